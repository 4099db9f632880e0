"""What many articles say together."""

from hypothesis import given
from hypothesis import strategies as st

from newsdash.dossier import Dossier
from newsdash.dossier.statements import Change, ModelFact, Naming, Position, RoleHistory
from newsdash.extraction.stream import extract
from newsdash.records import (
    SCHEMA_VERSION,
    Actor,
    AIModel,
    Article,
    Background,
    Evidence,
    Extraction,
    Fact,
    Shift,
    Stance,
    Target,
)

TEXT = "Was immer hier steht."
SPAN = Evidence(0, len(TEXT), TEXT)
BERG, MODEL = "person:jana-berg", "model:lindwurm"


def article(number, published=None):
    return Article(f"a{number}", None, f"Titel {number}", TEXT, "de", published, "Bote")


def extraction(number, published=None, facts=(), stances=()):
    berg = Actor(BERG, "Jana Berg", "person")
    model = AIModel(MODEL, "Lindwurm", None, None, None, None, None, None, None)
    background = Background(tuple(facts))
    found = article(number, published)
    return Extraction(SCHEMA_VERSION, found, (berg,), (model,), (), tuple(stances), background)


def role(title="Ministerin", organization=None, since=None):
    return Fact(BERG, "role", title, SPAN, organization, since)


def told(kind, value, evidence=SPAN):
    return Fact(MODEL, kind, value, evidence)


def stance(polarity, target="Tempolimit", shift=None, confidence=0.8):
    about = Target("topic", target, None)
    return Stance("s1", BERG, about, polarity, shift, SPAN, None, None, confidence)


def dossier(*extractions):
    collected = Dossier()
    for found in extractions:
        collected.add(found)
    return collected


def of_berg(kind, *extractions):
    return [s for s in dossier(*extractions).of_actor(BERG) if isinstance(s, kind)]


def of_model(*extractions):
    return {fact.fact: fact for fact in dossier(*extractions).of_model(MODEL)}


# Roles


def test_a_role_is_told_from_the_first_article_to_the_last_that_has_it():
    [history] = of_berg(
        RoleHistory,
        extraction(1, "2025-03-01", [role(organization="Land")]),
        extraction(2, "2024-01-05", [role()]),
        extraction(3, None, [role(since="2023")]),
    )
    assert (history.title, history.organization, history.since) == ("Ministerin", "Land", "2023")
    assert (history.first, history.last) == ("2024-01-05", "2025-03-01")
    assert [c.article for c in history.citations] == ["a2", "a1", "a3"]


def test_roles_at_two_houses_stay_two():
    histories = of_berg(
        RoleHistory,
        extraction(1, "2025", [role("Chefin", "Bahn")]),
        extraction(2, "2026", [role("Chefin", "Post")]),
    )
    assert [h.organization for h in histories] == ["Bahn", "Post"]


# Models


def test_facts_that_agree_are_one_with_all_their_sources():
    fact = of_model(
        extraction(1, "2025-09", [told("released", "2025")]),
        extraction(2, "2025-08", [told("released", "2025-08-05")]),
        extraction(3, "2025-10", [told("released", "--08-05")]),
    )["released"]
    assert not fact.contradictory
    [value] = fact.values
    assert value.value == "2025-08-05"
    assert [c.article for c in value.citations] == ["a2", "a1", "a3"]


def test_facts_that_contradict_are_all_kept_the_one_told_most_first():
    fact = of_model(
        extraction(1, "2025-01-01", [told("openness", "closed")]),
        extraction(2, "2025-01-02", [told("openness", "open-weight")]),
        extraction(3, "2025-01-03", [told("openness", "open-weight")]),
    )["openness"]
    assert fact.contradictory
    assert [(v.value, len(v.citations)) for v in fact.values] == [("open-weight", 2), ("closed", 1)]


def test_a_date_that_fits_two_others_is_no_third():
    fact = of_model(
        extraction(1, None, [told("released", "2025-08-05")]),
        extraction(2, None, [told("released", "2025-09-01")]),
        extraction(3, None, [told("released", "2025")]),
    )["released"]
    assert {v.value for v in fact.values} >= {"2025-08-05", "2025-09-01"}
    assert fact.contradictory


def test_what_newsdash_knows_of_itself_has_no_citation():
    fact = of_model(extraction(1, None, [told("developer", "Sprachwerk", None)]))["developer"]
    assert fact.values[0].citations == ()


def test_a_model_may_run_on_several_things():
    found = extraction(1, None, [told("runs_on", "Laptops"), told("runs_on", "Servern")])
    assert not of_model(found)["runs_on"].contradictory


# Changes of mind


def test_who_is_for_it_after_having_been_against_has_changed():
    [change] = of_berg(
        Change,
        extraction(2, "2025-06-01", stances=[stance("support")]),
        extraction(1, "2025-01-01", stances=[stance("oppose")]),
    )
    assert (change.from_, change.to, change.when) == ("oppose", "support", "2025-06-01")
    assert (change.before.article, change.after.article) == ("a1", "a2")
    assert change.dated
    assert not change.told


def test_opposites_without_order_are_a_contradiction():
    for one, other in (("2025-01-01", "2025-01-01"), (None, "2025"), ("2025", "2025-03-01")):
        [change] = of_berg(
            Change,
            extraction(1, one, stances=[stance("support")]),
            extraction(2, other, stances=[stance("oppose")]),
        )
        assert (change.dated, change.when) == (False, None)


def test_an_article_of_two_minds_and_an_unsure_stance_are_no_position():
    assert not of_berg(
        Change,
        extraction(1, "2025-01-01", stances=[stance("oppose")]),
        extraction(2, "2025-02-01", stances=[stance("support"), stance("oppose")]),
        extraction(3, "2025-03-01", stances=[stance("mixed")]),
        extraction(4, "2025-04-01", stances=[stance("support", confidence=0.3)]),
        extraction(5, "2025-05-01", stances=[stance("support", target="Maut")]),
    )


def test_a_change_that_an_article_tells_is_told_once_with_its_earlier_end():
    turned = stance("support", shift=Shift("oppose", "support", "2025"))
    [change] = of_berg(
        Change,
        extraction(1, "2024-01-01", stances=[stance("oppose")]),
        extraction(2, "2025-02-01", stances=[turned]),
    )
    assert change.told
    assert (change.before.article, change.after.article, change.when) == ("a1", "a2", "2025")


@given(st.permutations(range(6)))
def test_the_order_articles_come_in_does_not_matter(order):
    polarities = ("support", "oppose", "oppose", "mixed", "support", "support")
    found = [
        extraction(n, f"2025-0{n + 1}-01", [told("openness", "closed"), role()], [stance(p)])
        for n, p in enumerate(polarities)
    ]
    shuffled = dossier(*(found[n] for n in order))
    assert list(shuffled.statements()) == list(dossier(*found).statements())


def test_positions_are_told_with_where_they_stand_the_most_told_first():
    positions = of_berg(
        Position,
        extraction(1, "2025-02-01", stances=[stance("oppose")]),
        extraction(2, "2025-01-01", stances=[stance("oppose"), stance("support", "Maut")]),
    )
    assert [(p.polarity, p.target.name) for p in positions] == [
        ("oppose", "Tempolimit"),
        ("support", "Maut"),
    ]
    assert [c.article for c in positions[0].citations] == ["a2", "a1"]


# Names


def test_names_come_with_the_rule_that_made_them_one_actor():
    texts = ("„Ja“, sagte Jana Berg.", "„Nein“, sagte Berg.")
    articles = [Article(str(n), None, "", text, "de") for n, text in enumerate(texts)]
    collected = dossier(*extract(articles))
    [naming] = [s for s in collected.of_actor(BERG) if isinstance(s, Naming)]
    assert (naming.alias, naming.rule, naming.articles) == ("Berg", "surname", 1)


def test_a_role_told_with_its_beginning_has_it():
    text = "Jana Berg, seit März 2021 Präsidentin der Sprachwerk AG, kam."
    [history] = [
        s
        for s in dossier(*extract([Article("1", None, "", text, "de", "2026-01-01")])).of_actor(
            BERG
        )
        if isinstance(s, RoleHistory)
    ]
    assert (history.title, history.since) == ("Präsidentin", "2021-03")


def test_evidence_of_a_models_facts_stands_in_its_article():
    text = "Das Sprachmodell Lindwurm hat 70 Milliarden Parameter. Es ist quelloffen."
    facts = of_model(*extract([Article("1", None, "", text, "de")]))
    assert isinstance(facts["parameters"], ModelFact)
    cited = {kind: fact.values[0].citations[0] for kind, fact in facts.items()}
    assert cited["openness"].text == "Es ist quelloffen."
    assert all(text[c.start : c.end] == c.text for c in cited.values())

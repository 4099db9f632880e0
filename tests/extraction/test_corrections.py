"""What the user has set right in the configuration."""

from newsdash.configuration import Configuration
from newsdash.extraction.stream import extract
from newsdash.records import Article

TEXT = (
    "Ministerin Jana Berg lobte die Deutsche Bahn. „Das reicht“, sagte Berg. "
    "Der Konzern Lurago lehnt die Hebesätze ab. Lurago SE kritisierte Berg."
)


def read(**decided):
    article = Article(id="1", path=None, title="", text=TEXT, language="de")
    chosen = Configuration(pipelines=(("de", "rules"),), **decided)
    [found] = extract([article], chosen)
    return found


def names(found):
    return {actor.name for actor in found.actors}


def test_names_that_are_one_actor_become_one_with_all_that_is_theirs():
    found = read(same_actors=(("Berg-Lurago", ("Jana Berg", "Lurago")),))
    assert "Berg-Lurago" in names(found)
    assert not {"Jana Berg", "Lurago"} & names(found)
    [actor] = [a for a in found.actors if a.name == "Berg-Lurago"]
    assert {"Jana Berg", "Lurago"} <= set(actor.aliases)
    assert found.quotes[0].speaker.actor == actor.id
    assert actor.id in {stance.holder for stance in found.stances}
    assert len({a.id for a in found.actors}) == len(found.actors)


def test_what_is_no_actor_says_and_holds_nothing():
    found = read(no_actors=("Jana Berg",))
    assert "Jana Berg" not in names(found)
    [direct] = [quote for quote in found.quotes if quote.kind == "direct"]
    assert (direct.speaker.text, direct.speaker.actor) == ("Berg", None)
    known = {actor.id for actor in found.actors}
    assert {stance.holder for stance in found.stances} <= known


def test_nothing_decided_changes_nothing():
    assert read() == read(same_actors=(("Nobody Here", ("Someone Else",)),))


def test_own_topics_come_first():
    plain = {stance.target.name for stance in read().stances}
    own = {stance.target.name for stance in read(topics=(("Grundsteuer", ("hebes",)),)).stances}
    assert "Grundsteuer" in own - plain


def people(*texts, **decided):
    """Return each article's persons, by name, with their ids."""
    chosen = Configuration(pipelines=(("de", "rules"),), **decided)
    articles = [
        Article(id=str(n), path=None, title="", text=text, language="de")
        for n, text in enumerate(texts)
    ]
    return [
        {a.name: a.id for a in found.actors if a.kind == "person"}
        for found in extract(articles, chosen)
    ]


MAYOR = "Bürgermeister Hans Müller (SPD) kam. „Das reicht“, sagte Müller."
KEEPER = "Torwart Hans Müller vom VfB hielt alles. „Das reicht“, sagte Müller."


def test_a_name_that_two_bear_is_split_by_what_their_articles_say():
    [[one], [other]] = people(MAYOR, KEEPER)
    assert one == other == "Hans Müller"
    first, second = people(MAYOR, KEEPER, split_actors=(("Hans Müller", ("SPD", "VfB")),))
    assert list(first) == ["Hans Müller (SPD)"]
    assert list(second) == ["Hans Müller (VfB)"]
    assert set(first.values()).isdisjoint(second.values())


def test_who_is_meant_stays_open_where_an_article_has_the_words_of_both():
    [both] = people(MAYOR + " " + KEEPER, split_actors=(("Hans Müller", ("SPD", "VfB")),))
    assert list(both) == ["Hans Müller"]


def test_names_told_apart_stay_two_within_and_over_articles():
    texts = ("„Ja“, sagte Hans Georg Müller.", "„Nein“, sagte Hans Müller.")
    [one], [other] = (set(found.values()) for found in people(*texts))
    assert one == other
    groups = (("Hans Georg Müller", "Hans Müller"),)
    [one], [other] = (set(found.values()) for found in people(*texts, apart_actors=groups))
    assert one != other
    together = " ".join(texts)
    assert len(people(together)[0]) == 1
    assert len(people(together, apart_actors=groups)[0]) == 2


def test_a_correction_is_told_as_the_reason_of_a_merge():
    found = read(same_actors=(("Berg-Lurago", ("Jana Berg", "Lurago")),))
    told = {merge.name for merge in found.merges if merge.rule == "told by the user"}
    assert {"Jana Berg", "Lurago"} <= told

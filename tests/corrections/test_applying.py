"""Corrections put over what was found: who said it, who stands where, who is who."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.corrections.applying import Corrector
from newsdash.corrections.records import (
    ActorDismissed,
    ActorsMerged,
    ActorSplit,
    ModelDismissed,
    ModelsMerged,
    QuoteDismissed,
    SpeakerCorrected,
    StanceCorrected,
    from_line,
    to_line,
)
from newsdash.extraction.stream import extract
from newsdash.records import Article, Evidence

TEXT = (
    "Ministerin Jana Berg begrüßte das Tempolimit. „Das Limit ist richtig“, sagte Karl Lamm. "
    "Der Verband lehnt es ab."
)


def read(text=TEXT, identifier="a"):
    article = Article(identifier, None, "Limit", text, "de", "2025-08-05")
    return next(iter(extract([article])))


@pytest.fixture(scope="module")
def found():
    return read()


def names(extraction):
    return {actor.id: actor.name for actor in extraction.actors}


def stands(extraction):
    called = names(extraction)
    return {(called[s.holder], s.polarity, s.target.name) for s in extraction.stances}


def said(extraction):
    called = names(extraction)
    return [(q.text, called.get(q.speaker.actor) if q.speaker else None) for q in extraction.quotes]


def the_quote(extraction):
    quote = next(q for q in extraction.quotes if q.kind == "direct")
    return Evidence(quote.start, quote.end, quote.text)


def the_stance(extraction):
    return next(s for s in extraction.stances if names(extraction)[s.holder] == "Jana Berg")


def turned(extraction, polarity, **other):
    stance = the_stance(extraction)
    values = {
        "article": extraction.article.id,
        "evidence": stance.evidence,
        "holder": stance.holder,
        "target": stance.target.name,
        "polarity": polarity,
    }
    return StanceCorrected(**(values | other))


def test_without_corrections_nothing_changes(found):
    assert Corrector().apply(found) is found


def test_a_stance_is_turned_round(found):
    assert ("Jana Berg", "support", "Tempolimit") in stands(found)
    corrected = Corrector([turned(found, "oppose")]).apply(found)
    assert ("Jana Berg", "oppose", "Tempolimit") in stands(corrected)
    assert len(corrected.stances) == len(found.stances)


def test_a_stance_that_is_none_goes(found):
    corrected = Corrector([turned(found, None)]).apply(found)
    assert not any(who == "Jana Berg" for who, *_ in stands(corrected))


def test_of_two_corrections_of_one_stance_the_later_counts(found):
    corrector = Corrector([turned(found, "oppose"), turned(found, "mixed")])
    assert ("Jana Berg", "mixed", "Tempolimit") in stands(corrector.apply(found))


def test_other_articles_stay_as_they_are(found):
    assert Corrector([turned(found, "oppose", article="b")]).apply(found) is found


def test_the_stance_is_found_again_where_a_newer_extraction_cuts_it_a_little_differently(found):
    stance = the_stance(found)
    moved = msgspec.structs.replace(stance.evidence, start=stance.evidence.start + 5)
    corrected = Corrector([turned(found, "oppose", evidence=moved)]).apply(found)
    assert ("Jana Berg", "oppose", "Tempolimit") in stands(corrected)


def test_a_quote_gets_the_speaker_the_user_names(found):
    corrected = Corrector([SpeakerCorrected("a", the_quote(found), "Jana Berg")]).apply(found)
    assert ("Das Limit ist richtig", "Jana Berg") in said(corrected)


def test_a_speaker_the_article_does_not_know_becomes_an_actor(found):
    corrected = Corrector([SpeakerCorrected("a", the_quote(found), "Ute Alt")]).apply(found)
    assert ("Das Limit ist richtig", "Ute Alt") in said(corrected)
    assert [a.kind for a in corrected.actors if a.name == "Ute Alt"] == ["person"]


def test_what_is_read_from_a_quote_is_held_by_its_new_speaker():
    text = "„Das Tempolimit ist falsch“, sagte Karl Lamm. Jana Berg schwieg."
    found = read(text)
    assert ("Karl Lamm", "oppose", "Tempolimit") in stands(found)
    corrected = Corrector([SpeakerCorrected("a", the_quote(found), "Jana Berg")]).apply(found)
    assert stands(corrected) == {("Jana Berg", "oppose", "Tempolimit")}
    unknown = Corrector([SpeakerCorrected("a", the_quote(found), None)]).apply(found)
    assert not unknown.stances
    assert said(unknown) == [("Das Tempolimit ist falsch", None)]


def test_what_is_no_quote_goes(found):
    corrected = Corrector([QuoteDismissed("a", the_quote(found))]).apply(found)
    assert not any(text == "Das Limit ist richtig" for text, _ in said(corrected))


def test_two_names_become_one_actor_everywhere(found):
    corrector = Corrector([ActorsMerged("Karl Lamm", ("Jana Berg",))])
    assert "Jana Berg" not in names(corrector.apply(found)).values()
    assert ("Karl Lamm", "support", "Tempolimit") in stands(corrector.apply(found))


def test_one_name_becomes_two_by_the_word_that_tells_them_apart():
    corrector = Corrector([ActorSplit("Jana Berg", ("SPD", "VfB"))])
    party = read("Jana Berg (SPD) begrüßte das Tempolimit.")
    club = read("Jana Berg trainiert den VfB. Jana Berg begrüßte das Tempolimit.", "b")
    assert "Jana Berg (SPD)" in names(corrector.apply(party)).values()
    assert "Jana Berg (VfB)" in names(corrector.apply(club)).values()


def test_what_is_no_actor_says_and_holds_nothing(found):
    corrected = Corrector([ActorDismissed("Karl Lamm")]).apply(found)
    assert "Karl Lamm" not in names(corrected).values()
    assert ("Das Limit ist richtig", None) in said(corrected)


MODELS = (
    "Meta stellte das Sprachmodell Llama 4 vor. Jana Berg begrüßte Llama 4. "
    "Das Sprachmodell Nordstern von Nordwerk ist offen."
)


@pytest.fixture(scope="module")
def with_models():
    return read(MODELS)


def models(extraction):
    return {model.name: model for model in extraction.models}


def test_what_is_no_model_goes_and_what_is_thought_of_it_stays(with_models):
    assert ("Jana Berg", "support", "Llama 4") in stands(with_models)
    corrected = Corrector([ModelDismissed("llama 4")]).apply(with_models)
    assert set(models(corrected)) == {"Nordstern"}
    [stance] = [s for s in corrected.stances if s.target.name == "Llama 4"]
    assert (stance.target.kind, stance.target.id) == ("topic", None)
    assert not any(fact.about == models(with_models)["Llama 4"].id for fact in corrected.facts)


def test_two_names_become_one_model_with_the_mentions_of_both(with_models):
    corrected = Corrector([ModelsMerged("Nordstern", ("Llama 4",))]).apply(with_models)
    before = models(with_models)
    [model] = corrected.models
    assert model.name == "Nordstern"
    assert set(model.mentions) == {
        mention for name in ("Nordstern", "Llama 4") for mention in before[name].mentions
    }
    assert ("Jana Berg", "support", "Nordstern") in stands(corrected)
    assert {s.target.id for s in corrected.stances if s.target.kind == "model"} == {model.id}


places = st.builds(Evidence, st.integers(0, 300), st.integers(0, 300), st.text(max_size=20))
words = st.text(max_size=12)
names_of_models = words | st.sampled_from(["Llama 4", "Nordstern", "GPT-5"])
corrections = st.one_of(
    st.builds(StanceCorrected, words, places, words, words,
              st.sampled_from([None, "support", "oppose", "mixed"])),
    st.builds(SpeakerCorrected, st.sampled_from(["a", "b"]), places, st.none() | words),
    st.builds(QuoteDismissed, st.sampled_from(["a", "b"]), places),
    st.builds(ActorsMerged, words, st.lists(words, max_size=3).map(tuple)),
    st.builds(ActorSplit, words, st.lists(words, max_size=3).map(tuple)),
    st.builds(ActorDismissed, words),
    st.builds(ModelsMerged, names_of_models, st.lists(names_of_models, max_size=3).map(tuple)),
    st.builds(ModelDismissed, names_of_models),
)  # fmt: skip


@given(corrections)
def test_a_correction_is_read_back_from_its_line(correction):
    line = to_line(correction)
    assert line.count(b"\n") == 1
    assert from_line(line) == correction


@given(made=st.lists(corrections, max_size=4), about_models=st.booleans())
def test_whatever_is_corrected_refers_to_what_is_there(found, with_models, made, about_models):
    corrected = Corrector(made).apply(with_models if about_models else found)
    described = {model.id for model in corrected.models}
    assert {s.target.id for s in corrected.stances if s.target.kind == "model"} <= described
    known = {actor.id for actor in corrected.actors}
    quotes = {quote.id for quote in corrected.quotes}
    assert {s.holder for s in corrected.stances} <= known
    assert {q.speaker.actor for q in corrected.quotes if q.speaker} - {None} <= known
    assert {s.quote for s in corrected.stances} - {None} <= quotes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import read, stances

from newsdash.extraction.statement_sides import side_of

ARTICLE = (
    "Der Rat hat die neue Gebühr beschlossen. Die Gebühr gilt ab Januar, "
    "und von der Gebühr sind alle Höfe betroffen. "
)
SAID = "„Ausgerechnet die Kleinen trifft es, und niemand hat uns gefragt“, sagte Jana Berg."


@pytest.mark.parametrize(
    ("statement", "language", "sign"),
    [
        ("das reiche hinten und vorne nicht", "de", -1),
        ("Darauf haben wir jahrelang gewartet, endlich tut sich etwas.", "de", 1),
        ("die Sitzung beginne um 19 Uhr und dauere zwei Stunden", "de", 0),
        ("It does nothing for the people who live here.", "en", -1),
        ("The trial starts in March and is expected to last two weeks.", "en", 0),
    ],
)
def test_what_is_said_takes_a_side_or_none(statement, language, sign):
    assert side_of(statement, language).sign == sign


def test_words_without_an_attitude_tell_where_their_speaker_stands():
    assert ("Jana Berg", "oppose", "neue Gebühr") in stances(ARTICLE + SAID)


def test_what_only_words_tell_is_less_sure_than_what_a_verb_tells():
    found = read(f"{ARTICLE}Karl Lamm lehnt die Gebühr ab. {SAID}").stances()
    framed = next(s for s in found if s.cue is not None and s.cue.text == "lehnt")
    worded = next(s for s in found if s.polarity == "oppose" and s.quote is not None)
    assert worded.confidence < framed.confidence


def test_where_a_speaker_stands_is_not_learnt_if_it_is_told():
    told = f"{ARTICLE}Jana Berg begrüßte die Gebühr. {SAID}"
    assert [s for s in stances(told) if s[0] == "Jana Berg"] == [("Jana Berg", "support", "Gebühr")]


def test_information_takes_no_side():
    text = ARTICLE + "Die Sitzung beginne um 19 Uhr, sagte Jana Berg."
    assert not [stance for stance in stances(text) if stance[0] == "Jana Berg"]


@given(st.text(max_size=300), st.sampled_from(["de", "en", "fr"]))
def test_any_text_has_one_side_with_a_probability(text, language):
    side = side_of(text, language)
    assert side.sign in (-1, 0, 1)
    assert 0 <= side.probability <= 1


def test_nothing_is_told_in_a_language_nothing_was_learnt_of():
    assert side_of("Cela ne suffit pas du tout.", "fr").sign == 0

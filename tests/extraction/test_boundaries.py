"""Sentence starts as the bundled pipelines' parsers are given them."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsdash.extraction.boundaries import INSIDE, OPEN, START, sentence_starts
from newsdash.extraction.lexicon import lexicon

GERMAN = spacy.blank("de")


def starts(text, undecided=False):
    doc = GERMAN(text)
    flags = sentence_starts(doc, lexicon("de"), undecided)
    return [t.text for t, flag in zip(doc, flags, strict=True) if flag == START]


@pytest.mark.parametrize(
    ("text", "first_words"),
    [
        ("„Das ist gut. Wir bleiben“, sagte Berg. Er ging.", ["„", "Wir", "Er"]),
        ("Er nannte das „sehr klug“ und ging. Sie blieb.", ["Er", "Sie"]),
        ("Er sagte: „Wir gehen.“ Dann ging er.", ["Er", "Dann"]),
        ("»Gehen wir?«, fragte sie. »Ja.«", ["»", "»"]),
        ("Am 3. Oktober kam Dr. Berg. Danach war Ruhe.", ["Am", "Danach"]),
        ("Forscher:innen warnen. Bürger:innen auch.", ["Forscher", "Bürger"]),
        ("Streit um Chips\n\nDie Lage ist ernst.", ["Streit", "Die"]),
    ],
)
def test_sentences_of_news_text_begin_where_they_do(text, first_words):
    assert starts(text) == first_words


def test_what_no_mark_tells_is_left_to_the_parser_only_when_asked():
    doc = GERMAN("Das Zimmer war fertig Das ist schön.")
    decided = sentence_starts(doc, lexicon("de"))
    assert decided == [START, *[INSIDE] * 7]
    assert sentence_starts(doc, lexicon("de"), undecided=True)[4] == OPEN


def test_a_formal_address_is_never_left_open():
    doc = GERMAN("Ich bitte Sie herzlich.")
    assert OPEN not in sentence_starts(doc, lexicon("de"), undecided=True)


@given(st.text(st.sampled_from(" .!?…„“»«\"'aAbBäÄ1:\n-()"), max_size=80))
def test_every_text_begins_with_a_sentence_and_every_token_is_judged(text):
    doc = GERMAN(text)
    flags = sentence_starts(doc, lexicon("de"), undecided=True)
    assert len(flags) == len(doc)
    assert flags[:1] in ([], [START])
    assert set(flags) <= {START, INSIDE, OPEN}

"""Whatever the text, extraction ends, and its offsets and references hold."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invariants import complaints
from strategies import article, articles, jumbles, sentences

from newsdash.extraction.stream import extract, extract_article

# No deadline: the first example loads the pipeline.
moderate = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)

LONG = 20_000
RUN = 3_000  # spaCy's tokenizer takes the square of the length of a run of marks
LONG_LINES = {
    "one sentence": "Die Ministerin sagte, das sei falsch, und " * 480,
    "one word": "Donaudampfschiff" * 1_250,
    "one word with hyphens": "OpenAI-Chef-" * 1_700,
    "one quotation": "„" + "Wir prüfen das weiter und " * 770 + "“, sagte Anna Größler.",
    "many quotations": "„Das ist falsch“, sagte Anna Größler. " * 250,
    "apostrophes": "Anna's " * 2_900,
    "spaces": "a" + " " * LONG + "b",
    "full stops": "z. B. " * 3_400,
    "digits": "12.345,67 " * 2_000,
    "capitals": "OpenAI Meta Nvidia Anna Größler " * 630,
    "combining marks": "a" + "\u0301" * LONG,
    "bidi overrides": "\u202eAnna\u202c" * 3_400,
    "opening marks only": "„" * RUN,
    "straight marks only": '"' * RUN,
    "nested marks": "„‚" * (RUN // 4) + "Ja" + "‘“" * (RUN // 4),
    "brackets": "([{" * (RUN // 3),
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * (RUN // 5),
    "unclosed marks on many lines": "„Ja\n" * (RUN // 4),
}


@moderate
@given(sentences)
def test_sentences_of_news_yield_valid_records(text):
    assert complaints(extract_article(article(text))) == []


@moderate
@given(jumbles)
def test_jumbled_news_yield_valid_records(text):
    assert complaints(extract_article(article(text))) == []


@moderate
@given(st.text())
def test_any_text_yields_valid_records(text):
    assert complaints(extract_article(article(text))) == []


@moderate
@given(articles)
def test_any_language_yields_valid_records(any_article):
    extraction = extract_article(any_article)
    assert extraction.article == any_article
    assert complaints(extraction) == []


@settings(moderate, max_examples=60)
@given(st.lists(sentences.map(article), min_size=2, max_size=4))
def test_references_hold_when_actors_are_settled_across_articles(several):
    for extraction in extract(several):
        assert complaints(extraction) == []


@settings(moderate, max_examples=40)
@given(sentences)
def test_the_same_text_always_yields_the_same_records(text):
    assert extract_article(article(text)) == extract_article(article(text))


@pytest.mark.parametrize("line", LONG_LINES.values(), ids=LONG_LINES)
def test_a_very_long_line_yields_valid_records(line):
    assert complaints(extract_article(article(line))) == []


def test_quotes_are_found_between_marks_of_every_style():
    for opening, closing in ("„“", "»«", "«»", "“”", '""', "›‹", "‚‘"):
        text = f"{opening}Wir werden das bis Montag prüfen{closing}, sagte Anna Größler."
        quote = extract_article(article(text)).quotes[0]
        assert (quote.kind, quote.text) == ("direct", "Wir werden das bis Montag prüfen")

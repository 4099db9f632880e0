import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.extraction.quotation_marks import MARKS, pair_marks


def contents(text):
    return [text[span.start : span.end] for span in pair_marks(text)]


@pytest.mark.parametrize(
    "text",
    [
        "„Es ist gut“, sagte sie.",
        "»Es ist gut«, sagte sie.",
        "«Es ist gut», sagte sie.",
        '"Es ist gut", sagte sie.',
        "‚Es ist gut‘, sagte sie.",
        "›Es ist gut‹, sagte sie.",
        "“Es ist gut”, sagte sie.",
        '„Es ist gut", sagte sie.',
        "„Es ist gut”, sagte sie.",
    ],
)
def test_every_style_of_marks_is_paired(text):
    assert contents(text) == ["Es ist gut"]


def test_nested_marks_keep_their_depth():
    spans = pair_marks("„Er rief ‚Halt‘ und ging“, sagte sie.")
    assert [span.depth for span in spans] == [0, 1]


def test_an_apostrophe_opens_and_closes_nothing():
    assert contents("Das ist's, was Kant's Freunde wollten. Andreas' Haus.") == []


def test_a_missing_closing_mark_ends_with_the_paragraph():
    [span] = pair_marks("Sie sagte: „Das bleibt offen.\nUnd dann ging sie.")
    assert (span.closed, span.end) == (False, len("Sie sagte: „Das bleibt offen."))


def test_a_quotation_runs_over_a_paragraph_break_when_its_end_follows():
    assert contents("„Erster Absatz.\n\nZweiter Absatz.“") == ["Erster Absatz.\n\nZweiter Absatz."]


@given(st.text(alphabet=st.one_of(st.sampled_from(sorted(MARKS)), st.sampled_from(" ab.\n"))))
def test_spans_lie_inside_the_text_and_are_never_empty(text):
    for span in pair_marks(text):
        assert 0 < span.start < span.end <= len(text)

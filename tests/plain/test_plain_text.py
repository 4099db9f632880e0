"""Whatever the news holds, what is written is plain text."""

import io
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talking import Talk

import hostile
from newsdash.plain.conversation import MistakeError
from newsdash.plain.output import Output, spoken

SAID = (
    ":actors", ":all", ":why 1", ":dossier 1", ":read 1", "", ":next", ":article", ":pin 1",
    ":unpin", ":models", ":why 1", ":read 1", ":stances", ":why 1", ":why 2", ":read 1", ":cite 1",
    ":quotes", ":all", ":why 1", ":read 2", ":cite 1", ":narrow 1", ":clear", ":matrix", ":read 1",
    ":why 1", ":timeline", ":changes", ":why 1", ":contradictions", ":facets", ":narrow 1",
    ":clear", ":new", ":saved", ":problems", ":help",
)  # fmt: skip
DRAWN = [*range(0x2500, 0x25A0), *range(0x1FB00, 0x1FC00)]


def answers(talk):
    """What is written, and the mistakes told beside it: one line each, which nobody wraps."""
    written, mistakes = [], []
    for line in SAID:
        try:
            written += talk.say(line)
        except MistakeError as mistake:
            mistakes.append(spoken(str(mistake)))
    return written, mistakes


def harmful(line):
    return [
        character
        for character in line
        if unicodedata.category(character)[0] == "C" or ord(character) in DRAWN
    ]


@given(st.text(max_size=60), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_line_holds_a_control_character_or_a_drawn_line(nasty, wrapped):
    talk = Talk([hostile.article(1, nasty)], [(nasty, nasty)], width=40 if wrapped else None)
    written, mistakes = answers(talk)
    for line in written + mistakes:
        assert not harmful(line)
    assert not wrapped or all(len(line) < 40 for line in written)


@pytest.mark.parametrize("nasty", [*hostile.TEXTS, "╔═║╚ ▐█▌ \x1b[1m ╋", "─" * 500])
def test_a_hostile_article_is_answered_about_without_harm(nasty):
    written, mistakes = answers(Talk([hostile.article(1, nasty)], [(nasty, nasty)]))
    assert not any(harmful(line) for line in written + mistakes)
    assert any(line.startswith("actors, ") for line in written)


@given(st.text(), st.integers(1, 60))
def test_wrapping_loses_no_word(text, width):
    stream = io.StringIO()
    Output(stream, width).say(text)
    assert stream.getvalue().replace("\n", "").replace(" ", "") == spoken(text).replace(" ", "")


def test_a_line_that_fits_is_left_as_it_is():
    stream = io.StringIO()
    Output(stream, 80).say("a line", "another")
    assert stream.getvalue() == "a line\nanother\n"


def test_without_a_terminal_nothing_is_wrapped():
    stream = io.StringIO()
    Output(stream).say("word " * 300)
    assert stream.getvalue().count("\n") == 1


def test_an_article_of_one_huge_line_is_read_in_parts():
    talk = Talk([hostile.article(1, "x" * 40_000)])
    talk.say(":quotes")
    answer = talk.say(":read 1")
    assert all(len(line) < 5_000 for line in answer)
    assert sum(line.count("x") for line in talk.say(":article")) > 80_000

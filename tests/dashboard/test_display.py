import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

import hostile
from newsdash.dashboard.columns import GAP, Column, layout
from newsdash.dashboard.display import clean, cut, pieces, widths, window
from newsdash.dashboard.reader.wrap import wrap

ANYTHING = st.one_of(
    st.text(),
    st.text(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Zs", "Zl", "Lo"))),
    st.sampled_from(hostile.TEXTS),
)


@given(ANYTHING)
def test_what_is_shown_is_one_printable_line(text):
    shown = clean(text)
    assert shown.isprintable()
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"} for c in shown)


@given(ANYTHING)
def test_combining_marks_cannot_flood(text):
    run = 0
    for character in clean(text):
        run = run + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        assert run <= 2


@given(ANYTHING)
def test_every_character_has_its_piece(text):
    assert len(pieces(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[/b] [W]e", "[/b] [W]e"),
        ("\x1b]52;c", "␛]52;c"),
        ("a\r\n\tb", "a b"),
        ("\u202eab", "·ab"),
        ("zero\u200bwidth", "zerowidth"),
        ("über Größe", "über Größe"),
    ],
)
def test_hostile_text_stays_readable(text, shown):
    assert clean(text) == shown


def test_what_is_left_out_is_told_by_an_ellipsis():
    assert clean("x" * 50, limit=10) == "xxxxxxxxxx…"


@given(ANYTHING, st.integers(0, 40))
def test_cut_text_fits(text, width):
    shown = clean(text)
    assert cell_len(cut(shown, width)) <= width
    assert sum(widths(shown)) == cell_len(shown) or not shown.isascii()


def test_wide_characters_are_cut_whole():
    assert cut("日本語", 4) == "日…"
    assert cut("日本", 4) == "日本"


def test_a_match_far_to_the_right_comes_into_view():
    text = "wort " * 100 + "Altman sprach"
    shown, moved = window(text, 40, text.index("Altman"))
    at = text.index("Altman") - moved
    assert shown[at:].startswith("Altman")
    assert at < 30


@given(ANYTHING, st.integers(8, 60))
@example(text=" 000000\u2e80", width=8)  # an indent takes room, too
def test_wrapped_lines_hold_all_text_in_order_and_fit(text, width):
    at = 0
    for start, end in wrap(text, width):
        assert at <= start <= end
        assert not text[at:start].strip()
        shown = "".join(pieces(text[start:end].rstrip()))
        assert cell_len(shown) <= width
        at = end
    assert not text[at:].strip()


@given(
    st.lists(
        st.builds(Column, st.just("t"), st.integers(1, 20), st.integers(0, 3), st.integers(0, 5)),
        min_size=1,
        max_size=6,
    ),
    st.integers(1, 120),
)
def test_columns_never_take_more_than_there_is(columns, room):
    slots = layout(columns, room)
    assert sum(slot.width for slot in slots) + GAP * (len(slots) - 1) <= room
    assert [slot.column for slot in slots] == sorted(slot.column for slot in slots)


def test_lesser_columns_go_first():
    columns = [Column("a", 10), Column("b", 10, rank=2), Column("c", 10, rank=1)]
    assert [slot.column for slot in layout(columns, 22)] == [0, 2]

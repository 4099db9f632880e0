"""Where reports say where they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import actors, stances

from newsdash.extraction.analysis import analyse
from newsdash.extraction.datelines import datelines


@pytest.mark.parametrize(
    "line",
    [
        "Kiel (dpa) – ",
        "Frankfurt am Main (dpa/lhe) - ",
        "(dpa) - ",
        "BERLIN/WIEN, 12. März (APA) - ",
        "Wien – ",
        "CALLOWAY, Sept 30 - ",
        "OSLO — ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(line):
    text = f"{line}Jana Berg lehnt den Umbau des Bahnhofs in der Innenstadt ab."
    assert [(found.start, text[found.start : found.end]) for found in datelines(text)] == [
        (0, line)
    ]
    assert stances(text) == [("Jana Berg", "oppose", "Umbau des Bahnhofs")]


def test_the_agency_in_a_dateline_says_nothing():
    assert "dpa" not in actors("Kiel (dpa) – Jana Berg lehnt den Umbau ab.")


@pytest.mark.parametrize(
    "text",
    [
        "Jana Berg – die Chefin der Bahn – hat den Plan gestern in Berlin kritisiert.",
        "Trump – Gefahr für die Welt",
        "Jana Berg lehnt den Umbau ab – und zwar sofort.",
        "Ein Satz - noch einer.",
    ],
)
def test_other_dashes_make_no_dateline(text):
    assert datelines(text) == []


@given(st.text(alphabet="ABerlin (dpa)–-,.\n KielJana", max_size=80))
def test_datelines_begin_lines_and_leave_offsets_alone(text):
    for line in datelines(text):
        assert 0 <= line.start < line.end <= len(text)
        assert line.start == 0 or text[line.start - 1] == "\n"
        assert "\n" not in text[line.start : line.end]
    told = [word for sentence in analyse(text, "de").sentences for word in sentence.words]
    assert all(text[word.start : word.end] == word.text for word in told)

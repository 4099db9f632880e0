"""Copy of an agency in several papers is one group; what only looks like it is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from shelves import READ_WITH, bare, fill

from newsdash.library import Library
from newsdash.library.carrying import carriers, words_said
from newsdash.library.checking import check
from newsdash.library.likeness import bands, features, likeness
from newsdash.library.writing import WritableLibrary
from newsdash.records import Quote

PARAGRAPHS = (
    "Der Gemeinderat von Altenroda hat am Dienstagabend nach vierstündiger Beratung beschlossen, "
    "das Freibad am Mühlgraben nicht zu schließen. Dafür stimmten 14 der 22 Mitglieder.",
    "Die Sanierung der Becken soll nach Angaben der Verwaltung im kommenden Frühjahr beginnen und "
    "rund 3,4 Millionen Euro kosten. Das Land hat einen Zuschuss in Aussicht gestellt.",
    "„Ohne das Bad lernt hier kein Kind mehr schwimmen“, sagte Bürgermeisterin Heike Sander nach "
    "der Sitzung. Sie dankte dem Förderverein, der 9000 Unterschriften gesammelt hatte.",
    "Gegen den Beschluss stellte sich die Fraktion der Freien Liste. Ihr Sprecher Jost Wiegand "
    "nannte die Rechnung der Verwaltung unvollständig, weil sie die Heizung nicht enthalte.",
    "Das Freibad war 1961 eröffnet und zuletzt 1987 erneuert worden. Im vergangenen Sommer kamen "
    "knapp 31.000 Gäste, so viele wie seit 2003 nicht mehr.",
)
OTHER = (
    "Im Hafen von Hansholm ist am Mittwoch ein Frachter auf Grund gelaufen, ohne dass jemand "
    "verletzt wurde. Zwei Schlepper zogen das Schiff am Nachmittag zurück in die Fahrrinne.",
    "Nach Auskunft der Wasserschutzpolizei war eine Störung an der Ruderanlage die Ursache. Der "
    "Kapitän hatte rechtzeitig Anker werfen lassen, um Schlimmeres zu verhindern.",
    "Die Reederei will den Schaden nun in der Werft begutachten lassen. Bis dahin bleibt das "
    "Schiff mit seiner Ladung aus Holz und Papier am nördlichen Kai liegen.",
)
COPY = "\n\n".join(PARAGRAPHS)
PRINTED = {
    "another headline": "Altenroda behält sein Freibad\n\n" + COPY,
    "another headline and a byline": "Rat rettet das Bad\n\nVon Lene Oster, dpa\n\n" + COPY,
    "without its last paragraph": "Bad bleibt\n\n" + "\n\n".join(PARAGRAPHS[:-1]),
    "other line breaks and marks": COPY.replace("\n\n", "\n").replace("„", "»").replace("“", "«"),
    "one sentence of its own": COPY + "\n\nDer Kreistag berät darüber in der nächsten Woche.",
}


def alike(one, other):
    return likeness(features(one), features(other))


@pytest.mark.parametrize("printed", PRINTED.values(), ids=PRINTED)
def test_agency_copy_is_recognised_with(printed, tmp_path):
    fill(tmp_path / "l.db", [bare(COPY, 1), bare("\n\n".join(OTHER), 2), bare(printed, 3)])
    with Library(tmp_path / "l.db") as library:
        assert [e.extraction.article.id for e in library.group("a1")] == ["a1", "a3"]
        assert [e.extraction.article.id for e in library.group("a2")] == ["a2"]
        assert library.counts().groups == 2


@pytest.mark.parametrize(
    "other",
    [
        "\n\n".join(OTHER),
        # half of it is another report
        "\n\n".join((*PARAGRAPHS[:2], *OTHER)),
        # a report of a later meeting in the words of the first: other numbers
        COPY.replace("14 der 22", "9 der 17").replace("3,4", "5,8").replace("9000", "1200")
        .replace("1961", "1972").replace("1987", "1999").replace("31.000", "12.000"),
        # too little of it to tell
        "Der Gemeinderat von Altenroda hat am Dienstagabend beschlossen.",
        "",
    ],
)  # fmt: skip
def test_other_texts_stay_apart(other):
    assert alike(COPY, other) == 0.0


@given(st.permutations(PARAGRAPHS), st.integers(4, 5))
@settings(max_examples=40, deadline=None)
def test_paragraphs_in_any_order_are_found_by_the_sketch(paragraphs, kept):
    cut = "\n\n".join(paragraphs[:kept])
    if alike(COPY, cut):
        assert set(bands(features(COPY))) & set(bands(features(cut)))


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_of_its_own(text):
    found = features(text)
    assert len(bands(found)) in (0, 16)
    assert likeness(found, found) in (0.0, 1.0)


def test_one_quotation_in_several_papers_shows_where_it_was_printed(tmp_path):
    said = "Ohne das Bad lernt hier kein Kind mehr schwimmen"
    start = COPY.index(said)
    quote = Quote(
        "q", "direct", start, start + len(said), said, ((start, start + len(said)),), None, None,
        None, None, 0.9,
    )  # fmt: skip
    without = "\n\n".join((*PARAGRAPHS[:2], *PARAGRAPHS[3:]))
    marked = PRINTED["other line breaks and marks"]
    papers = [
        bare(COPY, 1, source="Agentur"),
        bare(marked, 2, source="Bote"),
        bare(marked, 3, "copy.txt", source="Kurier"),
        bare(without, 4, source="Blatt"),
    ]
    fill(tmp_path / "l.db", papers)
    with Library(tmp_path / "l.db") as library:
        assert len(library.group("a1")) == 3
        carrying = carriers(library, "a1", quote.spans)
        assert [p.source for p in carrying] == ["Agentur", "Bote", "Kurier"]
        assert carriers(library, "nobody", quote.spans) == []
        rows = [entry.row for entry in library.group("a2")]
        assert len(set(library.groups_of(rows).values())) == 1
    elsewhere = replace(quote, text="Ohne das Bad, lernt hier kein Kind mehr: „Schwimmen“")
    assert words_said(elsewhere) == words_said(quote)


def test_a_report_rewritten_in_its_file_leaves_its_group(tmp_path):
    with WritableLibrary(tmp_path / "l.db") as library:
        run = library.begin_run("add")
        for number, text in enumerate((COPY, PRINTED["another headline"], "\n\n".join(OTHER))):
            path = ("a", "b", "a")[number]
            library.store(bare(text, number, path), READ_WITH, path, run)
        third = bare(PRINTED["one sentence of its own"], 3, "c")
        library.store(third, READ_WITH, "c", run)
        assert [e.extraction.article.id for e in library.group("a3")] == ["a1", "a3"]
        assert len(library.group("a2")) == 1
        assert list(check(library)) == []

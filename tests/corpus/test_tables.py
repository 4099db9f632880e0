"""Tables become articles, whatever their columns are called and wherever they come from."""

import csv
import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsdash.corpus import Location, Unreadable, read
from newsdash.corpus.tables import from_table
from newsdash.records import Article

GERMAN = ["Überschrift", "Volltext", "Erscheinungsdatum", "Medium", "Sprache"]
ROW = ["Rat stimmt zu", "Der Rat hat „endlich“ zugestimmt; so hieß es.", "05.08.2025", "Bote", "de"]


def table(rows, **style):
    lines = io.StringIO(newline="")
    csv.writer(lines, **style).writerows(rows)
    return lines.getvalue()


def reason(location, columns=()):
    [problem] = read(location, columns=columns)
    assert isinstance(problem, Unreadable)
    assert "\n" not in problem.reason
    return problem.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found(file, delimiter, encoding):
    content = table([GERMAN, ROW], delimiter=delimiter).encode(encoding)
    [article] = read(file("a.csv", content))
    assert (article.title, article.text) == (ROW[0], ROW[1])
    assert (article.published, article.source, article.language) == ("2025-08-05", "Bote", "de")


def test_a_table_as_excel_writes_it_in_german(file):
    content = "sep=;\r\n" + table([GERMAN, ROW], delimiter=";", quoting=csv.QUOTE_ALL)
    [article] = read(file("a.csv", content.encode("cp1252")))
    assert article.text == ROW[1]


def test_tabs_are_what_a_tsv_has_even_where_there_are_more_commas(file):
    rows = [["title", "text"], ["a, b, c", "Eins, zwei, drei, vier."]]
    [article] = read(file("a.tsv", table(rows, delimiter="\t")))
    assert article.title == "a, b, c"


@pytest.mark.parametrize(
    "header",
    [
        ["Headline", "Body", "Published At", "Publisher"],
        ["titel", "artikel_text", "datum", "quelle"],
        ["SCHLAGZEILE", "Inhalt", "Veröffentlicht am", "Zeitung"],
        ["Title", "Full Text", "Date", "source_name"],
    ],
)
def test_columns_are_known_by_many_names(file, header):
    [article] = read(file("a.csv", table([header, ["Rat", "Text", "2025-08-05", "Bote"]])))
    assert (article.title, article.text) == ("Rat", "Text")
    assert (article.published, article.source) == ("2025-08-05", "Bote")


def test_the_id_of_a_row_is_kept_and_its_address_names_the_outlet_at_last(file):
    rows = [["id", "text", "url"], ["7", "Text", "https://bote.example/7"]]
    [article] = read(file("a.csv", table(rows)))
    assert (article.id, article.source) == ("7", "https://bote.example/7")


def test_columns_can_be_named(file):
    rows = [["Kopf", "Langfassung", "text"], ["Rat", "Der Rat hat zugestimmt.", "kurz"]]
    columns = [("title", "kopf"), ("text", "Langfassung")]
    [article] = read(file("a.csv", table(rows)), columns=columns)
    assert (article.title, article.text) == ("Rat", "Der Rat hat zugestimmt.")


def test_a_column_that_is_not_there_is_told_with_those_that_are(file):
    said = reason(file("a.csv", table([["a", "text"], ["1", "2"]])), [("title", "Kopf")])
    assert "'Kopf'" in said
    assert "a, text" in said


def test_a_table_without_a_text_says_how_to_name_it(file):
    said = reason(file("a.csv", table([["Nr", "Langfassung"], ["1", "Text"]])))
    assert "--column text=NAME" in said
    assert "Nr, Langfassung" in said


def test_a_row_without_a_text_costs_only_itself_and_is_named_by_its_line(file):
    rows = [["title", "text"], ["a", "Eins\nzwei"], ["b", " "], [], ["c"], ["d", "Drei"]]
    location = file("a.csv", table(rows))
    found = list(read(location))
    assert [getattr(item, "text", None) for item in found] == ["Eins\nzwei", None, None, "Drei"]
    assert [item.where for item in found[1:3]] == [f"{location.path}:4", f"{location.path}:6"]


def test_a_piped_table_is_told_from_prose():
    piped = table([["title", "text"], ["Rat", "Text"]]).encode()
    [article] = read(Location(None), io.BytesIO(piped))
    assert article.text == "Text"
    [prose] = read(Location(None), io.BytesIO(b"The title, text and date were wrong.\nYes."))
    assert prose.text.endswith("Yes.")


@pytest.mark.parametrize("content", ["", "\n\n", "sep=;\n"])
def test_an_empty_table_is_named(file, content):
    assert "empty" in reason(file("a.csv", content))


def test_column_names_alone_are_no_table(file):
    assert "no rows below" in reason(file("a.csv", "title,text\n"))


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=30
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(CELL, CELL.filter(str.strip)), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_any_rows_come_back(rows, delimiter):
    text = table([["title", "text"], *rows], delimiter=delimiter)
    found = list(from_table(text.replace("\r\n", "\n"), Location("a.csv")))
    assert [article.text for article in found] == [body for _, body in rows]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_called_a_table_gives_articles_or_complaints(tmp_path_factory, text):
    assume("\ud800" not in text)
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text("text,title\n" + text, encoding="utf-8", newline="")
    found = list(read(Location(str(path))))
    assert found
    assert all(isinstance(item, Article | Unreadable) for item in found)

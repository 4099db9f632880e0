"""Word, RTF and PDF, made by the libraries that write them."""

import io
import sys
import zipfile
from pathlib import Path

import docx
import fpdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdash.corpus import Location, Unreadable, read, word_documents
from newsdash.corpus.pdf_documents import running_text
from newsdash.records import Article

FILES = Path(__file__).parent / "files"
STORY = [
    "Auenfeld baut seinen Bahnhof um",
    "Der Stadtrat hat am Dienstag dem Umbau zugestimmt.",
    "„Das wurde Zeit“, sagte Bürgermeisterin Jana Berg.",
]


def the_article(location):
    [article] = read(location)
    assert isinstance(article, Article), article
    return article


def reason(location):
    [problem] = read(location)
    assert isinstance(problem, Unreadable), problem
    assert "\n" not in problem.reason
    return problem.reason


# Word


def word(paragraphs, rows=()):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for row in rows:
        table = document.add_table(rows=1, cols=len(row))
        for cell, text in zip(table.rows[0].cells, row, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["2025-08-05-a.docx", "2025-08-05-noname"])
def test_a_word_document_is_an_article_of_its_paragraphs(file, name):
    article = the_article(file(name, word(STORY)))
    assert article.title == STORY[0]
    assert article.text == "\n\n".join(STORY)
    assert (article.language, article.published) == ("de", "2025-08-05")


def test_the_cells_of_a_table_are_read_where_they_stand(file):
    article = the_article(file("a.docx", word(STORY, [("2025", "4 Millionen")])))
    assert article.text.endswith("2025\t4 Millionen")


def test_an_empty_word_document_is_named(file):
    assert "no text" in reason(file("a.docx", word([])))


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no archive", "broken"),
        (word(STORY)[:2000], "broken"),
        (zipped(a="x"), "no Word document"),
        (zipped(**{"word/document.xml": "<x/>"}), "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "password"),
    ],
)
def test_what_is_no_word_document_is_told(file, content, words):
    assert words in reason(file("a.docx", content))


def test_a_zip_bomb_is_not_unpacked(file, monkeypatch):
    monkeypatch.setattr(word_documents, "_MOST_UNPACKED", 2_000_000)
    bomb = zipped(**{"word/document.xml": b" " * 3_000_000})
    assert len(bomb) < 10_000
    assert "unpacks to more than 2 MB" in reason(file("a.docx", bomb))


def test_an_entity_in_a_word_document_reads_no_file(file, tmp_path):
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    stream = io.BytesIO(word(STORY))
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trick = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]><w:document'
    body = parts["word/document.xml"].replace(b"<w:document", trick.encode(), 1)
    parts["word/document.xml"] = body.replace(b"Dienstag", b"&s;")
    [found] = read(file("a.docx", zipped(**parts)))
    assert "geheim" not in getattr(found, "text", "")


# RTF


@pytest.mark.parametrize("name", ["a.rtf", "noname"])
def test_rich_text_is_an_article_without_addresses_of_links(file, name):
    article = the_article(file(name, (FILES / "umbau.rtf").read_bytes()))
    assert article.title == "Rat von Auenfeld stimmt dem Umbau zu"
    assert "„Das wurde Zeit“, sagte Bürgermeisterin Jana Berg." in article.text
    assert "12 Millionen €. Mehr steht auf der Seite der Stadt." in article.text
    assert "2025\t4 Mio." in article.text
    assert "http" not in article.text


def test_what_is_no_rich_text_is_told(file):
    assert "no RTF" in reason(file("a.rtf", "Nur Text"))
    assert "no text" in reason(file("a.rtf", r"{\rtf1\ansi }"))


# PDF

LONG = (
    "Der Stadtrat von Auenfeld hat am Dienstagabend mit großer Mehrheit dem Umbau des Bahnhofs"
    " zugestimmt, und damit endet nun ein langer Streit."
)


class Paper(fpdf.FPDF):
    """Pages with a running head and a page number."""

    def header(self):
        self.set_font("Helvetica", size=9)
        self.cell(0, 10, f"Auenfelder Bote - Dienstag, 5. August 2025 - {self.page_no()}")
        self.ln()

    def footer(self):
        self.set_y(-15)
        self.set_font("Helvetica", size=9)
        self.cell(0, 10, f"Seite {self.page_no()}")


def pdf(pages, kind=fpdf.FPDF, title=None, password=None):
    document = kind()
    if title:
        document.set_title(title)
    if password:
        document.set_encryption(owner_password="x", user_password=password)
    for paragraphs in pages:
        document.add_page()
        document.set_font("Helvetica", size=12)
        for text in paragraphs:
            document.multi_cell(0, 8, text.encode("cp1252").decode("latin-1"))
            document.ln(0)
    return bytes(document.output())


@pytest.mark.parametrize("name", ["a.pdf", "noname"])
def test_the_lines_of_a_pdf_become_paragraphs(file, name):
    article = the_article(file(name, pdf([["Bahnhof wird umgebaut", LONG, LONG]])))
    assert article.title == "Bahnhof wird umgebaut"
    assert article.text == f"Bahnhof wird umgebaut\n\n{LONG}\n\n{LONG}"


def test_running_heads_and_page_numbers_are_no_text(file):
    article = the_article(
        file("a.pdf", pdf([[word + LONG] * 3 for word in ("Ja. ", "Nein. ", "Oh. ")], Paper))
    )
    assert "Auenfelder Bote" not in article.text
    assert "Seite" not in article.text
    assert article.text.count("Der Stadtrat") == 9


def test_the_title_a_pdf_names_is_its_title_but_not_a_file_name(file):
    assert the_article(file("a.pdf", pdf([[LONG]], title="Umbau"))).title == "Umbau"
    named = the_article(file("b.pdf", pdf([["Kopf.", LONG]], title="Microsoft Word - x.doc")))
    assert "Microsoft" not in named.title


def test_a_pdf_of_pictures_is_told_to_need_text_recognition(file):
    document = fpdf.FPDF()
    document.add_page()
    document.rect(10, 10, 100, 100)
    assert "ocrmypdf" in reason(file("a.pdf", bytes(document.output())))


def test_a_locked_pdf_is_told(file):
    assert "password" in reason(file("a.pdf", pdf([[LONG]], password="geheim")))


def test_a_pdf_locked_against_printing_only_is_read(file):
    writer = pypdf.PdfWriter(io.BytesIO(pdf([[LONG]])))
    writer.encrypt("", "owner", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    assert the_article(file("a.pdf", stream.getvalue())).text == LONG


@pytest.mark.parametrize("cut", [10, 300, 800])
def test_a_broken_pdf_is_one_complaint(file, cut):
    assert "PDF" in reason(file("a.pdf", pdf([[LONG]])[:cut]))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("Der Umbau des Bahn-\nhofs beginnt im Frühjahr.", "Der Umbau des Bahnhofs beginnt"),
        ("Die Strecke Nord-\nSüd wird gebaut, heißt es.", "Die Strecke Nord-Süd wird gebaut"),
        ("Es gibt nun viele Vor-\nund Nachteile im Plan.", "viele Vor- und Nachteile"),
        ("A well-known case, a well-\nknown town, they say.", "a well-known town"),
        ("Der Plan der Stadt steht\nseit langem fest, hieß es.", "steht seit langem fest"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(lines, text):
    assert text in running_text([lines])


@settings(deadline=None)
@given(st.lists(st.text(), max_size=6))
def test_no_letter_is_lost_in_joining_lines_of_a_page(lines):
    page = "\n".join(lines)
    letters = sorted(filter(str.isalpha, page))
    assert sorted(filter(str.isalpha, running_text([page]))) == letters


# Libraries that are not there


@pytest.mark.parametrize(
    ("name", "library", "content"),
    [
        ("a.docx", "docx", word(STORY)),
        ("a.rtf", "striprtf", rb"{\rtf1 Text}"),
        ("a.pdf", "pypdf", b"%PDF-1.7"),
    ],
)
def test_a_missing_library_is_told_with_the_extra_that_brings_it(
    file, monkeypatch, name, library, content
):
    for loaded in [key for key in sys.modules if key.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, library, None)
    said = reason(file(name, content))
    assert "pip install 'newsdash[documents]'" in said
    assert library in said


@pytest.mark.parametrize("name", ["a.docx", "a.rtf", "a.pdf", "a.eml", "a.warc", "a.xml"])
@settings(deadline=None, max_examples=25)
@given(data=st.binary(max_size=400))
def test_any_bytes_under_any_name_give_articles_or_complaints(tmp_path_factory, name, data):
    path = tmp_path_factory.getbasetemp() / name
    beginnings = {"a.docx": b"PK\x03\x04", "a.rtf": b"{\\rtf1 ", "a.pdf": b"%PDF-1.4\n"}
    path.write_bytes(beginnings.get(name, b"") + data)
    found = list(read(Location(str(path))))
    assert found
    assert all(isinstance(item, Article | Unreadable) for item in found)

"""Exports of press databases come apart into their articles."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdash.corpus import Location, Unreadable, read
from newsdash.corpus.exports import from_export

FILES = Path(__file__).parent / "files"

NEXIS_UNI = """
Page 1 of 2
User Name: A. Reader
Date and Time: Thursday, August 7, 2025 9:00:00 AM CEST
Job Number: 123456
Documents (2)

1. Council backs rebuilding
Client/Matter: -None-
Search Terms: station

Council backs rebuilding
Auenfeld Courier
August 5, 2025 Tuesday
Final Edition

Copyright 2025 Courier Press Limited All Rights Reserved

Section: NEWS; Pg. 3
Length: 512 words
Byline: Petra Lang
Highlight: Work may begin in spring

Body

The council voted on Tuesday to rebuild the station.
Mayor Jana Berg said: "It was about time."

Page 2 of 2
Council backs rebuilding

Work is to begin in spring, the city said.

Graphic

The station, drawn by the architects

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: August 5, 2025

End of Document

Serie: Die erste Fähre
Hansholmer Nachrichten
6. August 2025 Mittwoch 06:00 AM GMT

Copyright 2025 Hansholmer Nachrichten Alle Rechte vorbehalten

Rubrik: WIRTSCHAFT
Länge: 30 Wörter
Autor: Jens Ahlers

Text

Die Werft in Hansholm hat am Mittwoch ihre erste elektrische Fähre vorgestellt.

Klassifizierung

Sprache: GERMAN; DEUTSCH
Ladedatum: 6. August 2025

Ende des Dokuments
"""

NEXIS_CLASSIC = """

                               Dokument 1 von 2


                               Auenfelder Bote

                           Dienstag 5. August 2025
                              Deutschland Ausgabe

Rat stimmt dem Umbau zu

AUTOR: Petra Lang

RUBRIK: LOKALES; S. 3

LÄNGE: 212 Wörter

DATELINE: Auenfeld

Der Stadtrat von Auenfeld hat am Dienstag mit großer Mehrheit dem Umbau
des Bahnhofs zugestimmt. Die Arbeiten sollen im Frühjahr beginnen, teilte
die Stadt mit.

Bürgermeisterin Jana Berg nannte den Beschluss überfällig.

UPDATE: 5. August 2025

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

Copyright 2025 Auenfelder Bote
Alle Rechte vorbehalten

                               Dokument 2 von 2


                               The Harbour Post

                           August 6, 2025 Wednesday

SECTION: BUSINESS

LENGTH: 99 words

HEADLINE: Shipyard shows its
first electric ferry

BYLINE: Tom Reed

The shipyard in Hansholm showed its first electric ferry on Wednesday.

LOAD-DATE: August 6, 2025

LANGUAGE: ENGLISH

Copyright 2025 The Harbour Post
All Rights Reserved
"""

FACTIVA_CODES = """
SE   Lokales
HD   Rat stimmt dem
     Umbau zu
BY   Petra Lang
WC   212 Wörter
PD   5. August 2025
ET   06:00
SN   Auenfelder Bote
SC   AUBOTE
PG   3
LA   Deutsch
CY   (c) 2025, Auenfelder Bote. Alle Rechte vorbehalten.

LP
Der Stadtrat von Auenfeld hat dem Umbau zugestimmt.

TD
Bürgermeisterin Jana Berg nannte den Beschluss überfällig.

Die Arbeiten beginnen im Frühjahr.

NS   gcns : Lokalnachrichten
RE   gfr : Deutschland
AN   Document AUBOTE0020250805el8500001

SE   Business
HD   Shipyard shows first electric ferry
WC   99 words
PD   6 August 2025
SN   The Harbour Post
LA   English
LP   The shipyard in Hansholm showed its first electric ferry.
PUB  Harbour Press
AN   Document HARPST0020250806el8600002
"""

FACTIVA_LABELS = """
Lokales
Rat stimmt dem Umbau zu

Von Petra Lang
212 Wörter
5. August 2025
06:00
Auenfelder Bote
AUBOTE
3
Deutsch
© 2025 Auenfelder Bote. Alle Rechte vorbehalten.

Der Stadtrat von Auenfeld hat dem Umbau zugestimmt.

Bürgermeisterin Jana Berg nannte den Beschluss überfällig.

Dokument AUBOTE0020250805el8500001

Shipyard shows first electric ferry
By Tom Reed
1,099 words
6 August 2025
The Harbour Post
HARPST
English
Copyright 2025. Harbour Press.

The shipyard in Hansholm showed its first electric ferry.

Document HARPST0020250806el8600002

Search Summary
Text   ferry or Bahnhof
Date   In the last week
"""


def split(text):
    found = from_export(text, Location("export.txt"))
    return None if found is None else list(found)


def summary(article):
    return article.title, article.published, article.source, article.language


def test_nexis_uni_in_both_languages():
    first, second = split(NEXIS_UNI)
    assert summary(first) == ("Council backs rebuilding", "2025-08-05", "Auenfeld Courier", "en")
    assert first.text.startswith("The council voted on Tuesday to rebuild the station.\n\nMayor")
    assert first.text.endswith("Work is to begin in spring, the city said.")
    assert summary(second) == (
        "Serie: Die erste Fähre",
        "2025-08-06",
        "Hansholmer Nachrichten",
        "de",
    )
    assert second.text == (
        "Die Werft in Hansholm hat am Mittwoch ihre erste elektrische Fähre vorgestellt."
    )


def test_the_older_layout_of_nexis():
    first, second = split(NEXIS_CLASSIC)
    assert summary(first) == ("Rat stimmt dem Umbau zu", "2025-08-05", "Auenfelder Bote", "de")
    assert first.text == (
        "Der Stadtrat von Auenfeld hat am Dienstag mit großer Mehrheit dem Umbau des Bahnhofs"
        " zugestimmt. Die Arbeiten sollen im Frühjahr beginnen, teilte die Stadt mit.\n\n"
        "Bürgermeisterin Jana Berg nannte den Beschluss überfällig."
    )
    assert summary(second) == (
        "Shipyard shows its first electric ferry",
        "2025-08-06",
        "The Harbour Post",
        "en",
    )
    assert second.text.startswith("The shipyard in Hansholm")
    assert second.text.endswith("on Wednesday.")


@pytest.mark.parametrize("layout", [FACTIVA_CODES, FACTIVA_LABELS])
def test_both_layouts_of_factiva(layout):
    first, second = split(layout)
    assert summary(first) == ("Rat stimmt dem Umbau zu", "2025-08-05", "Auenfelder Bote", "de")
    assert first.text.startswith("Der Stadtrat von Auenfeld hat dem Umbau zugestimmt.\n\nBürger")
    assert summary(second) == (
        "Shipyard shows first electric ferry",
        "2025-08-06",
        "The Harbour Post",
        "en",
    )
    assert second.text == "The shipyard in Hansholm showed its first electric ferry."


@pytest.mark.parametrize(
    "text",
    [
        "Rat stimmt zu\n\nDer Rat hat zugestimmt.\n\nEnde des Dokuments\n",
        "Dokument 1 von 2 fehlt\nText",
        "Titel\n512 words\nText",
        "HD  ist die Abkürzung für High Definition.",
        "",
    ],
)
def test_other_text_is_no_export(text):
    assert split(text) is None


def test_a_document_without_text_is_named_and_the_others_are_read():
    gone = FACTIVA_CODES.replace("The shipyard in Hansholm showed its first electric ferry.", "")
    first, second = split(gone)
    assert first.source == "Auenfelder Bote"
    assert isinstance(second, Unreadable)
    assert second.where == "export.txt, document 2"


def test_documents_that_lack_labels_are_not_lost():
    found = split(NEXIS_UNI.replace("Length: 512 words\n", "").replace("Body\n", ""))
    assert found[0].title == "Council backs rebuilding"
    assert len(found) == 2
    found = split(FACTIVA_LABELS.replace("212 Wörter\n", ""))
    assert isinstance(found[0], Unreadable)
    assert found[1].title == "Shipyard shows first electric ferry"
    found = split(FACTIVA_CODES.replace("LP   The", "XX   The"))
    assert found[0].title == "Rat stimmt dem Umbau zu"
    assert isinstance(found[1], Unreadable)


def test_a_cover_page_without_blank_lines_is_no_headline():
    cover = "Search Terms: station\nContent Type\nNews\nTimeline\nEnglish\n"
    body = NEXIS_UNI[NEXIS_UNI.index("Council backs rebuilding\nAuenfeld") :]
    assert split(cover + body)[0].title == "Council backs rebuilding"


def test_a_headline_that_begins_like_a_byline_is_the_headline():
    headline = "Von der Küste kommt ein Sturm"
    text = FACTIVA_LABELS.replace("Rat stimmt dem Umbau zu\n\nVon Petra Lang", headline)
    assert split(text)[0].title == headline


def test_a_label_in_the_text_does_not_end_it():
    long = "Nobody had expected the station to be spoken of for so long that night. " * 6
    text = NEXIS_UNI.replace("Work is to begin", f"Subject: trains.\n\n{long}\n\nWork is to begin")
    assert split(text)[0].text.endswith("Work is to begin in spring, the city said.")


# In files of each kind


def as_docx(text):
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("text", [NEXIS_UNI, NEXIS_CLASSIC, FACTIVA_CODES, FACTIVA_LABELS])
def test_a_word_document_comes_apart_like_a_text_file(file, text):
    documents = list(read(file("a.docx", as_docx(text))))
    texts = list(read(file("a.txt", text)))
    assert [(a.title, a.published, a.source) for a in documents] == [
        (a.title, a.published, a.source) for a in texts
    ]
    assert len(documents) == 2
    assert all(article.path.endswith("a.docx") for article in documents)


def test_factiva_in_the_table_of_a_word_document(file):
    document = docx.Document()
    rows = [
        ("HD", "Rat stimmt zu"),
        ("WC", "212 Wörter"),
        ("PD", "5. August 2025"),
        ("SN", "Auenfelder Bote"),
        ("LP", "Der Stadtrat hat zugestimmt."),
        ("TD", "Jana Berg ist froh."),
        ("AN", "Document AUBOTE0020250805el8500001"),
    ]
    for _ in range(2):
        table = document.add_table(rows=0, cols=2)
        for code, value in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = code, value
    stream = io.BytesIO()
    document.save(stream)
    articles = list(read(file("a.docx", stream.getvalue())))
    assert [summary(article)[:3] for article in articles] == [
        ("Rat stimmt zu", "2025-08-05", "Auenfelder Bote")
    ] * 2
    assert articles[0].text == "Der Stadtrat hat zugestimmt.\n\nJana Berg ist froh."


def test_nexis_as_rich_text():
    first, second = read(Location(str(FILES / "nexis.rtf")))
    assert summary(first) == ("Rat stimmt Umbau zu", "2025-08-05", "Auenfelder Bote", "de")
    assert first.text.split("\n\n") == [
        "Der Stadtrat hat am Dienstag dem Umbau des Bahnhofs zugestimmt.",
        "„Das wurde Zeit“, sagte Bürgermeisterin Jana Berg nach der Sitzung.",
    ]
    assert second.title == "Werft baut die erste Fähre"


# Any articles

WORD = st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=3, max_size=10)
SENTENCE = st.lists(WORD, min_size=3, max_size=30).map(lambda w: "X" + " ".join(w) + ".")
TITLE = st.lists(WORD, min_size=2, max_size=6).map(lambda words: "Y" + " ".join(words))
OUTLET = st.lists(WORD, min_size=1, max_size=3).map(lambda words: "Z" + " ".join(words))
DAY = st.dates(min_value=date(1990, 1, 1))
ARTICLE = st.tuples(TITLE, OUTLET, DAY, st.lists(SENTENCE, min_size=1, max_size=4))
GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
ENGLISH = "January February March April May June July August September October November December"


def german(day):
    return f"{day.day}. {GERMAN.split()[day.month - 1]} {day.year:04d}"


def english(day):
    return f"{ENGLISH.split()[day.month - 1]} {day.day}, {day.year:04d}"


def nexis_uni(title, outlet, day, body, _at, _of):
    return (
        f"{title}\n{outlet}\n{german(day)} Montag\nCopyright {day.year} {outlet}\n"
        f"Length: 99 words\n\nBody\n\n{body}\n\nLoad-Date: {english(day)}\n\nEnd of Document\n"
    )


def nexis_german(title, outlet, day, body, _at, _of):
    return (
        f"{title}\n\n{outlet}\n\n{german(day)}\n\nRubrik: POLITIK\n\nLänge: 99 Wörter\n\nText\n\n"
        f"{body}\n\nKlassifizierung\n\nSprache: GERMAN\n\nEnde des Dokuments\n"
    )


def nexis_classic(title, outlet, day, body, at, of):  # noqa: PLR0917
    return (
        f"{at} of {of} DOCUMENTS\n\n      {outlet}\n\n      {english(day)}\n\n{title}\n\n"
        f"SECTION: A\n\nLENGTH: 99 words\n\n{body}\n\nLOAD-DATE: {english(day)}\n\n"
    )


def factiva_codes(title, outlet, day, body, at, _of):
    lead, _, rest = body.partition("\n\n")
    return (
        f"SE   Politik\nHD   {title}\nWC   99 words\nPD   {german(day)}\nSN   {outlet}\n"
        f"LP   {lead}\nTD\n{rest}\nAN   Document ABCDEF00{day:%Y%m%d}el{at:05d}\n\n"
    )


def factiva_labels(title, outlet, day, body, at, _of):
    return (
        f"{title}\nVon Petra Lang\n99 Wörter\n{german(day)}\n{outlet}\nABCDEF\nDeutsch\n"
        f"© {day.year} {outlet}\n\n{body}\n\nDokument ABCDEF00{day:%Y%m%d}el{at:05d}\n\n"
    )


@settings(deadline=None, max_examples=60)
@given(
    st.lists(ARTICLE, min_size=1, max_size=6),
    st.sampled_from([nexis_uni, nexis_german, nexis_classic, factiva_codes, factiva_labels]),
    st.sampled_from(["", "\n\n", "\ufeff\n"]),
)
def test_any_articles_in_a_layout_come_apart_into_the_same_articles(articles, layout, before):
    text = before + "".join(
        layout(title, outlet, day, "\n\n".join(body), at, len(articles))
        for at, (title, outlet, day, body) in enumerate(articles, 1)
    )
    found = split(text.replace("\ufeff", ""))
    assert [(a.title, a.source, a.published, a.text) for a in found] == [
        (title, outlet, day.isoformat(), "\n\n".join(body)) for title, outlet, day, body in articles
    ]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(NEXIS_UNI.split("\n") + NEXIS_CLASSIC.split("\n"))
        | st.sampled_from(FACTIVA_CODES.split("\n") + FACTIVA_LABELS.split("\n"))
        | st.text(max_size=20)
    )
)
def test_any_lines_of_exports_give_articles_complaints_or_nothing(lines):
    for found in split("\n".join(lines)) or ():
        assert isinstance(found, Unreadable) or found.text.strip()

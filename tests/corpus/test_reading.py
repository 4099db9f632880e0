"""What becomes of the bytes of one input."""

import codecs
import hashlib
import io
import json
import sys

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsdash.corpus import Location, Unreadable, locate, read, reading
from newsdash.records import Article

STORY = "Altman: „Wir lagen falsch“\nDer Chef von OpenAI räumte am Dienstag Fehler ein – größere.\n"


def the_article(location, stdin=None):
    [article] = read(location, stdin)
    assert isinstance(article, Article), article
    return article


def the_reason(location, stdin=None):
    [problem] = read(location, stdin)
    assert isinstance(problem, Unreadable), problem
    assert "\n" not in problem.reason
    return problem.reason


def piped(content):
    data = content if isinstance(content, bytes) else content.encode()
    return list(read(Location(None), io.BytesIO(data)))


def as_json(value):
    return json.dumps(value, ensure_ascii=False)


# Plain text


def test_the_first_line_is_the_title_and_stays_in_the_text(file):
    article = the_article(file("a.txt", STORY))
    assert article.title == "Altman: „Wir lagen falsch“"
    assert article.text == STORY


def test_an_article_says_where_it_was_read(file):
    location = file("a.txt", STORY)
    assert the_article(location).path == location.path


def test_an_article_without_an_id_is_named_after_its_text_alone(file):
    first, second = the_article(file("a.txt", STORY)), the_article(file("b.md", STORY))
    assert first.id == second.id == hashlib.sha256(STORY.encode()).hexdigest()[:16]
    assert first.id != the_article(file("c.txt", STORY + "Mehr.")).id


def test_blank_lines_before_the_title_are_kept_in_the_text(file):
    article = the_article(file("a.txt", "\n\n  Titel  \nText"))
    assert (article.title, article.text) == ("Titel", "\n\n  Titel  \nText")


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_become_newlines(file, line_break):
    article = the_article(file("a.txt", STORY.replace("\n", line_break)))
    assert article.text == STORY


def test_markdown_loses_the_heading_mark_in_the_title_only(file):
    article = the_article(file("a.md", "# Die Lage\n\nText"))
    assert (article.title, article.text) == ("Die Lage", "# Die Lage\n\nText")


def test_a_hash_in_plain_text_is_text(file):
    assert the_article(file("a.txt", "# 1 in den Charts\nText")).title == "# 1 in den Charts"


def test_a_paragraph_for_a_first_line_gives_a_title_cut_at_a_word(file):
    title = the_article(file("a.txt", "Wort " * 200)).title
    assert title.endswith("Wort…")
    assert len(title) <= 201


def test_a_megabyte_without_a_space_has_a_title(file):
    assert the_article(file("a.txt", "a" * 1_000_000)).title == "a" * 200 + "…"


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff", "\ufeff \r\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl"])
def test_an_empty_file_is_named(file, name, content):
    assert "it is empty" in the_reason(file(name, content))


def test_a_file_that_is_gone_is_named(tmp_path):
    assert "no such file" in the_reason(Location(str(tmp_path / "gone.txt")))


def test_a_file_too_large_is_named_with_a_way_out(file, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 2_000_000)
    reason = the_reason(file("a.txt", "Wort " * 400_001))
    assert "larger than 2 MB" in reason
    assert ".jsonl" in reason


@pytest.mark.skipif(sys.platform != "linux", reason="only here may names be any bytes")
def test_a_path_that_is_no_text_still_gives_a_record_that_is(file, tmp_path):
    folder = tmp_path / "caf\udce9"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    [location] = locate([str(folder)])
    the_article(location).path.encode("utf-8")


# Encodings


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        STORY.encode("utf-16"),
        STORY.encode("utf-16-le"),
        STORY.encode("utf-16-be"),
        codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        STORY.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 BOM", "utf-16", "le", "be", "le BOM", "be BOM", "cp1252"],
)
@pytest.mark.parametrize("name", ["a.txt", "noname"])
def test_every_encoding_of_a_newsroom_gives_the_same_text(file, name, data):
    assert the_article(file(name, data)).text == STORY


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Совет города проголосовал за перестройку вокзала, сообщила мэр. " * 3, "cp1251"),
        ("Το συμβούλιο της πόλης ψήφισε υπέρ του νέου σταθμού, είπε ο δήμαρχος. " * 3, "cp1253"),
    ],
)
def test_text_that_is_no_western_text_is_read_in_its_own_encoding(file, text, encoding):
    assert the_article(file("a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "noname"])
def test_json_is_read_in_every_encoding(file, name, encoding):
    location = file(name, (as_json({"text": STORY}) + "\n").encode(encoding))
    assert the_article(location).text == STORY


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 \n and so on", "PDF"),
        (b"PK\x03\x04 and so on", "ZIP"),
        (b"\x89PNG\r\n\x1a\n and so on", "PNG"),
        (b"abc\0def\0\0\0\x01\x02", "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "broken UTF-16"),
        ("größer, älter, schöner".encode()[:-1] + b"\xc3", "broken at byte"),
        (b"caf\x81 \x8d \x8f", "convert it to UTF-8"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.json", "noname"])
def test_what_is_no_text_is_named_for_what_it_is(file, name, data, reason):
    assert reason in the_reason(file(name, data))


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_rich_text_under_another_name_is_told_its_own(file, name):
    assert "call it .rtf" in the_reason(file(name, b"{\\rtf1 and so on}"))


def test_a_binary_file_called_jsonl_is_one_complaint(file):
    assert "PDF" in the_reason(file("a.jsonl", b"%PDF-1.7\n" + b"x\n" * 100))
    assert "binary" in the_reason(file("a.jsonl", b"\0\x01\x02\n" * 100))


# Front matter


def test_front_matter_gives_the_fields_and_the_rest_is_the_text(file):
    article = the_article(
        file(
            "a.md",
            "---\ntitle: Die Lage\ndate: 2025-08-05\nsource: dpa\nlanguage: de-DE\nid: 007\n---\n"
            "\nDer Text.\n",
        )
    )
    assert (article.title, article.text, article.id) == ("Die Lage", "Der Text.\n", "007")
    assert (article.published, article.source, article.language) == ("2025-08-05", "dpa", "de")


@pytest.mark.parametrize("value", ["No", "2025", "1e5", "yes", "0x1F"])
def test_a_title_is_the_words_that_were_written(file, value):
    assert the_article(file("a.md", f"---\ntitle: {value}\n---\nText")).title == value


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_an_empty_field_counts_as_not_given(file, value):
    article = the_article(file("a.md", f"---\ntitle: {value}\nsource: {value}\n---\nKopf\nText"))
    assert (article.title, article.source) == ("Kopf", None)


def test_front_matter_with_windows_line_breaks_is_front_matter(file):
    assert the_article(file("a.txt", "---\r\ntitle: Lage\r\n---\r\nText")).text == "Text"


@pytest.mark.parametrize("name", ["outlet", "publisher", "url", "Source"])
def test_the_outlet_goes_by_several_names(file, name):
    assert the_article(file("a.md", f"---\n{name}: dpa\n---\nText")).source == "dpa"


@pytest.mark.parametrize(
    "text",
    [
        "---\nNur ein Satz\n---\nText",
        "---\n- eine\n- Liste\n---\nText",
        "---\nohne Ende",
        "----\ntitle: x\n----\n",
        "---\n" + "a: b\n" * 20_000 + "---\nText",
    ],
)
def test_what_only_looks_like_front_matter_is_text(file, text):
    assert the_article(file("a.md", text)).text == text


def test_hyphens_further_down_are_text(file):
    body = "Eins\n\n---\n\nZwei\n"
    assert the_article(file("a.md", f"---\ntitle: x\n---\n{body}")).text == body


def test_broken_front_matter_is_named_with_its_line(file):
    reason = the_reason(file("a.md", "---\ndate: 2025\ntitle: Altman: falsch: ja\n---\nText"))
    assert "line 3" in reason
    assert "quotes" in reason


@pytest.mark.parametrize("front", ["[" * 60_000, "a: {" * 3_000, "? [a]: b", "a: &a [*a]"])
def test_hostile_front_matter_is_a_complaint_and_no_crash(file, front):
    assert "not valid YAML" in the_reason(file("a.md", f"---\n{front}\n---\nText"))


def test_front_matter_alone_is_no_article(file):
    assert "no text after it" in the_reason(file("a.md", "---\ntitle: x\n---\n \n"))


# JSON


def test_json_fields_go_by_several_names(file):
    article = the_article(
        file(
            "a.json",
            as_json(
                {
                    "id": 17,
                    "headline": "Die\nLage",
                    "articleBody": "Text\r\nmehr",
                    "datePublished": "2025-08-05T10:00:00Z",
                    "publisher": {"name": "dpa"},
                    "inLanguage": "de",
                }
            ),
        )
    )
    assert (article.id, article.title, article.text) == ("17", "Die Lage", "Text\nmehr")
    assert (article.published, article.source, article.language) == ("2025-08-05", "dpa", "de")


def test_json_without_a_title_takes_the_first_line(file):
    assert the_article(file("a.json", as_json({"content": STORY}))).title == STORY.splitlines()[0]


def test_a_list_gives_its_articles_and_names_the_broken_ones(file):
    found = list(read(file("a.json", as_json([{"text": "Eins"}, 2, {"body": "Drei"}]))))
    assert [getattr(item, "text", None) for item in found] == ["Eins", None, "Drei"]
    assert "article 2 of the list" in found[1].reason


def test_json_without_text_names_the_field_and_what_is_there(file):
    reason = the_reason(file("a.json", as_json({"title": "x", "summary": "y"})))
    assert '"text"' in reason
    assert "title, summary" in reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"text": ', "not valid JSON"),
        ('{\n"text" 1}', "line 2, column 8"),
        ("[]", "list of articles is empty"),
        ("17", "not an object"),
        ('{"text": ""}', "text is empty"),
        ('{"text": ["a"]}', "text is not a string"),
        ("{}", "no fields"),
        ("[" * 100_000, "not JSON that can be read"),
        ('{"text": "x", "n": ' + "1" * 5000 + "}", "not JSON that can be read"),
    ],
)
def test_broken_json_is_named_for_what_is_wrong(file, content, reason):
    assert reason in the_reason(file("a.json", content))


def test_half_a_surrogate_pair_becomes_the_replacement_character(file):
    article = the_article(file("a.json", r'{"text": "a\ud800b \ud83d\ude00", "title": "\udc00"}'))
    assert (article.text, article.title) == ("a\ufffdb \U0001f600", "\ufffd")


def test_a_record_of_our_own_is_read_again_as_the_same_article(file):
    article = the_article(file("a.txt", STORY))
    record = {"schema": 1, "article": json.loads(json.dumps(as_dict(article))), "actors": []}
    assert the_article(file("again.jsonl", as_json(record) + "\n")) == article


def as_dict(article):
    return {name: getattr(article, name) for name in article.__struct_fields__}


# JSON Lines


def test_a_broken_line_costs_only_itself_and_is_named(file):
    location = file("a.jsonl", '{"text": "Eins"}\n{"text": \n\n{"no": 1}\n{"text": "Fünf"}')
    found = list(read(location))
    assert [getattr(item, "text", None) for item in found] == ["Eins", None, None, "Fünf"]
    assert found[1].where == f"{location.path}:2"
    assert found[2].where == f"{location.path}:4"
    assert found[0].path == location.path


def test_json_lines_are_read_as_they_come():
    class Endless(io.RawIOBase):
        def readline(self, size=-1):
            return b'{"text": "Noch eine Meldung"}\n'

    articles = read(Location(None), Endless())
    assert [next(articles).text for _ in range(3)] == ["Noch eine Meldung"] * 3


def test_a_line_too_long_is_named_and_the_next_is_read(file, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 1_000_000)
    long_line = as_json({"text": "a" * 3_500_000})
    location = file("a.jsonl", f'{{"text": "Eins"}}\n{long_line}\n{{"text": "Drei"}}\n')
    first, second, third = read(location)
    assert (first.text, third.text) == ("Eins", "Drei")
    assert "longer than 1 MB" in second.reason


def test_json_lines_called_json_are_read(file):
    found = list(read(file("a.json", '{"text": "Eins"}\n{"text": "Zwei"}\n')))
    assert [article.text for article in found] == ["Eins", "Zwei"]


def test_a_json_document_called_jsonl_is_read(file):
    found = list(read(file("a.jsonl", json.dumps([{"text": "Eins"}, {"text": "Zwei"}], indent=1))))
    assert [article.text for article in found] == ["Eins", "Zwei"]


# Standard input


def test_piped_plain_text_is_one_article_without_a_path():
    [article] = piped(STORY)
    assert (article.text, article.path) == (STORY, None)


def test_piped_text_may_have_front_matter():
    [article] = piped("---\ntitle: Lage\n---\nText")
    assert (article.title, article.text) == ("Lage", "Text")


def test_piped_json_lines_json_and_lists_are_told_apart():
    one, two = {"text": "Eins"}, {"text": "Zwei"}
    expected = ["Eins", "Zwei"]
    assert [a.text for a in piped(f"{as_json(one)}\n{as_json(two)}\n")] == expected
    assert [a.text for a in piped(as_json([one, two]))] == expected
    assert [a.text for a in piped(json.dumps([one, two], indent=2))] == expected
    assert [a.text for a in piped(json.dumps(one, indent=2))] == ["Eins"]


@pytest.mark.parametrize("text", ["[Reuters] Die Lage\nText", "{Anm. d. Red.} Text", "[…] so"])
def test_piped_prose_with_a_bracket_is_prose(text):
    assert [article.text for article in piped(text)] == [text]


def test_piped_json_that_is_broken_is_named():
    [problem] = piped('{"text": "Eins')
    assert problem.where == "standard input"
    assert "not valid JSON" in problem.reason


def test_nothing_piped_in_is_named():
    assert "nothing is piped in" in the_reason(Location(None))


# Dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-08-05", "2025-08-05"),
        ("2025-08-05T23:59:59+02:00", "2025-08-05"),
        ("2025-08-05 10:00", "2025-08-05"),
        ("2025/8/5", "2025-08-05"),
        ("20250805", "2025-08-05"),
        ("20250805T103000Z", "2025-08-05"),
        ("2025-08", "2025-08"),
        ("2025", "2025"),
        (2025, "2025"),
        ("5.8.2025", "2025-08-05"),
        ("05.08.2025, 10:30 Uhr", "2025-08-05"),
        ("5. August 2025", "2025-08-05"),
        ("Dienstag, 5. März 2024, 9 Uhr", "2024-03-05"),
        ("5. Jänner 2025", "2025-01-05"),
        ("5. Sept. 2025", "2025-09-05"),
        ("August 5, 2025", "2025-08-05"),
        ("Tuesday, Aug. 5th, 2025 at 10 a.m.", "2025-08-05"),
        ("Tue, 05 Aug 2025 10:00:00 GMT", "2025-08-05"),
        ("5th of August 2025", "2025-08-05"),
        ("August 2025", "2025-08"),
        ("08/05/2025", None),
        ("2025-13-45", None),
        ("31. Februar 2025", None),
        ("5. Quatsch 2025", None),
        ("0001-01-01T00:00:00Z", None),
        ("gestern", None),
        ("x" * 10_000, None),
        (True, None),
        ({"year": 2025}, None),
        (1754380800, None),
    ],
)
def test_dates_become_iso_and_ambiguous_ones_unknown(file, written, iso):
    assert the_article(file("a.json", as_json({"text": "Text", "date": written}))).published == iso


def test_month_names_are_known_in_the_language_of_the_article(file):
    fields = {"text": "Texte", "language": "fr", "date": "1er août 2025"}
    assert the_article(file("a.json", as_json(fields))).published == "2025-08-01"


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2025-08-05-foo.txt", "2025-08-05"),
        ("20250805_foo.md", "2025-08-05"),
        ("dpa_2025-08-05.json", "2025-08-05"),
        ("2025-13-05-foo.txt", None),
        ("004_a20250805c393e379.txt", None),
        ("12020250805.txt", None),
        ("2001-a-space-odyssey.txt", None),
    ],
)
def test_the_file_name_may_carry_the_date(file, name, iso):
    assert the_article(file(name, as_json({"text": "Text"}))).published == iso


def test_the_date_inside_wins_over_the_file_name(file):
    location = file("2025-08-05-foo.md", "---\ndate: 2024-01-02\n---\nText")
    assert the_article(location).published == "2024-01-02"


def test_the_name_of_a_collection_does_not_date_its_articles(file):
    assert the_article(file("2025-08-05.jsonl", '{"text": "Text"}\n')).published is None


# Language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (STORY, "de"),
        ("The company said on Tuesday that it would release two open models.", "en"),
        ("Kurz.", "und"),
        ("1234 5678 --- 90 " * 20, "und"),
    ],
)
def test_the_language_is_found_in_the_text(file, text, code):
    assert the_article(file("a.txt", text)).language == code


@pytest.mark.parametrize(
    ("given", "code"), [("EN", "en"), ("en-US", "en"), ("eng", "en"), ("fr_FR", "fr")]
)
def test_the_language_given_wins(file, given, code):
    assert the_article(file("a.json", as_json({"text": STORY, "lang": given}))).language == code


@pytest.mark.parametrize("given", ["und", "Deutsch", "", 3, None])
def test_a_language_that_says_nothing_is_found_in_the_text(file, given):
    assert the_article(file("a.json", as_json({"text": STORY, "lang": given}))).language == "de"


# Any text, any bytes

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")
    | st.sampled_from("\n\r\t"),
    min_size=1,
)
GERMAN_WORD = st.text("abcdefghijklmnopqrstuvwxyzäöüßÄÖÜé", min_size=1, max_size=12)
GERMAN_QUOTED = st.sampled_from(["{}", "{}", "„{}“", "»{}«", "‚{}‘", "{} –", "{}, {} €", "{}’s"])


def read_bytes(data):
    """What is read from a file of these bytes that has no telling name."""
    return list(read(Location(None), io.BytesIO(data)))


def normalized(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_plain(text):
    begins = text.lstrip()[:1]
    return bool(text.strip()) and begins not in ("{", "[") and not text.startswith("---")


@settings(deadline=None)
@given(TEXT, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_reads_back_as_it_was(text, encoding):
    assume(is_plain(text))
    [article] = read_bytes(text.encode(encoding))
    assert article.text == normalized(text)


@settings(deadline=None)
@given(TEXT, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_any_text_of_mostly_latin_letters_reads_back_from_utf_16_without_a_mark(text, encoding):
    text = "Die Meldung. " + "Noch ein deutscher Satz. " * len(text) + text
    [article] = read_bytes(text.encode(encoding))
    assert article.text == normalized(text)


@settings(deadline=None)
@given(st.lists(st.tuples(GERMAN_WORD, GERMAN_QUOTED), min_size=1))
def test_any_german_reads_back_from_windows_1252(words):
    text = " ".join(pattern.replace("{}", word) for word, pattern in words)
    data = text.encode("cp1252")
    assume(not is_utf8(data))
    [article] = read_bytes(data)
    assert article.text == text


def is_utf8(data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


@settings(deadline=None)
@given(
    st.binary()
    | st.binary().map(lambda data: b'{"text": "' + data + b'"}\n')
    | TEXT.map(str.encode),
    st.sampled_from(["a.txt", "a.md", "a.json", "a.jsonl", None]),
)
def test_any_bytes_give_articles_or_complaints(tmp_path_factory, data, name):
    if name is None:
        found = read_bytes(data)
    else:
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(data)
        found = list(read(Location(str(path))))
    assert found
    for item in found:
        assert isinstance(item, Article | Unreadable)
        if isinstance(item, Article):
            assert item.text.strip()
            assert item.text.encode("utf-8")


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["text", "title", "date", "source", "id", "lang", "article", "schema"]
                )
                | st.text(),
                inner,
            )
        ),
    )
)
def test_any_json_gives_articles_or_complaints(value):
    found = read_bytes(json.dumps(value).encode())
    assert found
    assert all(isinstance(item, Article | Unreadable) for item in found)

"""Briefs: what they must say, and that no text of an article gets out of its place in them."""

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from writing import NOW, THEN, WORDS, article, debate, held, said, written

import hostile
from any_records import libraries
from generated import library
from newsdash.export.brief import wording
from newsdash.export.brief.markdown_text import inline_text, markdown_text
from newsdash.export.brief.web_address import web_address
from newsdash.export.brief.wording import Wording
from newsdash.search.fold import fold
from newsdash.visible_text import clean

UNKNOWN = {"actor": None, "as_written": "ein Sprecher"}
MARKDOWN = MarkdownIt("gfm-like")
MARKUP = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><h1>x", '" onclick="x',
    "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "# x", "1. x", "- x", "+ x",
    "> x", "| a | b |", "`x` **x** _x_ ~~x~~", "***", "---", "===", "```\nx\n```", "&lt;b&gt;",
    "https://evil.example x", "www.evil.example", "a@evil.example", "evil.com", "[^1]: x", "x  \ny",
    "\\", "\\[x](y)", "<https://evil.example>", "{{ x }}{% x %}", "$x^2$", ":smile:", "[x]: y",
    "x\n\n<script>", "2025) x", "<!-- x", "]]>", "x|", "{holder}", "%s",
)  # fmt: skip
ANY = st.one_of(st.text(), st.sampled_from((*MARKUP, *hostile.TEXTS)))


class Page(HTMLParser):
    """The tags, links and text of a page."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.links, self.attributes, self.text = [], [], set(), ""
        self.feed(data.decode("utf-8"))
        self.text = re.sub(r"\s+", " ", self.text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data):
        self.text += data


def page(records, **options):
    return Page(written("html", records, **options))


def markdown(records, **options):
    return written("md", records, **options).decode("utf-8")


def structure(text):
    """Return what a Markdown reader makes of a text: the kinds of its parts, and the links."""
    kinds, links = [], []
    for token in MARKDOWN.parse(text):
        kinds.append(token.type)
        children = [t for t in token.children or [] if t.type not in {"text", "text_special"}]
        kinds += [child.type for child in children]
        links += [child.attrs["href"] for child in children if child.type == "link_open"]
    return kinds, links


# What they say


@pytest.mark.parametrize("read", [lambda r: page(r).text, lambda r: MARKDOWN.render(markdown(r))])
def test_a_brief_tells_who_acted_what_was_said_who_stands_where_and_who_moved(read):
    shown = read(debate())
    assert "Nachrichtenüberblick" in shown
    assert "3 Artikel aus 2 Quellen" in shown
    assert "1.–3. Aug. 2025" in shown
    assert "Ministerin, Elbtal" in shown
    assert f"„{WORDS}“" in shown or f"„{WORDS}.“" in shown
    assert "▲ dafür" in re.sub("<[^>]+>", "", shown)
    assert "▼ dagegen" in re.sub("<[^>]+>", "", shown)
    assert "von dagegen zu dafür" in shown
    assert THEN in shown
    assert NOW in shown
    assert "7 Mrd." in shown
    assert "offene Gewichte" in shown
    assert "August 2025" in shown
    assert "Artikel 2" in shown


def test_a_quote_that_two_papers_print_stands_once_with_both():
    text = page(debate()).text
    assert text.count(WORDS) == 1
    assert "Elbtaler Bote, 1. August 2025" in text
    assert "Morgenblatt, 2. August 2025" in text
    assert "2 Artikel mit diesen Worten" in text


def test_the_words_of_someone_else_are_another_quote():
    records = [article(1, [said(WORDS)]), article(2, [said(WORDS, "government:rat")])]
    assert page(records).text.count(WORDS) == 2


def test_a_quote_broken_by_its_cue_is_shown_without_it_and_equals_the_whole():
    broken = "Wir werden das Tempolimit“, sagte sie, „im Herbst einführen"
    spans = ((0, 25), (40, len(broken)))
    text = page([article(1, [said(broken, spans=spans, confidence=0.95)])]).text
    assert "„Wir werden das Tempolimit … im Herbst einführen“" in text
    both = [article(1, [said(broken, spans=spans)]), article(2, [said(WORDS)])]
    assert "2 Artikel mit diesen Worten" in page(both).text


def test_what_moved_stands_side_by_side():
    shown = markdown(debate())
    row = next(line for line in shown.splitlines() if line.startswith("|") and NOW in line)
    assert row.index(THEN) < row.index(NOW)


def test_where_the_earlier_stance_is_not_told_the_brief_says_so():
    assert "nicht mit eigenen Worten" in page(debate()[2:]).text


def test_sources_link_to_the_articles():
    links = page(debate()).links
    assert {f"https://bote.example/{number}" for number in (1, 2, 3)} <= set(links)
    assert "(<https://bote.example/1>)" in markdown(debate())


@pytest.mark.parametrize("path", ["/home/lea/news/rat.txt", r"C:\Users\lea\news\rat.txt"])
def test_the_folders_of_the_sender_stay_with_him(path):
    records = [article(1, [said(WORDS)], path=path)]
    for shown in (page(records).text, markdown(records).replace("\\.", ".")):
        assert "rat.txt" in shown
        assert "lea" not in shown


def test_a_paraphrase_is_not_put_into_quotation_marks():
    text = page([article(1, [said("das Limit komme bald und überall", kind="indirect")])]).text
    assert "„das Limit" not in text
    assert "(sinngemäß)" in text


def test_what_is_not_sure_enough_is_left_out():
    records = [article(1, [said(WORDS, confidence=0.4)], [held("support", confidence=0.4)])]
    text = page(records).text
    assert WORDS not in text
    assert "kein hinreichend sicher zugeordnetes Zitat" in text
    assert "keine hinreichend sichere Haltung" in text


def test_a_speaker_that_no_article_names_is_called_as_it_is_written():
    assert "ein Sprecher" in page([article(1, [said(WORDS, **UNKNOWN)])]).text


def test_values_that_contradict_each_other_are_all_told():
    import msgspec

    one, other = debate()[:2]
    closed = msgspec.structs.replace(other.models[0], openness="closed")
    other = msgspec.structs.replace(other, models=(closed,))
    assert "offene Gewichte oder geschlossen" in page([one, other]).text


def test_without_articles_every_part_says_that_there_is_nothing():
    text = page([], language="en").text
    assert "0 articles" in text
    assert "The articles name nobody who acts" in text
    assert "no quote whose speaker is certain" in text
    assert "no position that is certain" in text
    assert "no change of mind" in text
    assert "No AI models are spoken of" in text


@pytest.mark.parametrize(
    ("languages", "locale", "title"),
    [
        (["de", "de", "en"], "en_US.UTF-8", "Nachrichtenüberblick"),
        (["de", "en", "en"], "de_DE.UTF-8", "News brief"),
        (["de", "en"], "de_AT.UTF-8", "Nachrichtenüberblick"),
        (["fr"], "fr_FR.UTF-8", "News brief"),
        ([], "de_DE.UTF-8", "Nachrichtenüberblick"),
    ],
)
def test_the_language_is_that_of_most_articles_else_of_the_user(
    languages, locale, title, monkeypatch
):
    monkeypatch.setenv("LC_ALL", locale)
    records = [article(n, language=language) for n, language in enumerate(languages, 1)]
    assert title in page(records).text


def test_language_title_and_query_can_be_told():
    text = page(debate(), language="en", title="Limits & more", query="lea").text
    assert "Limits & more" in text
    assert "Selected by: lea" in text
    assert "Who stands where" in text
    assert "August 1, 2025" in text


def test_the_languages_have_the_same_sentences_with_the_same_places():
    german, english = (wording.sentences(language) for language in wording.LANGUAGES)
    assert german.keys() == english.keys()
    for key, sentence in german.items():
        assert places(sentence) == places(english[key]), key


def places(sentence):
    forms = sentence.values() if isinstance(sentence, dict) else [sentence]
    return set(re.findall(r"\{\w+\}", " ".join(forms)))


def test_every_sentence_is_used():
    folder = Path(wording.__file__).parent
    code = "".join(
        file.read_text("utf-8")
        for pattern in ("*.py", "templates/*.jinja")
        for file in folder.glob(pattern)
    )
    data = {"support", "oppose", "mixed", "direct", "indirect", "reported", "partial"}
    data |= {"person", "organization", "government", "country", "group"}
    data |= {"open-source", "open-weight", "closed"}
    keys = tomllib.loads((folder / "wording" / "de.toml").read_text("utf-8")).keys()
    assert [key for key in keys - data if f'"{key}"' not in code] == []


@pytest.mark.parametrize(
    ("given", "german"),
    [
        ("2025-08-05", "5. August 2025"),
        ("2025-08", "August 2025"),
        ("2025", "2025"),
        ("--08-05", "5. August"),
        ("2025-02-31", "2025-02-31"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_dates_are_spelled_out_as_far_as_they_are_known(given, german):
    assert Wording("de").date(given) == german


# That nothing gets out of its place


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_markdown_text_is_read_back_as_exactly_that_text(text):
    line = clean(text).strip()
    assume(line)
    for escaped in (markdown_text(line), f"x {inline_text(line)}"):
        tokens = MARKDOWN.parse(escaped)
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert {child.type for child in tokens[1].children} <= {"text", "text_special"}
        shown = "".join(child.content for child in tokens[1].children)
        assert shown in {line, f"x {line}"}


def same_words(text):
    """Tell whether a text is told apart from others as a plain word would be."""
    return bool(re.search(r"\w", fold(text))) and len(fold(text).split()) < 5


@pytest.mark.parametrize("nasty", [t for t in (*MARKUP, *hostile.TEXTS[:5]) if same_words(t)])
def test_markup_in_an_article_changes_nothing_but_words(nasty):
    plain, sneaky = [hostile.article(1, "wort")], [hostile.article(1, nasty)]
    assert page(sneaky).tags == page(plain).tags
    assert structure(markdown(sneaky)) == structure(markdown(plain))
    assert clean(nasty).strip()[:40] in page(sneaky).text.replace("  ", " ")


@given(libraries)
@settings(max_examples=50, deadline=None)
def test_any_records_make_a_brief_of_harmless_parts(records):
    found = page(records)
    assert not {"script", "img", "iframe", "object", "link", "form", "input"} & set(found.tags)
    assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
    assert all(link.startswith(("#", "http://", "https://")) for link in found.links)
    assert found.text.replace("\n", " ").isprintable()
    kinds, links = structure(markdown(records))
    assert not {"html_block", "html_inline", "image", "code_block", "fence"} & set(kinds)
    assert all(link.startswith(("http://", "https://")) for link in links)


def test_bidi_and_control_characters_are_neutralised():
    shown = written("html", hostile.library()) + written("md", hostile.library())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown.decode())


def test_what_is_very_long_is_cut():
    assert len(written("html", [hostile.article(1, "x" * 1_000_000)])) < 100_000


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("https://bote.example/a?b=c&d#e", "https://bote.example/a?b=c&d#e"),
        ("http://bote.example/Größe", "http://bote.example/Gr%C3%B6%C3%9Fe"),
        ('https://bote.example/"><script>', "https://bote.example/%22%3E%3Cscript%3E"),
        ("https://bote.example/a) b", "https://bote.example/a%29%20b"),
        ("https://bote.example/a%20b", "https://bote.example/a%20b"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://two words", None),
        ("http://[x", None),
        ("news/a.txt", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(path, address):
    assert web_address(path) == address


@pytest.mark.parametrize("format_name", ["html", "md", "graphml", "csv", "jsonl"])
def test_the_same_records_give_the_same_bytes(format_name):
    assert written(format_name, library(30)) == written(format_name, library(30))


def test_a_page_needs_nothing_from_elsewhere():
    text = written("html", debate()).decode()
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "url(" not in text
    assert "@import" not in text

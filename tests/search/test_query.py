import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.search.fold import fold, fold_with_offsets
from newsdash.search.query import Query, match_spans, parse


def found(text: str, typed: str) -> bool:
    folded = fold(text)
    return all(pattern.matches(folded) for pattern in parse(typed).sought)


@pytest.mark.parametrize("typed", ["müller", "mueller", "muller", "MÜLLER", "Mull", "ülle"])
def test_an_umlaut_is_found_however_it_is_typed(typed):
    assert found("Frau Müller kam", typed)


def test_a_spelled_out_umlaut_is_found_by_the_umlaut():
    assert found("Frau Mueller kam", "müller")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Straße", "strasse"),
        ("Strasse", "straße"),
        ("Clément Delangue", "clement"),
        ("gpt‑oss‑20b", "gpt-oss"),
        ("de\u00adzen\u200btral", "dezentral"),
        ("zwei\n  Zeilen", '"zwei zeilen"'),
        ("ﬁnanz", "fina"),
        ("Yıldız", "yildiz"),
    ],
)
def test_spelling_variants_are_found(text, typed):
    assert found(text, typed)


def test_every_term_must_match_in_any_order():
    assert found("OpenAI und Sam Altman", "altman openai")
    assert not found("OpenAI und Sam Altman", "altman meta")


def test_words_in_quotation_marks_belong_together():
    assert found("Open Source hilft", '"open source"')
    assert not found("Source ist open", '"open source"')
    assert found("Open Source hilft", '"open sou')


def test_a_mark_alone_is_no_term():
    assert parse('"') == parse("  ") == parse("\u200b") == Query()


@given(st.text())
def test_folding_is_the_same_with_and_without_offsets(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert offsets == sorted(offsets)
    assert len(offsets) == len(folded)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_matches_lie_inside_the_text_and_apart(text, typed):
    last = -1
    for start, end in match_spans(text, parse(typed)):
        assert last < start < end <= len(text)
        last = end


def test_matches_are_located_in_the_text_as_it_is_written():
    text = "Die Straße der Müllers"
    spans = match_spans(text, parse("strasse muell"))
    assert [text[start:end] for start, end in spans] == ["Straße", "Müll"]


def test_what_must_not_be_there_is_not_marked_and_fuzzy_words_are():
    text = "Müller und Maier"
    assert match_spans(text, parse("-maier")) == []
    assert [text[start:end] for start, end in match_spans(text, parse("~mueler"))] == ["Müller"]


@given(st.text(alphabet="abcäöüß -"), st.data())
def test_a_piece_of_the_text_is_found_and_located(text, data):
    words = text.split()
    if words:
        word = data.draw(st.sampled_from(words)).lstrip("-")
        assert found(text, word)
        assert match_spans(text, parse(word)) or not word

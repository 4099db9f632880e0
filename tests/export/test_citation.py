import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.export.citation import cite
from newsdash.records import Article, Quote


def quote(kind):
    return Quote("q", kind, 0, 1, "x", ((0, 1),), None, None, None, None, 1.0)


def article(language="de", source="Elbkurier", published="2025-03-01T08:00:00Z"):
    return Article(
        id="a", path=None, title="Ein Titel", text="x", language=language, source=source,
        published=published,
    )  # fmt: skip


def test_words_come_with_speaker_outlet_and_date():
    cited = cite(quote("direct"), "Das Gesetz kommt", "Jana Berg", article())
    assert cited == "„Das Gesetz kommt“ (Jana Berg, Elbkurier, 2025-03-01)"
    english = cite(quote("direct"), "The law is coming", "Jana Berg", article("en"))
    assert english == "“The law is coming” (Jana Berg, Elbkurier, 2025-03-01)"


def test_a_quotation_within_gets_single_marks():
    cited = cite(quote("partial"), "Das „neue“ Gesetz", None, article(published=None))
    assert cited == "„Das ‚neue‘ Gesetz“ (Elbkurier)"


@pytest.mark.parametrize("kind", ["indirect", "reported"])
def test_nobody_is_quoted_with_the_words_of_a_reporter(kind):
    cited = cite(quote(kind), "das Gesetz komme", "Jana Berg", article())
    assert cited == f"das Gesetz komme (Jana Berg, Elbkurier, 2025-03-01, {kind})"


def test_without_an_outlet_the_title_says_where():
    assert "(Ein Titel)" in cite(quote("direct"), "x", None, article(source=None, published=None))


@given(st.text())
def test_all_words_are_kept(words):
    cited = cite(quote("direct"), words, None, article())
    assert [c for c in words if c.isalnum()] == [
        c for c in cited.removesuffix(" (Elbkurier, 2025-03-01)") if c.isalnum()
    ]

"""Records of any content, with few ids, so that articles share actors, models and words."""

from __future__ import annotations

from hypothesis import strategies as st

from newsdash.records import (
    Actor,
    AIModel,
    Article,
    Evidence,
    Extraction,
    Quote,
    Role,
    Shift,
    Speaker,
    Stance,
    Target,
)

DANGEROUS = (
    "=1+1", "+49 30", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "''=1", "'s-Hertogenbosch",
    "a;b", 'sie sagte "ja"', "a,b\nc", "a\r\nb", "\x00\x1b[2J", "\ufffe", "\u202eabc", "<b>&amp;",
    "Größler", "日本", "👩‍🔬",
)  # fmt: skip

texts = st.one_of(st.text(max_size=12), st.sampled_from(DANGEROUS))
maybe = st.none() | texts
_offsets = st.integers(0, 40)
_spans = st.tuples(_offsets, _offsets)
_ids = st.sampled_from(("person:a", "person:b", "organization:c", "model:d", "x\x00", "x", ""))
_confidence = st.floats(0, 1)
_polarity = st.sampled_from(("support", "oppose", "mixed"))
_dates = st.sampled_from((None, "2025", "2025-08", "2025-08-06", "2024-12-31"))

articles = st.builds(
    Article, texts, maybe, texts, texts, st.sampled_from(("de", "en", "und")), _dates, maybe
)
evidence = st.builds(Evidence, _offsets, _offsets, texts)
actors = st.builds(
    Actor,
    _ids,
    texts,
    st.sampled_from(("person", "organization", "government", "country", "group")),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(st.builds(Role, texts, maybe), max_size=2).map(tuple),
    st.lists(_spans, max_size=3).map(tuple),
)
models = st.builds(
    AIModel,
    _ids,
    texts,
    maybe,
    maybe,
    st.none() | _ids,
    st.none() | st.integers(0, 2**63 - 1),
    st.sampled_from((None, "open-source", "open-weight", "closed")),
    st.sampled_from((None, "2025-08-05", "2025-08", "2025", "--08-05")),
    maybe,
    st.lists(_spans, max_size=3).map(tuple),
)
quotes = st.builds(
    Quote,
    texts,
    st.sampled_from(("direct", "partial", "indirect", "reported")),
    _offsets,
    _offsets,
    texts,
    st.lists(_spans, max_size=2).map(tuple),
    st.none() | st.builds(Speaker, st.none() | _ids, texts, _offsets, _offsets),
    st.none() | evidence,
    maybe,
    maybe,
    _confidence,
)
stances = st.builds(
    Stance,
    texts,
    _ids,
    st.builds(Target, st.sampled_from(("topic", "actor", "model")), texts, st.none() | _ids),
    _polarity,
    st.none() | st.builds(Shift, st.none() | _polarity, st.none() | _polarity, maybe),
    evidence,
    st.none() | evidence,
    maybe,
    _confidence,
)


def _several(kind: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(kind, max_size=3).map(tuple)


extractions = st.builds(
    Extraction,
    st.just(1),
    articles,
    _several(actors),
    _several(models),
    _several(quotes),
    _several(stances),
)
libraries = st.lists(extractions, max_size=3)

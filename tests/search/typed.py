"""What people type, and what nobody would: for tests with generated input."""

from hypothesis import strategies as st

WORDS = (
    "krämer", "mueller", "offene", "Gewichte", "e", "kolibri-1", "2025", "support", "sprecher",
    "elbtal", "das neue", "veröffentlichen. kolibri", "cnbc", "bote", "Öztürk", "zzz",
)  # fmt: skip
FIELDS = ("actor", "role", "org", "model", "dev", "target", "quote", "said", "by", "akteur", "von")
CHOICES = (
    "kind:person", "kind:gov|group", "art:direkt", "open:open", "open:unknown", "stance:support",
    "haltung:shift|oppose", "kind:indirect|person", "stance:s",
)  # fmt: skip
ARTICLES = (
    "since:2023", "until:2024-06", "seit:2025-01-05", "source:bote", "lang:de", "lang:en",
    "quelle:presse|blatt", "new:2025-01-01", "new:last",
)  # fmt: skip

_value = st.builds(
    lambda word, fuzzy: f'{"~" * fuzzy}"{word}"' if " " in word else f"{'~' * fuzzy}{word}",
    st.sampled_from(WORDS),
    st.sampled_from((False, False, False, True)),
)
_values = st.lists(_value, min_size=1, max_size=2).map("|".join)
_word_terms = st.one_of(_values, st.builds("{}:{}".format, st.sampled_from(FIELDS), _values))
_terms = st.builds(
    lambda term, negated: f"{'-' * negated}{term}",
    st.one_of(_word_terms, st.sampled_from(CHOICES), st.sampled_from(ARTICLES)),
    st.sampled_from((False, False, True)),
)
queries = st.lists(_terms, max_size=3).map(" ".join)
"""Queries that make sense to the parser."""

_pieces = st.sampled_from(
    (*FIELDS, *CHOICES, *ARTICLES, *WORDS, ":", "|", "-", "~", '"', "„", "“", " ", "  ", "\n",
     "since:", "until:20", "new:", "acter:", "stance:", "7d", "2025-13", "\u200b", "\x00", "ß")
)  # fmt: skip
jumbles = st.one_of(st.text(), st.lists(st.one_of(_pieces, st.text(max_size=3))).map("".join))
"""Anything a keyboard or a clipboard can bring."""

"""Texts that look like news as far as rules can tell, and articles of them."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from newsdash.records import Article

NAMES = (
    "Anna Größler", "Größler", "Frau Größler", "Tobias Größler", "Dr. Uwe O'Neill", "er", "sie",
    "OpenAI-Chef Sam Altman", "Altmans", "Sam", "OpenAI", "Metas", "Chinas DeepSeek",
    "die Ministerin", "das Unternehmen", "der Deutsche Bundestag", "die US-Regierung", "China",
    "Expert:innen", "Kritiker", "SPD-Fraktionschefin Lea Voß (48)", "die „taz“", "Voß & Söhne AG",
)  # fmt: skip
MODELS = (
    "gpt-oss-120b", "GPT-4o", "Llama 3.1 405B", "LLama-KI-System", "DeepSeek-R1", "das Modell",
    "gpt-oss-20b-Modell", "Claude", "Mistral",
)  # fmt: skip
CUES = (
    "sagte", "erklärte", "warnte", "teilte", "mit", "räumte", "ein", "schreibt", "meint", "so",
    "laut", "zufolge", "nach Angaben von", "begrüßte", "lehnt", "ab", "kritisierte", "forderte",
    "fordern", "lobte", "sprach sich", "für", "gegen", "aus", "bezeichnete", "als", "said",
    "according to", "warned that", "wie", "mitteilte", "hieß es",
)  # fmt: skip
CLAUSES = (
    "das sei falsch", "die Lage habe sich verbessert", "wir prüfen das bis zum 5. August 2025",
    "dass der Vertrag gelte", "ein Fehler", "niemand wisse es", "man werde zahlen",
    "it was wrong", "die Ausfuhrlizenz", "Open Source", "mehr Aufsicht", "am 3. 4. 2024",
    "ob das stimme", "120 Milliarden Parameter", "[…] und z. B. 1,5 Prozent", "Ja",
)  # fmt: skip
MARKS = "„“”‟\"»«›‹‚‘’'″"
SEPARATORS = (
    " ", ", ", ". ", ": ", "; ", "! ", "? ", "... ", " – ", " (", ") ", "\n", "\n\n", "\r\n",
    "\t", "\u00a0", "\u200b", "\u00ad", "\u2028", "- ", "-",
)  # fmt: skip
ODDITIES = (
    "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301", "n\u0303\u0323", "\x00",
    "\x1b[31m", "\u202e", "\ufeff", "ß", "İ", "ǅ", "ﬁ", "[/b]", "https://example.org/?a=b", "§",
)  # fmt: skip

_words = st.sampled_from((*NAMES, *MODELS, *CUES, *CLAUSES))
_marks = st.sampled_from(MARKS)
_separators = st.sampled_from(SEPARATORS)
_oddities = st.sampled_from(ODDITIES)

_PAIRS = ("„“", "„”", "»«", "«»", '""', "“”", "‚‘", "›‹", "‘’", '„"', "„»")
_TEMPLATES = (
    "{o}{clause}{c}, {cue} {name}.",
    "{o}{clause}{c}, {cue} {name}, {o}{other}{c}.",
    "{name} {cue}: {o}{clause}. {other}{c}",
    "{name} {cue}, {clause}.",
    "{name} {cue}, dass {model} {o}{clause}{c} sei.",
    "Laut {name} {o}{clause}{c} {other}.",
    "{name} zufolge {clause}.",
    "{name} {cue} {model}, {name2} {cue} {clause}.",
    "{name2}, {name}, {cue} {o}{clause} {o}{other}{c}{c}.",
    "{clause}, so {name}.\n\n{o}{other}{c}, {cue} {name2} weiter.",
    "{name} war {clause}, nun {cue} {name2} {model}.",
)


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    opening, closing = draw(st.sampled_from(_PAIRS))
    return draw(st.sampled_from(_TEMPLATES)).format(
        o=opening,
        c=closing,
        name=draw(st.sampled_from(NAMES)),
        name2=draw(st.sampled_from(NAMES)),
        model=draw(st.sampled_from(MODELS)),
        cue=draw(st.sampled_from(CUES)),
        clause=draw(st.sampled_from(CLAUSES)),
        other=draw(st.sampled_from(CLAUSES)),
    )


sentences = st.lists(_sentences(), max_size=6).map(" ".join)
"""Speech in the forms news give it, with marks that match and marks that do not."""

jumbles = st.lists(
    st.one_of(_words, _words, _separators, _separators, _marks, _oddities, st.text(max_size=5)),
    max_size=60,
).map("".join)
"""The same words in no order, with marks, line breaks and odd characters between them."""

texts = st.one_of(sentences, jumbles, st.tuples(sentences, jumbles).map("\n\n".join), st.text())


def article(text: str, language: str = "de", published: str | None = "2025-08-06") -> Article:
    """Return an article of ``text`` and nothing else."""
    identifier = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(identifier, None, text[:20], text, language, published)


articles = st.builds(
    article,
    texts,
    st.sampled_from(("de", "de", "de", "en", "fr", "und")),
    st.sampled_from((None, "2025", "2025-08", "2025-08-06")),
)

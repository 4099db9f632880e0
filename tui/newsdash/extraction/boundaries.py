"""Sentence starts over the tokens of a spaCy doc, for parsers and for anyone's pipeline.

Unlike the extraction's own sentences a quotation is no unit here: »„A. B.“, sagte X.« has
two sentences, as in treebanks.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

from newsdash.extraction.datelines import datelines, outside
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.sentences import soft_breaks, split_sentences
from newsdash.extraction.words import split_words

START, INSIDE, OPEN = 1, -1, 0
# what may end a sentence without being a full stop: emoticons, trailing dots
_INFORMAL_ENDS = frozenset((":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", "..", "...", "…", "!)"))


def sentence_starts(doc: Doc, lexicon: Lexicon, undecided: bool = False) -> list[int]:
    """Return for each token whether a sentence starts at it: 1 yes, -1 no.

    With ``undecided`` it is 0 where the text has no mark but could begin anew, for a parser to
    decide: an upper-case function word in the middle ("... fertig Das ist ...").
    """
    text = doc.text
    lines = datelines(text)
    told = outside(split_words(text, lexicon), lines)
    sentences = split_sentences(told, [], lexicon, soft_breaks(text))
    starts = {sentence.start for sentence in sentences} | {line.start for line in lines}
    flags = [START if t.i == 0 or t.idx in starts else INSIDE for t in doc]
    if undecided:
        for token in doc[1:]:
            if flags[token.i] == INSIDE and _may_start(token, lexicon):
                flags[token.i] = OPEN
    return flags


def set_starts(doc: Doc, flags: list[int]) -> Doc:
    """Return ``doc`` with the sentence starts that ``sentence_starts`` gave."""
    # one array: setting a token's flag looks through the whole doc each time
    values = np.asarray(flags, dtype="int64").astype("uint64").reshape(-1, 1)
    return doc.from_array([SENT_START], values)  # type: ignore[arg-type]


def _may_start(token: Token, lexicon: Lexicon) -> bool:
    if not token.text[:1].isupper() or token.text.isupper():
        return False
    before = token.nbor(-1)
    if before.text in _INFORMAL_ENDS:
        return True
    return (
        not before.is_punct
        and token.lower_ in lexicon.function_words
        and token.lower_ not in lexicon.words("formal_pronoun")
    )

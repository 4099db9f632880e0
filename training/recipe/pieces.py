"""The encoder's SentencePiece unigram tokenizer (Kudo 2018), word by word."""

from __future__ import annotations

import math
import unicodedata

_BOUNDARY = "▁"
_LONGEST = 20
_UNKNOWN_PENALTY = 10.0


class PieceTokenizer:
    """Cuts words into piece ids; what it has seen once it knows."""

    def __init__(
        self, pieces: list[str], scores: list[float], unknown: int, characters: dict[str, str]
    ) -> None:
        self._ids = {piece: i for i, piece in enumerate(pieces)}
        self._scores = scores
        self._unknown = unknown
        self._floor = min(scores) - _UNKNOWN_PENALTY
        self._characters = characters
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Return the ids of the pieces of a word that follows a blank; at least one."""
        if word not in self._known:
            self._known[word] = self._best(_BOUNDARY + self._normalised(word))
        return self._known[word]

    def _normalised(self, word: str) -> str:
        mapped = "".join(self._characters.get(c, c) for c in word)
        return unicodedata.normalize("NFKC", mapped).replace(" ", _BOUNDARY)

    def _best(self, text: str) -> list[int]:
        """The most probable segmentation, by Viterbi."""
        best = [0.0] + [-math.inf] * len(text)
        last: list[tuple[int, int]] = [(0, self._unknown)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
                piece = self._ids.get(text[start:end])
                if piece is None:
                    if end > start + 1:
                        continue
                    piece, score = self._unknown, self._floor
                else:
                    score = self._scores[piece]
                if best[start] + score > best[end]:
                    best[end], last[end] = best[start] + score, (start, piece)
        ids, at = [], len(text)
        while at > 0:
            at, piece = last[at]
            ids.append(piece)
        return ids[::-1]

"""Being of two minds: "zwar vernünftig, aber zu kurz" is neither support nor opposition."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.doc_stance import DocStance
from newsdash.extraction.evaluations import evaluation_of


class Concessions:
    """Finds concessions in one article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.words = analysis.lexicon.words

    def contrast_in(self, start: int, end: int) -> int | None:
        """Return where the contrast of a concession begins between two offsets, if there is one."""
        words = self.analysis.words_between(start, end)
        conceding = next((w for w in words if w.lower in self.words("conceding")), None)
        if conceding is None:
            return None
        contrasts = (w.start for w in words if w.lower in self.words("contrasting"))
        return next((at for at in contrasts if at > conceding.start), None)

    def is_of_two_minds(self, start: int, end: int) -> bool:
        """Whether what is judged before the contrast is judged the other way behind it."""
        at = self.contrast_in(start, end)
        if at is None:
            return False
        text, language = self.analysis.text, self.analysis.language
        before, behind = (
            evaluation_of(text[start:at], language),
            evaluation_of(text[at:end], language),
        )
        return before * behind < 0

    def mixed(self, stances: list[DocStance]) -> list[DocStance]:
        """Return the stances with those a concession joins made one: mixed, on the first target."""
        found: list[DocStance] = []
        for stance in sorted(stances, key=lambda s: (s.evidence, s.cue or s.evidence)):
            other = next((s for s in found if self._joined(s, stance)), None)
            if other is None:
                found.append(stance)
            else:
                other.sign = 0
        return found

    def _joined(self, one: DocStance, other: DocStance) -> bool:
        same = one.holder is other.holder and one.evidence == other.evidence
        opposed = one.sign * other.sign < 0
        return same and opposed and self.contrast_in(*one.evidence) is not None

"""What a German form tells by itself, whatever its neighbours: ``newsdash_certain_forms``.

A tagger trained on little text takes "abzustimmen" for a plain infinitive and "könne" for an
indicative; the form leaves no doubt.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.lexicon import Lexicon

_SHORTEST = 5  # letters of a verb that is not in the lexicon: "festzurren" has no "zu" in it


class CertainForms:
    """Corrects tags of the STTS and the mood; needs tagger and morphologizer before it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = verb_forms(lexicon.language)
        self._prefixes = tuple(prefix + "zu" for prefix in lexicon.separable_prefixes)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        for token in doc:
            if token.tag_ == "VVINF" and self._holds_zu(token.lower_):
                token.tag_ = "VVIZU"
            elif token.tag_.endswith("FIN") and self._is_subjunctive(token.lower_):
                _set_subjunctive(token)
        return doc

    def _holds_zu(self, form: str) -> bool:
        rests = (form.removeprefix(p) for p in self._prefixes if form.startswith(p))
        return any(rest.endswith("n") and self._is_verb(rest) for rest in rests)

    def _is_verb(self, form: str) -> bool:
        return len(form) >= _SHORTEST or any(r.form == "inf" for r in self._forms.get(form, ()))

    def _is_subjunctive(self, form: str) -> bool:
        finite = [r for r in self._forms.get(form, ()) if r.form == "fin"]
        return bool(finite) and all(reading.mood == "sub" for reading in finite)


def _set_subjunctive(token: Token) -> None:
    if token.morph.get("Mood", []) != ["Sub"]:
        features = {**token.morph.to_dict(), "Mood": "Sub", "VerbForm": "Fin"}
        token.set_morph(features)  # type: ignore[attr-defined]

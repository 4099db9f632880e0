"""AI models named in an article, and what it says about them.

A name is one of a known family with its version, size and variant ("GPT-4.5", "Llama 3.1
405B"), or stands after a noun that calls it a model ("das Sprachmodell X", "KI-Technologie
„X“"), or is the first part of such a compound ("R1-Modell"). A family name that is also an
ordinary word counts only with a version or such a noun beside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.gazetteer import gazetteer
from newsdash.extraction.lexicon import column
from newsdash.extraction.model_introductions import Introductions, mentions_of, variants_of
from newsdash.extraction.model_names import (
    VERSION,
    Family,
    alias_keys,
    beginning,
    families,
    family_beginnings,
    is_suffix,
    model_key,
    parameters_of,
    spelled,
    variants,
)
from newsdash.extraction.model_versions import VersionedNames
from newsdash.extraction.nouns import nouns
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word

_OFTEN = 2  # words of AI from which on an article speaks of AI models
_NAME_WITH_SIZE = re.compile(r"^[^\W\d_]\w+(?:[-‑]\w+)*[-‑]\d+(?:\.\d+)?[bB](?:-\w+)*$")
_TRAINED = re.compile(
    r"\bmodel\w*\b[^.!?\n]{0,90}\b(?:re)?train(?:iert|ed|ing)\b"
    r"|\b(?:re)?train(?:iert|ed|ing)\b[^.!?\n]{0,60}\bmodel",
    re.IGNORECASE,
)
_SIZE_ALONE = re.compile(r"^\d{1,4}(?:[.,]\d+)?[bB]$")
_BARE_VERSION = re.compile(r"^[A-Za-z]\d+(?:\.\d+)?$")


class _FamilyName(NamedTuple):
    """A family name in the text: its span, the words it takes, whether a compound holds it."""

    family: Family
    start: int
    end: int
    used: int
    compound: bool


class ModelFinder:
    """Finds the models of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.nouns = column(analysis.language, "model_nouns.txt")
        self.tails = {noun.rpartition("-")[2] for noun in self.nouns} | {
            "modell",
            "model",
            "ki",
            "ai",
        }
        self.gazetteer = gazetteer(analysis.language)
        self.models: dict[str, DocModel] = {}
        self.about_ai = (_ai_words().search(self.text) or _trained(self.text)) is not None
        self.developers = self._developers()
        self.nouns_known = nouns(analysis.language)

    def find(self) -> list[DocModel]:
        """Return the models in order of their first mention."""
        for sentence in self.analysis.sentences:
            self._find_in(sentence)
        if self.about_ai or self.models:
            self._find_introduced()
        self._find_again()
        return sorted(self.models.values(), key=lambda model: model.mentions[0])

    def _find_introduced(self) -> None:
        """The models no list knows, by what the article calls them."""
        often = len(_ai_words().findall(self.text)) >= _OFTEN
        speaks_of_models = bool(self.models) or often or _trained(self.text) is not None
        introductions = Introductions(self.analysis, speaks_of_models)
        for sentence in self.analysis.sentences:
            for start, end in introductions.find(sentence.words):
                self._introduce(start, end)
        versions = VersionedNames(self.analysis) if introductions.spoken_of else None
        for start, end in versions.find() if versions else ():
            self._introduce(start, end)

    def _introduce(self, start: int, end: int) -> None:
        if self._is_free(start, end):
            self._add(" ".join(self.text[start:end].split()), None, start, end)

    def _find_again(self) -> None:
        """Later mentions of the models no list knows, which stand without a word for them."""
        unknown = [m for m in self.models.values() if m.family is None]
        for stem in dict.fromkeys(model.name.split()[0] for model in unknown):
            for start, end in variants_of(stem, self.text):
                self._introduce(start, end)
        for model in [m for m in self.models.values() if m.family is None]:
            for start, end in mentions_of(model.name, self.text):
                if self._is_free(start, end):
                    model.mentions.append((start, end))
            model.mentions.sort()

    def _is_free(self, start: int, end: int) -> bool:
        spans = (span for model in self.models.values() for span in model.mentions)
        return not any(start < last and first < end for first, last in spans)

    def _developers(self) -> frozenset[str]:
        return frozenset(f.developer.casefold() for f in families().values() if f.developer)

    def _find_in(self, sentence: Sentence) -> None:
        words = [w for w in sentence.words if w.pos != "QUOTE"]
        at = 0
        while at < len(words):
            at += (
                self._known(words, at)
                or self._called(words, at)
                or self._compound(words, at)
                or self._sized(words, at)
                or self._with_size_behind(words, at)
                or 1
            )

    def _known(self, words: Sequence[Word], at: int) -> int:
        if beginning(words[at].text) not in family_beginnings():
            return 0
        organization = self.gazetteer.match(words, at)
        for length in (3, 2, 1):
            part = words[at : at + length]
            if len(part) < length or any(w.after_break for w in part[1:]):
                continue
            if found := self._family_of(part):
                if organization is not None and organization[1] > found.used:
                    return organization[1]  # "Mistral AI" is the firm
                return self._take(words, at, found)
        return 0

    def _family_of(self, part: Sequence[Word]) -> _FamilyName | None:
        """Return the family name that begins at these words."""
        start, whole = part[0].start, self.text[part[0].start : part[-1].end]
        if family := families().get(whole.casefold()):
            return _FamilyName(family, start, part[-1].end, len(part), compound=False)
        if len(part) > 1:
            return None
        form = whole
        stem = self._without_tail(form)
        compound = stem != form
        for cut in self._cuts(stem):
            family = families().get(stem[:cut].casefold())
            rest = stem[cut:].lstrip("-‑")
            if family and (not rest or is_suffix(rest)):
                return _FamilyName(family, start, start + len(stem), 1, compound)
        return None

    def _cuts(self, form: str) -> Iterator[int]:
        """Places where a family name may end: at hyphens, or where digits begin."""
        yield len(form)
        for k in range(len(form) - 1, 1, -1):
            if form[k] in "-‑" or (
                form[k].isdigit() and not form[k - 1].isdigit() and form[k - 1] not in ".-‑"
            ):
                yield k

    def _without_tail(self, form: str) -> str:
        """ "gpt-oss-20b-Modell" and "LLama-KI-System" without the German nouns behind the name."""
        parts = form.split("-")
        while len(parts) > 1 and parts[-1][:1].isupper() and self._is_plain_noun(parts[-1]):
            parts.pop()
        return "-".join(parts)

    def _is_plain_noun(self, part: str) -> bool:
        return not any(c.isdigit() for c in part) and part.casefold() not in variants()

    def _suffix_length(self, words: Sequence[Word], at: int) -> int:
        """How many words after a family name are its version, size or variant."""
        length = 0
        while at + length < len(words) and length < 4:
            word = words[at + length]
            if word.after_break or not (
                VERSION.match(word.text) or word.lower in variants() or is_suffix(word.text)
            ):
                break
            if word.text.isdigit() and int(word.text) > 99:  # a year or a count, no version
                break
            length += 1
        return length

    def _take(self, words: Sequence[Word], at: int, found: _FamilyName) -> int:
        """Note the model with the version that follows; return the number of words used."""
        used = found.used + (0 if found.compound else self._suffix_length(words, at + found.used))
        end = found.end if used == found.used else words[at + used - 1].end
        name, family = " ".join(self.text[found.start : end].split()), found.family
        bare = model_key(name) in (model_key(family.name), *alias_keys(family))
        # "Llama 3" and "Mistral Large" are aliases, and versions of their family
        bare = bare and not any(c.isdigit() or c == " " for c in name)
        called = found.compound and self._calls_model(words[at].text)
        called = called or self._noun_before(words, at)
        if bare and not called and not self._bare_family_is_meant(family):
            return 0
        if not (name[:1].isupper() or "-" in name or any(c.isdigit() for c in name)):
            return 0
        if family.ambiguous and not (called or self._is_about_models(family)):
            return 0  # the rocket Falcon 1
        model = self._add(spelled(name, family), family, found.start, end)
        if found.compound and not self._calls_model(words[at].text):
            model.asides.add(found.start)
        return used

    def _bare_family_is_meant(self, family: Family) -> bool:
        """A family without version: not if its firm has the same name, nor out of context."""
        if family.developer is None:
            return not family.ambiguous
        if family.developer.casefold() == family.name.casefold():
            return False
        return not family.ambiguous or family.developer in self.text

    def _is_about_models(self, family: Family) -> bool:
        return self.about_ai or bool(self.models) or (family.developer or "\n") in self.text

    def _calls_model(self, form: str) -> bool:
        lower = form.lower()
        tail = lower.rpartition("-")[2]
        return any(tail.startswith(noun) for noun in self.tails if len(noun) > 3) or "-ki" in lower

    def _noun_before(self, words: Sequence[Word], at: int) -> bool:
        k = at - 1
        while k >= 0 and (
            not words[k].is_word or words[k].lower in self.analysis.lexicon.words("named")
        ):
            k -= 1
        return k >= 0 and self._is_model_noun(words, k)

    def _is_model_noun(self, words: Sequence[Word], k: int) -> bool:
        lower = words[k].lower
        if not _hints_at_model(self.analysis.language, lower):
            return False
        quoted = k + 1 < len(words) and words[k + 1].text in '„“"»‚'
        if (
            quoted
            and self.about_ai
            and lower.startswith(
                ("modell", "technologie", "technik", "system", "model", "technology")
            )
        ):
            return True
        if any(
            lower == noun or lower.startswith(noun) or lower.endswith("-" + noun)
            for noun in self.nouns
        ):
            return True
        if (
            self.analysis.language == "en"
            and k
            and f"{words[k - 1].lower} {lower}".rstrip("s") in self.nouns
        ):
            return True
        return lower.startswith(("ki-", "ai-")) and any(
            part in lower for part in ("modell", "system", "model", "assistent", "technologie")
        )

    def _called(self, words: Sequence[Word], at: int) -> int:
        """ "das Sprachmodell Lindwurm", "KI-Technologie „Behemoth“", "ein Chatbot namens Ada"."""
        if not self._is_model_noun(words, at):
            return 0
        k = at + 1
        while k < len(words) and (
            words[k].lower in self.analysis.lexicon.words("named") or words[k].text in '„“"»‚'
        ):
            k += 1
        if k >= len(words) or (words[k].after_break and words[k - 1].is_word):
            return 0
        if self._known_family_at(words, k):
            return 0
        end = k
        while (
            end < len(words)
            and end - k < 3
            and self._names_model(words[end], end == k, quoted=not words[k - 1].is_word)
        ):
            end += 1
        if end == k:
            return 0
        start, stop = words[k].start, words[end - 1].end
        self._add(" ".join(self.text[start:stop].split()), None, start, stop)
        return end - at

    def _known_family_at(self, words: Sequence[Word], k: int) -> bool:
        return any(self._family_of(words[k : k + length]) for length in (3, 2, 1))

    def _names_model(self, word: Word, first: bool, quoted: bool) -> bool:
        if word.after_break and not first:
            return False
        if VERSION.match(word.text) and not first:
            return True
        if not word.capital or word.pos not in ("NOUN", "PROPN", "X"):
            return False

        known = self.gazetteer.match([word], 0)
        return quoted or (known is None and not nouns(self.analysis.language).is_common(word))

    def _compound(self, words: Sequence[Word], at: int) -> int:
        """ "R1-Modell": a bare version takes its developer's name, as in "DeepSeek R1"."""
        word = words[at]
        stem, hyphen, tail = word.text.partition("-")
        called = bool(hyphen) and tail.lower().startswith(("modell", "model", "ki-modell"))
        if not _BARE_VERSION.match(stem) or (hyphen and not called):
            return 0
        developer = self._developer_before(words, at)
        if developer is None or not (called or f"{developer} {stem}".casefold() in families()):
            return 0
        model = self._add(
            f"{developer} {stem}",
            families().get(developer.casefold()),
            word.start,
            word.start + len(stem),
        )
        model.learn("developer", model.developer or developer, (word.start, word.end))
        return 1

    def _sized(self, words: Sequence[Word], at: int) -> int:
        """ "Lindwurm-70b": a name with a size, whoever made it."""
        word = words[at]
        if not _NAME_WITH_SIZE.match(word.text) or (not self.about_ai and "." in word.text):
            return 0  # the rocket Sojus-2.1b
        self._add(
            self._without_tail(word.text),
            None,
            word.start,
            word.start + len(self._without_tail(word.text)),
        )
        return 1

    def _with_size_behind(self, words: Sequence[Word], at: int) -> int:
        """ "Kolibri 34B", in an article about AI."""
        if not self.about_ai or at + 1 >= len(words) or not _SIZE_ALONE.match(words[at + 1].text):
            return 0
        word = words[at]
        is_name = word.capital and word.pos in ("NOUN", "PROPN", "X")
        if not is_name or words[at + 1].after_break or self.nouns_known.is_common(word):
            return 0
        name = f"{word.text} {words[at + 1].text}"
        self._add(name, None, word.start, words[at + 1].end)
        return 2

    def _developer_before(self, words: Sequence[Word], at: int) -> str | None:
        for word in reversed(words[:at]):
            form = word.text.removesuffix("'s").removesuffix("’s")
            for name in (form, form[:-1] if form.endswith("s") else form):
                if name.casefold() in self.developers:
                    return name
        return None

    def _add(self, name: str, family: Family | None, start: int, end: int) -> DocModel:
        key = model_key(name)
        model = self.models.get(key)
        if model is None:
            model = DocModel(
                name, family.name if family else None, family.developer if family else None
            )
            model.known_openness = family.openness if family else None
            if (size := parameters_of(name)) is not None:
                model.learn("parameters", size, (start, end))
            self.models[key] = model
        model.mentions.append((start, end))
        return model


@functools.cache
def _ai_words() -> re.Pattern[str]:
    stems = (re.escape(word).replace(r"\*", r"\w*") for word in column("shared", "ai_words.txt"))
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))})\b", re.IGNORECASE)


def _trained(text: str) -> re.Match[str] | None:
    """ "ihr Modell mit Hörbüchern trainiert", "retraining the model": AI by what is done."""
    return _TRAINED.search(text)


@functools.lru_cache(16384)
def _hints_at_model(language: str, lower: str) -> bool:
    """Whether a word can be a noun for models at all."""
    if lower.startswith(("modell", "technologie", "technik", "system", "model", "technology")):
        return True
    starts, ends, last_words = _shapes_of_nouns(language)
    if lower.startswith(("ki-", "ai-")) or lower.startswith(starts) or lower.endswith(ends):
        return True
    return lower in last_words or lower.rstrip("s") in last_words


@functools.cache
def _shapes_of_nouns(language: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """How nouns for models begin, how compounds of them end, and the last of several words."""
    known = column(language, "model_nouns.txt")
    last = frozenset(noun.rpartition(" ")[2] for noun in known if " " in noun)
    return tuple(known), tuple("-" + noun for noun in known), last

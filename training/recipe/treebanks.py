"""CoNLL-U treebanks as sentences over the words a spaCy tokenizer can produce.

Universal Dependencies split "zum" into "zu" and "dem"; spaCy and the STTS keep one word. Such
contractions are merged (tag APPRART, the article's features); words whose parts only stand
together ("don't" from "do" and "n't") stay apart, as in spaCy's tokenizers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recipe.sentences import Sentence

_PLAIN = {"": "", "_": ""}


def read_conllu(path: Path, language: str, source: str) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, contractions merged."""
    document = ""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield _sentence(rows, language, source, document)
                rows = []
    if rows:
        yield _sentence(rows, language, source, document)


def _sentence(rows: list[list[str]], language: str, source: str, document: str) -> Sentence:
    words = {row[0]: row for row in rows if row[0].isdigit()}
    merged: dict[str, str] = {}  # id of an inner word -> id of the word that stands for it
    units: list[dict[str, str]] = []
    ranges = {row[0].split("-")[0]: row for row in rows if "-" in row[0]}
    inside_until = 0
    for number, row in words.items():
        if int(number) <= inside_until:
            continue
        if number in ranges:
            first, last = map(int, ranges[number][0].split("-"))
            inner = [words[str(i)] for i in range(first, last + 1)]
            inside_until = last
            spaced = _space_after(ranges[number])
            if "".join(r[1] for r in inner) == ranges[number][1]:
                units.extend(_unit(r, False) for r in inner[:-1])
                units.append(_unit(inner[-1], spaced))
            else:
                units.append(_contraction(ranges[number][1], inner, spaced))
                merged.update({r[0]: number for r in inner})
        else:
            units.append(_unit(row, _space_after(row)))
    return _assembled(units, merged, language, source, document)


def _assembled(
    units: list[dict[str, str]],
    merged: dict[str, str],
    language: str,
    source: str,
    document: str,
) -> Sentence:
    index = {unit["id"]: i for i, unit in enumerate(units)}
    heads = []
    for i, unit in enumerate(units):
        head = merged.get(unit["head"], unit["head"])
        heads.append(i if head == "0" else index[head])
    return Sentence(
        language=language,
        source=source,
        document=document,
        words=[u["form"] for u in units],
        spaces=[u["space"] == "y" for u in units],
        tags=[u["tag"] for u in units],
        pos=[u["pos"] for u in units],
        feats=[u["feats"] for u in units],
        lemmas=[u["lemma"] for u in units],
        heads=heads,
        deprels=[u["deprel"] for u in units],
    )


def _unit(row: list[str], space: bool) -> dict[str, str]:
    return {
        "id": row[0],
        "form": row[1].replace(" ", "\xa0"),
        "lemma": row[2],
        "pos": row[3],
        "tag": _PLAIN.get(row[4], row[4]),
        "feats": _PLAIN.get(row[5], row[5]),
        "head": row[6],
        "deprel": row[7],
        "space": "y" if space else "n",
    }


def _contraction(form: str, inner: list[list[str]], space: bool) -> dict[str, str]:
    """The word that stands for its parts; the first that hangs outside gives its place."""
    ids = {row[0] for row in inner}
    outer = next(row for row in inner if row[6] not in ids)
    unit = _unit(outer, space)
    unit["id"], unit["form"] = inner[0][0], form
    if inner[0][3] == "ADP" and inner[-1][3] == "DET":
        unit.update(pos="ADP", tag="APPRART", lemma=inner[0][2])
        unit["feats"] = _PLAIN.get(inner[-1][5], inner[-1][5])
    return unit


def _space_after(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]

"""Reading a query as it is typed. Nothing typed raises; a mistake is told with its place.

``docs/query.md`` describes the language for those who use it. A query is terms between spaces::

    term   = ["-"] [field ":"] value {"|" value}
    value  = ["~"] (word | quotation mark, words, quotation mark)

What is not finished yet (``stance:``, ``since:202``, ``-``) is no mistake: it narrows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from newsdash.search.fields import Field, field_named, like_field
from newsdash.search.periods import typed_span
from newsdash.search.query import (
    LAST_VISIT,
    Choice,
    Condition,
    Pattern,
    Query,
    When,
    Words,
    pattern,
)
from newsdash.translation import translate

MOST = 60
MARKS = '"“”„»«'
_FIELD = re.compile(r"([^\W\d_][\w-]*):")
_VALUE = re.compile(rf"(~?)(?:[{MARKS}]([^{MARKS}]*)(?:[{MARKS}]|$)|([^\s{MARKS}|]+))")
_SPACE = re.compile(r"\s+")


class Problem(Struct, frozen=True):
    """A part of what was typed, and in one line what is to be known of it."""

    start: int
    end: int
    message: str


class Value(Struct, frozen=True):
    """One typed value: what it says, whether it is fuzzy or in quotation marks, and its place."""

    text: str
    fuzzy: bool
    quoted: bool
    start: int
    end: int


class TypedTerm(Struct, frozen=True):
    """One typed term: ``name`` is the field as typed, None where there is none."""

    start: int
    end: int
    negated: bool
    name: str | None
    values: tuple[Value, ...]


class Reading(Struct, frozen=True):
    """What was understood, what is wrong, and what is only begun."""

    query: Query
    problems: tuple[Problem, ...] = ()
    unfinished: tuple[Problem, ...] = ()


class _MistakeError(Exception):
    """A term cannot be understood."""


class _UnfinishedError(Exception):
    """A term may still become something."""


def read(text: str, today: date | None = None) -> Reading:
    """Read what was typed.

    Args:
        text: anything.
        today: what "7d" counts back from; by default the day it is.
    """
    conditions: dict[Condition, None] = {}
    problems: list[Problem] = []
    unfinished: list[Problem] = []
    for term in terms(text):
        try:
            condition = _condition(term, today or date.today())
        except _MistakeError as wrong:
            problems.append(Problem(term.start, term.end, str(wrong)))
        except _UnfinishedError as begun:
            unfinished.append(Problem(term.start, term.end, str(begun)))
        else:
            if condition and len(conditions) == MOST:
                message = translate("more than {most} terms: the rest is left out", most=MOST)
                problems.append(Problem(term.start, len(text), message))
                break
            if condition:
                conditions[condition] = None
    return Reading(Query(tuple(conditions)), tuple(problems), tuple(unfinished))


def terms(text: str) -> list[TypedTerm]:
    """Split what was typed into terms; each character but spaces belongs to one."""
    found: list[TypedTerm] = []
    at = 0
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        term = _term(text, at)
        found.append(term)
        at = term.end
    return found


def _term(text: str, start: int) -> TypedTerm:
    negated = text[start] == "-"
    at = start + negated
    name = _FIELD.match(text, at)
    if name:
        at = name.end()
    values: list[Value] = []
    while at < len(text):
        if text[at] == "|":
            at += 1
            continue
        match = _VALUE.match(text, at)
        if not match or (values and text[at - 1] != "|"):
            break
        quoted = match[2] is not None
        words = match[2] if quoted else match[3]
        values.append(Value(words or "", bool(match[1]), quoted, match.start(), match.end()))
        at = match.end()
    return TypedTerm(start, max(at, start + 1), negated, name and name[1], tuple(values))


def _condition(term: TypedTerm, today: date) -> Condition | None:
    if term.name is None:
        patterns = _patterns(term.values)
        if patterns:
            return Words(patterns, negated=term.negated)
        if term.negated or any(value.fuzzy for value in term.values):
            raise _UnfinishedError(translate("nothing follows the sign yet"))
        return None
    field = field_named(term.name)
    if field is None:
        raise _MistakeError(_unknown(term.name))
    if not any(value.text.strip() for value in term.values):
        raise _UnfinishedError(_looks_for(field))
    match field.takes:
        case "words":
            return _words(field, term)
        case "choice":
            return _choice(field, term)
        case _:
            return _when(field, term, today)


def _unknown(name: str) -> str:
    like = like_field(name)
    if like:
        return translate("unknown field '{name}:' - did you mean {like}:?", name=name, like=like)
    return translate(
        "unknown field '{name}:' - words with a colon go in quotation marks", name=name
    )


def _looks_for(field: Field) -> str:
    return translate("{field}: looks for {what}", field=field.name, what=translate(field.about))


def _patterns(values: Sequence[Value]) -> tuple[Pattern, ...]:
    """Return patterns; a bare "~" looks for nothing yet."""
    found: dict[Pattern, None] = {}
    for value in values:
        bare = value.text if value.quoted else value.text.removeprefix("~")
        if made := pattern(bare, value.fuzzy):
            found[made] = None
    return tuple(found)


def _words(field: Field, term: TypedTerm) -> Condition:
    for value in term.values:
        other = None if value.quoted else _FIELD.match(value.text)
        if other and field_named(other[1]):
            raise _MistakeError(
                translate(
                    "'|' parts values of one field; {field}: must be a term of its own",
                    field=other[1],
                )
            )
    patterns = _patterns(term.values)
    if not patterns:
        raise _UnfinishedError(_looks_for(field))
    return Words(patterns, field.name, term.negated)


def _choice(field: Field, term: TypedTerm) -> Condition:
    chosen: set[str] = set()
    for value in term.values:
        if not value.text.strip():
            continue
        values = field.chosen(value.text)
        if not values:
            takes = ", ".join(field.choices)
            raise _MistakeError(
                translate(
                    "{field}: takes {values}, not '{typed}'",
                    field=field.name,
                    values=takes,
                    typed=value.text,
                )
            )
        chosen |= values
    return Choice(field.name, frozenset(chosen), term.negated)


def _when(field: Field, term: TypedTerm, today: date) -> Condition:
    given = [value.text.strip().lower() for value in term.values if value.text.strip()]
    if len(given) > 1:
        raise _MistakeError(translate("{field}: takes one date", field=field.name))
    if field.takes == "moment":
        if given[0] in {"last", "letztes", "zuletzt"}:
            return When("new", LAST_VISIT, term.negated)
        if any(word.startswith(given[0]) for word in ("last", "letztes", "zuletzt")):
            raise _UnfinishedError(translate("new: takes a date, or last for the last visit"))
    try:
        span = typed_span(given[0], today)
    except ValueError as error:
        raise _MistakeError(f"{field.name}: {error}") from None
    if span is None:
        raise _UnfinishedError(
            f"{field.name}: " + translate("a date is 2025, 2025-08, 2025-08-05, or 7d, 3w, 6m, 1y")
        )
    match field.name:
        case "until":
            return When("until", span[1], term.negated)
        case "new":
            return When("new", span[0], term.negated)
    return When("since", span[0], term.negated)

"""Records as rows of one long table, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from newsdash.records import Actor, AIModel, Article, Extraction, Offsets, Quote, Stance

Row: TypeAlias = dict[str, str]

# fmt: off
COLUMNS = (
    # every row: what it is, and the article it is from
    "record", "article_id", "title", "published", "source", "language", "path",
    # every row: what was found; actors and models stand at their first mention
    "id", "kind", "name", "text", "start", "end", "spans",
    "aliases", "roles",                                                    # actors
    "family", "developer", "developer_id", "parameters", "openness", "released", "runs_on",
    "speaker", "speaker_id", "speaker_text", "cue", "addressee", "venue",  # quotes
    "holder", "holder_id", "polarity", "target", "target_kind", "target_id",
    "shift_from", "shift_to", "shift_when", "quote_id", "confidence",      # stances
)
# fmt: on

# A spreadsheet runs a cell that begins so as a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def rows(record: Extraction) -> Iterator[Row]:
    """Yield a row for each thing found in one article; absent columns are empty.

    ``spans`` holds half-open offsets such as ``812-825 2101-2114``: the mentions of an actor
    or model, the parts of a quote. A text that a spreadsheet would run as a formula gets
    an apostrophe before it.
    """
    names = {actor.id: actor.name for actor in record.actors}
    found = [
        *(_actor(actor, record.article) for actor in record.actors),
        *(_model(model, record.article) for model in record.models),
        *(_quote(quote, names) for quote in record.quotes),
        *(_stance(stance, names) for stance in record.stances),
    ]
    article = _article(record.article)
    for cells in found:
        yield {name: _cell(value) for name, value in {**article, **cells}.items()}


def _article(article: Article) -> dict[str, object]:
    return {
        "article_id": article.id,
        "title": article.title,
        "published": article.published,
        "source": article.source,
        "language": article.language,
        "path": article.path,
    }


def _actor(actor: Actor, article: Article) -> dict[str, object]:
    return {
        "record": "actor",
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "aliases": "; ".join(actor.aliases),
        "roles": "; ".join(
            f"{role.title} ({role.organization})" if role.organization else role.title
            for role in actor.roles
        ),
        **_first_mention(actor.mentions, article),
    }


def _model(model: AIModel, article: Article) -> dict[str, object]:
    return {
        "record": "model",
        "id": model.id,
        "name": model.name,
        "family": model.family,
        "developer": model.developer,
        "developer_id": model.developer_id,
        "parameters": model.parameters,
        "openness": model.openness,
        "released": model.released,
        "runs_on": model.runs_on,
        **_first_mention(model.mentions, article),
    }


def _quote(quote: Quote, names: dict[str, str]) -> dict[str, object]:
    speaker = quote.speaker
    speaker_id = speaker.actor if speaker else None
    return {
        "record": "quote",
        "id": quote.id,
        "kind": quote.kind,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "spans": _spans(quote.spans),
        "speaker": names.get(speaker_id) if speaker_id else None,
        "speaker_id": speaker_id,
        "speaker_text": speaker.text if speaker else None,
        "cue": quote.cue.text if quote.cue else None,
        "addressee": quote.addressee,
        "venue": quote.venue,
        "confidence": quote.confidence,
    }


def _stance(stance: Stance, names: dict[str, str]) -> dict[str, object]:
    evidence, shift = stance.evidence, stance.shift
    return {
        "record": "stance",
        "id": stance.id,
        "text": evidence.text,
        "start": evidence.start,
        "end": evidence.end,
        "spans": _spans([(evidence.start, evidence.end)]),
        "holder": names.get(stance.holder),
        "holder_id": stance.holder,
        "polarity": stance.polarity,
        "target": stance.target.name,
        "target_kind": stance.target.kind,
        "target_id": stance.target.id,
        "shift_from": shift.from_ if shift else None,
        "shift_to": shift.to if shift else None,
        "shift_when": shift.when if shift else None,
        "cue": stance.cue.text if stance.cue else None,
        "quote_id": stance.quote,
        "confidence": stance.confidence,
    }


def _first_mention(mentions: tuple[Offsets, ...], article: Article) -> dict[str, object]:
    if not mentions:
        return {}
    start, end = mentions[0]
    return {
        "text": article.text[start:end],
        "start": start,
        "end": end,
        "spans": _spans(mentions),
    }


def _spans(spans: Iterable[Offsets]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _cell(value: object) -> str:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else str(value)

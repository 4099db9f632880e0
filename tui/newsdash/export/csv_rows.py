"""Records as rows of one long table, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from newsdash.records import Actor, AIModel, Article, Evidence, Extraction, Offsets, Quote, Stance

Row: TypeAlias = dict[str, object]

# fmt: off
COLUMNS = (
    # every row: what it is, and the article it is from
    "record", "article_id", "title", "published", "source", "language", "path",
    # every row: what was found; actors and models stand at their first mention
    "id", "kind", "name", "text", "start", "end", "spans",
    "aliases", "roles",                                                    # actors
    "family", "developer", "developer_id", "parameters", "openness", "released", "runs_on",
    "speaker", "speaker_id", "speaker_text", "speaker_span",                 # quotes
    "cue", "cue_span", "addressee", "venue",
    "holder", "holder_id", "polarity", "target", "target_kind", "target_id",
    "shift_from", "shift_to", "shift_when", "quote_id", "confidence",      # stances
)
# fmt: on


def rows(record: Extraction) -> Iterator[Row]:
    """Yield a row for each thing found in one article; absent columns are empty.

    ``spans`` holds half-open offsets such as ``812-825 2101-2114``: the mentions of an actor
    or model, the parts of a quote.
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
        yield {**article, **cells}


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
        "speaker_span": _spans([(speaker.start, speaker.end)]) if speaker else None,
        **_cue(quote.cue),
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
        **_cue(stance.cue),
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


def _cue(cue: Evidence | None) -> dict[str, object]:
    return {"cue": cue.text, "cue_span": _spans([(cue.start, cue.end)])} if cue else {}


def _spans(spans: Iterable[Offsets]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)

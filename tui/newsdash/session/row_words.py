"""Words of rows that every interface shows the same."""

from __future__ import annotations

from newsdash.search.index import Index
from newsdash.search.rows import NOBODY, ActorRow, ModelRow, QuoteRow, StanceRow
from newsdash.search.timeline import Grain, label
from newsdash.translation import translate, translate_many


def speaker(index: Index, row: QuoteRow) -> str | None:
    """Return the speaker's name, else the words of the article; None where there are none."""
    if row.speaker != NOBODY:
        return index.actors.rows[row.speaker].name
    return row.quote.speaker.text if row.quote.speaker else None


def holder(index: Index, row: StanceRow) -> str | None:
    """Return the name of who takes a stance, None where it is not known."""
    return None if row.holder == NOBODY else index.actors.rows[row.holder].name


def words(index: Index, row: QuoteRow) -> str:
    """Return what was said; where the writer's own words break it, they are left out."""
    text, spans = index.articles[row.article].text, row.quote.spans
    if len(spans) < 2:
        return row.quote.text
    return " … ".join(text[start:end] for start, end in spans)


def frequency(row: ActorRow | ModelRow) -> str:
    """Return how often and where something is named."""
    mentions, articles = row.mentions, len(row.sightings)
    times = translate_many("named once", "named {count} times", mentions)
    return f"{times} {translate_many('in {count} article', 'in {count} articles', articles)}"


def period_name(grain: Grain, code: int) -> str:
    """Return what a period is called: 2025-08-05, 2025-W32, 2025-08, 2025."""
    name = label(grain, code)
    if grain is not Grain.WEEK:
        return name
    year, week = name.split("-W")
    return translate("{year}-W{week}", year=year, week=week)

"""``newsdash library add``: sources and feeds, once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsdash.commandline.feed_store import FeedFile, FeedStore
from newsdash.commandline.feeds import NOTHING_KEPT
from newsdash.commandline.headless import NOTHING_READ, any_input, standard_input
from newsdash.commandline.library_index import bring_index_up_to_date
from newsdash.commandline.library_work import Work, guarded
from newsdash.commandline.settings import usable_configuration
from newsdash.corpus.tables import Columns
from newsdash.library import default_library
from newsdash.library.inputs import Subscriptions
from newsdash.library.intake import Intake
from newsdash.library.writing import WritableLibrary


def add(
    path: Path | None,
    sources: Sequence[str],
    *,
    jobs: int,
    with_feeds: bool,
    columns: Columns,
) -> int:
    """Take the articles of ``sources`` in, and what is new in the feeds."""
    work = Work()
    configuration = usable_configuration(work.narrator)
    if configuration is None:
        return NOTHING_READ
    configuration = configuration.with_columns(tuple(columns))

    def run() -> int:
        feeds = _subscriptions(FeedFile(), work) if with_feeds else None
        if not feeds and not any_input(sources, work.narrator):
            return NOTHING_READ
        stdin = standard_input(sources, work.narrator)
        place = path or default_library()
        with (
            WritableLibrary(place, configuration) as library,
            Intake(library, configuration, jobs) as intake,
        ):
            work.follow(intake.take_in(sources, stdin, feeds))
        bring_index_up_to_date(place, work.narrator)
        work.tell_summary()
        return work.exit_code

    return guarded(work, run)


def _subscriptions(store: FeedStore, work: Work) -> Subscriptions | None:
    states = store.list()
    if not states:
        work.narrator.say(NOTHING_KEPT)
        return None
    return Subscriptions(states, lambda state: store.update([state]))

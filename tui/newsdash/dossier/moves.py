"""Who moved, in all that is indexed, without fetching the records of every article.

Which holders have stances on one target that may not agree is seen in the index's columns; only
their articles are fetched, and `newsdash.dossier.changes` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsdash.dossier.changes import Changes
from newsdash.dossier.statements import Change, Citation
from newsdash.records import Offsets
from newsdash.search.index import Index
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.rows import NOBODY
from newsdash.search.targets import StanceFacts
from newsdash.search.wording import POLARITY_NAMES

_SUPPORT, _OPPOSE = POLARITY_NAMES.index("support"), POLARITY_NAMES.index("oppose")
_Places = defaultdict[tuple[str, Offsets], list[int]]
_AT_ONCE = 50


class Move(NamedTuple):
    """A change, and the articles of its two places by their number in the index."""

    change: Change
    before: int | None
    after: int

    @property
    def contradiction(self) -> bool:
        """True where no date tells which of the two came first."""
        return not self.change.told and not self.change.dated


def disagreements(facts: StanceFacts) -> list[list[int]]:
    """Return the stances of each holder on each target where they may not agree, as rows.

    Those with the newest stance come first. At least one of them stays in the result that the
    facts were taken of. A third of a second for half a million, to be run in a thread.

    Args:
        facts: all stances, also those that went.
    """
    known = facts.where(facts.holders != NOBODY)
    if not len(known.numbers):
        return []
    groups = _groups(known)
    by_group = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[by_group], prepend=-1))
    ends = np.append(starts[1:], len(by_group))
    wanted = np.flatnonzero(_may_disagree(known.where(by_group), starts))
    newest_first = wanted[np.argsort(by_group[starts[wanted]], kind="stable")]
    return [known.numbers[by_group[starts[g] : ends[g]]].tolist() for g in newest_first.tolist()]


def _groups(facts: StanceFacts) -> Numbers:
    """Return for each stance a number that holder and target share."""
    different, targets = np.unique(facts.targets, return_inverse=True)
    groups: Numbers = facts.holders.astype(np.int64) * len(different) + targets
    return groups


def _may_disagree(facts: StanceFacts, starts: Numbers) -> Mask:
    def any_of(chosen: Mask) -> Mask:
        found: Mask = np.logical_or.reduceat(chosen, starts)
        return found

    both = any_of(facts.polarities == _SUPPORT) & any_of(facts.polarities == _OPPOSE)
    return (both | any_of(facts.shifts)) & any_of(facts.kept)


def moves(index: Index, groups: Iterable[Sequence[int]], kept: Mask) -> Iterator[list[Move]]:
    """Yield for each group the changes in it; one of the two places of a change is kept.

    Nothing is yielded now and then before a large group is done, so that others get their turn.

    Args:
        index: gives the articles' records.
        groups: rows of stances of one holder on one target, see `disagreements`.
        kept: which rows stay.
    """
    for group in groups:
        changes, places = Changes(), _Places(list)
        for at in range(0, len(group), _AT_ONCE):
            _read(index, group[at : at + _AT_ONCE], changes, places)
            if at:
                yield []
        yield list(_told(index, group, changes, places, kept))


def _read(index: Index, group: Sequence[int], changes: Changes, places: _Places) -> None:
    columns = index.stance_columns
    for number in group:
        found = index.extraction(int(columns.article.values[number]))
        stance = found.stances[columns.ordinal.values[number]]
        changes.add(found.article, stance)
        places[found.article.id, (stance.evidence.start, stance.evidence.end)].append(number)


def _told(
    index: Index, group: Sequence[int], changes: Changes, places: _Places, kept: Mask
) -> Iterator[Move]:
    columns = index.stance_columns
    holder = index.actor_columns.facts[int(columns.holder.values[group[0]])]
    for change in changes.of(holder.id, holder.name):
        if any(kept[number] for number in _rows(places, change.before, change.after)):
            before = index.article_numbers[change.before.article] if change.before else None
            yield Move(change, before, index.article_numbers[change.after.article])


def _rows(places: _Places, *citations: Citation | None) -> Iterator[int]:
    for place in citations:
        if place is not None:
            yield from places[place.article, (place.start, place.end)]

"""What stances are about, as one number for each target: a topic, an actor or a model.

Spellings of a topic that fold to the same text are one target.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final, NamedTuple

from newsdash.search.crossfilter import Result
from newsdash.search.index import Index
from newsdash.search.lines import Lines
from newsdash.search.masks import every, newest_first
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.rows import NOBODY, Pane

_KIND: Final = 1 << 32
_TOPIC, _ACTOR, _MODEL = range(3)


class StanceFacts(NamedTuple):
    """Stances in columns, newest first; later additions to the index do not change them.

    ``numbers`` are their rows, ``kept`` tells which of them stay in the result; ``codes`` are
    the topics' numbers in ``topics``, their folded texts.
    """

    numbers: Numbers
    kept: Mask
    holders: Numbers
    actors: Numbers
    models: Numbers
    polarities: Numbers
    shifts: Mask
    codes: Numbers
    topics: Lines

    @classmethod
    def later(
        cls, index: Index, result: Result, all_stances: bool = False
    ) -> Callable[[], StanceFacts]:
        """Take what stays in a result, or with ``all_stances`` what went too.

        Only this touches the index; what it returns, which takes longer, may run in a thread.
        """
        columns, order = index.stance_columns, index.stances.order
        mask = result.masks.get(Pane.STANCES, np.zeros(1, bool))
        held = [
            column.values
            for column in (
                columns.holder,
                columns.target_actor,
                columns.target_model,
                columns.polarity,
                columns.shift,
                columns.target.codes,
            )
        ]

        def take() -> StanceFacts:
            numbers = newest_first(order, every(len(mask) - 1) if all_stances else mask)
            holders, actors, models, polarities, shifts, codes = (v[numbers] for v in held)
            topics = columns.target.folded
            return cls(
                numbers, mask[numbers], holders, actors, models, polarities, shifts.astype(bool),
                codes, topics,
            )  # fmt: skip

        return take

    @property
    def targets(self) -> Numbers:
        """The stances' targets, as `name_of` understands them."""
        first: dict[str, int] = {}
        count = int(self.codes.max()) + 1 if len(self.codes) else 0
        topics = [
            first.setdefault(text, code) for code, text in enumerate(islice(self.topics, count))
        ]
        keys = np.asarray(topics, np.int64)[self.codes] if topics else self.codes.astype(np.int64)
        for kind, named in ((_ACTOR, self.actors), (_MODEL, self.models)):
            keys = np.where(named != NOBODY, named.astype(np.int64) + kind * _KIND, keys)
        return keys

    def where(self, chosen: Numbers | Mask) -> StanceFacts:
        """Return the facts at these positions, or where this is True."""
        *columns, topics = self
        return StanceFacts._make((*(column[chosen] for column in columns), topics))


def name_of(index: Index, target: int) -> str:
    """Return what a target is called."""
    kind, number = divmod(target, _KIND)
    if kind == _ACTOR:
        return index.actor_columns.facts[number].name
    if kind == _MODEL:
        return index.model_columns.facts[number].name
    return index.stance_columns.target.shown[number]


def is_model(target: int) -> bool:
    """Tell whether a target is an AI model."""
    return target // _KIND == _MODEL

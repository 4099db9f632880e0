"""The commands that list something and go on in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from newsdash.plain.changed import ChangesListing, NewListing
from newsdash.plain.collected import FacetListing
from newsdash.plain.conversation import Conversation, MistakeError
from newsdash.plain.counted import MatrixListing, TimelineListing
from newsdash.plain.pane_listing import PaneListing, sort_of
from newsdash.search.matrix import Order
from newsdash.search.rows import Pane
from newsdash.search.sorting import SORTS
from newsdash.search.timeline import Grain
from newsdash.session.language import language_name
from newsdash.session.wording import pane_name, sort_told
from newsdash.translation import translate

T = TypeVar("T")


def do_pane(pane: Pane) -> Callable[[Conversation, str], None]:
    """Return what lists a pane."""
    return lambda talk, _: talk.show_pane(pane)


def do_matrix(talk: Conversation, argument: str) -> None:
    """List the matrix."""
    orders = {"": Order.FREQUENT, "frequent": Order.FREQUENT, "disputed": Order.DISPUTED}
    talk.refresh()
    talk.show(MatrixListing(talk.session, _choice(argument, orders)))


def do_timeline(talk: Conversation, argument: str) -> None:
    """List the timeline."""
    grains: dict[str, Grain | None] = {"": None} | {grain.value: grain for grain in Grain}
    talk.refresh()
    talk.show(TimelineListing(talk.session, _choice(argument, grains)))


def _choice(argument: str, choices: dict[str, T]) -> T:
    try:
        return choices[argument.casefold()]
    except KeyError:
        names = ", ".join(name for name in choices if name)
        raise MistakeError(
            translate("one of {names} is needed, not {typed}", names=names, typed=argument)
        ) from None


def do_changes(talk: Conversation, _: str) -> None:
    """List who changed sides."""
    talk.refresh()
    talk.show(ChangesListing(talk.session, contradictions=False))


def do_contradictions(talk: Conversation, _: str) -> None:
    """List who contradicts themselves."""
    talk.refresh()
    talk.show(ChangesListing(talk.session, contradictions=True))


def do_new(talk: Conversation, _: str) -> None:
    """List what is new."""
    talk.refresh()
    talk.show(NewListing(talk.session))


def do_facets(talk: Conversation, _: str) -> None:
    """List the facets."""
    talk.refresh()
    talk.show(FacetListing(talk.session))


def do_sort(talk: Conversation, argument: str) -> None:
    """Sort the pane, or tell what it can be sorted by."""
    sorts = {name: name for name in SORTS[talk.pane]}
    if not argument:
        talk.output.say(
            translate(
                "{pane}, {sort}; :sort takes {names}",
                pane=pane_name(talk.pane),
                sort=sort_told(sort_of(talk.session, talk.pane)),
                names=", ".join(sorts),
            )
        )
        return
    talk.session.sorts[talk.pane] = _choice(argument, sorts)
    talk.refresh()
    talk.show(PaneListing(talk.session, talk.pane))


# Going on


def do_more(talk: Conversation, argument: str) -> None:
    """Go on."""
    if not argument:
        talk.more()
    elif re.fullmatch("[1-9][0-9]{0,8}", argument):
        talk.more(int(argument))
    else:
        raise MistakeError(translate(":more takes how many, not {typed}", typed=argument))


def do_list(talk: Conversation, argument: str) -> None:
    """List again."""
    if argument:
        talk.list_from(talk.row(argument)[1])
    else:
        talk.list_from(0)


def do_all(talk: Conversation, _: str) -> None:
    """Go on to the end."""
    talk.everything()


def do_problems(talk: Conversation, _: str) -> None:
    """Tell what could not be read, and the pipelines."""
    progress = talk.session.progress
    for chosen in progress.pipelines.values():
        talk.output.say(
            translate(
                "{language} is read with {name} {version}: {note}",
                language=language_name(chosen.language),
                name=chosen.name,
                version=chosen.version,
                note=chosen.note,
            )
        )
    for failed in progress.failures:
        talk.output.say(
            translate(
                "could not be read: {where}: {reason}", where=failed.where, reason=failed.reason
            )
        )
    if not progress.failures:
        talk.output.say(translate("all could be read"))

"""The commands that narrow: filter, pins, saved queries."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.memory import NotKeptError
from newsdash.plain.collected import SavedListing
from newsdash.plain.conversation import Conversation, MistakeError, cannot
from newsdash.translation import figures, translate


def do_filter(talk: Conversation, argument: str) -> None:
    """Filter by any text."""
    talk.filter(argument)


def do_narrow(talk: Conversation, argument: str) -> None:
    """Add the terms of a row to the filter."""
    listing, at = talk.row(argument)
    terms = listing.terms(at)
    if not terms:
        raise cannot(at, translate("narrowed to"))
    talk.filter(" ".join((talk.session.typed.strip(), *terms)).strip())


def do_leave_out(talk: Conversation, argument: str) -> None:
    """Add to the filter that a row is left out."""
    listing, at = talk.row(argument)
    terms = listing.terms(at)
    if len(terms) != 1:
        raise cannot(at, translate("left out"))
    talk.filter(f"{talk.session.typed.strip()} -{terms[0]}".strip())


def do_clear(talk: Conversation, _: str) -> None:
    """Take filter and pins back."""
    talk.session.pins = ()
    talk.filter("")


def do_pin(talk: Conversation, argument: str) -> None:
    """Pin a row, or tell the pins."""
    if not argument:
        _tell_pins(talk)
        return
    listing, at = talk.row(argument)
    pin = listing.pin(at)
    if pin is None:
        raise cannot(at, translate("pinned"))
    if pin not in talk.session.pins:
        talk.session.toggle_pin(pin)
    talk.tell_counts()


def _tell_pins(talk: Conversation) -> None:
    if not talk.pins:
        talk.output.say(translate("nothing is pinned; :pin N pins a row"))
    for at in range(talk.pins):
        talk.output.say(translate("pinned: {row}", row=talk.pin_name(at)))


def do_unpin(talk: Conversation, argument: str) -> None:
    """Take one pin back, or all."""
    if argument:
        listing, at = talk.row(argument)
        pin = listing.pin(at)
        if pin is None or pin not in talk.session.pins:
            raise MistakeError(translate("row {at} is not pinned", at=figures(at + 1)))
        talk.session.toggle_pin(pin)
    else:
        talk.session.pins = ()
    talk.tell_counts()


def do_saved(talk: Conversation, _: str) -> None:
    """List the saved queries."""
    talk.show(SavedListing(talk.session.memory.saved))


def do_open(talk: Conversation, argument: str) -> None:
    """Filter by a saved query."""
    saved = {query.name: query.text for query in talk.session.memory.saved}
    if argument in saved:
        talk.filter(saved[argument])
    elif isinstance(talk.listing, SavedListing):
        listing, at = talk.row(argument)
        assert isinstance(listing, SavedListing)
        talk.filter(listing.saved[at].text)
    else:
        raise MistakeError(translate("no query is saved as {name}", name=argument or '""'))


def do_save(talk: Conversation, argument: str) -> None:
    """Save the filter."""
    text = talk.session.typed.strip()
    if not text or not argument.strip("# "):
        raise MistakeError(translate("a filter is needed, and a name after :save"))
    _keep(lambda: talk.session.memory.save(argument, text))
    talk.output.say(translate("saved as {name}: {query}", name=argument, query=text))


def do_forget(talk: Conversation, argument: str) -> None:
    """Delete a saved query."""
    if argument not in {query.name for query in talk.session.memory.saved}:
        raise MistakeError(translate("no query is saved as {name}", name=argument or '""'))
    _keep(lambda: talk.session.memory.delete(argument))
    talk.output.say(translate("{name} is no longer saved", name=argument))


def _keep(change: Callable[[], None]) -> None:
    try:
        change()
    except NotKeptError as error:
        raise MistakeError(str(error)) from None

"""The commands about one row: read it, why it is there, whose it is."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.plain.article import ArticleReader
from newsdash.plain.collected import DossierListing
from newsdash.plain.conversation import Conversation, MistakeError, cannot
from newsdash.plain.listing import Listing
from newsdash.translation import translate


def do_read(talk: Conversation, argument: str) -> None:
    """Read the article of a row."""
    listing, at = talk.row(argument)
    trail = listing.trail(at)
    if trail is None:
        raise cannot(at, translate("read in an article"))
    reader = ArticleReader(talk.session.index, trail)
    talk.read_along(reader, reader.here())


def do_step(by: int) -> Callable[[Conversation, str], None]:
    """Return what goes along the places that are read."""

    def step(talk: Conversation, _: str) -> None:
        reader = _reader(talk)
        talk.read_along(reader, reader.step(by))

    return step


def do_article(talk: Conversation, _: str) -> None:
    """Read the whole article."""
    reader = _reader(talk)
    reader.from_start()
    talk.everything()


def _reader(talk: Conversation) -> ArticleReader:
    if talk.reader is None:
        raise MistakeError(translate("no article is open; :read N opens one"))
    return talk.reader


def do_why(talk: Conversation, argument: str) -> None:
    """Tell what a row rests on."""
    listing, at = talk.row(argument)
    reasons = list(listing.reasons(at))
    talk.output.say(*(reasons or [listing.line(at)]))


def do_dossier(talk: Conversation, argument: str) -> None:
    """List what all articles say of the actor or model of a row."""
    listing, at = talk.row(argument)
    subject = listing.subject(at)
    if subject is None:
        raise MistakeError(translate("it is not known who that is"))
    talk.show(DossierListing(talk.session, subject))


def do_cite(talk: Conversation, argument: str) -> None:
    """Tell a row with its source."""
    listing, at = talk.row(argument)
    talk.output.say(_cited(listing, at))


def _cited(listing: Listing, at: int) -> str:
    return listing.citation(at) or listing.line(at)

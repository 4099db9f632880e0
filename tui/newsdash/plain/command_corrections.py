"""The commands that put rows right, and take that back."""

from __future__ import annotations

from collections.abc import Generator

from newsdash.corrections.records import Correction
from newsdash.corrections.wording import told
from newsdash.keeping import NotKeptError
from newsdash.plain.conversation import Conversation, MistakeError, cannot
from newsdash.plain.pane_listing import PaneListing
from newsdash.search.index import Index
from newsdash.session.choices import Choice, choices
from newsdash.translation import translate


def do_correct(talk: Conversation, argument: str) -> None:
    """List how a row can be put right; with the number of a way, do so."""
    row, _, rest = argument.strip().partition(" ")
    listing, at = talk.row(row)
    offered = (
        choices(talk.session.index, listing.pane, listing.numbers[at])
        if isinstance(listing, PaneListing)
        else []
    )
    if not offered:
        raise cannot(at, translate("corrected"))
    if not rest.strip():
        talk.output.say(listing.line(at))
        for number, choice in enumerate(offered, 1):
            talk.output.say(f"{number}. {choice.says}")
        talk.output.say(
            translate(":correct {row} N puts it right; text follows N where … is", row=row)
        )
        return
    _correct(talk, _made(offered, rest.strip()))


def _made(offered: list[Choice], typed: str) -> Correction:
    number, _, answer = typed.partition(" ")
    if not number.isdecimal() or not 1 <= int(number) <= len(offered):
        raise MistakeError(
            translate("a number from 1 to {last} is needed, not {typed}",
                      last=len(offered), typed=number)
        )  # fmt: skip
    choice = offered[int(number) - 1]
    made = choice.correction if choice.made is None else choice.made(" ".join(answer.split()))
    if made is None:
        raise MistakeError(translate("after the number: {what}", what=choice.asks))
    return made


def _correct(talk: Conversation, correction: Correction) -> None:
    try:
        talk.session.correct(correction)
    except NotKeptError as error:
        raise MistakeError(str(error)) from None
    _read_anew(talk)
    talk.output.say(translate("corrected: {what}; :undo takes it back", what=told(correction)))


def do_undo(talk: Conversation, argument: str) -> None:
    """Take the last correction back, or that of a number."""
    typed = argument.strip()
    if typed and not typed.isdecimal():
        raise MistakeError(
            translate("a number of :corrections is needed, not {typed}", typed=typed)
        )
    try:
        taken = talk.session.take_back(int(typed) - 1 if typed else -1)
    except NotKeptError as error:
        raise MistakeError(str(error)) from None
    if taken is None:
        raise MistakeError(translate("there is no such correction; :corrections lists them"))
    _read_anew(talk)
    talk.output.say(translate("taken back: {what}", what=told(taken)))


def do_corrections(talk: Conversation, _: str) -> None:
    """List the corrections."""
    made = talk.session.corrections.made
    if not made:
        talk.output.say(translate("nothing is corrected; :correct N corrects row N"))
    for number, correction in enumerate(made, 1):
        talk.output.say(f"{number}. {told(correction)}")


def _read_anew(talk: Conversation) -> None:
    """Put the corrections over everything, and list the pane anew: its rows may be others."""
    talk.session.take_index(_finished(talk.session.corrected_index()))
    talk.refresh()
    talk.listing = PaneListing(talk.session, talk.pane)


def _finished(steps: Generator[None, None, Index]) -> Index:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            index: Index = end.value
            return index

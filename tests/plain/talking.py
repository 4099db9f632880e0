"""Conversations without a terminal."""

from __future__ import annotations

import io

from fakes import RecordFeed
from newsdash.memory import Memory
from newsdash.plain.conversation import Conversation
from newsdash.plain.output import Output
from newsdash.session.session import Session


class Talk:
    """A conversation about records, and what it answers."""

    def __init__(self, extractions, failures=(), memory=None, width=None):
        self.session = Session(memory=memory or Memory())
        for event in RecordFeed(extractions, failures).events():
            self.session.take_in(event)
        self._stream = io.StringIO()
        self.conversation = Conversation(self.session, Output(self._stream, width))

    def say(self, line):
        """Return the lines that answer one."""
        self._stream.seek(0)
        self._stream.truncate()
        self.conversation.answer(line)
        return self._stream.getvalue().splitlines()

    def rows(self, line):
        """Return the numbered lines of an answer, by their number."""
        parts = (answer.partition(". ") for answer in self.say(line))
        return {int(number): rest for number, dot, rest in parts if dot and number.isdecimal()}

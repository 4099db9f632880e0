"""The command ``export``: what is found in the sources, for other programs and people."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from newsdash.commandline.corrected import CorrectingWriter
from newsdash.commandline.headless import ALL_READ, NOTHING_READ, SOME_FAILED, extract_into
from newsdash.commandline.narration import Narrator
from newsdash.commandline.query import understood
from newsdash.commandline.target import Destination, open_folder, open_target
from newsdash.configuration import Configuration
from newsdash.corrections.applying import Corrector
from newsdash.export.formats import FOLDERS, Options, by_suffix, folder_writer, stream_writer
from newsdash.export.parquet import ParquetMissingError
from newsdash.export.record_writers import RecordWriter
from newsdash.export.selecting import SelectingWriter
from newsdash.search.query import Query


def export(
    sources: Sequence[str],
    format_name: str | None,
    output: str | None,
    options: Options,
    *,
    configuration: Configuration,
    corrections: Corrector,
) -> int:
    """Write what is found in ``sources``, or what ``options.query`` leaves of it.

    Args:
        sources: where the articles are.
        format_name: one of `newsdash.export.formats.NAMES`; None for what ``output`` ends in.
        output: a file or folder, or None for standard output.
        options: everything else that was chosen.
        configuration: what the user has decided.
        corrections: what the user has corrected.

    Returns:
        The exit code, as of ``extract``.

    Raises:
        click.ClickException: the format cannot be told or written, or the output cannot be.
    """
    name = format_name or by_suffix(output)
    if name is None:
        raise click.UsageError("name the format: --format jsonl, csv, graphml, html, md …")
    narrator = Narrator(sys.stderr, live=False)
    asked = understood(options.query, narrator) if options.query else None
    if options.query and asked is None:
        return NOTHING_READ
    chosen = _Chosen(name, output, options, asked, corrections)
    ended = extract_into(sources, output, chosen.opened, configuration)
    if ended in {ALL_READ, SOME_FAILED} and chosen.left_nothing:
        narrator.say(f"nothing matches {options.query}; what is written is empty")
    return ended


class _Chosen:
    """The writer of one export, opened when the sources are known to lead somewhere."""

    def __init__(
        self,
        name: str,
        output: str | None,
        options: Options,
        asked: Query | None,
        corrections: Corrector,
    ) -> None:
        self._corrections = corrections
        self._asked = asked
        self._name = name
        self._output = output
        self._options = options
        self._selecting: SelectingWriter | None = None

    @property
    def left_nothing(self) -> bool:
        """True when there was a query and no article stayed."""
        return self._selecting is not None and not self._selecting.kept

    def opened(self) -> tuple[Destination, RecordWriter]:
        """Return where to write, and the writer."""
        destination, writer = self._unselected()
        if self._asked is not None:
            writer = self._selecting = SelectingWriter(writer, self._asked)
        return destination, CorrectingWriter(writer, self._corrections)

    def _unselected(self) -> tuple[Destination, RecordWriter]:
        if self._name in FOLDERS:
            return self._folder()
        target = open_target(self._output)
        return target, stream_writer(self._name, target.stream, self._options)

    def _folder(self) -> tuple[Destination, RecordWriter]:
        folder = open_folder(self._output, FOLDERS[self._name])
        try:
            return folder, folder_writer(self._name, folder.folder, self._options)
        except ParquetMissingError as error:
            folder.discard()
            raise _CannotBeginError(str(error)) from None


class _CannotBeginError(click.ClickException):
    """One line, and the exit code of what never began."""

    exit_code = NOTHING_READ

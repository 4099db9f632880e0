"""The search index after much has come into a library: nobody is to wait for it later."""

from __future__ import annotations

from pathlib import Path

from newsdash.commandline.narration import Narrator


def bring_index_up_to_date(path: Path, narrator: Narrator) -> None:
    """Put what is new into the index that the dashboard opens, where that would take it long.

    Raises:
        LibraryError: the library cannot be read.
    """
    from newsdash.catalogue import bring_up_to_date
    from newsdash.corrections.kept import Corrections, corrections_file

    told = False
    for done, total in bring_up_to_date(path, Corrections(corrections_file())):
        if not told:
            narrator.say("the search index is brought up to date, for the dashboard to open soon")
            told = True
        narrator.progress(done, total, 0, done)
    narrator.clear()

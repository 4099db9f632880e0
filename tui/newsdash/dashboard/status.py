"""The status line: how far the reading is, and what it is read with."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from newsdash.dashboard.display import clean
from newsdash.session.language import language_name
from newsdash.session.session import Progress, Session

BAR = 12


class StatusLine(Static):
    """One line at the bottom."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def tell(self, session: Session) -> None:
        """Tell how the reading stands."""
        parts = [_reading(session), _failures(session.progress), *_pipelines(session.progress)]
        self.update(Content(" · ".join(part for part in parts if part)), layout=False)


def _reading(session: Session) -> str:
    progress = session.progress
    if progress.finished:
        articles = len(session.index.articles)
        return f"{articles:,} article{'' if articles == 1 else 's'} read"
    if not progress.total:
        return "looking for articles …"
    filled = min(BAR, BAR * progress.done // max(1, progress.total))
    return f"{'━' * filled}{'─' * (BAR - filled)} reading {progress.done:,}/{progress.total:,}"


def _failures(progress: Progress) -> str:
    failed = len(progress.failures)
    return f"{failed:,} could not be read (F8)" if failed else ""


def _pipelines(progress: Progress) -> list[str]:
    return [
        f"{language_name(chosen.language)}: {clean(chosen.name, 60)} {clean(chosen.version, 20)}"
        for chosen in progress.pipelines.values()
    ]

"""The status line: how far the reading is, and what it is read with."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from newsdash.dashboard.display import clean
from newsdash.session.language import language_name
from newsdash.session.session import Progress, Session
from newsdash.translation import figures, translate, translate_many

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
        return translate_many("{count} article read", "{count} articles read", articles)
    if not progress.total:
        return translate("looking for articles …")
    filled = min(BAR, BAR * progress.done // max(1, progress.total))
    done, total = figures(progress.done), figures(progress.total)
    told = translate("reading {done}/{total}", done=done, total=total)
    return f"{'━' * filled}{'─' * (BAR - filled)} {told}"


def _failures(progress: Progress) -> str:
    failed = len(progress.failures)
    if not failed:
        return ""
    return translate_many(
        "{count} could not be read (F8)", "{count} could not be read (F8)", failed
    )


def _pipelines(progress: Progress) -> list[str]:
    return [
        f"{language_name(chosen.language)}: {clean(chosen.name, 60)} {clean(chosen.version, 20)}"
        for chosen in progress.pipelines.values()
    ]

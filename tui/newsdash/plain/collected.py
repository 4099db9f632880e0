"""Facets, saved queries, and a dossier as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdash.dossier.wording import Line
from newsdash.plain.listing import Listing
from newsdash.search.facet_list import Facet, listed
from newsdash.search.facets import facets
from newsdash.search.rows import ActorRow, ModelRow, Pane
from newsdash.search.saved import SavedQuery
from newsdash.session import reasons
from newsdash.session.session import Session
from newsdash.session.trail import (
    Stop,
    Trail,
    trail_of_rows,
)
from newsdash.translation import figures, translate


class FacetListing(Listing):
    """What stays, counted."""

    page = 30

    def __init__(self, session: Session) -> None:
        self._facets: list[Facet] = list(listed(facets(session.index, session.result)))

    @property
    def title(self) -> str:
        """What is listed."""
        return translate("facets")

    def notes(self) -> Iterator[str]:
        """Yield what can be done with them."""
        yield translate("what stays, counted; :narrow N leaves only row N, :without N the others")

    @property
    def nothing(self) -> str:
        """Why there is nothing."""
        return translate("there is nothing to count")

    def __len__(self) -> int:
        return len(self._facets)

    def line(self, at: int) -> str:
        """Return the facet, its value and the count."""
        facet = self._facets[at]
        return f"{translate(facet.name)}, {facet.called}: {figures(facet.rows)}"

    def terms(self, at: int) -> tuple[str, ...]:
        """Return the terms for the value."""
        return self._facets[at].terms


class SavedListing(Listing):
    """Saved queries by name."""

    page = 30

    def __init__(self, saved: Sequence[SavedQuery]) -> None:
        self.saved = saved

    @property
    def title(self) -> str:
        """What is listed."""
        return translate("saved queries")

    def notes(self) -> Iterator[str]:
        """Yield what can be done with them."""
        yield translate(":open N filters by one")

    @property
    def nothing(self) -> str:
        """How there come to be some."""
        return translate("no query is saved; :save NAME saves the filter")

    def __len__(self) -> int:
        return len(self.saved)

    def line(self, at: int) -> str:
        """Return name and query."""
        return f"{self.saved[at].name}: {self.saved[at].text}"


class DossierListing(Listing):
    """What all articles say together of an actor or a model."""

    page = 30

    def __init__(self, session: Session, row: ActorRow | ModelRow) -> None:
        self._row = row
        self._lines: list[Line]
        self._lines, self._numbers = reasons.told_of(session.index, row)
        self._cited = [at for at, line in enumerate(self._lines) if line.citation is not None]

    @property
    def title(self) -> str:
        """Whom or what it is about."""
        return translate("dossier: {name}", name=self._row.name)

    @property
    def nothing(self) -> str:
        """Why there is nothing."""
        return translate("nothing is told of {name} but the name", name=self._row.name)

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, at: int) -> str:
        """Return what is said, where, and in which words."""
        return reasons.dossier_line(self._lines[at])

    def trail(self, at: int) -> Trail | None:
        """Return the places that say so, from this one on."""
        if at not in self._cited:
            return None
        start = self._cited.index(at)
        return trail_of_rows(self._row.name, self._cited, self._stop, Pane.ACTORS, start)

    def _stop(self, at: int) -> Stop:
        place = self._lines[at].citation
        assert place is not None, "only lines with a citation are gone along"
        return Stop(self._numbers[place.article], ((place.start, place.end),))

    def subject(self, at: int) -> ActorRow | ModelRow:
        """Return whom or what it is about."""
        return self._row

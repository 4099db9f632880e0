"""The index: the records of all articles as four tables of rows that refer to each other.

Actors and models are merged over articles by id, quotes and stances stay one row each. What
is searched, sorted and linked lies in columns of numbers; a row is made when it is asked for,
out of them and the article's records. Adding an article costs what is in it, whatever the
index holds already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar, overload

from newsdash.records import Article, Extraction
from newsdash.search import wording
from newsdash.search.columns import Column, Pairs
from newsdash.search.facts import ActorFacts, ModelFacts
from newsdash.search.fold import fold
from newsdash.search.houses import Houses
from newsdash.search.lines import Lines
from newsdash.search.names import Interned
from newsdash.search.rows import NOBODY, ActorRow, ModelRow, Pane, QuoteRow, StanceRow
from newsdash.search.sightings import Sightings
from newsdash.search.table import FactTable, NamedTable, Table
from newsdash.search.texts import Texts
from newsdash.search.vocabulary import Vocabulary

Row = TypeVar("Row")
RECENT: Final = 256

UNSEEN: Final = 99_991_232
"""The day that articles came which nobody has looked at yet, later than all days."""


class ArticleColumns:
    """What is known of each article without its records.

    ``first_day`` and ``last_day`` span its date as far as it is known (20250805, 0 unknown),
    ``seen`` is the day it was taken in, 0 where nobody said.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.source = Interned(vocabulary)
        self.language = Interned(vocabulary)
        self.published = Interned(vocabulary)
        self.first_day = Column("i4")
        self.last_day = Column("i4")
        self.seen = Column("i4")


class ActorColumns:
    """Actors: what they are merged to, their folded names, titles and organisations."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.facts: list[ActorFacts] = []
        self.names = Lines()
        self.kind = Column("u1")
        self.titles = Interned(vocabulary)
        self.organizations = Interned(vocabulary)
        self.has_title = Pairs()
        self.has_organization = Pairs()
        self.sightings = Sightings()


class ModelColumns:
    """Models: what they are merged to, their folded names, developers and other facts."""

    def __init__(self) -> None:
        self.facts: list[ModelFacts] = []
        self.names = Lines()
        self.developers = Lines()
        self.others = Lines()
        self.sightings = Sightings()


class QuoteColumns:
    """Quotes: article and place in its records, speaker, kind, words, and who is named."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.article = Column("i4")
        self.ordinal = Column("u2")
        self.speaker = Column("i4")
        self.kind = Column("u1")
        self.venue = Interned(vocabulary)
        self.written_speaker = Interned(vocabulary)
        self.words = Texts(vocabulary)
        self.names_actor = Pairs()
        self.names_model = Pairs()


class StanceColumns:
    """Stances: article and place in its records, holder, target, polarity, evidence, links."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.article = Column("i4")
        self.ordinal = Column("u2")
        self.holder = Column("i4")
        self.target_actor = Column("i4")
        self.target_model = Column("i4")
        self.polarity = Column("u1")
        self.shift = Column("u1")
        self.target = Interned(vocabulary)
        self.words = Texts(vocabulary)
        self.names_actor = Pairs()
        self.names_model = Pairs()
        self.quotes = Pairs()


class Index:
    """All rows, searchable.

    Args:
        articles: gives the records of an article by its number; without it the index keeps
            them all. The ones asked for last are kept for a while.

    ``version`` grows with every change, ``sorted_version`` is the one the order shows.
    ``last_visit`` is the day ``new:last`` looks back to, a number like 20250805; None unknown.
    """

    def __init__(self, articles: Callable[[int], Extraction] | None = None) -> None:
        self.version = 0
        self.sorted_version = 0
        self.sorted_articles = 0
        self.last_visit: int | None = None
        self.store: list[Extraction] | None = None if articles else []
        self._fetch = articles
        self._recent: dict[int, Extraction] = {}
        self.article_numbers: dict[str, int] = {}
        self.actor_numbers: dict[str, int] = {}
        self.model_numbers: dict[str, int] = {}
        self.vocabulary = Vocabulary()
        for text in wording.EVERYTHING:
            self.vocabulary.numbers(fold(text))
        self.article_columns = ArticleColumns(self.vocabulary)
        self.actor_columns = ActorColumns(self.vocabulary)
        self.model_columns = ModelColumns()
        self.quote_columns = QuoteColumns(self.vocabulary)
        self.stance_columns = StanceColumns(self.vocabulary)
        self.model_actor = Pairs()
        self.links: object = None
        self.houses = Houses()
        self.house_actor = Pairs()
        self.house_model = Pairs()
        self.extractions: Sequence[Extraction] = _Fetched(self, lambda found: found)
        self.articles: Sequence[Article] = _Fetched(self, lambda found: found.article)
        self.actors = NamedTable(lambda: len(self.actor_columns.facts), self._actor)
        self.models = NamedTable(lambda: len(self.model_columns.facts), self._model)
        self.stances = FactTable(lambda: len(self.stance_columns.article), self._stance)
        self.quotes = FactTable(lambda: len(self.quote_columns.article), self._quote)

    def add(self, extraction: Extraction, seen: int = 0) -> bool:
        """Take in one article's records.

        Args:
            extraction: the records.
            seen: the day they were taken in, a number like 20250805, or ``UNSEEN``; 0 where it is
                not known.

        Returns:
            False when an article of that id is here already: the first reading stands.
        """
        from newsdash.search.entry import Entry

        if extraction.article.id in self.article_numbers:
            return False
        number = self.article_numbers[extraction.article.id] = len(self.article_numbers)
        if self.store is not None:
            self.store.append(extraction)
        self.version += 1
        Entry(self, number, extraction).enter(seen)
        return True

    @property
    def unseen(self) -> bool:
        """True when it holds articles that nobody has looked at yet."""
        return bool((self.article_columns.seen.values == UNSEEN).any())

    def visit(self, day: int) -> None:
        """Note that it is looked at from ``day`` on, a number like 20250805."""
        self.last_visit = day
        seen = self.article_columns.seen.values
        seen[seen == UNSEEN] = day

    def sort(self) -> None:
        """Bring the order of all four tables up to date, and what is searched."""
        if self.sorted_version == self.version:
            return
        for table in self.tables.values():
            table.sort()
        self.vocabulary.shelve()
        letters = self.vocabulary.letters()
        for texts in (self.quote_columns.words, self.stance_columns.words):
            texts.seal(letters)
        self.sorted_version = self.version
        self.sorted_articles = len(self.article_numbers)

    @property
    def tables(
        self,
    ) -> dict[Pane, Table[ActorRow] | Table[ModelRow] | Table[StanceRow] | Table[QuoteRow]]:
        """The tables by the pane that shows them."""
        return {
            Pane.ACTORS: self.actors,
            Pane.MODELS: self.models,
            Pane.STANCES: self.stances,
            Pane.QUOTES: self.quotes,
        }

    def actor(self, actor_id: str | None) -> int:
        """Return the row number of an actor, or ``NOBODY``."""
        return NOBODY if actor_id is None else self.actor_numbers.get(actor_id, NOBODY)

    def model(self, model_id: str | None) -> int:
        """Return the row number of a model, or ``NOBODY``."""
        return NOBODY if model_id is None else self.model_numbers.get(model_id, NOBODY)

    def extraction(self, number: int) -> Extraction:
        """Return the records of an article by its number."""
        if self.store is not None:
            return self.store[number]
        assert self._fetch is not None
        found = self._recent.get(number)
        if found is None:
            if len(self._recent) >= RECENT:
                self._recent.clear()
            found = self._recent[number] = self._fetch(number)
        return found

    def _actor(self, number: int) -> ActorRow:
        facts = self.actor_columns.facts[number]
        return ActorRow(
            number, facts.id, facts.kind, facts.name, Counter(facts.names),
            dict.fromkeys(facts.aliases), dict.fromkeys(facts.roles), facts.mentions,
            facts.quotes, self.actor_columns.sightings.of(number),
        )  # fmt: skip

    def _model(self, number: int) -> ModelRow:
        facts = self.model_columns.facts[number]
        return ModelRow(
            number, facts.id, facts.name, facts.family, facts.developer, facts.developer_id,
            facts.parameters, facts.openness, facts.released, facts.runs_on, facts.sources,
            facts.mentions, self.model_columns.sightings.of(number),
        )  # fmt: skip

    def _quote(self, number: int) -> QuoteRow:
        columns = self.quote_columns
        article = int(columns.article.values[number])
        return QuoteRow(
            number,
            article,
            self.extraction(article).quotes[columns.ordinal.values[number]],
            int(columns.speaker.values[number]),
            columns.names_actor.of_sorted_left(number),
            columns.names_model.of_sorted_left(number),
        )

    def _stance(self, number: int) -> StanceRow:
        columns = self.stance_columns
        article = int(columns.article.values[number])
        return StanceRow(
            number,
            article,
            self.extraction(article).stances[columns.ordinal.values[number]],
            int(columns.holder.values[number]),
            int(columns.target_actor.values[number]),
            int(columns.target_model.values[number]),
            columns.names_actor.of_sorted_left(number),
            columns.names_model.of_sorted_left(number),
            columns.quotes.of_sorted_left(number),
        )


class _Fetched(Sequence[Row]):
    """Something of each article, fetched when it is asked for."""

    def __init__(self, index: Index, part: Callable[[Extraction], Row]) -> None:
        self._index = index
        self._part = part

    def __len__(self) -> int:
        return len(self._index.article_numbers)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._part(self._index.extraction(number % len(self)))

    def __iter__(self) -> Iterator[Row]:
        return (self[number] for number in range(len(self)))

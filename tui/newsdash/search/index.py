"""The index: the records of all articles as four tables of rows that refer to each other.

Actors and models are merged over articles by id, quotes and stances stay one row each.
Adding an article costs what is in it, whatever the index holds already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsdash.records import Actor, AIModel, Article, Extraction, Offsets, Quote, Stance
from newsdash.search import wording
from newsdash.search.fold import fold
from newsdash.search.rows import NOBODY, ActorRow, ModelRow, QuoteRow, Sighting, StanceRow
from newsdash.search.table import Links, Table

_FACTS = ("family", "developer", "developer_id", "parameters", "openness", "released", "runs_on")


class Index:
    """All rows, searchable.

    ``actor_names`` and ``model_names`` are folded and parallel to the tables' rows: the
    names alone, which is what rows that refer to an actor or a model are found by.
    ``quotes_by`` leads from a speaker to quotes, ``stances_by`` from a holder or an actor who
    is the target to stances, ``stances_on`` from a model to the stances it is the target of.
    ``version`` grows with every change, ``sorted_version`` is the one the order shows.
    """

    def __init__(self) -> None:
        self.version = 0
        self.sorted_version = 0
        self.articles: list[Article] = []
        self.extractions: list[Extraction] = []
        self.actors: Table[ActorRow] = Table()
        self.models: Table[ModelRow] = Table()
        self.stances: Table[StanceRow] = Table()
        self.quotes: Table[QuoteRow] = Table()
        self.actor_names: list[str] = []
        self.model_names: list[str] = []
        self.quotes_by = Links()
        self.stances_by = Links()
        self.stances_on = Links()
        self.houses = _Houses(self.models)
        self._article_numbers: dict[str, int] = {}
        self._actor_numbers: dict[str, int] = {}
        self._model_numbers: dict[str, int] = {}

    def add(self, extraction: Extraction) -> bool:
        """Take in one article's records.

        Returns:
            False when an article of that id is here already: the first reading stands.
        """
        article = extraction.article
        if article.id in self._article_numbers:
            return False
        number = self._article_numbers[article.id] = len(self.articles)
        self.articles.append(article)
        self.extractions.append(extraction)
        self.version += 1
        _ArticleEntry(self, number, extraction).enter()
        return True

    def sort(self) -> None:
        """Bring the order of all four tables up to date."""
        for table in (self.actors, self.models, self.stances, self.quotes):
            table.sort()
        self.sorted_version = self.version

    def actor(self, actor_id: str | None) -> int:
        """Return the row number of an actor, or ``NOBODY``."""
        return NOBODY if actor_id is None else self._actor_numbers.get(actor_id, NOBODY)

    def model(self, model_id: str | None) -> int:
        """Return the row number of a model, or ``NOBODY``."""
        return NOBODY if model_id is None else self._model_numbers.get(model_id, NOBODY)

    def actor_row(self, actor: Actor) -> ActorRow:
        """Return the row of an actor, making it where there is none yet."""
        number = self._actor_numbers.setdefault(actor.id, len(self.actors))
        if number == len(self.actors):
            self.actors.append(ActorRow(number, actor.id, actor.kind, actor.name), "", ())
            self.actor_names.append("")
        return self.actors.rows[number]

    def model_row(self, model: AIModel) -> ModelRow:
        """Return the row of a model, making it where there is none yet."""
        number = self._model_numbers.setdefault(model.id, len(self.models))
        if number == len(self.models):
            self.models.append(ModelRow(number, model.id, model.name), "", ())
            self.model_names.append("")
        return self.models.rows[number]


class _ArticleEntry:
    """The entering of one article's records."""

    def __init__(self, index: Index, article: int, extraction: Extraction) -> None:
        self._index = index
        self._article = article
        self._extraction = extraction
        self._age = _age(extraction.article.published)
        self._quotes: dict[str, QuoteRow] = {}

    def enter(self) -> None:
        for actor in self._extraction.actors:
            self._add_actor(actor)
        for model in self._extraction.models:
            self._add_model(model)
        for quote in self._extraction.quotes:
            self._add_quote(quote)
        for stance in self._extraction.stances:
            self._add_stance(stance)
        self._update_people()

    def _add_actor(self, actor: Actor) -> None:
        row = self._index.actor_row(actor)
        row.names[actor.name] += 1
        row.aliases.update(dict.fromkeys(actor.aliases))
        row.roles.update(dict.fromkeys(actor.roles))
        row.mentions += len(actor.mentions)
        row.sightings.append(Sighting(self._article, actor.mentions))

    def _add_model(self, model: AIModel) -> None:
        row = self._index.model_row(model)
        for fact in _FACTS:
            value = getattr(model, fact)
            if value is not None and getattr(row, fact) is None:
                setattr(row, fact, value)
                row.sources[fact] = self._article
        row.mentions += len(model.mentions)
        row.sightings.append(Sighting(self._article, model.mentions))
        self._link(row.number, self._index.actor(row.developer_id))
        self._index.houses.add_model(row)
        self._update_model(row)

    def _update_model(self, row: ModelRow) -> None:
        facts = (row.developer, row.openness, row.released, row.runs_on)
        names = [row.name, row.family or ""]
        self._index.model_names[row.number] = _joined(names)
        text = _joined([*names, *(fact or "" for fact in facts), wording.size(row.parameters)])
        self._index.models.update(row.number, text, (-row.mentions, fold(row.name)))

    def _add_quote(self, quote: Quote) -> None:
        spans = quote.spans or ((quote.start, quote.end),)
        speaker = self._index.actor(quote.speaker.actor) if quote.speaker else NOBODY
        actors, models = self._named_within(spans)
        number = len(self._index.quotes)
        row = QuoteRow(number, self._article, quote, speaker, actors, models)
        self._quotes[quote.id] = row
        words = quote.speaker.text if quote.speaker and speaker == NOBODY else ""
        text = _joined([quote.text, words, quote.venue or "", quote.kind, *self._origin()])
        self._index.quotes.append(row, text, (*self._age, self._article, quote.start))
        self._index.quotes_by.add(speaker, number)
        for model in models:
            self._link(model, speaker)
        if speaker != NOBODY:
            self._index.actors.rows[speaker].quotes += 1

    def _add_stance(self, stance: Stance) -> None:
        index, target = self._index, stance.target
        span = (stance.evidence.start, stance.evidence.end)
        actors, models = self._named_within((span,))
        row = StanceRow(
            number=len(index.stances),
            article=self._article,
            stance=stance,
            holder=index.actor(stance.holder),
            target_actor=index.actor(target.id) if target.kind == "actor" else NOBODY,
            target_model=index.model(target.id) if target.kind == "model" else NOBODY,
            actors=actors,
            models=models,
            quotes=self._quotes_of(stance),
        )
        polarity = wording.POLARITIES[stance.polarity]
        shift = wording.SHIFT if stance.shift else ""
        text = _joined([target.name, stance.evidence.text, polarity, shift, *self._origin()])
        index.stances.append(row, text, (*self._age, self._article, span[0]))
        for actor in {row.holder, row.target_actor}:
            index.stances_by.add(actor, row.number)
        index.stances_on.add(row.target_model, row.number)
        for model in {*models, row.target_model}:
            self._link(model, row.holder)

    def _quotes_of(self, stance: Stance) -> tuple[int, ...]:
        span = (stance.evidence.start, stance.evidence.end)
        return tuple(
            row.number
            for row in self._quotes.values()
            if row.quote.id == stance.quote or _overlap(span, (row.quote.start, row.quote.end))
        )

    def _named_within(self, spans: Sequence[Offsets]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        found = self._extraction
        actors = (a.id for a in found.actors if _any_overlap(a.mentions, spans))
        models = (m.id for m in found.models if _any_overlap(m.mentions, spans))
        return (
            tuple(self._index.actor(actor) for actor in actors),
            tuple(self._index.model(model) for model in models),
        )

    def _link(self, model: int, actor: int) -> None:
        if NOBODY not in {model, actor}:
            self._index.models.rows[model].actors.add(actor)

    def _origin(self) -> tuple[str, str]:
        article = self._extraction.article
        return article.source or "", article.published or ""

    def _update_people(self) -> None:
        for actor in self._extraction.actors:
            row = self._index.actor_row(actor)
            row.name = max(row.names, key=lambda name: (row.names[name], len(name), name))
            names = [*row.names, *row.aliases]
            self._index.houses.add_actor(row.number, [*names, *_employers(row)])
            self._index.actor_names[row.number] = _joined(names)
            roles = (part or "" for role in row.roles for part in (role.title, role.organization))
            text = _joined([*names, *roles, wording.KINDS[row.kind]])
            self._index.actors.update(row.number, text, (-row.mentions, fold(row.name)))


def _employers(row: ActorRow) -> list[str]:
    return [role.organization for role in row.roles if role.organization]


class _Houses:
    """Which models are linked to whom by the developer's name.

    An actor belongs to a house that is called like him or that he has a role at.
    """

    def __init__(self, models: Table[ModelRow]) -> None:
        self._table = models
        self._actors: dict[str, set[int]] = {}
        self._models: dict[str, set[int]] = {}

    def add_model(self, row: ModelRow) -> None:
        """Link a model to the actors of its developer's house."""
        if row.developer:
            house = fold(row.developer)
            self._models.setdefault(house, set()).add(row.number)
            row.actors |= self._actors.get(house, set())

    def add_actor(self, number: int, houses: Iterable[str]) -> None:
        """Link an actor to the models of the houses he belongs to."""
        for house in {fold(name) for name in houses}:
            actors = self._actors.setdefault(house, set())
            if number not in actors:
                actors.add(number)
                for model in self._models.get(house, ()):
                    self._table.rows[model].actors.add(number)


def _joined(fields: Iterable[str]) -> str:
    """Fold fields into one text; no term reaches over the line break between them."""
    return "\n".join(fold(field) for field in dict.fromkeys(fields) if field)


def _overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _any_overlap(mentions: Sequence[Offsets], spans: Sequence[Offsets]) -> bool:
    return any(_overlap(mention, span) for mention in mentions for span in spans)


def _age(published: str | None) -> tuple[int, int, int]:
    """Return a key that sorts newest first and puts what has no date last."""
    digits = [int(part) for part in (published or "")[:10].split("-") if part.isdecimal()]
    year, month, day = [*digits, 0, 0, 0][:3]
    return -year, -month, -day

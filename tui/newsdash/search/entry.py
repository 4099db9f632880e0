"""The entering of one article's records into the index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from newsdash.records import Actor, AIModel, Extraction, Offsets, Quote, Role, Stance
from newsdash.search import periods, wording
from newsdash.search.facts import ActorFacts, ModelFacts
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.names import joined
from newsdash.search.rows import NOBODY

_LATEST: Final = 99_991_231


class Entry:
    """One article on its way into the index."""

    def __init__(self, index: Index, article: int, extraction: Extraction) -> None:
        self._index = index
        self._article = article
        self._extraction = extraction
        self._first_day, self._last_day = periods.span(extraction.article.published)
        self._model_actors: dict[tuple[int, int], None] = {}
        self._first_quote = len(index.quotes)

    def enter(self, seen: int) -> None:
        """Enter all records."""
        self._add_article(seen)
        for actor in self._extraction.actors:
            self._add_actor(actor)
        for model in self._extraction.models:
            self._add_model(model)
        self._add_quotes()
        self._add_stances()
        for model_number, actor_number in self._model_actors:
            self._index.model_actor.add(model_number, actor_number)
        self._place()

    def _add_article(self, seen: int) -> None:
        article, columns = self._extraction.article, self._index.article_columns
        columns.source.append(article.source)
        columns.language.append(article.language)
        columns.published.append(article.published)
        columns.first_day.append(self._first_day)
        columns.last_day.append(self._last_day)
        columns.seen.append(seen)

    def _add_actor(self, actor: Actor) -> None:
        index, columns = self._index, self._index.actor_columns
        number = index.actor_numbers.setdefault(actor.id, len(columns.facts))
        if number == len(columns.facts):
            columns.facts.append(ActorFacts(actor.id, actor.kind, actor.name))
            columns.names.append("")
            columns.kind.append(wording.ACTOR_KINDS.index(actor.kind))
        facts = columns.facts[number]
        names, roles = facts.take(actor)
        columns.sightings.add(number, self._article, actor.mentions)
        if names:
            columns.names[number] = named(facts)
            index.vocabulary.numbers(columns.names[number])
        self._add_roles(number, roles)
        self._add_houses(number, [*names, *(r.organization for r in roles if r.organization)])

    def _add_roles(self, number: int, roles: Sequence[Role]) -> None:
        columns = self._index.actor_columns
        for role in roles:
            columns.has_title.add(columns.titles.code(role.title), number)
            if role.organization:
                code = columns.organizations.code(role.organization)
                columns.has_organization.add(code, number)

    def _add_houses(self, actor: int, houses: Iterable[str]) -> None:
        """An actor belongs to a house that is called like him or that he has a role at."""
        for house in dict.fromkeys(fold(name) for name in houses):
            self._index.house_actor.add(self._house(house), actor)

    def _house(self, folded: str) -> int:
        return self._index.houses.number(folded)

    def _add_model(self, model: AIModel) -> None:
        index, columns = self._index, self._index.model_columns
        number = index.model_numbers.setdefault(model.id, len(columns.facts))
        if number == len(columns.facts):
            columns.facts.append(ModelFacts(model.id, model.name))
            for texts in (columns.names, columns.developers, columns.others):
                texts.append("")
        facts = columns.facts[number]
        developer = facts.developer
        facts.take(model, self._article)
        columns.sightings.add(number, self._article, model.mentions)
        self._link(number, index.actor(facts.developer_id))
        if facts.developer and developer is None:
            index.house_model.add(self._house(fold(facts.developer)), number)
        self._describe_model(number, facts)

    def _describe_model(self, number: int, facts: ModelFacts) -> None:
        columns = self._index.model_columns
        lists = (columns.names, columns.developers, columns.others)
        for texts, text in zip(lists, described(facts), strict=True):
            texts[number] = text
            self._index.vocabulary.numbers(text)

    def _add_quotes(self) -> None:
        quotes = self._extraction.quotes
        for ordinal, (quote, rank) in enumerate(zip(quotes, _ranks(quotes), strict=True)):
            self._add_quote(quote, ordinal, rank)

    def _add_quote(self, quote: Quote, ordinal: int, rank: int) -> None:
        index, columns = self._index, self._index.quote_columns
        number = len(index.quotes)
        speaker = index.actor(quote.speaker.actor) if quote.speaker else NOBODY
        columns.article.append(self._article)
        columns.ordinal.append(ordinal)
        columns.speaker.append(speaker)
        columns.kind.append(wording.QUOTE_KINDS.index(quote.kind))
        columns.venue.append(quote.venue)
        written = quote.speaker.text if quote.speaker and speaker == NOBODY else None
        columns.written_speaker.append(written)
        columns.words.append(fold(quote.text))
        index.quotes.keys.append(self._key(rank))
        for actor in self._actors_within(quote.spans or ((quote.start, quote.end),)):
            columns.names_actor.add(number, actor)
        for model in self._models_within(quote.spans or ((quote.start, quote.end),)):
            columns.names_model.add(number, model)
            self._link(model, speaker)
        if speaker != NOBODY:
            index.actor_columns.facts[speaker].quotes += 1

    def _add_stances(self) -> None:
        stances = self._extraction.stances
        ranks = _ranks([stance.evidence for stance in stances])
        for ordinal, (stance, rank) in enumerate(zip(stances, ranks, strict=True)):
            self._add_stance(stance, ordinal, rank)

    def _add_stance(self, stance: Stance, ordinal: int, rank: int) -> None:
        index, columns, target = self._index, self._index.stance_columns, stance.target
        number = len(index.stances)
        span = (stance.evidence.start, stance.evidence.end)
        holder = index.actor(stance.holder)
        model = index.model(target.id) if target.kind == "model" else NOBODY
        columns.article.append(self._article)
        columns.ordinal.append(ordinal)
        columns.holder.append(holder)
        columns.target_actor.append(index.actor(target.id) if target.kind == "actor" else NOBODY)
        columns.target_model.append(model)
        columns.polarity.append(wording.POLARITY_NAMES.index(stance.polarity))
        columns.shift.append(stance.shift is not None)
        columns.target.append(target.name)
        columns.words.append(fold(stance.evidence.text))
        index.stances.keys.append(self._key(rank))
        self._link_stance(number, stance, span)
        for named in {*self._models_within((span,)), model}:
            self._link(named, holder)
        if holder != NOBODY:
            index.actor_columns.facts[holder].stances += 1

    def _link_stance(self, number: int, stance: Stance, span: Offsets) -> None:
        columns = self._index.stance_columns
        for actor in self._actors_within((span,)):
            columns.names_actor.add(number, actor)
        for model in self._models_within((span,)):
            columns.names_model.add(number, model)
        for ordinal, quote in enumerate(self._extraction.quotes):
            if quote.id == stance.quote or _overlap(span, (quote.start, quote.end)):
                columns.quotes.add(number, self._first_quote + ordinal)

    def _actors_within(self, spans: Sequence[Offsets]) -> list[int]:
        actors = self._extraction.actors
        return [self._index.actor(a.id) for a in actors if _any_overlap(a.mentions, spans)]

    def _models_within(self, spans: Sequence[Offsets]) -> list[int]:
        models = self._extraction.models
        return [self._index.model(m.id) for m in models if _any_overlap(m.mentions, spans)]

    def _link(self, model: int, actor: int) -> None:
        if NOBODY not in {model, actor}:
            self._model_actors[model, actor] = None

    def _key(self, rank: int) -> int:
        """Return a number that sorts newest first, without a date last, then as they stand."""
        day = self._first_day if self._first_day == self._last_day else self._partial_day()
        return (_LATEST - day) << 36 | self._article << 15 | min(rank, 0x7FFF)

    def _partial_day(self) -> int:
        """Return a date of which only year or month is known as one before all within it."""
        digits = (self._extraction.article.published or "")[:10].split("-")
        return self._first_day - (1 if len(digits) == 2 else 101)

    def _place(self) -> None:
        index = self._index
        for actor in self._extraction.actors:
            number = index.actor(actor.id)
            facts = index.actor_columns.facts[number]
            name = sorted_by(facts.name, index.actor_columns.names[number])
            index.actors.place(number, facts.mentions, name)
        for model in self._extraction.models:
            number = index.model(model.id)
            stated = index.model_columns.facts[number]
            index.models.place(number, stated.mentions, fold(stated.name))


def named(facts: ActorFacts) -> str:
    """Return the folded text an actor's names are looked for in."""
    return joined([*facts.names, *facts.aliases])


def sorted_by(name: str, names: str) -> str:
    """Return the folded name an actor is sorted by: mostly all ``named`` tells, kept once."""
    folded = fold(name)
    return names if names == folded else folded


def described(facts: ModelFacts) -> tuple[str, str, str]:
    """Return the folded names, developer and other facts of a model."""
    others = (facts.openness, facts.released, facts.runs_on, wording.size(facts.parameters))
    return (
        joined([facts.name, facts.family or ""]),
        joined([facts.developer or ""]),
        joined(other or "" for other in others),
    )


def _ranks(spans: Sequence[Quote] | Sequence[object]) -> list[int]:
    starts = [getattr(span, "start") for span in spans]  # noqa: B009
    ranks = [0] * len(starts)
    for rank, ordinal in enumerate(sorted(range(len(starts)), key=starts.__getitem__)):
        ranks[ordinal] = rank
    return ranks


def _overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _any_overlap(mentions: Sequence[Offsets], spans: Sequence[Offsets]) -> bool:
    return any(_overlap(mention, span) for mention in mentions for span in spans)

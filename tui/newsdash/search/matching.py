"""Which rows a condition holds for by themselves, before any link is followed.

A field speaks of some panes: on these it is asked of each row. On the others a row can only be
linked to one that it holds for.

=======  ==================================================================================
field    holds for
=======  ==================================================================================
none     actors: names, aliases, roles, kind; models: name, family, developer, openness,
         release, size, what it runs on; stances: target, evidence, polarity, shift; quotes:
         words, kind, venue, speaker as written; stances and quotes: source and date
actor    actors: names, aliases
role     actors: titles of their roles
org      actors: organisations of their roles, and names of all who are not persons
kind     actors or quotes of that kind
model    models: name, family
dev      models: developer
open     models of that openness
stance   stances of that polarity, or that tell of a change of mind
target   stances: target, by the words of the article or the names of the actor or model
quote    quotes: words
said     direct and partial quotes: words
by       quotes: names of the speaker, or the words for one not known; stances: names of the
         holder; actors: names, of those who speak or hold a stance
=======  ==================================================================================

``source``, ``lang``, ``since``, ``until`` and ``new`` choose articles, see `Scope`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TypeAlias

from newsdash.search import wording
from newsdash.search.columns import Pairs
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.lines import Lines
from newsdash.search.masks import Masks, every, none, sizes
from newsdash.search.names import Interned, Matcher
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.query import LAST_VISIT, Choice, Condition, Pattern, When, Words
from newsdash.search.rows import Pane

Masking: TypeAlias = Generator[None, None, Mask]
Finding: TypeAlias = Generator[None, None, Masks]

_NEVER = 99_999_999
ARTICLE_FIELDS = frozenset({"source", "lang", "since", "until", "new"})


class Finder:
    """Finds the rows that conditions hold for, among those there were at the last sort."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sizes = sizes(index)
        self._fields: dict[str, Callable[[Matcher, Pattern], Finding]] = {
            "": self._anything,
            "actor": self._actor,
            "role": self._role,
            "org": self._organization,
            "model": self._model,
            "dev": self._developer,
            "target": self._target,
            "quote": self._quote,
            "said": self._said,
            "by": self._by,
        }

    def rows(self, condition: Condition) -> Finding:
        """Return in steps the rows by pane; panes the condition does not speak of are left out."""
        if isinstance(condition, Choice):
            return self._chosen(condition)
        assert isinstance(condition, Words)
        found: Masks = {}
        for pattern in condition.patterns:
            matcher = Matcher(pattern)
            yield from matcher.prepare(self.index.vocabulary)
            one = yield from self._fields[condition.field](matcher, pattern)
            for pane, mask in one.items():
                found[pane] = found[pane] | mask if pane in found else mask
        return found

    def _chosen(self, choice: Choice) -> Masks:
        find = {"kind": self._kinds, "open": self._openness, "stance": self._stances}
        return find[choice.field](choice.values)

    def _kinds(self, values: frozenset[str]) -> Masks:
        found = {}
        if values & set(wording.ACTOR_KINDS):
            kinds = self.index.actor_columns.kind.values
            found[Pane.ACTORS] = self._coded(Pane.ACTORS, kinds, wording.ACTOR_KINDS, values)
        if values & set(wording.QUOTE_KINDS):
            kinds = self.index.quote_columns.kind.values
            found[Pane.QUOTES] = self._coded(Pane.QUOTES, kinds, wording.QUOTE_KINDS, values)
        return found

    def _openness(self, values: frozenset[str]) -> Masks:
        facts = self.index.model_columns.facts[: self.sizes[Pane.MODELS]]
        hits = [(model.openness or "unknown") in values for model in facts]
        return {Pane.MODELS: np.array([*hits, False])}

    def _stances(self, values: frozenset[str]) -> Masks:
        columns = self.index.stance_columns
        mask = self._coded(Pane.STANCES, columns.polarity.values, wording.POLARITY_NAMES, values)
        if "shift" in values:
            mask[:-1] |= columns.shift.values[: self.sizes[Pane.STANCES]] != 0
        return {Pane.STANCES: mask}

    def _coded(
        self, pane: Pane, codes: Numbers, names: tuple[str, ...], values: frozenset[str]
    ) -> Mask:
        wanted = np.array([name in values for name in names])
        mask = none(self.sizes[pane])
        mask[:-1] = np.take(wanted, codes[: self.sizes[pane]])
        return mask

    # Words in a field

    def _actor(self, matcher: Matcher, pattern: Pattern) -> Finding:
        names = self.index.actor_columns.names
        return {Pane.ACTORS: (yield from matcher.among(names, self.sizes[Pane.ACTORS]))}

    def _role(self, matcher: Matcher, pattern: Pattern) -> Finding:
        columns = self.index.actor_columns
        mask = yield from self._through(matcher, columns.titles, columns.has_title)
        return {Pane.ACTORS: mask}

    def _organization(self, matcher: Matcher, pattern: Pattern) -> Finding:
        columns = self.index.actor_columns
        mask = yield from self._through(matcher, columns.organizations, columns.has_organization)
        named = (yield from self._actor(matcher, pattern))[Pane.ACTORS]
        person = wording.ACTOR_KINDS.index("person")
        named[:-1] &= columns.kind.values[: self.sizes[Pane.ACTORS]] != person
        return {Pane.ACTORS: mask | named}

    def _through(self, matcher: Matcher, texts: Interned, pairs: Pairs) -> Masking:
        hits = yield from matcher.among(texts.folded, len(texts.folded))
        mask = none(self.sizes[Pane.ACTORS])
        rows = pairs.right.values[hits[np.minimum(pairs.left.values, len(hits) - 1)]]
        mask[np.minimum(rows, len(mask) - 1)] = True
        mask[-1] = False
        return mask

    def _model(self, matcher: Matcher, pattern: Pattern) -> Finding:
        return {Pane.MODELS: (yield from self._of_models(matcher, "names"))}

    def _developer(self, matcher: Matcher, pattern: Pattern) -> Finding:
        return {Pane.MODELS: (yield from self._of_models(matcher, "developers"))}

    def _of_models(self, matcher: Matcher, column: str) -> Masking:
        texts = getattr(self.index.model_columns, column)
        return (yield from matcher.among(texts, self.sizes[Pane.MODELS]))

    def _target(self, matcher: Matcher, pattern: Pattern) -> Finding:
        columns = self.index.stance_columns
        count = self.sizes[Pane.STANCES]
        mask = yield from columns.target.matching(matcher, count)
        actors = (yield from self._actor(matcher, pattern))[Pane.ACTORS]
        models = yield from self._of_models(matcher, "names")
        mask[:-1] |= _of(actors, columns.target_actor.values[:count])
        mask[:-1] |= _of(models, columns.target_model.values[:count])
        return {Pane.STANCES: mask}

    def _quote(self, matcher: Matcher, pattern: Pattern) -> Finding:
        texts = self.index.quote_columns.words
        return {Pane.QUOTES: (yield from texts.matching(pattern, self.sizes[Pane.QUOTES]))}

    def _said(self, matcher: Matcher, pattern: Pattern) -> Finding:
        found = yield from self._quote(matcher, pattern)
        found[Pane.QUOTES] &= self._kinds(wording.VERBATIM)[Pane.QUOTES]
        return found

    def _by(self, matcher: Matcher, pattern: Pattern) -> Finding:
        quotes, stances = self.index.quote_columns, self.index.stance_columns
        named = (yield from self._actor(matcher, pattern))[Pane.ACTORS]
        spoken = yield from quotes.written_speaker.matching(matcher, self.sizes[Pane.QUOTES])
        spoken[:-1] |= _of(named, quotes.speaker.values[: self.sizes[Pane.QUOTES]])
        held = none(self.sizes[Pane.STANCES])
        held[:-1] = _of(named, stances.holder.values[: self.sizes[Pane.STANCES]])
        facts = self.index.actor_columns.facts
        active = [bool(facts[n].quotes or facts[n].stances) for n in np.flatnonzero(named)]
        named[np.flatnonzero(named)[~np.array(active, bool)]] = False
        return {Pane.ACTORS: named, Pane.STANCES: held, Pane.QUOTES: spoken}

    # Words anywhere

    def _anything(self, matcher: Matcher, pattern: Pattern) -> Finding:
        articles = yield from self._origin(matcher)
        return {
            Pane.ACTORS: (yield from self._any_actor(matcher, pattern)),
            Pane.MODELS: (yield from self._any_model(matcher)),
            Pane.STANCES: (yield from self._any_stance(matcher, pattern, articles)),
            Pane.QUOTES: (yield from self._any_quote(matcher, pattern, articles)),
        }

    def _origin(self, matcher: Matcher) -> Masking:
        columns = self.index.article_columns
        source = yield from columns.source.matching(matcher, self.index.sorted_articles)
        published = yield from columns.published.matching(matcher, self.index.sorted_articles)
        return source | published

    def _any_actor(self, matcher: Matcher, pattern: Pattern) -> Masking:
        columns = self.index.actor_columns
        mask = (yield from self._actor(matcher, pattern))[Pane.ACTORS]
        mask |= yield from self._through(matcher, columns.titles, columns.has_title)
        mask |= yield from self._through(matcher, columns.organizations, columns.has_organization)
        kinds = yield from self._worded(matcher, wording.KINDS)
        return mask | self._kinds(kinds).get(Pane.ACTORS, False)

    def _any_model(self, matcher: Matcher) -> Masking:
        mask = yield from self._of_models(matcher, "names")
        mask |= yield from self._of_models(matcher, "developers")
        mask |= yield from self._of_models(matcher, "others")
        return mask

    def _any_stance(self, matcher: Matcher, pattern: Pattern, articles: Mask) -> Masking:
        columns, count = self.index.stance_columns, self.sizes[Pane.STANCES]
        mask = yield from columns.words.matching(pattern, count)
        mask |= yield from columns.target.matching(matcher, count)
        words = {**wording.POLARITIES, "shift": wording.SHIFT}
        if values := (yield from self._worded(matcher, words)):
            mask |= self._stances(values)[Pane.STANCES]
        if articles.any():
            mask[:-1] |= _of(articles, columns.article.values[:count])
        return mask

    def _any_quote(self, matcher: Matcher, pattern: Pattern, articles: Mask) -> Masking:
        columns, count = self.index.quote_columns, self.sizes[Pane.QUOTES]
        mask = yield from columns.words.matching(pattern, count)
        mask |= yield from columns.venue.matching(matcher, count)
        mask |= yield from columns.written_speaker.matching(matcher, count)
        kinds = yield from self._worded(matcher, {kind: kind for kind in wording.QUOTE_KINDS})
        mask |= self._kinds(kinds).get(Pane.QUOTES, False)
        if articles.any():
            mask[:-1] |= _of(articles, columns.article.values[:count])
        return mask

    def _worded(
        self, matcher: Matcher, words: dict[str, str]
    ) -> Generator[None, None, frozenset[str]]:
        hits = yield from matcher.among(Lines(map(fold, words.values())), len(words))
        return frozenset(value for value, hit in zip(words, hits.tolist(), strict=False) if hit)


class Scope:
    """The articles that the conditions on articles leave.

    A date of which only year or month is known counts as all its days: ``since:`` and
    ``until:`` leave what may be meant. An unknown date matches neither.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._count = index.sorted_articles

    def articles(self, conditions: Iterable[Condition]) -> Masking:
        """Return in steps which articles all conditions hold for."""
        mask = every(self._count)
        for condition in conditions:
            hits = yield from self._matching(condition)
            mask &= ~hits if condition.negated else hits
        mask[-1] = False
        return mask

    def _matching(self, condition: Condition) -> Masking:
        columns = self._index.article_columns
        if isinstance(condition, When):
            return self._when(condition)
        assert isinstance(condition, Words)
        texts = columns.source if condition.field == "source" else columns.language
        mask = none(self._count)
        for pattern in condition.patterns:
            matcher = Matcher(pattern)
            yield from matcher.prepare(self._index.vocabulary)
            mask |= yield from texts.matching(matcher, self._count)
        return mask

    def _when(self, when: When) -> Mask:
        columns, count = self._index.article_columns, self._count
        mask = none(count)
        first, last = columns.first_day.values[:count], columns.last_day.values[:count]
        day = when.day
        if day == LAST_VISIT:
            day = self._index.last_visit or _NEVER
        match when.field:
            case "since":
                mask[:-1] = last >= day
            case "until":
                mask[:-1] = (first <= day) & (first > 0)
            case _:
                mask[:-1] = columns.seen.values[:count] >= day
        return mask


def _of(rows: Mask, numbers: Numbers) -> Mask:
    """Return for each number whether its row is among the rows."""
    return np.take(rows, numbers)

"""The cross-filter by brute force: each rule of the documentation asked of each row.

Written for being obviously right, from the records alone, without anything the index uses but
folding, patterns and dates. A row is (pane, number), numbered as they come.
"""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace

from newsdash.search import wording
from newsdash.search.fold import fold
from newsdash.search.periods import span
from newsdash.search.query import Choice, When, Words
from newsdash.search.rows import Pane

ARTICLE_FIELDS = {"source", "lang", "since", "until", "new"}
SPEAKS_OF = {
    "actor": {Pane.ACTORS}, "role": {Pane.ACTORS}, "org": {Pane.ACTORS}, "model": {Pane.MODELS},
    "dev": {Pane.MODELS}, "open": {Pane.MODELS}, "stance": {Pane.STANCES},
    "target": {Pane.STANCES}, "quote": {Pane.QUOTES}, "said": {Pane.QUOTES},
    "by": {Pane.ACTORS, Pane.STANCES, Pane.QUOTES},
}  # fmt: skip


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


class Reference:
    """All rows, what they hold, and which are linked."""

    def __init__(self, extractions, last_visit=None):
        self.last_visit = last_visit
        self.rows = {}
        self.links = defaultdict(set)
        self.numbers = {pane: {} for pane in Pane}
        for number, extraction in enumerate(extractions):
            self.enter(number, extraction)
        self.link_houses()

    def number(self, pane, key):
        return self.numbers[pane].setdefault(key, len(self.numbers[pane]))

    def named(self, pane, key):
        return (pane, self.numbers[pane][key]) if key in self.numbers[pane] else None

    def link(self, one, other):
        if one and other:
            self.links[one].add(other)
            self.links[other].add(one)

    def enter(self, number, found):
        for actor in found.actors:
            row = (Pane.ACTORS, self.number(Pane.ACTORS, actor.id))
            held = self.rows.setdefault(row, SimpleNamespace(
                kind=actor.kind, names=[], titles=[], organizations=[], articles=set(), active=False
            ))  # fmt: skip
            held.names += [actor.name, *actor.aliases]
            held.titles += [role.title for role in actor.roles]
            held.organizations += [r.organization for r in actor.roles if r.organization]
            held.articles.add(number)
        for model in found.models:
            row = (Pane.MODELS, self.number(Pane.MODELS, model.id))
            held = self.rows.setdefault(row, SimpleNamespace(name=model.name, articles=set()))
            held.articles.add(number)
            for fact in ("family", "developer", "developer_id", "parameters", "openness",
                         "released", "runs_on"):  # fmt: skip
                if getattr(held, fact, None) is None:
                    setattr(held, fact, getattr(model, fact))
            self.link(row, self.named(Pane.ACTORS, held.developer_id))
        for quote in found.quotes:
            self.enter_quote(number, found, quote)
        for stance in found.stances:
            self.enter_stance(number, found, stance)

    def within(self, found, spans):
        for pane, things in ((Pane.ACTORS, found.actors), (Pane.MODELS, found.models)):
            for thing in things:
                if any(overlap(mention, span) for mention in thing.mentions for span in spans):
                    yield self.named(pane, thing.id)

    def enter_quote(self, number, found, quote):
        row = (Pane.QUOTES, self.number(Pane.QUOTES, (number, quote.id)))
        speaker = self.named(Pane.ACTORS, quote.speaker.actor) if quote.speaker else None
        if speaker:
            self.rows[speaker].active = True
        self.rows[row] = SimpleNamespace(
            article=number, source=found.article.source, published=found.article.published,
            speaker=speaker, kind=quote.kind, venue=quote.venue, words=quote.text,
            written=quote.speaker.text if quote.speaker and not speaker else None,
        )  # fmt: skip
        self.link(row, speaker)
        for other in self.within(found, quote.spans):
            self.link(row, other)
            if other[0] is Pane.MODELS:
                self.link(other, speaker)

    def enter_stance(self, number, found, stance):
        row = (Pane.STANCES, self.number(Pane.STANCES, (number, stance.id)))
        holder = self.named(Pane.ACTORS, stance.holder)
        target = {"actor": Pane.ACTORS, "model": Pane.MODELS}.get(stance.target.kind)
        target = target and self.named(target, stance.target.id)
        where = (stance.evidence.start, stance.evidence.end)
        if holder:
            self.rows[holder].active = True
        self.rows[row] = SimpleNamespace(
            article=number, source=found.article.source, published=found.article.published,
            holder=holder, target=target, target_name=stance.target.name,
            words=stance.evidence.text, polarity=stance.polarity, shift=stance.shift,
        )  # fmt: skip
        self.link(row, holder)
        self.link(row, target)
        for other in {*self.within(found, [where]), target} - {None}:
            self.link(row, other)
            if other[0] is Pane.MODELS:
                self.link(other, holder)
        for quote in found.quotes:
            if quote.id == stance.quote or overlap(where, (quote.start, quote.end)):
                self.link(row, (Pane.QUOTES, self.numbers[Pane.QUOTES][number, quote.id]))

    def link_houses(self):
        for model, held in self.of(Pane.MODELS):
            for actor, who in self.of(Pane.ACTORS):
                houses = {fold(name) for name in (*who.names, *who.organizations)}
                if held.developer and fold(held.developer) in houses:
                    self.link(model, actor)

    def of(self, pane):
        return [(row, held) for row, held in self.rows.items() if row[0] is pane]

    # What a condition holds for

    def holds(self, condition, row):
        if isinstance(condition, Choice):
            return self.chosen(condition, row)
        found = self.texts(condition.field, row)
        return any(
            pattern.matches("\n".join(map(fold, texts)))
            for pattern in condition.patterns
            for texts in found
            if any(texts)
        )

    def chosen(self, choice, row):
        held = self.rows[row]
        match choice.field, row[0]:
            case ("kind", Pane.ACTORS | Pane.QUOTES):
                return held.kind in choice.values
            case ("open", Pane.MODELS):
                return (held.openness or "unknown") in choice.values
            case ("stance", Pane.STANCES):
                shifts = "shift" in choice.values and held.shift is not None
                return held.polarity in choice.values or shifts
        return False

    def texts(self, field, row):  # noqa: PLR0911 - one line for each line of the table
        """Return the texts a pattern may stand in, each a list of parts."""
        held = self.rows[row]
        match field, row[0]:
            case ("", _):
                return self.anything(row, held)
            case ("actor", Pane.ACTORS):
                return [held.names]
            case ("role", Pane.ACTORS):
                return [[title] for title in held.titles]
            case ("org", Pane.ACTORS):
                own = [held.names] if held.kind != "person" else []
                return [*([name] for name in held.organizations), *own]
            case ("model", Pane.MODELS):
                return [[held.name, held.family or ""]]
            case ("dev", Pane.MODELS):
                return [[held.developer or ""]]
            case ("target", Pane.STANCES):
                return [[held.target_name], *self.names(held.target)]
            case ("quote", Pane.QUOTES):
                return [[held.words]]
            case ("said", Pane.QUOTES):
                return [[held.words]] if held.kind in {"direct", "partial"} else []
            case ("by", Pane.QUOTES):
                return [[held.written or ""], *self.names(held.speaker)]
            case ("by", Pane.STANCES):
                return self.names(held.holder)
            case ("by", Pane.ACTORS):
                return [held.names] if held.active else []
        return []

    def names(self, row):
        if row is None:
            return []
        held = self.rows[row]
        return [held.names] if row[0] is Pane.ACTORS else [[held.name, held.family or ""]]

    def anything(self, row, held):
        match row[0]:
            case Pane.ACTORS:
                parts = [*held.titles, *held.organizations, wording.KINDS[held.kind]]
                return [held.names, *([part] for part in parts)]
            case Pane.MODELS:
                facts = [held.openness, held.released, held.runs_on, wording.size(held.parameters)]
                return [[held.name, held.family or ""], [held.developer or ""],
                        [fact or "" for fact in facts]]  # fmt: skip
            case Pane.STANCES:
                shift = wording.SHIFT if held.shift else ""
                parts = [held.words, held.target_name, wording.POLARITIES[held.polarity], shift]
            case _:
                parts = [held.words, held.venue, held.written, held.kind]
        return [[part or ""] for part in (*parts, held.source, held.published)]

    # The rules

    def kept_by(self, condition, row):
        if self.holds(condition, row):
            return True
        if isinstance(condition, Choice) and condition.field == "kind":
            speaks_of = set()
            if condition.values & set(wording.KINDS):
                speaks_of.add(Pane.ACTORS)
            if condition.values & set(wording.QUOTE_KINDS):
                speaks_of.add(Pane.QUOTES)
        else:
            speaks_of = SPEAKS_OF.get(condition.field, set())
        if row[0] in speaks_of:
            return False
        return any(self.holds(condition, other) for other in self.links[row])

    def removed_by(self, condition, row):
        held = self.rows[row]
        about = [getattr(held, name, None) for name in ("speaker", "holder", "target")]
        return any(self.holds(condition, r) for r in (row, *about) if r)

    def narrow(self, query, extractions):
        words = [c for c in query.conditions if c.field not in ARTICLE_FIELDS]
        wanted = [c for c in words if not c.negated]
        articles = {
            number
            for number, found in enumerate(extractions)
            if all(self.chooses(c, found.article) for c in query.conditions
                   if c.field in ARTICLE_FIELDS)
        }  # fmt: skip
        scoped = any(c.field in ARTICLE_FIELDS for c in query.conditions)
        loose = {
            row
            for row, held in self.rows.items()
            if all(self.kept_by(c, row) for c in wanted)
            and not any(self.removed_by(c, row) for c in words if c.negated)
            and (not scoped or self.articles_of(held) & articles)
        }
        return {row for row in loose if not wanted or self.together(row, wanted, loose)}

    @staticmethod
    def articles_of(held):
        return held.articles if hasattr(held, "articles") else {held.article}

    def together(self, row, wanted, loose):
        if row[0] in {Pane.STANCES, Pane.QUOTES}:
            return True
        if all(self.holds(c, row) for c in wanted):
            return True
        for other in self.links[row] & loose:
            if other[0] in {Pane.STANCES, Pane.QUOTES}:
                return True
            if all(self.holds(c, row) or self.holds(c, other) for c in wanted):
                return True
        return False

    def chooses(self, condition, article):
        if isinstance(condition, Words):
            text = article.source if condition.field == "source" else article.language
            found = any(p.matches(fold(text or "")) for p in condition.patterns)
        else:
            assert isinstance(condition, When)
            first, last = span(article.published)
            found = {
                "since": last >= condition.day,
                "until": 0 < first <= condition.day,
                "new": False,
            }[condition.field]
        return found != condition.negated

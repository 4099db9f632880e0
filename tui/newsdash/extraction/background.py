"""What stands behind an article's records: where it tells its facts, why names are one actor."""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.extraction.actors import ActorTable, DocActor, slug
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.dates import date_near
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.mentions import Mention
from newsdash.records import Background, Evidence, Fact, Merge, MergeRule

_DATE = 25  # characters behind "seit" in which a date stands
_DESCRIBING = ("group", "place", "institution", "authority")


def background(
    analysis: Analysis, table: ActorTable, models: list[DocModel], published: str | None
) -> Background:
    """Return the facts of an article with their evidence, and the reasons of its merges."""
    facts = [fact for model in models for fact in model.facts(analysis.text)]
    for actor in table.actors:
        facts += _role_facts(analysis, actor, published)
    merges = (merge for actor in table.actors for merge in _merges(actor, analysis.text))
    return Background(tuple(facts), tuple(dict.fromkeys(merges)))


def _role_facts(analysis: Analysis, actor: DocActor, published: str | None) -> Iterator[Fact]:
    for role in actor.roles:
        start, end = actor.roles_at[role.title]
        sentence = analysis.sentence_at(start)
        if sentence is not None:
            start, end = sentence.start, sentence.end
        evidence = Evidence(start, end, analysis.text[start:end])
        since = _since(analysis, actor.roles_at[role.title], published)
        yield Fact(actor.id, "role", role.title, evidence, role.organization, since)


def _since(analysis: Analysis, place: tuple[int, int], published: str | None) -> str | None:
    """ "seit 2021 Präsidentin des Verbands", "chief executive since March 2024"."""
    sentence = analysis.sentence_at(place[0])
    clauses = analysis.clauses_of(sentence) if sentence is not None else []
    clause = next((c for c in clauses if c.start <= place[0] < c.end), None)
    since = analysis.lexicon.words("since")
    for word in clause.words if clause is not None else ():
        if word.lower in since:
            text = analysis.text[word.end : word.end + _DATE]
            return date_near(text, analysis.language, published)
    return None


def _merges(actor: DocActor, text: str) -> Iterator[Merge]:
    for mention in actor.mentions:
        alias = " ".join(text[mention.start : mention.end].split())
        if not mention.indirect and alias != actor.name:
            yield Merge(actor.id, alias, _rule(actor, mention, alias))


def _rule(actor: DocActor, mention: Mention, alias: str) -> MergeRule:
    name, other = slug(actor.name), slug(alias)
    if name in (other, other.removesuffix("s"), other + "s"):
        return "inflected form"
    if actor.kind == "person":
        return _rule_of_person(name.split("-"), other.split("-"))
    if mention.rule == "known name" or mention.rule in _DESCRIBING:
        return "known name" if mention.rule == "known name" else "description"
    return _rule_of_wording(actor.name, alias)


def _rule_of_wording(name: str, alias: str) -> MergeRule:
    one, other = slug(name), slug(alias)
    if alias.isupper() and len(alias) < len(name):
        return "abbreviation"
    if set(one.split("-")) == set(other.split("-")):
        return "same words"
    return "part of the name" if other in one or one in other else "spelling"


def _rule_of_person(name: list[str], other: list[str]) -> MergeRule:
    if other[-1].removesuffix("s") != name[-1].removesuffix("s"):
        return "spelling"
    return "first and last name" if name[0] in other and len(other) > 1 else "surname"

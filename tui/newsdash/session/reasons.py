"""What rows rest on: the evidence in full, the word that gave it away, the article, how sure."""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.dossier import Dossier
from newsdash.dossier.moves import Move
from newsdash.dossier.statements import Citation
from newsdash.dossier.wording import WORDS, Line, lines
from newsdash.dossier.wording import origin as cited_origin
from newsdash.records import Evidence, Polarity, Quote, Stance
from newsdash.search.index import Index
from newsdash.search.rows import ActorRow, ModelRow, Pane, QuoteRow, StanceRow
from newsdash.session import row_lines
from newsdash.session.language import language_name
from newsdash.session.row_words import frequency, holder, speaker, words
from newsdash.session.session import Session
from newsdash.session.wording import does, joined, position, shift_told, unknown
from newsdash.translation import decimal, translate
from newsdash.translation.words import KINDS, QUOTE_KINDS, TARGET_KINDS, in_marks, word


def of_session_row(session: Session, pane: Pane, number: int) -> Iterator[str]:
    """Yield what a row rests on, and who else prints its words."""
    yield from of_row(session.index, pane, number)
    match session.index.tables[pane].rows[number]:
        case QuoteRow() as row:
            also = session.also_printed(row.article, row.quote.spans)
        case StanceRow() as row:
            evidence = row.stance.evidence
            also = session.also_printed(row.article, [(evidence.start, evidence.end)])
        case _:
            also = []
    if also:
        yield translate("also printed by: {outlets}", outlets="; ".join(also))


def of_row(index: Index, pane: Pane, number: int) -> Iterator[str]:
    """Yield what a row of a pane rests on."""
    match pane:
        case Pane.ACTORS:
            return _of_actor(index, index.actors.rows[number])
        case Pane.MODELS:
            return _of_model(index, index.models.rows[number])
        case Pane.STANCES:
            return _of_stance(index, index.stances.rows[number])
        case Pane.QUOTES:
            return _of_quote(index, index.quotes.rows[number])


def _of_stance(index: Index, row: StanceRow) -> Iterator[str]:
    stance = row.stance
    who = holder(index, row) or unknown()
    yield f"{who}: {does(stance.polarity)} {stance.target.name}"
    if stance.shift:
        yield shift_told(stance.shift)
    yield translate("evidence: {words}", words=in_marks(stance.evidence.text))
    yield _cue(stance.cue)
    quote = _quote_of(index, row.article, stance)
    if quote is not None:
        yield translate("read from a quote, {kind}", kind=word(QUOTE_KINDS, quote.kind))
    yield translate("kind of target: {kind}", kind=word(TARGET_KINDS, stance.target.kind))
    yield _confidence(stance.confidence)
    yield from article(index, row.article)


def _quote_of(index: Index, number: int, stance: Stance) -> Quote | None:
    quotes = index.extraction(number).quotes
    return next((quote for quote in quotes if quote.id == stance.quote), None)


def _of_quote(index: Index, row: QuoteRow) -> Iterator[str]:
    quote = row.quote
    yield translate("speaker: {name}", name=speaker(index, row) or unknown())
    if quote.speaker is not None:
        yield translate("called in the article: {words}", words=in_marks(quote.speaker.text))
    yield translate("words: {words}", words=in_marks(words(index, row)))
    yield translate("kind: {kind}", kind=word(QUOTE_KINDS, quote.kind))
    yield _cue(quote.cue)
    if quote.addressee:
        yield translate("said to: {name}", name=quote.addressee)
    if quote.venue:
        yield translate("said in: {name}", name=quote.venue)
    yield _confidence(quote.confidence)
    yield from article(index, row.article)


def _of_actor(index: Index, row: ActorRow) -> Iterator[str]:
    yield f"{row.name}, {word(KINDS, row.kind)}"
    yield frequency(row)
    others = [name for name in (*row.names, *row.aliases) if name != row.name]
    if others:
        yield translate("also called {names}", names=", ".join(dict.fromkeys(others)))
    for line in told_of(index, row)[0]:
        yield dossier_line(line)


def _of_model(index: Index, row: ModelRow) -> Iterator[str]:
    yield row_lines.model(row)
    yield frequency(row)
    if row.family:
        yield translate("family: {name}", name=row.family)
    if row.runs_on:
        yield translate("runs on: {name}", name=row.runs_on)
    for line in told_of(index, row)[0]:
        yield dossier_line(line)


def told_of(index: Index, row: ActorRow | ModelRow) -> tuple[list[Line], dict[str, int]]:
    """Return what all articles say together of someone, and the articles' numbers by their id."""
    dossier, numbers = Dossier(), {}
    for sighting in row.sightings:
        extraction = index.extractions[sighting.article]
        numbers[extraction.article.id] = sighting.article
        dossier.add(extraction)
    told = dossier.of_actor if isinstance(row, ActorRow) else dossier.of_model
    return [line for statement in told(row.id) for line in lines(statement, WORDS)], numbers


def dossier_line(line: Line) -> str:
    """Return a line of a dossier with its place and the words there."""
    says, place = line.says.strip(), line.citation
    if place is None:
        return says
    return f"{says}; {cited_origin(place)}: {in_marks(place.text)}"


def summary(move: Move) -> str:
    """Return a change of mind or a contradiction in a sentence."""
    change = move.change
    values = {
        "name": change.name,
        "target": change.target.name,
        "before": position(change.from_),
        "after": position(change.to),
    }
    if move.contradiction:
        said = translate("{name}: contradictory on {target}: {before} and {after}", **values)
    else:
        said = translate("{name}: changed sides on {target}: from {before} to {after}", **values)
    told = translate("told by the article itself") if change.told else None
    return joined((said, change.when, told))


def of_move(index: Index, move: Move) -> Iterator[str]:
    """Yield the evidence before and after."""
    change = move.change
    yield summary(move)
    if change.before is None:
        yield translate("before: no earlier article says so; the article below tells of the change")
    else:
        yield _side(translate("before"), change.from_, change.before)
    yield _side(translate("after"), change.to, change.after)
    yield from article(index, move.after)


def _side(when: str, polarity: Polarity | None, place: Citation) -> str:
    where = joined((place.published, place.source, place.title), ", ")
    return f"{when}: {position(polarity)}; {where}: {in_marks(place.text)}"


def article(index: Index, number: int) -> Iterator[str]:
    """Yield what is known of an article."""
    found = index.articles[number]
    yield translate("article: {title}", title=found.title or translate("without a title"))
    published = found.published or unknown()
    source = found.source or unknown()
    yield translate(
        "published: {date}; source: {source}; language: {language}",
        date=published, source=source, language=language_name(found.language),
    )  # fmt: skip
    if found.path:
        yield translate("read from: {path}", path=found.path)


def _cue(cue: Evidence | None) -> str:
    return translate("cue: {words}", words=in_marks(cue.text)) if cue else translate("cue: none")


def _confidence(confidence: float) -> str:
    return translate("confidence: {confidence} of 1", confidence=decimal(confidence, 2))

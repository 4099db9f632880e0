"""What the tests of exports share: writing records, and a small debate to write."""

from __future__ import annotations

import io

from newsdash.export.formats import Options, stream_writer
from newsdash.records import (
    Actor,
    AIModel,
    Article,
    Evidence,
    Extraction,
    Quote,
    Role,
    Shift,
    Speaker,
    Stance,
    Target,
)


def written(format_name, records, **options):
    """Return the bytes that a format has for ``records``."""
    stream = io.BytesIO()
    writer = stream_writer(format_name, stream, Options(**options))
    for record in records:
        writer.write(record)
    writer.finish()
    return stream.getvalue()


def said(words, actor="person:lea-voss", as_written="Voß", ident="q1", **changed):
    """Return a direct quote that begins its article."""
    end = len(words)
    facts = {
        "kind": "direct",
        "spans": ((0, end),),
        "speaker": Speaker(actor, as_written, end + 2, end + 5),
        "venue": None,
        "confidence": 0.9,
    } | changed
    return Quote(id=ident, start=0, end=end, text=words, cue=None, addressee=None, **facts)


def held(polarity, target="Tempolimit", words="Sie ist dafür.", ident="s1", **changed):
    """Return a stance of Lea Voß on a target, or on the topic of that name."""
    facts = {"holder": "person:lea-voss", "shift": None, "confidence": 0.8} | changed
    evidence = Evidence(0, len(words), words)
    on = Target("topic", target, None) if isinstance(target, str) else target
    return Stance(
        id=ident, target=on, polarity=polarity, evidence=evidence, cue=None, quote=None, **facts
    )


VOSS = Actor(
    "person:lea-voss", "Lea Voß", "person", ("Voß",), (Role("Ministerin", "Elbtal"),), ((0, 3),)
)
RAT = Actor("government:rat", "Elbrat", "government", (), (), ((10, 16),))
ORLA = AIModel(
    "model:orla", "Orla", "Orla", "Saale Systeme", None, 7 * 10**9, "open-weight", "2025-08",
    None, ((20, 24),),
)  # fmt: skip


def article(number, quotes=(), stances=(), source="Elbtaler Bote", **changed):
    """Return the records of an article that names Lea Voß, a council and a model."""
    facts = {
        "path": f"https://bote.example/{number}",
        "published": f"2025-08-{number:02}",
        "language": "de",
    } | changed
    head = Article(id=f"a{number}", title=f"Artikel {number}", text="", source=source, **facts)
    return Extraction(1, head, (VOSS, RAT), (ORLA,), tuple(quotes), tuple(stances))


WORDS = "Wir werden das Tempolimit im Herbst einführen"
THEN = "Voß lehnte ein Tempolimit ab."
NOW = "Voß wirbt inzwischen für das Tempolimit."


def debate():
    """Return three articles: one quote printed twice, and one change of mind."""
    turned = Shift(from_="oppose", to="support", when="2025-08")
    return [
        article(1, [said(WORDS)], [held("oppose", words=THEN)]),
        article(2, [said(f"{WORDS}.")], source="Morgenblatt"),
        article(3, [], [held("support", words=NOW, shift=turned)]),
    ]

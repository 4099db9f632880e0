"""Text as an enemy would write it."""

from __future__ import annotations

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

TEXTS = (
    "[/b] [W]e will [link='x'] [@click=app.quit]no[/] a [$5bn] [[nested]",
    "\x1b]52;c;ZXZpbA==\x07 \x1b[2J \x1b[31mred \x9b1m \x00\x08\x7f",
    "\u202eevil\u202c \u2066isolated\u2069 \u200f\u200e",
    "zero\u200bwidth\u200d\ufeff\u2060 soft\u00adhyphen",
    "Z" + "\u0301\u0302\u0303" * 200 + "algo",
    "\u0301leading mark",
    "x" * 10_000,
    "Wörter und noch mehr " * 500,
    "日本語の新聞 👩‍🔬 🇩🇪 👍🏽 ｆｕｌｌ",
    "a\tb\r\nc\u2028d\x0be\x85f",
    "\ud800 lone \udfff \ue000 \U000f0000 \uffff \U000e0041",
    "",
    " ",
)


def article(number: int, nasty: str) -> Extraction:
    """Return a record that has ``nasty`` in every field that takes text."""
    text = f"{nasty} sagt {nasty} und {nasty}"
    end = len(nasty)
    whole = (0, len(text))
    ident = f"{nasty[:20]}{number}"
    evidence = Evidence(*whole, text)
    return Extraction(
        1,
        Article(ident, nasty, nasty, text, nasty[:12], nasty, nasty),
        (
            Actor(ident, nasty, "person", (nasty,), (Role(nasty, nasty),), ((0, end),)),
            Actor(f"{ident}b", nasty, "group"),
        ),
        (
            AIModel(ident, nasty, nasty, nasty, ident, 7, "closed", nasty, nasty, ((0, end),)),
            AIModel(f"{ident}b", nasty, None, None, None, None, None, None, None),
        ),
        (
            Quote("q1", "direct", *whole, text, (whole,), Speaker(ident, nasty, 0, end),
                  evidence, nasty, nasty, 1.0),
            Quote("q2", "partial", 0, end, nasty, (), Speaker(None, nasty, 0, end), None, None,
                  None, 0.1),
            Quote("q3", "reported", 0, end, nasty, ((0, end),), None, None, None, None, 0.1),
        ),
        (
            Stance("s1", ident, Target("topic", nasty, None), "mixed",
                   Shift(from_=None, to="oppose", when=nasty), evidence, None, "q1", 1.0),
            Stance("s2", "nobody", Target("model", nasty, ident), "support", None, evidence,
                   None, None, 1.0),
        ),
    )  # fmt: skip


def library() -> list[Extraction]:
    """Return one article for each kind of hostile text."""
    return [article(number, nasty) for number, nasty in enumerate(TEXTS)]

"""What the values of records are called in the language that is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsdash.translation import message, message_many, translate

PANES: Final = {
    "actors": message("actors"),
    "models": message("models"),
    "stances": message("stances"),
    "quotes": message("quotes"),
}
KINDS: Final = {
    "person": message("person"),
    "organization": message("organization"),
    "government": message("government"),
    "country": message("country"),
    "group": message("group"),
}
KINDS_IN_SHORT: Final = {
    "person": message("• person"),
    "organization": message("▪ org"),
    "government": message("▴ gov"),
    "country": message("◇ state"),
    "group": message("∷ group"),
}
QUOTE_KINDS: Final = {
    "direct": message("direct"),
    "partial": message("partial"),
    "indirect": message("indirect"),
    "reported": message("reported"),
}
POLARITIES: Final = {
    "support": message("support"),
    "oppose": message("oppose"),
    "mixed": message("mixed"),
}
OPENNESS: Final = {
    "open-source": message("open-source"),
    "open-weight": message("open-weight"),
    "closed": message("closed"),
    "unknown": message("unknown"),
}
SORTED_BY: Final = {
    "named": message("by named"),
    "name": message("by name"),
    "quotes": message("by quotes"),
    "developer": message("by developer"),
    "newest": message("by newest"),
    "oldest": message("by oldest"),
    "holder": message("by holder"),
    "target": message("by target"),
    "speaker": message("by speaker"),
}
GRAINS: Final = {
    "day": message("by day"),
    "week": message("by week"),
    "month": message("by month"),
    "year": message("by year"),
}
TARGET_KINDS: Final = {
    "topic": message("topic"),
    "actor": message("actor"),
    "model": message("model"),
}
EMPTY_PERIODS: Final = {
    "day": message_many("{count} day without anything", "{count} days without anything"),
    "week": message_many("{count} week without anything", "{count} weeks without anything"),
    "month": message_many("{count} month without anything", "{count} months without anything"),
    "year": message_many("{count} year without anything", "{count} years without anything"),
}
WITHOUT_PERIOD: Final = {
    "day": message_many("{count} without a day", "{count} without a day"),
    "week": message_many("{count} without a week", "{count} without a week"),
    "month": message_many("{count} without a month", "{count} without a month"),
    "year": message_many("{count} without a year", "{count} without a year"),
}
VIEWS: Final = {
    "matrix": message("matrix"),
    "timeline": message("timeline"),
    "changes": message("changes"),
}


def in_marks(words: str) -> str:
    """Return what the news says between the quotation marks of the language that is spoken."""
    return translate("“{words}”", words=words)


def word(words: Mapping[str, str], value: str | None) -> str:
    """Return what a value is called; "" for none."""
    return translate(words[value]) if value else ""

"""Brings the catalogue up to date with the source, and compiles it.

Run it after a sentence of the interface has changed: new ones are added without a translation,
which is then to be written into the .po file; run it again to compile that. What nobody says
any more is removed.
"""

import sys

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from spoken_messages import CATALOGUE, Key, messages


class GermanCatalog(Catalog):
    """A catalogue whose head has no dates: what has not changed stays the same to the byte."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What stands at the beginning."""
        return [
            ("Language", "de"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def read_catalogue() -> Catalog:
    """Return the catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="de")


def refreshed(old: Catalog) -> Catalog:
    """Return a catalogue of what is said, with the translations there are."""
    new = GermanCatalog("de", header_comment=old.header_comment, fuzzy=False)
    for key, places in sorted(messages().items(), key=_place):
        known = old.get(key if isinstance(key, str) else key[0])
        string = known.string if known and _plural(known) == isinstance(key, tuple) else None
        new.add(key, string, locations=[(place, None) for place in places])
    return new


def _place(item: tuple[Key, list[str]]) -> tuple[list[str], str]:
    key, places = item
    return places, key if isinstance(key, str) else key[0]


def _plural(message: Message) -> bool:
    return bool(message.pluralizable)


def main() -> None:
    """Write both files, and tell on stderr what is without a translation."""
    new = refreshed(read_catalogue())
    with CATALOGUE.open("wb") as file:
        write_po(file, new, width=96, include_lineno=False, ignore_obsolete=True)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, new)
    for message in new:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            print(f"without a translation: {message.id}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()

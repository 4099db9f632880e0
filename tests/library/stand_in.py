"""``python stand_in.py LIBRARY FILE``: takes a file in as ``newsdash library add`` does, with
words for actors instead of a pipeline, so that it starts quickly. Writes a line after each
article that is in the library.
"""

import contextlib
import sys
from pathlib import Path

from newsdash.extraction.actors import slug
from newsdash.extraction.answers import Found
from newsdash.library import intake
from newsdash.library.writing import WritableLibrary
from newsdash.records import SCHEMA_VERSION, Actor, Extraction


def found_in(article):
    """Return each word of the article as a person."""
    names = dict.fromkeys(article.text.split())
    actors = tuple(
        Actor(f"person:{slug(name)}", name.replace("_", " "), "person") for name in names
    )
    return Extraction(SCHEMA_VERSION, article, actors)


def answers(tasks):
    """Answer for a pipeline."""
    for article, key in tasks:
        yield (Found(found_in(article), "rules", "1", "") if article else None), key


@contextlib.contextmanager
def reader(*_):
    yield answers


def main(path, file):
    intake.reader = reader
    with WritableLibrary(Path(path)) as library:
        for event in intake.take_in(library, [file]):
            if isinstance(event, intake.Taken):
                sys.stdout.write(f"{event.outcome.value}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

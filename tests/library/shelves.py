"""Libraries for tests, and records that need no pipeline."""

from __future__ import annotations

from hypothesis import strategies as st

from newsdash.extraction.extractors import Extractor
from newsdash.extraction.registry import ActorRegistry
from newsdash.library.writing import WritableLibrary
from newsdash.records import (
    SCHEMA_VERSION,
    Actor,
    AIModel,
    Article,
    Evidence,
    Extraction,
    Quote,
    Role,
    Speaker,
    Stance,
    Target,
)

READ_WITH = Extractor("de", "rules", "1.0", "0.1.0", "abc")

# What a registry has to tell apart and to bring together.
_NAMES = (
    "Jana Berg", "J. Berg", "Berg", "Uwe Berg", "Jana Maria Berg", "Größler", "Tobias Größler",
    "Groessler", "O'Neill", "Åsa Ölund", "Nordwerk", "Landtag", "日本", "–", "Fachleute",
)  # fmt: skip
_KINDS = ("person", "person", "person", "organization", "government", "group")


def settled(extractions):
    """Return the records as one run over all articles gives them."""
    registry = ActorRegistry()
    return [registry.settle(extraction) for extraction in extractions]


def fill(path, extractions, origin=None):
    """Put records of articles into the library at ``path``."""
    with WritableLibrary(path) as library:
        run = library.begin_run("add")
        for extraction in extractions:
            library.store(extraction, READ_WITH, origin and origin(extraction), run)
        library.end_run(run)


def all_of(library):
    """Return the records of all articles, in order."""
    return [entry.extraction for batch in library.entries() for entry in batch]


def article(text, number=1, path=None, **more):
    return Article(f"a{number}", path, text.split("\n")[0][:60], text, "de", **more)


def bare(text, number=1, path=None, **more):
    """Return an article of ``text`` in which nothing was found."""
    return Extraction(SCHEMA_VERSION, article(text, number, path, **more))


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
_actors = st.builds(
    Actor,
    st.sampled_from(("person:jana-berg", "person:berg", "x", "organization:nordwerk", "")),
    st.sampled_from(_NAMES),
    st.sampled_from(_KINDS),
    st.lists(_texts, max_size=2).map(tuple),
    st.lists(st.builds(Role, _texts, st.none() | _texts), max_size=1).map(tuple),
    st.lists(st.tuples(st.integers(0, 9), st.integers(10, 20)), max_size=2).map(tuple),
)


@st.composite
def _found(draw):
    actors = draw(st.lists(_actors, max_size=4))
    known = st.sampled_from([actor.id for actor in actors] or ["nobody"])
    evidence = st.builds(Evidence, st.just(0), st.just(3), _texts)
    quotes = st.builds(
        Quote, _texts, st.sampled_from(("direct", "indirect")), st.just(0), st.just(3), _texts,
        st.just(((0, 3),)), st.none() | st.builds(Speaker, st.none() | known, _texts, st.just(0),
        st.just(2)), st.none() | evidence, st.none() | _texts, st.none(), st.floats(0, 1),
    )  # fmt: skip
    stances = st.builds(
        Stance, _texts, known, st.builds(Target, st.just("actor"), _texts, st.none() | known),
        st.sampled_from(("support", "oppose")), st.none(), evidence, st.none(), st.none(),
        st.floats(0, 1),
    )  # fmt: skip
    models = st.builds(
        AIModel, _texts, _texts, st.none(), st.none(), st.none() | known,
        st.none() | st.integers(1), st.none(), st.none(), st.none(),
    )  # fmt: skip
    return (
        tuple(actors),
        tuple(draw(st.lists(models, max_size=1))),
        tuple(draw(st.lists(quotes, max_size=2))),
        tuple(draw(st.lists(stances, max_size=2))),
    )


@st.composite
def _libraries(draw):
    texts = draw(st.lists(_texts, unique=True, max_size=6))
    return [
        Extraction(SCHEMA_VERSION, article(text, number), *draw(_found()))
        for number, text in enumerate(texts)
    ]


libraries = _libraries()
"""Records of articles as they come one by one, each with actor ids of its own."""

"""Where the files that are not code are found: styles, seeds, schema, lexicon, pipelines.

A wheel carries ``styles/`` and ``seeds/`` inside the package; a checkout and an editable
install have them at the top of the repository. Everything that opens one asks here.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent.parent


def _shipped(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else CHECKOUT / name


def styles() -> Path:
    """Return the folder of the ``.tcss`` files."""
    return _shipped("styles")


def seeds() -> Path:
    """Return the folder of the starter corpus."""
    return _shipped("seeds")


def schema() -> Path:
    """Return the JSON Schema of one extraction record."""
    return PACKAGE / "schema" / "extraction.schema.json"


def lexicon() -> Path:
    """Return the folder of the linguistic data, one subfolder a language."""
    return PACKAGE / "extraction" / "lexicon"


def pipelines() -> Path:
    """Return the folder of the pipelines that ship with newsdash, one subfolder a language.

    A language without a subfolder has none; the folder itself may be missing.
    """
    return PACKAGE / "pipelines"


def translations() -> Path:
    """Return the folder of the interface's translations, one subfolder a language."""
    return PACKAGE / "translation"


def served_page() -> Path:
    """Return the page in which a browser shows the dashboard."""
    return PACKAGE / "commandline" / "served_page.html"


def query_tables() -> Path:
    """Return the folder of the tables of the query language."""
    return PACKAGE / "search"

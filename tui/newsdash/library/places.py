"""Where the library is when nobody says otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "NEWSDASH_LIBRARY"


def default_library(environment: Mapping[str, str] = os.environ) -> Path:
    """Return ``library.db`` in the platform's data folder, or what ``NEWSDASH_LIBRARY`` names."""
    if named := environment.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("newsdash", appauthor=False) / "library.db"

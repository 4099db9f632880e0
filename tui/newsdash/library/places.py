"""Where the library, and what else newsdash keeps, is when nobody says otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

FOLDER_VARIABLE = "NEWSDASH_DATA"
VARIABLE = "NEWSDASH_LIBRARY"


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the platform's data folder, or what ``NEWSDASH_DATA`` names; it need not exist."""
    if named := environment.get(FOLDER_VARIABLE):
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("newsdash", appauthor=False)


def default_library(environment: Mapping[str, str] = os.environ) -> Path:
    """Return ``library.db`` in the data folder, or what ``NEWSDASH_LIBRARY`` names."""
    if named := environment.get(VARIABLE):
        return Path(named).expanduser()
    return data_folder(environment) / "library.db"

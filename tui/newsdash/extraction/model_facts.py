"""What an article says about its models: openness, release, what they run on, who made them."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.models import DocModel


def add_facts(analysis: Analysis, models: list[DocModel], published: str | None) -> None:
    """Fill the facts of ``models`` in place."""

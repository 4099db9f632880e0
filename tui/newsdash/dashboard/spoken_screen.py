"""Screens whose footer speaks the language of the interface."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen, ScreenResultType

from newsdash.translation import translate


class SpokenScreen(Screen[ScreenResultType]):
    """A screen with a footer. Bindings are written in English, and translated where they show."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings in force, described in the language that is spoken."""
        active = super().active_bindings
        return {
            key: found._replace(binding=_spoken(found.binding), tooltip=translate(found.tooltip))
            for key, found in active.items()
        }


def _spoken(binding: Binding) -> Binding:
    group = binding.group
    return replace(
        binding,
        description=translate(binding.description),
        tooltip=translate(binding.tooltip),
        group=group and replace(group, description=translate(group.description)),
    )

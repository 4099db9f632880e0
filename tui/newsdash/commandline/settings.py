"""The user's configuration, read and looked through before any work starts."""

from __future__ import annotations

from newsdash.commandline.narration import Narrator
from newsdash.configuration import Configuration, ConfigurationError, read_configuration
from newsdash.translation import LanguageError, choose, language_meant


def readable_configuration(narrator: Narrator) -> Configuration | None:
    """Return the configuration in force; where it cannot be read, say so and return None."""
    try:
        return read_configuration()
    except ConfigurationError as error:
        narrator.say(str(error))
        return None


def speak(configuration: Configuration) -> None:
    """Let the interface speak the language that is configured, or else that of its surroundings.

    Raises:
        ConfigurationError: the environment names a language that is not spoken.
    """
    try:
        choose(language_meant(configuration.interface_language))
    except LanguageError as error:
        raise ConfigurationError(str(error)) from None


def usable_configuration(narrator: Narrator) -> Configuration | None:
    """Return the configuration in force if all it names is there; else say so, return None."""
    configuration = readable_configuration(narrator)
    if configuration is None or not configuration.languages:
        return configuration
    from newsdash.extraction.pipeline_choice import PipelineError, check  # slow to import

    try:
        check(configuration)
    except PipelineError as error:
        narrator.say(str(error))
        return None
    return configuration

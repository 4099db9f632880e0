"""What is said in German, and when: a catalogue without gaps, and the language that is meant."""

import re
import subprocess
import sys
from string import Formatter

import pytest
from babel.messages.mofile import read_mo
from hypothesis import given
from hypothesis import strategies as st
from refresh_catalogue import read_catalogue
from spoken_messages import CATALOGUE, messages

from newsdash import translation
from newsdash.translation import (
    LanguageError,
    choose,
    figures,
    language_meant,
    thousands,
    translate,
    translate_many,
)

ENTRIES = {entry.id: entry.string for entry in read_catalogue() if entry.id}


@pytest.fixture
def german():
    choose("de")
    yield
    choose("en")


def test_everything_that_is_said_has_a_translation_and_nothing_else_has():
    assert ENTRIES.keys() == messages().keys()
    assert not [key for key, german in ENTRIES.items() if not all(_texts(german))]
    assert len(ENTRIES) > 300


def test_no_translation_is_a_guess():
    assert not [entry.id for entry in read_catalogue() if entry.fuzzy and entry.id]


@pytest.mark.parametrize("key", ENTRIES, ids=str)
def test_a_translation_has_the_placeholders_of_its_sentence(key):
    for english, german in zip(_texts(key), _texts(ENTRIES[key]), strict=True):
        assert _placeholders(english) == _placeholders(german)
        assert english.strip() != english or german.strip() == german


def test_german_sentences_have_german_quotation_marks():
    written = " ".join(text for german in ENTRIES.values() for text in _texts(german))
    assert not re.findall("[\"'”]", written)
    assert written.count("„") == written.count("“")


def test_the_compiled_catalogue_is_the_one_that_is_written():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = {tuple(_texts(e.id)): tuple(_texts(e.string)) for e in read_mo(file) if e.id}
    assert compiled == {
        tuple(_texts(key)): tuple(_texts(german)) for key, german in ENTRIES.items()
    }


def _texts(entry):
    return (entry,) if isinstance(entry, str) else entry


def _placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_english_is_spoken_until_another_language_is_chosen():
    assert translate("could not be read") == "could not be read"
    assert translate_many("{count} stance", "{count} stances", 1_200) == "1,200 stances"
    assert (figures(1_234_567), thousands(999), thousands(1_279)) == ("1,234,567", "999", "1.2k")
    assert (thousands(12_345), thousands(1_234_567)) == ("12k", "1,234k")


@pytest.mark.usefixtures("german")
def test_german_sentences_numbers_and_plurals():
    assert translate("could not be read") == "nicht lesbar"
    assert translate_many("{count} stance", "{count} stances", 1) == "1 Haltung"
    assert translate_many("{count} stance", "{count} stances", 0) == "0 Haltungen"
    assert translate_many("{count} stance", "{count} stances", 1_200) == "1.200 Haltungen"
    assert (figures(1_234_567), thousands(1_279)) == ("1.234.567", "1,2k")


@pytest.mark.usefixtures("german")
def test_nothing_stays_nothing():
    assert translate("") == ""


@given(st.text() | st.sampled_from(["{0}", "{name}", "{name.__class__}", "%s", "{", "}"]))
def test_what_is_put_into_a_sentence_is_put_in_as_it_is(value):
    for spoken in translation.LANGUAGES:
        choose(spoken)
        assert value in translate("open {name}", name=value)
    choose("en")


def test_a_language_that_is_not_spoken_is_refused():
    with pytest.raises(LanguageError, match="'fr' is not spoken; there are en, de"):
        choose("fr")


@pytest.mark.parametrize(
    ("configured", "environment", "spoken"),
    [
        ("auto", {}, "en"),
        ("auto", {"LANG": "de_DE.UTF-8"}, "de"),
        ("auto", {"LANG": "de"}, "de"),
        ("auto", {"LANG": "C.UTF-8"}, "en"),
        ("auto", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("auto", {"LC_MESSAGES": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ("auto", {"LC_ALL": "de_AT.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "de"),
        ("auto", {"LC_ALL": "", "LANG": "de_CH.UTF-8"}, "de"),
        ("auto", {"NEWSDASH_LANGUAGE": "en", "LANG": "de_DE.UTF-8"}, "en"),
        ("auto", {"NEWSDASH_LANGUAGE": "auto", "LANG": "de_DE.UTF-8"}, "de"),
        ("auto", {"NEWSDASH_LANGUAGE": "", "LANG": "de_DE.UTF-8"}, "de"),
        ("en", {"NEWSDASH_LANGUAGE": "de", "LANG": "de_DE.UTF-8"}, "en"),
        ("de", {"NEWSDASH_LANGUAGE": "en"}, "de"),
    ],
)
def test_the_language_is_the_configured_one_or_that_of_the_surroundings(
    configured, environment, spoken
):
    assert language_meant(configured, environment) == spoken


def test_an_unknown_language_in_the_environment_is_told():
    with pytest.raises(LanguageError, match="NEWSDASH_LANGUAGE is 'klingon'; it must be en, de or"):
        language_meant("auto", {"NEWSDASH_LANGUAGE": "klingon"})


def test_speaking_german_loads_nothing_heavy():
    code = (
        "import sys; from newsdash.translation import choose, translate; choose('de')\n"
        "assert translate('reason') == 'Grund'; print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"babel", "textual", "numpy", "msgspec"} & set(run.stdout.split())

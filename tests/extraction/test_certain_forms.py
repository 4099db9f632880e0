"""Forms that tell their tag or mood by themselves."""

import pytest
import spacy
from spacy.tokens import Doc


def corrected(form, tag, morph):
    nlp = spacy.blank("de")
    component = nlp.add_pipe("newsdash_certain_forms")
    [token] = component(Doc(nlp.vocab, words=[form], tags=[tag], morphs=[morph]))
    return token


@pytest.mark.parametrize("form", ["abzustimmen", "anzukommen", "vorzulegen", "zuzugeben"])
def test_an_infinitive_with_zu_inside_is_tagged_as_one(form):
    assert corrected(form, "VVINF", "VerbForm=Inf").tag_ == "VVIZU"


@pytest.mark.parametrize("form", ["abstimmen", "zurren", "festzurren", "zucken", "benutzen"])
def test_a_plain_infinitive_stays_one(form):
    assert corrected(form, "VVINF", "VerbForm=Inf").tag_ == "VVINF"


@pytest.mark.parametrize(
    ("form", "tag", "mood"),
    [("könne", "VMFIN", "Sub"), ("sei", "VAFIN", "Sub"), ("wäre", "VAFIN", "Sub"),
     ("kann", "VMFIN", "Ind"), ("sagte", "VVFIN", "Ind")],
)  # fmt: skip
def test_only_what_can_be_nothing_else_becomes_a_subjunctive(form, tag, mood):
    token = corrected(form, tag, "Mood=Ind|Number=Sing|Person=3|VerbForm=Fin")
    assert token.morph.get("Mood") == [mood]
    assert token.morph.get("Person") == ["3"]

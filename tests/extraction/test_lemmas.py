"""The lemmatizer's rules: endings, infixes behind separable prefixes, packing."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsdash.extraction.lemmas import Change, LemmaRules

RULES = LemmaRules(
    {
        "NN": {
            "": Change("", 0, "", False),
            "en": Change("", 2, "", False),
            "häuser": Change("", 5, "aus", False),
            "^studien": Change("", 1, "", False),
        },
        "VVPP": {"": Change("", 0, "", True), "t": Change("ge", 1, "en", True)},
        "VVIZU": {"": Change("zu", 0, "", True)},
    },
    prefixes=("an", "vor"),
)


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("Modellen", "NN", "Modell"),
        ("Sprachmodellen", "NN", "Sprachmodell"),
        ("Rathäuser", "NN", "Rathaus"),
        ("Studien", "NN", "Studie"),
        ("gemacht", "VVPP", "machen"),
        ("angemacht", "VVPP", "anmachen"),
        ("Angemacht", "VVPP", "anmachen"),
        ("besetzt", "VVPP", "besetzen"),
        ("vorzulegen", "VVIZU", "vorlegen"),
        ("Zorbax", "FM", "Zorbax"),
    ],
)
def test_the_longest_known_ending_gives_the_lemma(form, tag, lemma):
    assert RULES.lemma(form, tag) == lemma


words = st.text(st.characters(categories=["L", "N", "P", "M", "S"]), min_size=1, max_size=30)
changes = st.builds(
    Change, st.sampled_from(["", "ge", "zu"]), st.integers(0, 8), st.text("aeinst", max_size=4),
    st.booleans(),
)  # fmt: skip
rule_sets = st.builds(
    LemmaRules,
    st.dictionaries(words, st.dictionaries(words, changes, min_size=1, max_size=5), max_size=4),
    st.lists(st.sampled_from(["an", "auf", "vor"])),
)


@given(rule_sets, words, words)
def test_no_word_loses_its_lemma(rules, form, tag):
    assert rules.lemma(form, tag)


@given(rule_sets, words)
def test_packed_rules_say_the_same(rules, form):
    unpacked = LemmaRules.from_bytes(rules.to_bytes())
    assert all(unpacked.lemma(form, tag) == rules.lemma(form, tag) for tag in rules.endings)


def test_the_component_keeps_its_rules_on_disk(tmp_path):
    nlp = spacy.blank("de")
    nlp.add_pipe("newsdash_lemmatizer").use(RULES)
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    doc = Doc(loaded.vocab, words=["Modellen"], tags=["NN"])
    [token] = loaded.get_pipe("newsdash_lemmatizer")(doc)
    assert token.lemma_ == "Modell"

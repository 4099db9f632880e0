"""The pipelines that ship: what a reader of news can rely on."""

import functools

import pytest
import spacy

from newsdash import resources
from newsdash.extraction.dependencies import Dependencies


@functools.cache
def bundled(language):
    return spacy.load(resources.pipelines() / language)


def read(text, language="de"):
    return bundled(language)(text)


def word(doc, text):
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_brings_every_layer(language):
    layers = {"sentences", "tagger", "morphologizer", "parser", "lemmatizer", "ner"}
    assert layers <= set(bundled(language).pipe_names)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Die Ministerin sagte, das Gesetz komme.", "sagte", "Ministerin"),
        ("Den Vorschlag lehnte der Minister ab.", "lehnte", "Minister"),
        ("Die Lage sei ernst, betonte Kanzlerin Merkel.", "betonte", "Merkel"),
        ("„Wir bleiben“, kündigte der Sprecher der Firma an.", "kündigte", "Sprecher"),
    ],
)
def test_the_subject_of_a_verb_of_speech_is_found(text, verb, subject):
    doc = read(text)
    found = Dependencies(doc).subject(word(doc, verb))
    assert found is not None
    assert subject in found.phrase.text


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Er sagte, die Lage sei ernst.", "sei", "Sub"),
        ("Sie erklärte, man habe das geprüft.", "habe", "Sub"),
        ("Die Regierung plant ein Gesetz.", "plant", "Ind"),
    ],
)
def test_reported_speech_shows_in_the_mood(text, verb, mood):
    assert word(read(text), verb).morph.get("Mood") == [mood]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Angela Merkel besuchte in Berlin die Firma Siemens.",
            "de",
            {("Angela Merkel", "PER"), ("Berlin", "LOC"), ("Siemens", "ORG")},
        ),
        (
            "Yesterday Barack Obama met officials from Microsoft in Chicago.",
            "en",
            {("Barack Obama", "PER"), ("Microsoft", "ORG"), ("Chicago", "LOC")},
        ),
    ],
)
def test_names_are_found(text, language, names):
    assert {(span.text, span.label_) for span in read(text, language).ents} == names


@pytest.mark.parametrize(
    ("text", "form", "tag", "lemma"),
    [
        ("Die Regierungen verhandelten.", "Regierungen", "NN", "Regierung"),
        ("Die Regierungen verhandelten.", "verhandelten", "VVFIN", "verhandeln"),
        ("Sie hat neue Sprachmodelle angekündigt.", "Sprachmodelle", "NN", "Sprachmodell"),
        ("Sie hat neue Sprachmodelle angekündigt.", "angekündigt", "VVPP", "ankündigen"),
        ("Er hofft, das Problem zu lösen.", "lösen", "VVINF", "lösen"),
    ],
)
def test_words_have_their_tag_and_lemma(text, form, tag, lemma):
    token = word(read(text), form)
    assert (token.tag_, token.lemma_) == (tag, lemma)


@pytest.mark.parametrize(
    "form", ["Forscher:innen", "Bürger*innen", "Nutzer_innen", "Schüler/-innen"]
)
def test_gendered_forms_stay_one_word_in_one_sentence(form):
    doc = read(f"Viele {form} warnen davor. Das ist neu.")
    assert word(doc, form).pos_ == "NOUN"
    assert len(list(doc.sents)) == 2


def test_product_names_stay_one_word():
    words = [token.text for token in read("OpenAI gibt gpt-oss-120b und Llama-3.1-70B frei.")]
    assert {"gpt-oss-120b", "Llama-3.1-70B"} <= set(words)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("„Das ist gut. Wir bleiben“, sagte Berg. Er ging.", 3),
        ("Am 3. Oktober kam Dr. Berg z. B. nach Bonn. Danach war Ruhe.", 2),
        ("Streit um Chips\n\nDie Lage ist ernst.", 2),
        ("Der Gewinn stieg um 3,5 Mrd. Euro. Das freut die Aktionäre.", 2),
    ],
)
def test_sentences_end_where_they_do(text, count):
    assert len(list(read(text).sents)) == count


def test_an_empty_text_is_no_problem():
    assert len(read("")) == 0

import pytest
import spacy
from spacy.tokens import Doc, Span

from newsdash.extraction.events import Counted, Extracted, Failed, Finished, PipelineChosen
from newsdash.extraction.process import ExtractionProcess
from newsdash.extraction.stream import events

SENTENCE = "„Das Gesetz kommt“, sagte Jana Berg."


@pytest.mark.parametrize("name", ["actors", "models", "quotes", "stances"])
def test_each_component_works_alone_in_anyones_pipeline(name):
    nlp = spacy.blank("de")
    nlp.add_pipe(f"newsdash_{name}")
    assert getattr(nlp(SENTENCE)._, f"newsdash_{name}") is not None


def test_quotations_are_found_as_spans_of_the_doc():
    nlp = spacy.blank("de")
    nlp.add_pipe("newsdash_quotes")
    [span] = nlp(SENTENCE).spans["newsdash_quotes"]
    assert (span.text, span.label_) == ("Das Gesetz kommt", "direct")


def test_annotated_docs_survive_serialisation():
    nlp = spacy.blank("de")
    nlp.add_pipe("newsdash_quotes")
    doc = nlp(SENTENCE)
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.newsdash_quotes == doc._.newsdash_quotes


def test_sentences_component_sets_boundaries():
    nlp = spacy.blank("de")
    nlp.add_pipe("newsdash_sentences")
    doc = nlp("Am 5. August kam Dr. Meier. Danach war Schluss.")
    assert [sent.text for sent in doc.sents] == [
        "Am 5. August kam Dr. Meier.",
        "Danach war Schluss.",
    ]


def test_the_tags_and_entities_of_a_statistical_pipeline_are_used():
    nlp = spacy.blank("de")
    nlp.add_pipe("newsdash_quotes")
    nlp.add_pipe("newsdash_actors")
    words = ["Zorbax", "flurnte", ",", "das", "Gesetz", "komme", "."]
    doc = Doc(
        nlp.vocab,
        words=words,
        spaces=[True, False, True, True, True, False, False],
        pos=["PROPN", "VERB", "PUNCT", "DET", "NOUN", "VERB", "PUNCT"],
        tags=["NE", "VVFIN", "$,", "ART", "NN", "VVFIN", "$."],
        lemmas=["Zorbax", "sagen", ",", "das", "Gesetz", "kommen", "."],
        morphs=["", "VerbForm=Fin|Mood=Ind|Number=Sing", "", "", "", "VerbForm=Fin|Mood=Sub", ""],
    )
    doc.ents = [Span(doc, 0, 1, label="PER")]
    for _, component in nlp.pipeline:
        doc = component(doc)
    [quote] = doc._.newsdash_quotes
    assert quote["text"] == "das Gesetz komme"
    assert quote["speaker"]["actor"] == "person:zorbax"


def test_events_come_in_order_and_end_with_the_totals(tmp_path):
    (tmp_path / "a.txt").write_text("Titel\n" + SENTENCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    found = list(events([str(tmp_path), str(tmp_path / "fehlt.txt")]))
    kinds = [type(event) for event in found]
    assert kinds[0] is Counted
    assert kinds.index(PipelineChosen) < kinds.index(Extracted)
    assert kinds.count(Failed) == 2
    assert found[-1] == Finished(articles=1, failures=2)


def test_the_extraction_process_streams_the_same_records(tmp_path):
    (tmp_path / "a.txt").write_text("Titel\n" + SENTENCE, encoding="utf-8")
    process = ExtractionProcess([str(tmp_path)])
    try:
        streamed = [event for event in process.events() if isinstance(event, Extracted)]
    finally:
        process.stop()
    local = [event for event in events([str(tmp_path)]) if isinstance(event, Extracted)]
    assert streamed == local

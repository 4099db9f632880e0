"""Networks: what they count, and that other programs read them back whole."""

import csv
import io
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing import NOW, RAT, THEN, VOSS, WORDS, article, debate, held, said, written

import hostile
from any_records import libraries
from newsdash.export.formats import Options, folder_writer
from newsdash.export.network import Network
from newsdash.export.spreadsheet import original
from newsdash.export.xml_text import xml_text
from newsdash.records import Target


def graph(records, between="targets"):
    return networkx.read_graphml(io.BytesIO(written("graphml", records, between=between)))


def edge(records, relation, between="targets"):
    """Return the one edge of a relation as (source, target, attributes)."""
    edges = graph(records, between).edges(data=True)
    (found,) = [e for e in edges if e[2]["relation"] == relation]
    return found


def cleaned(attributes):
    texts = {k: xml_text(v) if isinstance(v, str) else v for k, v in attributes.items()}
    return {k: v for k, v in texts.items() if v is not None and v != ""}


def typed(attributes):
    return {name: (type(value), value) for name, value in attributes.items()}


@given(libraries, st.sampled_from(("targets", "actors", "all")))
@settings(deadline=None)
def test_networkx_reads_back_every_node_and_edge_with_every_attribute_and_type(records, between):
    network = Network(between)
    for record in records:
        network.take(record)
    nodes, edges = list(network.nodes()), list(network.edges())
    found = graph(records, between)
    assert [typed(a) for _, a in found.nodes(data=True)] == [
        typed(cleaned(node.attributes)) for node in nodes
    ]
    keyed = networkx.MultiDiGraph(found).edges(keys=True, data=True)
    by_id = {a.pop("id", key): typed(a) for _, _, key, a in keyed}
    assert by_id == {edge.id: typed(cleaned(edge.attributes)) for edge in edges}
    assert found.number_of_edges() == len(edges)


@pytest.mark.parametrize("between", ["targets", "actors", "all"])
def test_hostile_text_makes_a_graph_that_parses(between):
    records = hostile.library()
    ET.fromstring(written("graphml", records, between=between))
    assert graph(records).number_of_edges() > len(records)


@given(st.text(st.characters()))
def test_cleaned_text_goes_through_xml_unchanged(text):
    element = ET.Element("x")
    element.text = xml_text(text)
    assert (ET.fromstring(ET.tostring(element)).text or "") == xml_text(text)


def test_cleaning_takes_only_what_xml_forbids():
    assert xml_text("a\x00\x1b\ufffe\ud800b\tc\r\nd\u202eÄ👍") == "ab\tc\nd\u202eÄ👍"


def test_an_actor_has_all_that_is_known_of_him():
    nodes = graph(debate()).nodes
    assert nodes["person:lea-voss"] == {
        "label": "Lea Voß",
        "type": "actor",
        "kind": "person",
        "aliases": "Voß",
        "roles": "Ministerin (Elbtal)",
        "mentions": 3,
        "quotes": 1,
        "articles": 3,
    }
    assert nodes["topic:tempolimit"] == {"label": "Tempolimit", "type": "topic", "kind": "topic"}


def test_a_model_as_target_has_its_facts():
    on_orla = held("support", Target("model", "Orla", "model:orla"))
    node = graph([article(1, [], [on_orla])]).nodes["model:orla"]
    assert (node["type"], node["developer"], node["parameters"]) == (
        "model",
        "Saale Systeme",
        7 * 10**9,
    )


def test_those_who_changed_sides_have_an_edge_for_each():
    _, target, before = edge(debate(), "oppose")
    _, _, after = edge(debate(), "support")
    assert target == "topic:tempolimit"
    assert (before["shift"], before["evidence"], before["first_date"]) == (
        False,
        THEN,
        "2025-08-01",
    )
    assert (after["shift_from"], after["shift_to"], after["shift_when"]) == (
        "oppose",
        "support",
        "2025-08",
    )
    assert after["evidence"] == NOW


def test_the_same_words_in_three_papers_weigh_one_and_tell_of_three():
    records = [
        article(1, [], [held("support", words="Ja, gern!")], source="Bote"),
        article(2, [], [held("support", words="ja gern")], source="Blatt"),
        article(3, [], [held("support", words="Ja – gern.")], source=None),
    ]
    _, _, found = edge(records, "support")
    assert (found["weight"], found["outlets"], found["articles"]) == (1.0, 2, 3)
    assert (found["first_date"], found["last_date"]) == ("2025-08-01", "2025-08-03")
    assert found["article_ids"] == "a1; a2; a3"


def test_the_same_article_twice_counts_once():
    records = debate()
    assert written("graphml", [*records, *records]) == written("graphml", records)


def test_confidence_is_the_mean_and_the_evidence_the_surest():
    sure = held("support", words="Sie will es.", confidence=0.9)
    vague = held("support", words="Sie mag es.", confidence=0.5)
    _, _, found = edge([article(1, [], [vague, sure])], "support")
    assert (found["confidence"], found["evidence"]) == (0.7, "Sie will es.")


def test_spellings_of_a_topic_are_one_node_called_by_the_commonest():
    names = ("Open Source", "open  source", "Open Source")
    records = [article(n, [], [held("support", name)]) for n, name in enumerate(names, 1)]
    assert graph(records).nodes["topic:open-source"]["label"] == "Open Source"


def test_between_actors_are_stances_on_actors_and_who_speaks_of_whom():
    council = held("oppose", Target("actor", "Elbrat", RAT.id))
    records = [article(1, [said(WORDS)], [council, held("support", words="Gut.", ident="s2")])]
    found = graph(records, "actors")
    assert {a["relation"] for _, _, a in found.edges(data=True)} == {"oppose", "speaks-of"}
    assert set(found) == {VOSS.id, RAT.id}
    assert edge(records, "speaks-of", "actors")[2]["evidence"] == WORDS
    assert graph(records, "all").number_of_nodes() == 3
    assert graph(records).number_of_edges() == 2


@given(libraries)
@settings(deadline=None)
def test_the_tables_hold_what_the_graph_holds(records):
    with tempfile.TemporaryDirectory() as name:
        writer = folder_writer("network-csv", Path(name), Options(between="all"))
        network = Network("all")
        for record in records:
            writer.write(record)
            network.take(record)
        writer.finish()
        nodes, edges = (read(Path(name) / f"{table}.csv") for table in ("nodes", "edges"))
    assert [row["id"] for row in nodes] == [node.id for node in network.nodes()]
    assert {row["source"] for row in edges} | {row["target"] for row in edges} == {
        row["id"] for row in nodes
    }
    assert [(row["relation"], float(row["weight"]), row["evidence"]) for row in edges] == [
        tuple(edge.attributes[name] for name in ("relation", "weight", "evidence"))
        for edge in network.edges()
    ]


def read(path):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [{name: original(value) for name, value in row.items()} for row in rows]

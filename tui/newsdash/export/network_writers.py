"""Networks as files: GraphML, and a pair of tables."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from newsdash.export.network import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Attributes,
    Between,
    Network,
    Value,
    untaken,
)
from newsdash.export.spreadsheet import SafeTable
from newsdash.export.xml_text import xml_text
from newsdash.records import Extraction

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


class GraphMLWriter:
    """A directed graph with typed attributes, as Gephi, visone and networkx read it.

    See "The GraphML File Format", http://graphml.graphdrawing.org/. Unknown attributes are left
    out; characters illegal in XML are removed.
    """

    def __init__(self, stream: BinaryIO, between: Between = "targets") -> None:
        self._stream = stream
        self._network = Network(between)

    def write(self, record: Extraction) -> None:
        """Add one article to the network."""
        self._network.take(record)

    def finish(self) -> None:
        """Write the graph."""
        xml = _GraphML(self._stream)
        xml.begin()
        legal = _LegalIds()
        for node in self._network.nodes():
            xml.node(legal.of(node.id), node.attributes)
        for edge in self._network.edges():
            xml.edge(edge.id, (legal.of(edge.source), legal.of(edge.target)), edge.attributes)
        xml.end()
        self._stream.flush()


class _LegalIds:
    """Ids that are legal in XML, and still different where the originals are."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, ident: str) -> str:
        if ident not in self._of:
            self._of[ident] = untaken(xml_text(ident) or "node", self._taken)
            self._taken.add(self._of[ident])
        return self._of[ident]


class _GraphML:
    """The elements of the file, one after the other."""

    def __init__(self, stream: BinaryIO) -> None:
        self._xml = XMLGenerator(stream, "utf-8", short_empty_elements=True)

    def begin(self) -> None:
        self._xml.startDocument()
        self._open("graphml", {"xmlns": _NAMESPACE})
        for domain, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
            for name, kind in columns.items():
                self._key(domain, name, kind)
        self._open("graph", {"id": "newsdash", "edgedefault": "directed"})

    def _key(self, domain: str, name: str, kind: type) -> None:
        key = {"id": f"{domain}_{name}", "for": domain}
        self._open("key", {**key, "attr.name": name, "attr.type": _TYPES[kind]})
        self._close("key")

    def node(self, ident: str, attributes: Attributes) -> None:
        self._open("node", {"id": ident})
        self._data("node", attributes)
        self._close("node")

    def edge(self, ident: str, ends: tuple[str, str], attributes: Attributes) -> None:
        self._open("edge", {"id": ident, "source": ends[0], "target": ends[1]})
        self._data("edge", attributes)
        self._close("edge")

    def end(self) -> None:
        self._close("graph")
        self._close("graphml")
        self._xml.endDocument()

    def _data(self, domain: str, attributes: Attributes) -> None:
        for name, value in attributes.items():
            if text := _lexical(value):
                self._xml.startElement("data", AttributesImpl({"key": f"{domain}_{name}"}))
                self._xml.characters(text)
                self._close("data")

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._xml.startElement(name, AttributesImpl(attributes))
        if name != "key":
            self._xml.ignorableWhitespace("\n")

    def _close(self, name: str) -> None:
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")


def _lexical(value: Value | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else xml_text(str(value))


class NetworkTablesWriter:
    """``nodes.csv`` and ``edges.csv``, as Gephi and data frames read them."""

    def __init__(self, folder: Path, between: Between = "targets", bom: bool = False) -> None:
        self._folder = folder
        self._bom = bom
        self._network = Network(between)

    def write(self, record: Extraction) -> None:
        """Add one article to the network."""
        self._network.take(record)

    def finish(self) -> None:
        """Write both tables."""
        with (self._folder / "nodes.csv").open("wb") as stream:
            nodes = SafeTable(stream, ("id", *NODE_COLUMNS), self._bom)
            nodes.write({"id": node.id, **node.attributes} for node in self._network.nodes())
        with (self._folder / "edges.csv").open("wb") as stream:
            edges = SafeTable(stream, ("source", "target", "id", *EDGE_COLUMNS), self._bom)
            edges.write(
                {"source": edge.source, "target": edge.target, "id": edge.id, **edge.attributes}
                for edge in self._network.edges()
            )

"""Parquet tables hold all that the records hold, under types data frames know."""

import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from writing import debate

from any_records import libraries
from generated import library
from newsdash.export.formats import FOLDERS, Options, folder_writer
from newsdash.export.parquet import ParquetMissingError
from newsdash.records import (
    Actor,
    AIModel,
    Article,
    Evidence,
    Extraction,
    Quote,
    Role,
    Shift,
    Speaker,
    Stance,
    Target,
)


def tables(records, folder):
    writer = folder_writer("parquet", folder, Options())
    for record in records:
        writer.write(record)
    writer.finish()
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in NAMES}


NAMES = [Path(name).stem for name in FOLDERS["parquet"]]


def spans(value):
    return tuple((span["start"], span["end"]) for span in value)


def excerpt(row, prefix=""):
    values = [row[f"{prefix}{name}"] for name in ("start", "end", "text")]
    return None if values[0] is None else Evidence(*values)


def actor(row):
    roles = tuple(Role(**role) for role in row["roles"])
    names = tuple(row["aliases"])
    return Actor(row["id"], row["name"], row["kind"], names, roles, spans(row["mentions"]))


def model(row):
    facts = {name: value for name, value in row.items() if name != "article_id"}
    return AIModel(**facts | {"mentions": spans(row["mentions"])})


def quote(row):
    speaker = None
    if row["speaker_text"] is not None:
        place = row["speaker_start"], row["speaker_end"]
        speaker = Speaker(row["speaker_id"], row["speaker_text"], *place)
    return Quote(
        row["id"], row["kind"], row["start"], row["end"], row["text"], spans(row["spans"]), speaker,
        excerpt(row, "cue_"), row["addressee"], row["venue"], row["confidence"],
    )  # fmt: skip


def stance(row):
    shift = Shift(row["shift_from"], row["shift_to"], row["shift_when"]) if row["shift"] else None
    return Stance(
        row["id"], row["holder_id"], Target(row["target_kind"], row["target"], row["target_id"]),
        row["polarity"], shift, excerpt(row), excerpt(row, "cue_"), row["quote_id"],
        row["confidence"],
    )  # fmt: skip


def joined(found):
    """Return the records that the tables were made from."""

    def of(table, build, article):
        return tuple(build(row) for row in found[table] if row["article_id"] == article["id"])

    return [
        Extraction(
            article.pop("schema"),
            Article(**article),
            of("actors", actor, article),
            of("models", model, article),
            of("quotes", quote, article),
            of("stances", stance, article),
        )
        for article in found["articles"]
    ]


@given(libraries)
@settings(deadline=None)
def test_the_tables_join_to_the_records_they_were_made_from(records):
    different = list({record.article.id: record for record in records}.values())
    with tempfile.TemporaryDirectory() as folder:
        assert joined(tables(different, Path(folder))) == different


def test_plausible_records_survive_too(tmp_path):
    records = list(library(20))
    assert joined(tables(records, tmp_path)) == records


def test_the_same_records_give_the_same_bytes(tmp_path):
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        tables(debate(), folder)
    for name in FOLDERS["parquet"]:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()


def test_without_articles_there_are_all_tables_with_their_columns(tmp_path):
    assert tables([], tmp_path) == {name: [] for name in NAMES}
    assert "speaker_id" in pq.read_schema(tmp_path / "quotes.parquet").names


def test_a_size_no_column_can_hold_is_unknown(tmp_path):
    import msgspec

    record = debate()[0]
    huge = msgspec.structs.replace(record.models[0], parameters=10**30)
    found = tables([msgspec.structs.replace(record, models=(huge,))], tmp_path)
    assert found["models"][0]["parameters"] is None


def test_without_pyarrow_the_message_names_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ParquetMissingError, match=r"newsdash\[parquet\]"):
        folder_writer("parquet", tmp_path, Options())

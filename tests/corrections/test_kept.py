"""The file of corrections: kept at once, taken back, edited by hand."""

import pytest

from newsdash.corrections.kept import Corrections
from newsdash.corrections.records import ActorDismissed
from newsdash.keeping import NotKeptError

A, B = ActorDismissed("Anna"), ActorDismissed("Bert")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "new folder" / "corrections.jsonl"


def test_what_is_corrected_is_there_the_next_time(file):
    Corrections(file).add(A)
    Corrections(file).add(B)
    assert Corrections(file).made == [A, B]


def test_the_last_is_taken_back_or_any_other(file):
    corrections = Corrections(file)
    corrections.add(A)
    corrections.add(B)
    assert corrections.take_back() == B
    assert Corrections(file).made == [A]
    assert corrections.take_back(0) == A
    assert corrections.take_back() is None
    assert Corrections(file).made == []


def test_what_another_newsdash_has_added_meanwhile_stays(file):
    one, other = Corrections(file), Corrections(file)
    one.add(A)
    other.add(B)
    assert Corrections(file).made == [A, B]


def test_a_line_that_is_no_correction_is_told_and_stays_in_the_file(file):
    file.parent.mkdir()
    file.write_bytes(b'{"do": "no actor", "name": "Anna"}\n\n{"do": "dance"}\nnonsense\n')
    corrections = Corrections(file)
    assert corrections.made == [A]
    assert [
        w.startswith(f"{file}, line {n}") for w, n in zip(corrections.warnings, (2, 3), strict=True)
    ]
    corrections.add(B)
    assert b"dance" in file.read_bytes()
    assert b"nonsense" in file.read_bytes()
    assert Corrections(file).made == [A, B]


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_corrected(tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    corrections = Corrections(blocked / "corrections.jsonl")
    with pytest.raises(NotKeptError, match="cannot be written"):
        corrections.add(A)
    assert corrections.made == []


def test_without_a_file_they_last_as_long_as_newsdash_runs():
    corrections = Corrections()
    corrections.add(A)
    assert corrections.made == [A]
    corrections.take_back()
    assert corrections.fingerprint == ""


def test_the_fingerprint_tells_others_from_those_before(file):
    corrections = Corrections(file)
    corrections.add(A)
    before = corrections.fingerprint
    corrections.add(B)
    assert corrections.fingerprint not in {before, ""}
    corrections.take_back()
    assert corrections.fingerprint == before

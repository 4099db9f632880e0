"""Whenever a process ends, what it had taken in stays, and the next one goes on from there."""

from killing import kill_again_and_again


def test_intake_killed_at_any_moment_loses_nothing_and_doubles_nothing(tmp_path):
    assert kill_again_and_again(tmp_path, kills=12, articles=200) == []

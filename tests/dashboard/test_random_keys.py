"""Some of what `random_keys.py` plays by the ten thousand."""

from contextlib import nullcontext

import pytest
from key_sequences import Sequences, bound_keys
from random_keys import FEEDS, play

EACH = 40


@pytest.mark.parametrize("feed", FEEDS)
async def test_whatever_is_pressed_clicked_or_pasted_nothing_breaks(feed):
    made = Sequences(seed=11)
    sequences = [made.next() for _ in range(EACH)]
    well, why = await play(feed, sequences, patience=nullcontext)
    assert not why, f"{why}\nafter {well} sequences: {sequences[well]}"
    assert well == EACH


def test_the_same_seed_makes_the_same_sequences():
    once, again = Sequences(seed=5), Sequences(seed=5)
    assert [once.next() for _ in range(20)] == [again.next() for _ in range(20)]


def test_the_keys_of_all_screens_are_among_those_pressed():
    assert {"f9", "ctrl+t", "space", "n", "x", "dollar_sign", "ctrl+space"} <= set(bound_keys())

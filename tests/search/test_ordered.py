"""The rows of a list, of which only the first are worked out at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.search.ordered import Ordered

masks = st.builds(
    lambda some, times: some * times, st.lists(st.booleans(), min_size=1), st.integers(1, 400)
)


def ordered(kept, seed):
    order = np.random.default_rng(seed).permutation(len(kept)).astype("i4")
    return Ordered(order, np.array([*kept, False])), [n for n in order.tolist() if kept[n]]


@given(masks, st.integers(0, 9), st.integers(-10, 3_000), st.integers(0, 400))
def test_it_holds_what_stays_in_the_order_given(kept, seed, start, length):
    rows, expected = ordered(kept, seed)
    assert len(rows) == len(expected)
    assert list(rows[start : start + length]) == expected[start : start + length]
    assert list(rows[::-1]) == expected[::-1]
    assert list(rows) == expected


@given(masks, st.integers(0, 9))
def test_each_row_is_found_where_it_stands(kept, seed):
    rows, expected = ordered(kept, seed)
    for at in {0, len(expected) // 2, len(expected) - 1} & set(range(len(expected))):
        assert rows[at] == rows[at - len(expected)] == expected[at]
        assert rows.index(expected[at]) == at
    assert np.asarray(rows).tolist() == expected
    with pytest.raises(IndexError):
        rows[len(expected)]

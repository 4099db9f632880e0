import pytest

from recipe.paths import TRAINING
from recipe.statements import SIDES, read


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_statement_takes_one_of_the_sides_and_stands_once(language):
    found = read(TRAINING / "statements" / f"{language}.tsv")
    assert {statement.side for statement in found} == set(range(len(SIDES)))
    assert len({statement.text.casefold() for statement in found}) == len(found)


def test_a_line_that_is_none_is_named(tmp_path):
    path = tmp_path / "de.tsv"
    path.write_text("+\tsagen\tDas hilft.\t?\n+\tDas hilft auch.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read(path)

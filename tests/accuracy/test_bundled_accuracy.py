"""The bundled pipelines keep the figures the model card claims."""

import json

import pytest
import spacy

from newsdash import resources

evaluate = pytest.importorskip("recipe.evaluate")
paths = pytest.importorskip("recipe.paths")

CLAIMED = json.loads((resources.pipelines() / "figures.json").read_text(encoding="utf-8"))
TOLERANCE = 0.003  # another processor rounds otherwise


@pytest.mark.skipif(not paths.DATA.is_dir(), reason="the treebanks are not beside the checkout")
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_figures_are_those_claimed(language):
    nlp = spacy.load(resources.pipelines() / language)
    measured = evaluate.MEASURED[language](nlp)
    fallen = {
        name: (value, measured[name])
        for name, value in CLAIMED[language].items()
        if measured[name] < value - TOLERANCE
    }
    assert not fallen

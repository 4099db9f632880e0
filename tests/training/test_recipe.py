"""The recipe's own algorithms; what needs torch is not run here."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipe.entity_files import guess_spaces, read_germeval
from recipe.lemma_rules import add, learn
from recipe.measures import entity_f, entity_spans
from recipe.pieces import PieceTokenizer
from recipe.rounding import short
from recipe.sentences import Sentence, read, write
from recipe.treebanks import read_conllu
from recipe.trees import best_tree

CONTRACTION = """\
# text = Er ging zum Haus.
1\tEr\ter\tPRON\tPPER\tCase=Nom\t2\tnsubj\t_\t_
2\tging\tgehen\tVERB\tVVFIN\tMood=Ind\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tHaus\tHaus\tNOUN\tNN\tCase=Dat\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

"""
CLITIC = """\
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

"""


def only_sentence(tmp_path, conllu):
    path = tmp_path / "a.conllu"
    path.write_text(conllu, encoding="utf-8")
    [sentence] = read_conllu(path, "de", "test")
    return sentence


def test_a_contraction_is_one_word_with_the_articles_case(tmp_path):
    sentence = only_sentence(tmp_path, CONTRACTION)
    assert sentence.words == ["Er", "ging", "zum", "Haus", "."]
    assert sentence.text == "Er ging zum Haus."
    assert (sentence.tags[2], sentence.feats[2], sentence.deprels[2]) == (
        "APPRART",
        "Case=Dat",
        "case",
    )
    assert sentence.heads == [1, 1, 3, 1, 1]


def test_words_that_only_stand_together_stay_apart(tmp_path):
    sentence = only_sentence(tmp_path, CLITIC)
    assert sentence.words == ["do", "n't", "go"]
    assert sentence.text == "don't go"


def brute_force(scores):
    """The best tree of all trees with one root."""
    size = len(scores)
    best = max(
        (heads for heads in itertools.product(range(size), repeat=size) if is_tree(heads)),
        key=lambda heads: sum(scores[d, h] for d, h in enumerate(heads)),
    )
    return sum(scores[d, h] for d, h in enumerate(best))


def is_tree(heads):
    if sum(d == h for d, h in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        at = start
        for _ in heads:
            at = heads[at]
        if heads[at] != at:
            return False
    return True


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_best_tree_is_a_tree_and_none_scores_higher(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size))
    heads = best_tree(scores)
    assert is_tree(heads)
    total = sum(scores[d, h] for d, h in enumerate(heads))
    assert total == pytest.approx(brute_force(scores))


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]), max_size=12))
def test_entities_begin_with_b_and_do_not_overlap(labels):
    spans = sorted(entity_spans(labels))
    assert len(spans) == sum(label.startswith("B-") for label in labels)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_a_wrong_type_or_edge_is_no_hit():
    gold = Sentence("de", "", ["a"] * 4, [True] * 4, entities=["B-PER", "I-PER", "O", "B-LOC"])
    found = Sentence("de", "", ["a"] * 4, [True] * 4, entities=["B-PER", "O", "O", "B-LOC"])
    assert entity_f([(gold, gold)]) == 1
    assert entity_f([(found, gold)]) == 0.5


def test_derivations_and_parts_of_compounds_are_no_entities(tmp_path):
    path = tmp_path / "a.tsv"
    rows = [("Die", "O"), ("deutsche", "B-LOCderiv"), ("SPD-Fraktion", "B-ORGpart"),
            ("lobt", "O"), ("Ecce", "B-OTH"), ("Merkel", "B-PER")]  # fmt: skip
    lines = [f"{i}\t{word}\t{label}\tO" for i, (word, label) in enumerate(rows, 1)]
    path.write_text("#\thttp://x\t[2010]\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    [sentence] = read_germeval(path)
    assert sentence.entities == ["O", "O", "O", "O", "B-MISC", "B-PER"]


def test_blanks_are_guessed_from_the_marks():
    words = ['"', "Ja", '"', ",", "sagt", "er", "(", "leise", ")", "."]
    spaces = guess_spaces(words)
    text = "".join(w + " " * s for w, s in zip(words, spaces, strict=True)).strip()
    assert text == '"Ja", sagt er (leise).'


def test_endings_learnt_from_pairs_reach_unseen_words():
    pairs: dict[str, dict[str, Counter[str]]] = {}
    for form, lemma in (("Regierungen", "Regierung"), ("Zeitungen", "Zeitung"),
                        ("Häuser", "Haus"), ("Männer", "Mann")):  # fmt: skip
        add(pairs, "NN", form, lemma, 1)
    for form, lemma in (("gemacht", "machen"), ("gesagt", "sagen"), ("besetzt", "besetzen")):
        add(pairs, "VVPP", form, lemma, 1)
    rules = learn(pairs, ["an"])
    assert all(rules.lemma(f, "NN") == m.most_common(1)[0][0] for f, m in pairs["NN"].items())
    assert rules.lemma("Forderungen", "NN") == "Forderung"
    assert rules.lemma("Rathäuser", "NN") == "Rathaus"
    assert rules.lemma("angesagt", "VVPP") == "ansagen"


def test_the_likeliest_pieces_are_chosen():
    pieces = ["<unk>", "▁", "▁un", "▁unklar", "klar", "k", "l", "a", "r", "u", "n"]
    scores = [0.0, -3.0, -2.0, -9.0, -3.0, *[-6.0] * 6]
    tokenizer = PieceTokenizer(pieces, scores, 0, {})
    assert [pieces[i] for i in tokenizer("unklar")] == ["▁un", "klar"]
    assert [pieces[i] for i in tokenizer("☃")][-1] == "<unk>"


def test_sentences_are_kept_as_they_were(tmp_path):
    sentence = Sentence("de", "x", ["Ja", "."], [False, True], tags=["PTKANT", "$."], weight=0.5)
    assert write(tmp_path / "a.jsonl", [sentence]) == 1
    assert list(read(tmp_path / "a.jsonl")) == [sentence]


@given(st.lists(st.floats(-1e4, 1e4, width=32), min_size=1, max_size=20))
def test_shortened_numbers_stay_close(values):
    table = np.array(values, np.float32)
    assert np.allclose(short(table), table, rtol=1 / 256, atol=1e-30)

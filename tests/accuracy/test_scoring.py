"""The scorer itself: what counts as found, as invented and as right."""

import pytest
from agreement import overlap, same_model, same_name
from scoring import differences, score

TEXT = "„Ja, gern“, sagte Anna Weiß. Sie lobte Open Source."


def row(**found):
    article = {"path": "news/a.txt", "text": TEXT}
    nothing = {"actors": [], "models": [], "quotes": [], "stances": []}
    return {"article": article, **nothing, **found}


def actor(name, **facts):
    return {"id": name, "name": name, "kind": "person", "aliases": [], "roles": [], **facts}


def annotated(**wanted):
    return {"a": {"actors": [], "models": [], "quotes": [], "stances": [], **wanted}}


WANTED = {"name": "Anna Weiß", "kind": "person"}


def test_what_agrees_is_found():
    tally = score(annotated(actors=[WANTED]), [row(actors=[actor("Anna Weiß")])])["actors"]
    assert (tally.found, tally.invented, tally.missed, tally.f1) == (1, 0, 0, 1.0)


def test_what_is_not_there_is_missed_and_what_is_too_much_is_invented():
    gold, rows = annotated(actors=[WANTED]), [row(actors=[actor("Uwe Kühn")])]
    tally = score(gold, rows)["actors"]
    assert (tally.found, tally.invented, tally.missed, tally.f1) == (0, 1, 1, 0.0)
    assert [line.split(":")[1] for line in differences(gold, rows)] == [
        " missed actor",
        " invented actor",
    ]


@pytest.mark.parametrize("rows", [[row()], [row(actors=[actor("Anna Weiß")])]])
def test_what_is_not_required_counts_neither_way(rows):
    tally = score(annotated(actors=[{**WANTED, "required": False}]), rows)["actors"]
    assert (tally.found, tally.invented, tally.missed) == (0, 0, 0)


def test_an_actor_found_twice_is_invented_once():
    rows = [row(actors=[actor("Anna Weiß"), actor("Weiß", id="other", aliases=["Anna Weiß"])])]
    tally = score(annotated(actors=[WANTED]), rows)["actors"]
    assert (tally.found, tally.invented) == (1, 1)


def test_a_wrong_kind_is_a_wrong_fact():
    rows = [row(actors=[actor("Anna Weiß", kind="group")])]
    assert score(annotated(actors=[WANTED]), rows)["actors"].fact("kind") == 0.0


@pytest.mark.parametrize(("end", "found"), [(9, 1), (5, 1), (4, 0)])
def test_a_quote_is_found_when_half_of_it_agrees(end, found):
    wanted = {"text": "Ja, gern", "kind": "direct", "speaker": None}
    got = {"kind": "direct", "start": 1, "end": end, "text": TEXT[1:end], "speaker": None}
    assert score(annotated(quotes=[wanted]), [row(quotes=[got])])["quotes"].found == found


def test_a_speaker_is_right_when_it_is_the_annotated_actor():
    wanted = {"text": "Ja, gern", "kind": "direct", "speaker": "Anna Weiß"}
    got = {"kind": "direct", "start": 1, "end": 9, "text": "Ja, gern"}
    people = [actor("Anna Weiß"), actor("Uwe Kühn")]
    for speaker, right in (("Anna Weiß", 1), ("Uwe Kühn", 0), (None, 0)):
        rows = [row(actors=people, quotes=[{**got, "speaker": {"actor": speaker}}])]
        assert score(annotated(quotes=[wanted]), rows)["quotes"].right["speaker"] == right


@pytest.mark.parametrize(
    ("polarity", "target", "found"),
    [("support", "Open Source", 1), ("oppose", "Open Source", 0), ("support", "Steuern", 0)],
)
def test_a_stance_needs_holder_polarity_and_target(polarity, target, found):
    wanted = {"holder": "Anna Weiß", "target": ["open source"], "polarity": "support"}
    got = {
        "holder": "Anna Weiß",
        "polarity": polarity,
        "target": {"name": target},
        "evidence": {"text": "Sie lobte"},
    }
    rows = [row(actors=[actor("Anna Weiß")], stances=[got])]
    assert score(annotated(stances=[wanted]), rows)["stances"].found == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("der Bundestag", "Bundestag", True),
        ("Altmans", "Altman", True),
        ("Anna Größler", "Anna Grössler", True),
        ("Anna Weiß", "Uwe Weiß", False),
        ("", "", False),
    ],
)
def test_names_are_the_same_but_for_article_genitive_and_slips(one, other, same):
    assert same_name(one, other) is same


def test_model_names_are_the_same_but_for_case_and_hyphens():
    assert same_model("GPT-OSS 120b", "gpt-oss-120b")
    assert not same_model("gpt-oss-120b", "gpt-oss-20b")


def test_overlap_is_what_is_shared_of_what_is_covered():
    assert overlap((0, 10), (0, 10)) == 1.0
    assert overlap((0, 10), (5, 10)) == 0.5
    assert overlap((0, 5), (7, 9)) == 0.0

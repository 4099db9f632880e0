"""Stances of several holders or on several targets, and of who stands on the other side."""

import pytest
from said import stances

UNIONS = (
    "Meta left, and the Writers' Union, the Actors' Guild and Google said they would boycott "
    "the talks."
)


@pytest.mark.parametrize(
    ("text", "language", "targets"),
    [
        ("Bayern hat OpenAI und Microsoft verklagt.", "de", {"OpenAI", "Microsoft"}),
        ("Die SPD kritisierte CDU, FDP und AfD.", "de", {"CDU", "FDP", "AfD"}),
        ("Microsoft sued OpenAI, Google and Amazon.", "en", {"OpenAI", "Google", "Amazon"}),
    ],
)
def test_each_of_those_an_object_names_is_a_target(text, language, targets):
    assert {target for _, _, target in stances(text, language)} == targets


def test_who_an_object_only_belongs_to_is_no_target():
    assert stances("Die SPD lobte den Plan von CDU und FDP.")[0][2] == "Plan von CDU und FDP"


@pytest.mark.parametrize(
    "text",
    [
        "SPD und Linke votierten für das Projekt, CDU und FDP dagegen.",
        "Der Rat berät das Projekt. Jana Berg lobte das Projekt. "
        "SPD und Linke stimmten geschlossen dafür, CDU und FDP dagegen.",
    ],
)
def test_who_is_named_before_dagegen_stands_on_the_other_side(text):
    found = {(holder, polarity) for holder, polarity, _ in stances(text)}
    assert {("CDU", "oppose"), ("FDP", "oppose"), ("SPD", "support")} <= found
    assert not {("SPD", "oppose"), ("CDU", "support")} & found


def test_a_party_without_its_article_is_one_among_others():
    holders = {holder for holder, _, _ in stances("CDU, Grüne und SPD lehnen das Gesetz ab.")}
    assert holders == {"CDU", "Bündnis 90/Die Grünen", "SPD"}


def test_dagegen_before_the_verb_only_contrasts():
    text = "Die Regierung plant ein Gesetz. Die SPD dagegen stellt sich hinter Karl Krull."
    assert [s for s in stances(text) if s[0] == "SPD"] == [("SPD", "support", "Karl Krull")]


def test_whose_office_somebody_holds_does_not_hold_the_stance():
    text = "Jana Berg und die Präsidentin des Sozialverbands VdK, Mia Otto, lobten das Gesetz."
    assert {holder for holder, _, _ in stances(text)} == {"Jana Berg", "Mia Otto"}


def test_who_counts_among_those_who_want_a_thing_wants_it():
    text = "Siemens und SAP gehören zu den Firmen, die eine Pause verlangt hatten."
    assert {(h, p) for h, p, _ in stances(text)} == {("Siemens", "support"), ("SAP", "support")}


def test_each_of_two_infinitives_has_its_own_verb():
    found = stances("Jana Berg riet dazu, das Gesetz zu streichen und die Rente zu koppeln.")
    assert ("Jana Berg", "oppose", "Gesetz") in found


def test_a_clause_between_subject_and_verb_leaves_them_together():
    text = (
        "Siemens und SAP, deren Chefs lange schwiegen, würdigten den Beschluss, wollen aber mehr."
    )
    assert {("Siemens", "support", "Beschluss"), ("SAP", "support", "Beschluss")} <= {
        *stances(text)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Cole called the decision deeply disappointing.", ("Anna Cole", "oppose")),
        ("Google endorsed the plan, as did Microsoft and Meta.", ("Microsoft", "support")),
        ("Google and Microsoft said they would boycott the talks.", ("Microsoft", "oppose")),
        ("Google, Meta and Amazon, a retailer, all condemned the law.", ("Amazon", "oppose")),
        ("Anna Cole is among those who welcomed the appointment.", ("Anna Cole", "support")),
        ("Anna Cole said the plan would do nothing for renters.", ("Anna Cole", "oppose")),
        ("The Trump administration banned the export.", ("Trump administration", "oppose")),
        ("Anna Cole told BBC Radio Leeds she was baffled by the vote.", ("Anna Cole", "oppose")),
        ("The council backs it. Google, which backed Tom Reed, left.", ("Google", "support")),
        ("His shadow, Anna Cole, opposed the plan.", ("Anna Cole", "oppose")),
        (UNIONS, ("Writers' Union", "oppose")),
    ],
)
def test_english_holders_are_found_across_what_stands_between(text, expected):
    assert expected in {(holder, polarity) for holder, polarity, _ in stances(text, "en")}

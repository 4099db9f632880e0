"""What is typed, and what is answered."""

import re

import pytest
from talking import Talk

import generated
from newsdash.extraction.stream import extract
from newsdash.memory import Memory
from newsdash.plain.commands import COMMANDS, LeaveError
from newsdash.plain.conversation import MistakeError
from newsdash.records import Article
from newsdash.search.fold import fold
from newsdash.search.rows import Pane

ARTICLES = 12


@pytest.fixture(scope="module")
def news():
    return list(generated.library(ARTICLES))


@pytest.fixture
def talk(news):
    return Talk(news)


def test_a_filter_answers_with_counts_of_every_pane_and_the_first_rows(talk):
    heading, counts, *rest = talk.say("stance:support")
    assert heading == "filter: stance:support"
    assert re.fullmatch(
        r"actors \d+ of \d+, models \d+ of \d+, stances \d+ of \d+, quotes \d+ of \d+", counts
    )
    assert rest[0].startswith("actors, the most often named first: 1 to 10 of ")
    assert [line.split(".")[0] for line in rest[1:]] == [str(n) for n in range(1, 11)]


def test_the_pane_that_was_asked_for_stays_the_current_one(talk):
    talk.say(":stances")
    assert all("supports" in row for row in talk.rows("stance:support").values())


def test_a_mistake_is_one_line_and_the_last_good_result_stays(talk):
    before = talk.rows("stance:oppose")
    with pytest.raises(MistakeError, match=r"character 1, stance:maybe: .*support, oppose"):
        talk.say("stance:maybe")
    assert talk.session.typed == "stance:oppose"
    assert talk.rows(":actors") == before


@pytest.mark.parametrize("pane", list(Pane))
@pytest.mark.parametrize("going_on", ["", ":more", ":more 7"])
def test_every_row_of_a_pane_can_be_reached(talk, pane, going_on):
    rows = talk.rows(f":{pane.value}")
    while more := talk.rows(going_on):
        assert not rows.keys() & more.keys()
        rows |= more
    assert list(rows) == list(range(1, len(talk.session.index.tables[pane].order) + 1))
    assert talk.say(going_on) == ["that was all; :list begins again"]
    assert talk.rows(":list")[1] == rows[1]


def test_all_goes_on_to_the_end(talk):
    first, rest = talk.rows(":quotes"), talk.rows(":all")
    assert len(first) + len(rest) == len(talk.session.index.quotes.order)


def test_a_list_begins_again_at_a_row(talk):
    talk.say(":quotes")
    assert next(iter(talk.rows(":list 5"))) == 5


def test_a_row_says_in_words_what_the_dashboard_says_by_signs(talk):
    talk.say(":stances")
    stances = " ".join(talk.rows(":all").values())
    for word in ("supports", "opposes", "is of two minds about", "changed sides: from opposing to"):
        assert word in stances
    assert not set("▲▼◆↻✶—→") & set(stances)


def test_a_filter_is_taken_back(talk):
    everything = talk.say(":actors")[0]
    talk.say("stance:oppose")
    assert talk.say(":clear")[0] == everything
    talk.say("stance:oppose")
    assert talk.say(":filter")[0] == everything


# One row


def test_reading_opens_the_article_at_the_evidence(talk):
    talk.say(":stances")
    talk.session.index.sort()
    answer = talk.say(":read 2")
    row = talk.session.index.stances.rows[talk.session.index.stances.order[1]]
    assert answer[0].startswith("stances: place 2 of ")
    assert f"evidence: “{row.stance.evidence.text}”" in answer
    assert f"article: {talk.session.index.articles[row.article].title}" in answer
    paragraph = answer[-1]
    assert re.match(r"paragraph \d+ of \d+: ", paragraph)
    assert row.stance.evidence.text in paragraph


def test_the_next_place_is_that_of_the_next_row_and_back(talk):
    talk.say(":quotes")
    first = talk.say(":read 1")
    second = talk.say(":next")
    assert second[0].startswith("quotes: place 2 of ")
    assert talk.say(":list 2")[1].split("“")[1][:20] in " ".join(second)
    talk.say(":read 2")
    assert talk.say(":previous") == first


def test_an_empty_line_reads_on_to_the_end_of_the_article(talk):
    talk.say(":actors")
    last = talk.say(":read 1")[-1]
    all_paragraphs = int(re.search(r"of (\d+):", last)[1])
    read = [last]
    while not (answer := talk.say(""))[0].startswith("the article ends here"):
        read += answer
    assert f"paragraph {all_paragraphs} of {all_paragraphs}" in read[-1]
    whole = talk.say(":article")
    assert len(whole) == all_paragraphs


def test_the_list_is_still_there_after_reading(talk):
    rows = talk.rows(":quotes")
    talk.say(":read 1")
    assert talk.rows(":list") == rows


def test_nothing_can_be_gone_along_before_something_is_read(talk):
    with pytest.raises(MistakeError, match=":read N opens one"):
        talk.say(":next")


def test_why_tells_evidence_cue_kind_confidence_and_article(talk):
    talk.say(":stances")
    answer = "\n".join(talk.say(":why 1"))
    for part in ("evidence: “", "cue: “", "kind of target: ", "confidence: 0.70 of 1", "article: "):
        assert part in answer
    talk.say(":quotes")
    answer = "\n".join(talk.say(":why 1"))
    for part in ("speaker: ", "words: “", "kind: ", "cue: “", "confidence: 0.90 of 1", "article: "):
        assert part in answer


@pytest.mark.parametrize("pane", ["actors", "models"])
def test_why_tells_of_actors_and_models_how_often_they_are_named(talk, pane):
    talk.say(f":{pane}")
    assert any(re.match(r"named (once|\d+ times) in \d+ article", a) for a in talk.say(":why 1"))


def test_a_dossier_is_that_of_the_row_and_its_lines_can_be_read(talk):
    talk.say("stance:support")
    talk.say(":stances")
    holder = talk.rows(":list")[1].partition(":")[0]
    answer = talk.say(":dossier 1")
    assert answer[0].startswith(f"dossier: {holder}: 1 to ")
    assert talk.say(":read 1")[0].startswith(f"{holder}: place 1 of ")


def test_a_quote_is_cited_with_its_source(talk):
    talk.say("kind:direct")
    talk.say(":quotes")
    cited = talk.say(":cite 1")[0]
    assert re.fullmatch(r"„.*“ \(.*\d{4}-\d\d-\d\d\)", cited)


@pytest.mark.parametrize("typed", ["0", "999", "-1", "x", "²", "1 2", "9" * 30])
def test_a_number_that_is_none_of_the_list_is_a_mistake(talk, typed):
    talk.say(":actors")
    with pytest.raises(MistakeError, match=r"a number from 1 to \d+ is needed, not "):
        talk.say(f":read {typed}")


def test_without_a_list_there_are_no_numbers(talk):
    with pytest.raises(MistakeError, match="no rows are listed"):
        talk.say(":read 1")


# Pins and sorts


def test_a_pin_narrows_the_other_panes_and_is_told_until_it_is_taken_back(talk):
    name = talk.rows(":actors")[1].partition(",")[0]
    told, counts = talk.say(":pin 1")
    assert told.startswith(f"pinned: {name}")
    assert " of " in counts
    assert talk.rows(":list")[1].endswith("; pinned")
    assert talk.say(":pin") == [told]
    assert " of " not in talk.say(":unpin 1")[0]
    talk.say(":pin 2")
    assert " of " not in talk.say(":unpin")[0]
    with pytest.raises(MistakeError, match="row 1 is not pinned"):
        talk.say(":unpin 1")


def test_a_pane_is_sorted_by_what_is_asked_for(talk):
    talk.say(":actors")
    talk.say(":sort name")
    names = [row.partition(",")[0] for row in (talk.rows(":list") | talk.rows(":all")).values()]
    assert names == sorted(names, key=fold)
    assert "by name" in talk.say(":list")[0]
    assert "quotes" in talk.say(":sort")[0]
    with pytest.raises(MistakeError, match="one of named, name, quotes is needed, not size"):
        talk.say(":sort size")


# Views


def test_the_matrix_has_a_line_for_each_actor_and_target(talk):
    rows = talk.rows(":matrix")
    rows |= talk.rows(":all")
    assert all(re.search(r" on .*: .*(supports|opposes|mixed) \d", row) for row in rows.values())
    assert talk.say(":read 1")[0].partition(":")[0] == rows[1].rpartition(": ")[0]
    assert "disputed" in talk.say(":matrix disputed")[0]
    with pytest.raises(MistakeError, match="one of frequent, disputed"):
        talk.say(":matrix other")


def test_a_cell_of_the_matrix_narrows_to_its_stances(talk):
    first = talk.rows(":matrix")[1]
    actor = first.partition(" on ")[0]
    talk.say(":narrow 1")
    holders = {row.partition(":")[0] for row in talk.rows(":stances").values()}
    assert holders == {actor}


@pytest.mark.parametrize(
    ("grain", "shape"),
    [("day", r"\d{4}-\d\d-\d\d"), ("week", r"\d{4}-W\d\d, .* to .*"), ("month", r"\d{4}-\d\d"),
     ("year", r"\d{4}")],
)  # fmt: skip
def test_the_timeline_counts_by_what_is_asked_for(talk, grain, shape):
    answer = talk.say(f":timeline {grain}")
    assert answer[0].startswith(f"timeline by {grain}: 1 to ")
    assert re.match(rf"1\. {shape}: (\d+ stances?, |nothing|\d+ quotes?)", answer[1])


def test_a_period_is_read_and_narrowed_to(talk):
    assert talk.rows(":timeline year")[1].startswith("2020: ")
    assert talk.say(":read 1")[0].startswith("2020: place 1 of ")
    assert talk.say(":narrow 1")[0] == "filter: since:2020-01-01 until:2020-12-31"


def test_changes_tell_both_ends_and_where_they_stand(talk):
    rows = talk.rows(":changes")
    assert all(re.search(r": changed sides on .*: from \w+ to \w+", row) for row in rows.values())
    answer = "\n".join(talk.say(":why 1"))
    assert "before: " in answer
    assert "after: " in answer
    assert talk.say(":read 1")[0].startswith("changes of mind: place 1 of ")


def test_contradictions_have_a_list_of_their_own(talk):
    assert talk.say(":contradictions")[0].startswith(("contradictions: ", "nobody contradicts"))


def test_facets_are_counted_and_narrow_or_leave_out(talk):
    rows = talk.rows(":facets")
    at = next(n for n, row in rows.items() if row.startswith("stances, oppose"))
    talk.say(":stances")
    talk.say(":facets")
    assert all(": opposes " in row for row in talk.rows(f":narrow {at}").values())
    talk.say(":clear")
    talk.say(":facets")
    assert not any(": opposes " in row for row in talk.rows(f":without {at}").values())


def test_what_nobody_can_know_to_be_new_is_said_so(talk):
    assert talk.say(":new") == ["it is not known when you were here last"]


# What is kept


def test_a_filter_is_saved_opened_and_forgotten(news, tmp_path):
    talk = Talk(news, memory=Memory(None, tmp_path / "queries.tsv"))
    talk.say("stance:oppose")
    assert talk.say(":save against it") == ["saved as against it: stance:oppose"]
    talk.say(":clear")
    assert talk.rows(":saved") == {1: "against it: stance:oppose"}
    assert talk.say(":open 1")[0] == "filter: stance:oppose"
    talk.say(":clear")
    assert talk.say(":open against it")[0] == "filter: stance:oppose"
    talk.say(":forget against it")
    with pytest.raises(MistakeError, match="no query is saved as against it"):
        talk.say(":open against it")


def test_nothing_is_saved_without_filter_or_name(talk):
    with pytest.raises(MistakeError, match="a filter is needed"):
        talk.say(":save x")


def test_what_was_understood_is_in_the_history_for_next_time(news, tmp_path):
    memory = Memory(tmp_path / "state.json")
    talk = Talk(news, memory=memory)
    talk.say("stance:oppose")
    with pytest.raises(MistakeError):
        talk.say("stance:maybe")
    assert Memory(tmp_path / "state.json").history.texts == ["stance:oppose"]


# The rest


def test_what_could_not_be_read_is_told_with_the_reason(news):
    talk = Talk(news, [("broken.pdf", "is damaged")])
    assert "could not be read: broken.pdf: is damaged" in talk.say(":problems")
    assert talk.say(":problems")[0].startswith("German is read with de_newsdash_rules")


def test_help_lists_every_command(talk):
    answer = "\n".join(talk.say(":help"))
    for command in COMMANDS:
        assert f"\n:{command.name}" in answer


def test_commands_have_short_forms_and_may_be_cut_short(talk):
    assert talk.say(":3") == talk.say(":stances") == talk.say(":stan")
    with pytest.raises(MistakeError, match="there is no command :sx"):
        talk.say(":sx")
    with pytest.raises(MistakeError, match=":pr may be :previous, :problems"):
        talk.say(":pr")
    with pytest.raises(MistakeError, match="no command :"):
        talk.say(":")


def test_no_two_commands_share_a_name():
    called = [name for c in COMMANDS for name in (c.name, c.short) if name]
    assert len(called) == len(set(called))


def test_quit_leaves(talk):
    with pytest.raises(LeaveError):
        talk.say(":q")


def test_numbers_stand_while_articles_come_in(news):
    talk = Talk(news[:6])
    before = talk.rows(":actors")
    for extraction in news[6:]:
        talk.session.index.add(extraction)
    talk.session.index.sort()
    names = [row.partition(",")[0] for row in before.values()]
    assert [row.partition(",")[0] for row in talk.rows(":list").values()] == names
    assert talk.say(":actors")[0] != before


def test_before_anything_is_read_it_is_said_that_more_will_come():
    talk = Talk([])
    talk.session.progress.finished = False
    assert talk.say("altman")[-2:] == [
        "the reading goes on; there will be more",
        "no actors are left by filter and pins",
    ]


def test_a_row_is_put_right_by_number_and_that_is_taken_back():
    text = "Ministerin Jana Berg begrüßte das Tempolimit. „Das eilt“, sagte Karl Lamm."
    talk = Talk(list(extract([Article("a", None, "Limit", text, "de")])))
    assert "supports" in talk.rows(":stances")[1]
    offered = talk.rows(":correct 1")
    assert offered[1] == "it is opposition"
    assert talk.say(":correct 1 1")[-1].startswith("corrected: oppose, on Tempolimit")
    assert "opposes" in talk.rows(":stances")[1]
    assert talk.rows(":corrections").keys() == {1}
    talk.say(":undo")
    assert "supports" in talk.rows(":stances")[1]
    talk.say(":quotes")
    with pytest.raises(MistakeError, match="who says it"):
        talk.say(":correct 1 1")
    talk.say(":correct 1 1 Jana Berg")
    assert "Jana Berg" in talk.rows(":quotes")[1]


@pytest.mark.parametrize("typed", [":correct", ":correct 9", ":correct 1 9", ":undo", ":undo x"])
def test_a_correction_that_cannot_be_is_explained(typed):
    text = "Ministerin Jana Berg begrüßte das Tempolimit."
    talk = Talk(list(extract([Article("a", None, "Limit", text, "de")])))
    talk.say(":stances")
    with pytest.raises(MistakeError):
        talk.say(typed)

import pytest
from said import read, stances

from newsdash.extraction.evaluations import name_sign


@pytest.mark.parametrize(
    ("text", "polarity", "target"),
    [
        ("Jana Berg begrüßte den Kompromiss.", "support", "Kompromiss"),
        ("Jana Berg lehnt ein Tempolimit ab.", "oppose", "Tempolimit"),
        ("Jana Berg warnte vor zu großer Offenheit.", "oppose", "Open Source"),
        ("Jana Berg sprach sich für offene Gewichte aus.", "support", "Open Source"),
        ("Jana Berg nannte den Kompromiss einen Fehler.", "oppose", "Kompromiss"),
        (
            "Jana Berg bezeichnete den Kompromiss als wichtigen Fortschritt.",
            "support",
            "Kompromiss",
        ),
        ("Jana Berg übte Kritik an dem Kompromiss.", "oppose", "Kompromiss"),
        ("Jana Berg unterstützt den Kompromiss nicht.", "oppose", "Kompromiss"),
        ("Der Kompromiss wurde von Jana Berg kritisiert.", "oppose", "Kompromiss"),
        ("Jana Berg machte Front gegen den Kompromiss.", "oppose", "Kompromiss"),
        ("Jana Berg hält nichts von dem Kompromiss.", "oppose", "Kompromiss"),
        ("Jana Berg zeigte sich erfreut über den Kompromiss.", "support", "Kompromiss"),
        ("Jana Berg ist gegen ein Tempolimit.", "oppose", "Tempolimit"),
        ("Jana Berg sieht in dem Kompromiss eine Bedrohung.", "oppose", "Kompromiss"),
        ("„Der Kompromiss ist ein Fehler“, sagte Jana Berg.", "oppose", "Kompromiss"),
        ("„Wir lehnen den Kompromiss ab“, sagte Jana Berg.", "oppose", "Kompromiss"),
        ("Jana Berg sagte, der Kompromiss sei notwendig.", "support", "Kompromiss"),
    ],
)
def test_a_stance_has_holder_polarity_and_target(text, polarity, target):
    assert stances(text) == [("Jana Berg", polarity, target)]


def test_who_is_not_against_a_thing_need_not_be_for_it():
    assert stances("Jana Berg ist nicht gegen ein Tempolimit.") == []


def test_different_words_for_a_topic_are_one():
    text = "Jana Berg befürwortet Open-Weight-Modelle. Karl Lamm befürwortet offene Gewichte."
    assert {target for _, _, target in stances(text)} == {"Open Source"}


def test_a_noun_for_its_holders_is_a_stance_by_itself():
    found = stances("Befürworter von Open Source fordern eine Garantie.")
    assert ("Befürworter von Open Source", "support", "Open Source") in found


def test_who_is_told_to_be_an_advocate_holds_the_stance():
    found = stances("OpenAI positioniert sich nun stärker als Befürworter von Open Source.")
    assert found == [("OpenAI", "support", "Open Source")]


def test_an_attitude_without_a_target_is_on_the_topic_the_article_stays_with():
    text = (
        "Der Rat streitet über Open Source. Open Source sei teuer, heißt es. "
        "Jana Berg äußerte große Vorbehalte. Eine Entscheidung fällt im Mai."
    )
    assert ("Jana Berg", "oppose", "Open Source") in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Begrüßt Jana Berg den Kompromiss?",
        "Wäre Jana Berg gegen den Kompromiss, ginge sie.",
        "Sollte Jana Berg den Kompromiss ablehnen, ginge sie.",
        "Jana Berg sieht in dem Kompromiss keine Bedrohung.",
        "„Wenn wir den Kompromiss ablehnen, verlieren wir“, sagte Jana Berg.",
        "Jana Berg sagte, der Kompromiss sei nicht falsch.",
        "Jana Berg wisse nicht, ob der Kompromiss ein Fehler sei, hieß es.",
        "Falls Jana Berg den Kompromiss ablehnt, wird es eng.",
        "Jana Berg wohnt in Bonn.",
    ],
)
def test_questions_and_conditions_are_no_stances(text):
    assert stances(text) == []


def test_whose_duty_it_is_takes_no_stance_but_who_demands_it_does():
    found = stances("Jana Berg forderte, die Bundesregierung müsse den Bahnausbau fördern.")
    assert found == [("Jana Berg", "support", "Bahnausbau")]


def test_a_description_as_target_is_the_one_spoken_of():
    found = stances("OpenAI schwieg. Jana Berg kritisierte das Unternehmen.")
    assert found == [("Jana Berg", "oppose", "OpenAI")]


def test_a_compound_with_a_topic_is_not_the_topic():
    [(_, _, target)] = stances("China beschränkt den Export von KI-Chips.")
    assert target == "Export von KI-Chips"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Jana Berg forderte, das Tempolimit abzuschaffen.", "oppose"),
        ("Jana Berg forderte die Abschaffung des Tempolimits.", "oppose"),
        ("Jana Berg warnte davor, das Tempolimit abzuschaffen.", "support"),
        ("Jana Berg kritisierte, dass Karl Lamm das Tempolimit ablehnt.", "support"),
        ("Jana Berg fürchtet, dass das Tempolimit kommt.", "oppose"),
    ],
)
def test_who_is_against_the_end_of_a_thing_is_for_it(text, polarity):
    held = {(holder, sign) for holder, sign, _ in stances(text) if holder == "Jana Berg"}
    assert held == {("Jana Berg", polarity)}


def test_a_named_change_of_mind_is_a_shift():
    text = "OpenAI befürwortet nun offene Gewichte. Der Strategiewechsel von OpenAI überrascht."
    [stance] = read(text).stances()
    assert (stance.shift.from_, stance.shift.to) == ("oppose", "support")


def test_who_turns_round_says_next_where_to():
    text = (
        "OpenAI kritisierte das Exportverbot. Bei offenen Gewichten änderte OpenAI seine Haltung. "
        "OpenAI befürwortet offene Gewichte."
    )
    assert [s.target.name for s in read(text).stances() if s.shift] == ["Open Source"]


def test_the_evidence_is_the_sentence_and_the_cue_lies_in_it():
    [stance] = read("Es regnet. Jana Berg begrüßte den Kompromiss. Es schneit.").stances()
    assert stance.evidence.text == "Jana Berg begrüßte den Kompromiss."
    assert stance.cue.text == "begrüßte"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Karl Lamm lobte den Vorstoß. Jana Berg lehnt ihn ab.", "oppose"),
        ("Karl Lamm lobte den Vorstoß. Jana Berg hält ihn für einen Fehler.", "oppose"),
        ("Karl Lamm kritisierte den Vorstoß. Das begrüßte Jana Berg.", "support"),
    ],
)
def test_a_pronoun_stands_for_the_target_before(text, polarity):
    assert ("Jana Berg", polarity, "Vorstoß") in stances(text)


def test_it_is_what_was_named_before_unless_it_announces_what_follows():
    before = "Karl Lamm lobte das Gesetz. "
    assert ("Jana Berg", "oppose", "Gesetz") in stances(before + "Jana Berg kritisierte es.")
    held = stances(before + "Jana Berg begrüßte es, dass die Bahn schneller fährt.")
    assert ("Jana Berg", "support", "Gesetz") not in held


def test_prepositions_with_an_article_lead_to_the_target():
    assert stances("Jana Berg zweifelt am Nutzen.") == [("Jana Berg", "oppose", "Nutzen")]


def test_a_judgement_may_have_attributes_of_its_own():
    found = stances("Jana Berg nannte den Fund einen Glücksfall für die Stadt.")
    assert found == [("Jana Berg", "support", "Fund")]


def test_nobody_holds_no_stance():
    assert stances("Niemand müsse fürchten, sein Haus zu verlieren, sagte Jana Berg.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Jana Berg lehnte das Tempolimit früher ab. Jetzt unterstützt sie es nicht nur, sie "
        "fordert ein Tempolimit.",
        "Jana Berg, die das Tempolimit früher bekämpft hatte, stimmt ihm nun zu.",
    ],
)
def test_then_and_now_make_a_change_of_mind(text):
    shifts = [stance.shift for stance in read(text).stances() if stance.shift]
    assert [(shift.from_, shift.to) for shift in shifts] == [("oppose", "support")]


def test_releasing_an_open_model_is_support_for_openness():
    found = stances("OpenAI gab gpt-oss-20b frei.")
    assert ("OpenAI", "support", "Open Source") in found


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("Jana Berg unterstützt das Tempolimit nicht mehr.", ("support", "oppose")),
        ("Jana Berg lehnt ein Tempolimit inzwischen ab.", (None, "oppose")),
    ],
)
def test_a_change_of_mind_may_be_told_in_one_word(text, shift):
    [stance] = read(text).stances()
    assert (stance.shift.from_, stance.shift.to) == shift


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kritik an dem Vorhaben kam von der SPD.", ("SPD", "oppose", "Vorhaben")),
        ("Bei der SPD stößt das Vorhaben auf Unverständnis.", ("SPD", "oppose", "Vorhaben")),
        ("Rückhalt erhält Jana Berg von der SPD.", ("SPD", "support", "Jana Berg")),
        ("Für Jana Berg ist die Straße ein Segen.", ("Jana Berg", "support", "Straße")),
    ],
)
def test_how_a_thing_is_received_is_the_stance_of_whoever_receives_it(text, expected):
    assert expected in stances(text)


def test_who_earns_criticism_does_not_voice_it():
    assert not [
        held for held in stances("Die SPD erntete Kritik an dem Vorhaben.") if held[0] == "SPD"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Landtag billigte das Gesetz. Die SPD votierte dagegen.", ("SPD", "oppose", "Gesetz")),
        ("Jana Berg lobte das Gesetz. Davon hält die SPD wenig.", ("SPD", "oppose", "Gesetz")),
        ("Jana Berg lobte das Gesetz. Das sieht die SPD kritisch.", ("SPD", "oppose", "Gesetz")),
    ],
)
def test_a_word_for_preposition_and_target_means_what_was_named_before(text, expected):
    assert expected in stances(text)


def test_what_they_are_for_may_follow():
    found = stances("Jana Berg lobte das Gesetz. Die SPD plädiert dafür, die Steuer zu senken.")
    assert ("SPD", "support", "Gesetz") not in found


def test_who_concedes_and_objects_is_of_two_minds():
    found = stances("Die Fusion sei zwar vernünftig, die Frist aber zu kurz, sagte Jana Berg.")
    assert ("Jana Berg", "mixed", "Fusion") in found
    assert len(found) == 1


def test_all_of_a_coordinated_subject_hold_it():
    found = stances("SPD und CDU lehnen das Gesetz ab.")
    assert {("SPD", "oppose", "Gesetz"), ("CDU", "oppose", "Gesetz")} <= set(found)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Die Regierung und Experten begrüßen das Gesetz.", {"Regierung", "Experten"}),
        (
            "Jana Berg und Bahn-Beschäftigte begrüßen das Gesetz.",
            {"Jana Berg", "Bahn-Beschäftigte"},
        ),
        ("Die SPD-Chefin und Jana Berg begrüßen das Gesetz.", {"Jana Berg"}),
        ("Die SPD-Fraktion und die CDU begrüßen das Gesetz.", {"SPD-Fraktion", "CDU"}),
    ],
)
def test_each_member_of_a_coordinated_subject_is_who_it_says(text, holders):
    assert {holder for holder, polarity, _ in stances(text) if polarity == "support"} == holders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Farmers are suing the ministry.", ("Farmers", "oppose", "ministry")),
        ("Anna Cole has long been backing the plan.", ("Anna Cole", "support", "plan")),
        ("Anna Cole wants the contract torn up.", ("Anna Cole", "oppose", "contract")),
        ("Anna Cole wants the museum opened.", ("Anna Cole", "support", "museum")),
        ("Anna Cole was dropping her support for the plan.", ("Anna Cole", "oppose", "plan")),
    ],
)
def test_what_is_going_on_and_what_is_wanted_done(text, expected):
    assert expected in stances(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Jana Berg lobte die Sicherheit der Kinder.",  # begins as "Sicherheit der KI" does
        "Landwirte kippten drei Anhänger Reisig ab.",
        "Die Strafe ist Jana Berg gleichgültig.",
    ],
)
def test_what_only_looks_like_a_topic_or_a_stance(text):
    assert not {target for _, _, target in stances(text)} & {
        "KI-Sicherheit",
        "Anhänger Reisig",
        "Strafe",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Jana Berg bestreitet, dass das Gesetz sinnvoll ist.",
        "Weniger erfreut zeigte sich Jana Berg über das Gesetz.",
    ],
)
def test_who_denies_or_is_less_than_pleased_is_not_for_it(text):
    assert stances(text) == [("Jana Berg", "oppose", "Gesetz")]


def test_a_clause_in_front_is_judged():
    found = stances("Dass die Gebühren steigen, hält Jana Berg für einen Fehler.")
    assert ("Jana Berg", "oppose", "Gebühren") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Cole is opposed to the merger.", ("Anna Cole", "oppose", "merger")),
        ("Anna Cole said the plan was reckless.", ("Anna Cole", "oppose", "plan")),
        ("Anna Cole is unhappy with the new routes.", ("Anna Cole", "oppose", "new routes")),
    ],
)
def test_english_attitudes_and_backshifted_judgements(text, expected):
    assert expected in stances(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jana Berg hält die Steuer für einen Fehler.", ("Jana Berg", "oppose", "Steuer")),
        ("Jana Berg äußerte Unverständnis für die Steuer.", ("Jana Berg", "oppose", "Steuer")),
        ("Lob für das Gesetz kommt von der SPD.", ("SPD", "support", "Gesetz")),
        (
            "Die SPD gab ihren Widerstand gegen die Steuer auf.",
            ("SPD", "support", "Steuer"),
        ),
        (
            "Jana Berg kam. Ihrer Forderung nach Kontrollen schloss sich niemand an.",
            ("Jana Berg", "support", "Kontrollen"),
        ),
        (
            "Frankreich schwieg lange. Paris lehnt den Vertrag ab.",
            ("Frankreich", "oppose", "Vertrag"),
        ),
    ],
)
def test_attitudes_in_nouns_and_by_others_names(text, expected):
    assert expected in stances(text)


def test_who_has_no_sympathy_is_not_for_it():
    found = stances("Jana Berg hat kein Verständnis für die Steuer.")
    assert found == [("Jana Berg", "oppose", "Steuer")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Urteil freut Jana Berg.", ("Jana Berg", "support", "Urteil")),
        (
            "Dem Verband Nordwind gehen die Beschlüsse nicht weit genug.",
            ("Verband Nordwind", "oppose", "Beschlüsse"),
        ),
        (
            "Bauchschmerzen bereitet Jana Berg das Impfschema.",
            ("Jana Berg", "oppose", "Impfschema"),
        ),
        ("Der Umbau kam bei Jana Berg gut an.", ("Jana Berg", "support", "Umbau")),
    ],
)
def test_whom_something_pleases_or_irks_holds_a_stance(text, expected):
    assert stances(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Beim Verband Nordwind hält man wenig von dem Plan.",
            ("Verband Nordwind", "oppose", "Plan"),
        ),
        ("In der CSU wächst der Unmut über den Umbau.", ("CSU", "oppose", "Umbau")),
        ("Die Kritik der SPD am Gesetz reißt nicht ab.", ("SPD", "oppose", "Gesetz")),
        (
            "Die Initianten reagierten enttäuscht auf das Gesetz.",
            ("Initianten", "oppose", "Gesetz"),
        ),
    ],
)
def test_those_in_a_house_and_unknown_people_hold_stances(text, expected):
    assert stances(text) == [expected]


def test_who_is_named_as_an_example_holds_it_not_the_others():
    found = stances("Kritiker wie die Regisseurin Jana Berg lehnen den Umbau ab.")
    assert found == [("Jana Berg", "oppose", "Umbau")]


def test_states_joined_by_and_both_hold_it():
    found = stances("Hessen und Sachsen lehnen den Entwurf ab.")
    assert {holder for holder, _, _ in found} == {"Hessen", "Sachsen"}


def test_words_may_stand_inside_an_idiom():
    found = stances("Jana Berg kann dem Kompromiss durchaus etwas abgewinnen.")
    assert found == [("Jana Berg", "support", "Kompromiss")]


def test_what_is_said_without_a_verb_is_of_what_all_is_about():
    text = "Der Rat hat das Gesetz beschlossen. „Ein überfälliger Schritt“, urteilt Jana Berg."
    assert ("Jana Berg", "support", "Gesetz") in stances(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jana Berg will den Zuschuss kürzen, nicht wegen der Kunst.",
            ("Jana Berg", "oppose", "Zuschuss"),
        ),
        ("Jana Berg forderte ein Ende der Subventionen.", ("Jana Berg", "oppose", "Subventionen")),
        (
            "Bedenken meldete der Verband Nordwind gegen den Entwurf an.",
            ("Verband Nordwind", "oppose", "Entwurf"),
        ),
    ],
)
def test_what_a_negation_an_end_and_an_object_in_front_mean(text, expected):
    assert expected in stances(text)


def test_who_acts_in_a_relative_clause_on_a_thing_is_who_is_named():
    text = "Die Regierung plant einen Umbau, ein Vorhaben, das Jana Berg scharf kritisiert."
    assert ("Jana Berg", "oppose", "Vorhaben") in stances(text)


def test_a_clause_behind_a_word_that_may_be_a_preposition_is_one():
    text = "Während der Elternrat das Verbot begrüßte, sprach Jana Berg von einem Rückschlag."
    assert set(stances(text)) == {
        ("Elternrat", "support", "Verbot"),
        ("Jana Berg", "oppose", "Verbot"),
    }


@pytest.mark.parametrize(
    ("text", "polarity", "target"),
    [
        ("Anna Cole was quick to endorse the pledge.", "support", "pledge"),
        ("Anna Cole refused to sign the pledge.", "oppose", "pledge"),
        ("Anna Cole vowed to fight the plan.", "oppose", "plan"),
        ("Anna Cole refused to blame the referee.", "support", "referee"),
        ("Anna Cole called for the board to be scrapped.", "oppose", "board"),
        ("The decision worried Anna Cole.", "oppose", "decision"),
    ],
)
def test_english_tells_by_infinitives_and_objects(text, polarity, target):
    assert stances(text, "en") == [("Anna Cole", polarity, target)]


def test_nobody_is_for_or_against_themselves():
    assert stances("Fighters protect fighters.", "en") == []


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("ein Schlag ins Gesicht", -1),  # of several words
        ("Etikettenschwindel", -1),  # by the end of the compound
        ("keine gute Idee", -1),
        ("ein Gutachten", 0),  # begins like "gut", judges nothing
        ("hoffnungslos", -1),  # the longest word that fits, not "Hoffnung"
    ],
)
def test_judging_words_are_found_whole(words, sign):
    assert name_sign(words, "de") == sign


@pytest.mark.parametrize(
    ("text", "holders", "polarity"),
    [
        ("CDU, SPD und FDP unterstützen das Gesetz.", {"CDU", "SPD", "FDP"}, "support"),
        ("Das Gesetz wird von CDU, SPD und FDP unterstützt.", {"CDU", "SPD", "FDP"}, "support"),
        ("Neben der SPD votierten CDU und FDP für das Gesetz.", {"SPD", "CDU", "FDP"}, "support"),
        ("Sowohl die SPD als auch die CDU lehnen das Gesetz ab.", {"SPD", "CDU"}, "oppose"),
        ("Nicht nur die SPD, sondern auch die CDU lehnt das Gesetz ab.", {"SPD", "CDU"}, "oppose"),
        ("Wie die SPD lehnt auch die CDU das Gesetz ab.", {"SPD", "CDU"}, "oppose"),
        ("Anders als die SPD lehnt die CDU das Gesetz ab.", {"CDU"}, "oppose"),
        ("Gelobt wird das Gesetz von der SPD.", {"SPD"}, "support"),
        ("Das Gesetz ist von der SPD gelobt worden.", {"SPD"}, "support"),
        ("54 Prozent der Deutschen befürworten das Gesetz.", {"Deutschen"}, "support"),
        ("Die Immobilienwirtschaft lehnt das Gesetz ab.", {"Immobilienwirtschaft"}, "oppose"),
        ("Zu den Gegnern des Gesetzes zählen CDU und FDP.", {"CDU", "FDP"}, "oppose"),
        ("Jana Berg gilt als Gegnerin des Gesetzes.", {"Jana Berg"}, "oppose"),
    ],
)
def test_all_who_are_named_hold_a_stance(text, holders, polarity):
    found = stances(text)
    assert {holder for holder, _, _ in found} == holders
    assert {sign for _, sign, _ in found} == {polarity}


def test_whose_votes_pass_a_law_are_for_it():
    text = "Mit den Stimmen von SPD, CDU und AfD verabschiedete das Parlament das Gesetz."
    found = set(stances(text))
    assert {(party, "support", "Gesetz") for party in ("SPD", "CDU", "AfD")} <= found


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Das Gesetz reiche nicht aus, sagte Jana Berg.", "oppose"),
        ("Das Gesetz reiche nicht aus, kritisierte Jana Berg.", "oppose"),
        ("Nach Ansicht von Jana Berg ist das Gesetz ein Fehler.", "oppose"),
        ("Das Gesetz ist Jana Berg zufolge ein Fortschritt.", "support"),
        ("Das Gesetz sei ein Fehler, so Jana Berg.", "oppose"),
        ("Es sei falsch, das Gesetz zu ändern, sagte Jana Berg.", "oppose"),
        ("Jana Berg findet es richtig, dass das Gesetz kommt.", "support"),
        ("Jana Berg sagte, ein Gesetz dürfe es nicht geben.", "oppose"),
        ("„Wir brauchen ein Gesetz“, sagte Jana Berg.", "support"),
        ("Jana Berg unterstützt das Gesetz nur, wenn es bald kommt.", "mixed"),
        ("Jana Berg warnte, das Gesetz werde Arbeitsplätze kosten.", "oppose"),
        ("Jana Berg ist von dem Gesetz enttäuscht.", "oppose"),
    ],
)
def test_what_somebody_says_of_a_thing_tells_the_sign(text, polarity):
    assert {(holder, sign) for holder, sign, _ in stances(text)} == {("Jana Berg", polarity)}


@pytest.mark.parametrize(
    "text",
    [
        "Jana Berg lehnte das Angebot nicht ab.",
        "Das Verbot habe lediglich Rivalen gestärkt, sagte Jana Berg.",
        "Jana Berg wollte das weder bestätigen noch dementieren.",
        "Historisch gesehen hatte Jana Berg ein Gesetz.",
    ],
)
def test_what_is_left_open_is_no_stance(text):
    assert stances(text) == []


def test_who_breaks_the_law_in_somebodys_words_is_opposed():
    found = stances("Das Landgericht Köln entschied, dass OpenAI das Urheberrecht verletzt hat.")
    assert found == [("Landgericht Köln", "oppose", "OpenAI")]


def test_a_reaction_is_to_what_was_told_before():
    text = "Der Bundestag beschloss das Verbot. Die IG Metall reagierte mit Empörung."
    assert ("IG Metall", "oppose", "Verbot") in stances(text)


def test_the_target_is_the_person_that_a_title_stands_before():
    target = read("Karl Krull lobte Ministerin Mia Otto.").stances()[0].target
    assert (target.kind, target.name) == ("actor", "Mia Otto")


def test_who_is_to_resign_is_opposed():
    found = stances("Die SPD forderte den Rücktritt von Minister Karl Krull.")
    assert ("SPD", "oppose", "Karl Krull") in found


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Both Labour and the Conservatives oppose the plan.", {"Labour", "Conservatives"}),
        ("The Usdaw union criticised the plan.", {"Usdaw"}),
        ("The High Court ruled against Nordwerk Ltd.", {"High Court"}),
    ],
)
def test_english_holders_are_all_named(text, holders):
    assert {holder for holder, _, _ in stances(text, "en")} == holders

import pytest
from said import quotes, said_by

BERG = "Die Ministerin Jana Berg kam nach Bonn. "


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("„Das Gesetz kommt“, sagte Jana Berg.", "direct", "Das Gesetz kommt"),
        ("Jana Berg sagte: „Das Gesetz kommt bald.“", "direct", "Das Gesetz kommt bald."),
        ("Jana Berg: »Das Gesetz kommt bald.«", "direct", "Das Gesetz kommt bald."),
        ("„Das Gesetz kommt“, so Jana Berg.", "direct", "Das Gesetz kommt"),
        ("Jana Berg erklärte, dass das Gesetz komme.", "indirect", "dass das Gesetz komme"),
        ("Jana Berg sagte, das Gesetz komme bald.", "indirect", "das Gesetz komme bald"),
        ("Das Gesetz komme bald, sagte Jana Berg.", "indirect", "Das Gesetz komme bald"),
        ("Laut Jana Berg kommt das Gesetz bald.", "indirect", "kommt das Gesetz bald"),
        ("Jana Berg zufolge kommt das Gesetz bald.", "indirect", "kommt das Gesetz bald"),
        ("Nach Angaben von Jana Berg kommt das Gesetz.", "indirect", "kommt das Gesetz"),
        ("Wie Jana Berg mitteilte, kommt das Gesetz.", "indirect", "kommt das Gesetz"),
        ("Jana Berg kündigte an, das Gesetz zu ändern.", "reported", "das Gesetz zu ändern"),
        ("Jana Berg forderte eine Garantie.", "reported", "eine Garantie"),
        ("Jana Berg nannte das Gesetz „völlig überflüssig“.", "partial", "völlig überflüssig"),
    ],
)
def test_each_kind_of_speech_with_its_speaker(text, kind, said):
    assert (kind, said, "Jana Berg") in said_by(text)


def test_a_quotation_broken_by_its_cue_is_one_with_two_spans():
    [quote] = quotes("»Wir warten«, sagte Jana Berg, »aber nicht mehr lange.«")
    assert len(quote.spans) == 2
    assert quote.text == "Wir warten«, sagte Jana Berg, »aber nicht mehr lange."


def test_a_second_sentence_in_marks_goes_on_with_the_speaker():
    found = said_by("„Wir warten“, sagte Jana Berg. „Aber nicht mehr lange.“")
    assert [name for _, _, name in found] == ["Jana Berg", "Jana Berg"]


def test_sentences_in_the_subjunctive_carry_the_speech_on_until_it_ends():
    found = said_by("Jana Berg sagte, es eile. Die Zeit werde knapp. Der Rat tagt am Montag.")
    assert [text for _, text, _ in found] == ["es eile", "Die Zeit werde knapp"]


def test_a_verb_that_points_back_makes_the_sentence_before_what_is_said():
    found = said_by("Die Bahn ruht seit gestern. Das teilte Jana Berg am Montag mit.")
    assert found == [("indirect", "Die Bahn ruht seit gestern", "Jana Berg")]


def test_the_subjunctive_after_a_verb_of_speech_is_its_speakers():
    found = said_by("Jana Berg sprach von einem Unfall. Der Zug sei entgleist.")
    assert ("indirect", "Der Zug sei entgleist", "Jana Berg") in found


def test_the_subjunctive_alone_is_said_by_nobody_known():
    [quote] = quotes("Der Zug fiel aus. Er sei entgleist.")
    assert (quote.text, quote.speaker) == ("Er sei entgleist", None)


def test_what_depends_on_a_noun_of_speech_is_said_by_its_bearer():
    found = said_by("Die Forderung von Jana Berg, das Gesetz zu ändern, stößt auf Kritik.")
    assert found[0] == ("indirect", "das Gesetz zu ändern", "Jana Berg")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BERG + "„Es eilt“, sagte sie.", "sie"),
        (BERG + "„Es eilt“, sagte die Ministerin.", "die Ministerin"),
        ("Jana Berg, 60, kam. „Es eilt“, sagte die 60-Jährige.", "die 60-Jährige"),
    ],
)
def test_pronouns_and_descriptions_lead_to_the_person(text, words):
    [quote] = quotes(text)
    assert (quote.speaker.text, quote.speaker.actor) == (words, "person:jana-berg")


def test_an_unnamed_spokesperson_speaks_for_the_institution():
    [(_, _, name)] = said_by("„Es eilt“, sagte ein Sprecher des Umweltministeriums.")
    assert name == "Umweltministerium"


def test_the_maker_of_a_product_is_not_the_person_spoken_of():
    text = "Karl Lamm lobte OpenAI. „Es eilt“, teilte der ChatGPT-Entwickler mit."
    assert said_by(text)[-1] == ("direct", "Es eilt", "OpenAI")


def test_what_stands_after_a_colon_belongs_to_the_verb_that_closes_it():
    text = "Der Verein äußerte sich zurückhaltend: Das gehe zu weit, warnte Jana Berg."
    assert said_by(text) == [("indirect", "Das gehe zu weit", "Jana Berg")]


def test_a_pronoun_that_agrees_with_nobody_stays_unknown():
    [quote] = quotes("Der Wirt Karl Lamm schwieg. „Es eilt“, sagte sie.")
    assert quote.speaker.actor is None


def test_what_everybody_says_has_no_speaker():
    [quote] = quotes("Es heißt, das Moor erhole sich.")
    assert quote.speaker is None


def test_what_a_document_says_is_told_of_it():
    [quote] = quotes("In der Studie heißt es, das Moor erhole sich.")
    assert quote.speaker.text == "der Studie"
    assert quote.speaker.actor is None


@pytest.mark.parametrize(
    "text",
    [
        "Das „Schwarzbuch“ liegt auf dem Tisch.",
        "Die Zeitung „Morgenpost“ erscheint täglich.",
        "Sie las den Roman »Nebelland« im Zug.",
        "Er wohnt in einem sogenannten „Tiny House“ am See.",
    ],
)
def test_names_titles_and_scare_quotes_are_no_quotations(text):
    assert quotes(text) == []


def test_the_venue_may_stand_in_marks():
    found = quotes("In einem Gespräch mit der „Rheinischen Post“ sagte Jana Berg, es eile.")
    assert [q.venue for q in found] == ["Rheinische Post"]


def test_the_venue_is_the_outlet_of_an_interview():
    [quote] = quotes("In einem Interview mit CNBC erklärte Jana Berg, dass es eile.")
    assert quote.venue == "CNBC"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We will wait,” said Jana Berg.", "We will wait,"),
        ("“We will wait,” Jana Berg said.", "We will wait,"),
        ("Jana Berg said that the law was ready.", "that the law was ready"),
        ("Jana Berg said the law was ready.", "the law was ready"),
        ("According to Jana Berg, the law is ready.", "the law is ready"),
        ("The law, Jana Berg argued, was ready.", "The law, Jana Berg argued, was ready"),
        ("Jana Berg is warning that the law will fail.", "that the law will fail"),
        ("Jana Berg has been saying the law will fail.", "the law will fail"),
    ],
)
def test_english_speech_with_its_speaker(text, said):
    assert [(t, n) for _, t, n in said_by(text, "en")] == [(said, "Jana Berg")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The plan will fail, according to a report published by the city.",
            "en",
            "The plan will fail",
        ),
        ("According to a study published on Monday, the plan failed.", "en", "the plan failed"),
        ("Lamms Fazit: Das Projekt sei gescheitert.", "de", "Das Projekt sei gescheitert"),
    ],
)
def test_what_tells_of_the_source_is_not_said(text, language, expected):
    assert [quote.text for quote in quotes(text, language)] == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jana Berg wollte nicht sagen, wie viel das koste.", "de"),
        ("Jana Berg did not say how much it had spent.", "en"),
    ],
)
def test_who_does_not_say_something_is_not_quoted(text, language):
    assert quotes(text, language) == []


def test_a_language_without_rules_still_yields_what_stands_in_marks():
    [quote] = quotes("«La loi est prête. Elle arrive.»", "fr")
    assert quote.kind == "direct"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jana Berg zeigte sich überzeugt, dass es gelingt.", "dass es gelingt"),
        ("Jana Berg gab bekannt, dass das Gesetz kommt.", "dass das Gesetz kommt"),
        ("Wie Jana Berg bekannt gab, kommt das Gesetz.", "kommt das Gesetz"),
        ("Das Gesetz kommt, so betont Jana Berg.", "Das Gesetz kommt"),
        ("Es wurde von Jana Berg mitgeteilt, dass es eile.", "dass es eile"),
        ("Jana Berg kam, die behauptet, nichts zu wissen.", "nichts zu wissen"),
        ("Jana Berg stellte sich hinter ihn: Er habe recht.", "Er habe recht"),
        ("Jana Berg kam zu dem Schluss, dass es eile.", "dass es eile"),
        ("Jana Berg schwieg erst, sagte dann aber, es eile.", "es eile"),
        ("Jana Berg, die aus Bonn kam, sagte zur Begründung, sie wolle gehen.", "sie wolle gehen"),
    ],
)
def test_what_somebody_says_is_found_however_it_is_introduced(text, said):
    assert ("indirect", said, "Jana Berg") in said_by(text)


def test_what_becomes_known_is_said_by_nobody():
    [quote] = quotes("Im April wurde bekannt, dass die Werft verkauft wird.")
    assert (quote.text, quote.speaker) == ("dass die Werft verkauft wird", None)


def test_an_attribution_in_a_relative_clause_covers_that_clause_only():
    [(_, said, name)] = said_by("Der Täter, der laut Jana Berg gestern ankam, schwieg.")
    assert (said.split()[-2:], name) == (["gestern", "ankam"], "Jana Berg")


def test_when_something_happened_is_no_source():
    assert quotes("Erst nach langen Ermittlungen kam er frei.") == []


def test_compounds_of_statements_are_sources():
    [quote] = quotes("Nach Polizeiangaben kamen tausend Menschen.")
    assert quote.speaker.text == "Polizeiangaben"


def test_sentences_carried_on_without_a_cue_are_one_quotation():
    found = said_by("Jana Berg sagte, es eile. Die Zeit werde knapp. Das Geld fehle.")
    assert [text for _, text, _ in found] == ["es eile", "Die Zeit werde knapp. Das Geld fehle"]


def test_demnach_stands_for_the_source_before():
    found = quotes("Laut Jana Berg kommt das Gesetz. Demnach sinken die Preise.")
    assert [q.speaker.text for q in found] == ["Jana Berg", "Demnach"]
    assert {q.speaker.actor for q in found} == {"person:jana-berg"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Laut Jana Berg (CDU) eilt es.", "Jana Berg (CDU)"),
        ("Jana Berg, Chefin der Werft, sagte, es eile.", "Jana Berg, Chefin der Werft"),
        ("Ein Sprecher in Berlin sagte, es eile.", "Ein Sprecher in Berlin"),
    ],
)
def test_the_words_for_a_speaker_are_whole(text, words):
    assert quotes(text)[0].speaker.text == words


@pytest.mark.parametrize(
    "text",
    [
        "Der „Ruderklub Ahoi“ forderte eine Halle.",
        "Er sprach über den Film „Die Nacht der langen Messer“.",
        "Das Bündnis (die „Allianz Nord“) forderte eine Halle.",
    ],
)
def test_names_are_no_quotations_whoever_speaks(text):
    assert not [quote for quote in quotes(text) if quote.kind == "partial"]


def test_what_only_refers_tells_nothing():
    assert quotes("Jana Berg kritisierte diesen Schritt.") == []


def test_who_acts_with_a_word_of_speech_says_what_follows_in_the_subjunctive():
    text = "Karl Lamm sagte, es eile. Jana Berg wies den Vorwurf zurück. Alles sei bezahlt."
    assert ("indirect", "Alles sei bezahlt", "Jana Berg") in said_by(text)


def test_english_clauses_after_a_verb_of_speech_need_no_comma():
    found = said_by("Jane Berg backed it two years ago but now says the costs have doubled.", "en")
    assert ("indirect", "the costs have doubled", "Jane Berg") in found


@pytest.mark.parametrize(
    "text",
    [
        "„Es eilt“, sagte Karl Lamm, der Jana Berg gestern lobte.",
        "Das geht aus einem Papier hervor, das Jana Berg am Montag vorgestellt hat.",
    ],
)
def test_what_describes_the_speaker_is_not_said(text):
    assert not [quote for quote in quotes(text) if quote.kind == "indirect"]


def test_who_is_described_behind_an_english_quotation_says_no_more_by_it():
    found = said_by("“We will wait,” said Jane Berg, a member of the board who voted no.", "en")
    assert [kind for kind, _, _ in found] == ["direct"]


def test_so_before_what_is_said_names_no_source():
    found = said_by("Jana Berg schimpfte, so eine Panne könne alles kosten.")
    assert ("indirect", "so eine Panne könne alles kosten", "Jana Berg") in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Verwaltung plant um. Laut Zeitplan der Verwaltung beginnt es im März.", "Verwaltung"),
        ("Einer Studie der Universität Auental zufolge sinkt der Pegel.", "Universität Auental"),
        ("Ein Polizeisprecher sagte, es eile.", "Polizei"),
        (
            "Der Ruderverband lehnt das ab. Es eile nicht, heißt es in einer Stellungnahme.",
            "Ruderverband",
        ),
        (
            "Die Anwältin Jana Berg kam. Karl Lamm schweigt nach Angaben seiner Anwältin.",
            "Jana Berg",
        ),
        ("Jana Berg kam. Die Klausel sei nichtig, befand Jana Berg.", "Jana Berg"),
    ],
)
def test_whose_words_they_are_is_found_behind_what_tells_them(text, speaker):
    assert said_by(text)[-1][2] == speaker


@pytest.mark.parametrize(
    ("text", "kind", "said", "speaker"),
    [
        (
            "Jane Berg denied any guilt but said she was sorry.",
            "indirect",
            "she was sorry",
            "Jane Berg",
        ),
        (
            "Jane Berg voted no, saying she could support other rules.",
            "indirect",
            "she could support other rules",
            "Jane Berg",
        ),
        (
            "Jane Berg was quick to note that it would hurt rivals.",
            "indirect",
            "that it would hurt rivals",
            "Jane Berg",
        ),
        (
            "Jane Berg urged the firm to delay the release.",
            "reported",
            "to delay the release",
            "Jane Berg",
        ),
        (
            "A survey by the Marlow Trust found that prices had fallen.",
            "indirect",
            "that prices had fallen",
            "Marlow Trust",
        ),
        (
            "Jane Berg, who farms nearby, said the scheme would fail.",
            "indirect",
            "the scheme would fail",
            "Jane Berg",
        ),
        (
            "The union won. The port operator, Calder Docks Inc, said it was sorry.",
            "indirect",
            "it was sorry",
            "Calder Docks Inc",
        ),
        ("A spokesman for Jane Berg said it was over.", "indirect", "it was over", "Jane Berg"),
    ],
)
def test_english_speech_is_found_however_it_is_introduced(text, kind, said, speaker):
    assert (kind, said, speaker) in said_by(text, "en")


def test_customers_who_are_told_do_not_speak():
    found = said_by("The quiet firm told customers on Sunday that it needed time.", "en")
    assert "customers" not in {name for _, _, name in found}


def test_a_source_named_in_the_sentence_before_is_who_is_meant():
    text = (
        "Die Ministerin Jana Berg kam. Die Juristin Ute Lamm prüft das. "
        "Das Gesetz soll Berg zufolge bald kommen. Mehr wisse man nicht, sagte sie."
    )
    assert said_by(text)[-1][2] == "Jana Berg"


def test_a_cue_inside_reported_words_is_part_of_them():
    text = "Jana Berg klagte. Seit Jahren habe sie geschrieben, geantwortet habe man ihr nie."
    found = said_by(text)[-1]
    assert found[1].startswith("Seit Jahren habe sie")


def test_a_statement_whose_house_is_named_is_not_of_who_spoke_before():
    text = "Jana Berg klagte. Es eile nicht, heißt es in einer Mitteilung von Siemens."
    assert said_by(text)[-1][2] == "Siemens"


@pytest.mark.parametrize("said", ["das sei falsch", "das müsse aufhören", "dies sei falsch"])
def test_a_main_clause_that_begins_with_das_is_said(said):
    assert ("indirect", said, "Jana Berg") in said_by(f"Jana Berg sagte, {said}.")


def test_who_threatens_in_somebodys_words_does_not_speak():
    text = (
        "Jana Berg klagte. Die Kunden hätten mit Kündigung gedroht. „Dann wäre alles aus gewesen.“"
    )
    assert [speaker for _, _, speaker in said_by(text)[-2:]] == ["Jana Berg", "Jana Berg"]


def test_speech_goes_on_behind_its_cue():
    text = "Sie unterstütze das, sagte Jana Berg der Zeitung, halte den Termin aber für spät."
    found = quotes(text)
    assert len(found) == 1
    assert text[found[0].spans[-1][0] : found[0].spans[-1][1]].startswith("halte den Termin")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Bürgermeisterin Ute Lamm kam. Jana Berg auch.\nGut sei das, sagte die Rathauschefin.",
            "Ute Lamm",
        ),
        (
            "Jana Berg (SPD) und Ute Lamm (CDU) kamen.\nGut sei das, so die SPD-Frau.",
            "Jana Berg",
        ),
        (
            "Jana Berg klagte über die Stadt.\nDie Juristin Ute Lamm prüft das. Vieles fehlt noch. "
            "„Es eilt“, sagt sie.",
            "Ute Lamm",
        ),
    ],
)
def test_descriptions_lead_to_whom_writers_call_so(text, speaker):
    assert said_by(text)[-1][2] == speaker


def test_who_is_convicted_is_not_what_was_said():
    found = said_by("Das Landgericht Köln verurteilte den Winzer Jan Berg zu drei Jahren Haft.")
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Ein Nein wäre, sagt Jana Berg, eine Katastrophe.",
        "Er setze, sagt Jana Berg, auf Gespräche.",
        "Sie habe, rechnete Jana Berg auf der Versammlung vor, die Hälfte verspielt.",
        "Er gehe seit langem dorthin, sagt Jana Berg, und sei noch nie so behandelt worden.",
        "Das Werk schaffe Vertrauen, sagte Jana Berg der Zeitung, es überfordere aber Firmen.",
    ],
)
def test_what_stands_on_both_sides_of_a_cue_is_one_quotation(text):
    (found,) = quotes(text)
    assert (found.start, found.end) == (0, len(text) - 1)
    assert len(found.spans) == 2


def test_who_takes_over_is_whose_words_a_pronoun_continues():
    text = "Das gehe nicht, sagte Jana Berg. Minister Olaf Kern klang anders. Er erwarte mehr."
    assert [name for _, _, name in said_by(text)] == ["Jana Berg", "Olaf Kern"]


def test_words_quoted_in_a_clause_are_of_who_speaks_there():
    text = "Dass Olaf Kern von einem „Gefallen“ gesprochen habe, sei falsch, sagte Jana Berg."
    assert [name for kind, _, name in said_by(text) if kind == "partial"] == ["Olaf Kern"]


@pytest.mark.parametrize(
    "text",
    [
        "‘It’s amateur hour,’ fumed Anna Cole.",
        "“They’re our neighbours,” said Anna Cole.",
    ],
)
def test_contracted_verbs_are_verbs(text):
    assert [(kind, name) for kind, _, name in said_by(text, "en")] == [("direct", "Anna Cole")]


def test_what_is_described_is_no_statement():
    text = "Anna Cole described the sale as a betrayal of the people who gave it."
    assert quotes(text, "en") == []


def test_english_goes_on_behind_but():
    text = "Anna Cole said she regretted the sale but could not stop it."
    (found,) = quotes(text, "en")
    assert found.text == "she regretted the sale but could not stop it"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Jana Berg betonte, für die Länder, die betroffen seien, müsse es Hilfe geben.",
            "für die Länder, die betroffen seien, müsse es Hilfe geben",
        ),
        (
            "Jana Berg sagte, wenn das Gesetz komme, werde sie klagen.",
            "wenn das Gesetz komme, werde sie klagen",
        ),
        (
            "Jana Berg sagte, das Gesetz, das der Bundestag beschlossen habe, sei falsch.",
            "das Gesetz, das der Bundestag beschlossen habe, sei falsch",
        ),
        ("Mehr Kontrollen seien nötig, sagte Jana Berg.", "Mehr Kontrollen seien nötig"),
        (
            "Die Zahl sei, so berichtete Jana Berg, gestiegen.",
            "Die Zahl sei, so berichtete Jana Berg, gestiegen",
        ),
    ],
)
def test_what_is_told_may_begin_with_anything(text, said):
    assert said_by(text) == [("indirect", said, "Jana Berg")]


@pytest.mark.parametrize(
    "text",
    [
        "Den Vorwurf, sie habe gelogen, wies Jana Berg zurück.",
        "Den Vorwurf, dass sie gelogen habe, bestritt Jana Berg.",
        "Auf die Frage, ob sie bleibe, antwortete Jana Berg mit einem Lachen.",
        "Jana Berg meidet Streit. Die Lage könnte sich durch Regen verschlechtern.",
        "Der Plan zeichnet sich dadurch aus, dass er einfach ist, schrieb niemand.",
    ],
)
def test_what_somebody_answers_or_may_be_is_nothing_they_say(text):
    assert said_by(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Den Behörden in Mombasa zufolge wurde nichts gefunden.", "Behörden"),
        ("Laut Augenzeugen brannte das Haus sofort.", "Augenzeugen"),
        ("Laut Behördenangaben brannte das Haus sofort.", "Behörden"),
        ("Zeugen hatten berichtet, das Haus habe gebrannt.", "Zeugen"),
        ("Das Verbot sei falsch, sagte die Sprecherin der CDU/CSU-Fraktion, Ann Lee.", "Ann Lee"),
        ("Der Deutsche Ruderbund zögert. Ein Sprecher des Verbandes sagte, es gehe.",
         "Deutscher Ruderbund"),
        ("Die Firma Nordwerk baut um. Ein Konzernsprecher sagte, es gehe.", "Nordwerk"),
        ("Ratsherr Karl Mohr ist da. Erst müsse man gewinnen, meinte der frühere Ruderer.",
         "Karl Mohr"),
        ("Mia Otto ist da. Es gehe, sagte die Politikerin der Deutschen Presse-Agentur.",
         "Mia Otto"),
        ("Karl Krull ging. Sein Stellvertreter blieb. Es gehe, sagte er.", None),
        ("Jana Berg lobt das. Der Verein Blau tritt leiser auf: Er sagt, es gehe.", "Verein Blau"),
    ],
)  # fmt: skip
def test_whoever_is_meant_speaks(text, speaker):
    assert said_by(text)[-1][2] == speaker


def test_feelings_in_marks_are_of_who_shows_them():
    found = said_by("Jana Berg zeigte sich „sehr enttäuscht“ von der Wahl.")
    assert found == [("partial", "sehr enttäuscht", "Jana Berg")]


def test_who_calls_a_thing_so_may_be_the_agent_of_a_passive():
    found = said_by("Die Gefahr wird von Jana Berg als „sehr hoch“ eingestuft.")
    assert found == [("partial", "sehr hoch", "Jana Berg")]


def test_a_passive_in_the_perfect_tells_what_was_asked_for():
    found = said_by("In Bonn war vorgeschlagen worden, das Fest zu verlegen.")
    assert found == [("reported", "das Fest zu verlegen", None)]


def test_the_object_of_an_act_ends_before_its_adverbs():
    found = said_by("Jana Berg schloss einen Streik nicht aus.")
    assert found == [("reported", "einen Streik", "Jana Berg")]


def test_numbers_end_no_sentence_where_they_count():
    text = "Jana Berg sagte, Benedikt XVI. „ist und bleibt ein großer Denker“."
    assert [said for _, said, _ in said_by(text)] == ["ist und bleibt ein großer Denker"] or any(
        "Benedikt XVI." in said for _, said, _ in said_by(text)
    )

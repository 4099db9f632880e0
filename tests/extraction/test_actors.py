import pytest
from said import actors, read

from newsdash.extraction.registry import ActorRegistry
from newsdash.extraction.stream import extract
from newsdash.records import Article


def article(number, text):
    return Article(f"a{number}", None, "Titel", text, "de")


def test_a_surname_belongs_to_the_person_introduced_in_full():
    found = actors("Die Rektorin Paula Brandt sprach. Brandts Rede war kurz. Frau Brandt ging.")
    assert list(found) == ["Paula Brandt"]
    assert len(found["Paula Brandt"].mentions) == 3


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("‘A door’, says Selvu Moor. Mr Moor came.", "en", ["Selvu Moor"]),
        ("Tjelvar Lamm kam. Herr Lamm blieb.", "de", ["Tjelvar Lamm"]),
        ("Would Moor come? Mr Moor laughed. Council leader Moor did not.", "en", ["Moor"]),
        ("Selvu Moor and Tarvo Moor spoke. Mr Moor left.", "en", ["Moor"]),
    ],
)
def test_a_surname_shows_a_given_name_that_no_list_knows(text, language, names):
    persons = [a.name for a in actors(text, language).values() if a.kind == "person"]
    assert [name for name in persons if "Moor" in name or "Lamm" in name] == names


def test_two_people_of_one_surname_stay_two():
    found = actors(
        "Bürgermeisterin Petra Krause sprach. Ihr Bruder Jonas Krause schwieg. Krause ging."
    )
    assert {"Petra Krause", "Jonas Krause"} <= set(found)
    assert "Krause" not in found
    assert all(len(found[name].mentions) == 1 for name in ("Petra Krause", "Jonas Krause"))


def test_a_compound_gives_the_role_and_its_organisation():
    found = actors("OpenAI-Chef Peter Beispiel kam.")
    assert found["OpenAI"].kind == "organization"
    [role] = found["Peter Beispiel"].roles
    assert (role.title, role.organization) == ("Chef", "OpenAI")


def test_an_apposition_gives_role_and_organisation():
    found = actors("Clara Vogt, Sprecherin von Hugging Face, kam.")
    [role] = found["Clara Vogt"].roles
    assert (role.title, role.organization) == ("Sprecherin", "Hugging Face")


def test_an_employer_after_the_full_name_is_not_part_of_it():
    found = actors("Der Analyst Dylan Brandt von MoorAnalysis warnte. Carl Maria von Lerch kam.")
    assert {"Dylan Brandt", "Carl Maria von Lerch"} <= found.keys()


def test_a_colleague_is_not_of_the_same_house():
    found = actors("OpenAI wächst. Karl Lamm traf seinen Amtskollegen Paul Brandt.")
    assert all(role.organization is None for role in found["Paul Brandt"].roles)


def test_a_government_named_after_its_head_is_a_government():
    assert (
        actors("Die Trump-Regierung genehmigte den Verkauf.")["Trump-Regierung"].kind
        == "government"
    )


def test_the_name_of_an_unknown_organisation_follows_its_noun():
    found = actors("Das Start-up Morgenrot wächst. Der Verband Deutscher Ruderer klagt.")
    assert found["Morgenrot"].kind == "organization"


def test_a_product_with_a_number_does_not_name_its_maker():
    assert "Airbus" not in actors("Ein Airbus A320 landete in Köln.")


def test_months_and_weekdays_are_nobody():
    assert actors("Am Montag und im August war Ruhe.") == {}


def test_gendered_forms_stay_whole():
    [found] = actors("Forscher:innen fordern, dass die Stadt handelt.").values()
    assert (found.name, found.kind) == ("Forscher:innen", "group")


def test_the_same_person_has_one_id_in_all_articles():
    first, second = extract(
        [article(1, "Die Rektorin Paula Brandt sprach."), article(2, "Nur Frau Brandt sprach.")]
    )
    assert {a.id for a in first.actors} == {a.id for a in second.actors}


def test_two_bearers_known_from_other_articles_leave_a_surname_alone():
    *_, last = extract(
        [
            article(1, "Die Rektorin Paula Brandt sprach."),
            article(2, "Der Trainer Karl Brandt sprach."),
            article(3, "Nur Frau Brandt sprach."),
        ]
    )
    [brandt] = last.actors
    assert brandt.id not in {"person:paula-brandt", "person:karl-brandt"}


def test_settling_twice_changes_nothing():
    registry = ActorRegistry()
    [extraction] = extract([article(1, "Die Rektorin Paula Brandt sagte, es sei gut.")])
    assert registry.settle(registry.settle(extraction)) == extraction


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Mieterbund fordert Hilfe.", "Mieterbund"),
        ("Das kritisiert der Schriftstellerverband.", "Schriftstellerverband"),
        ("Der Verband der Süßwarenhersteller protestiert.", "Verband der Süßwarenhersteller"),
        ("Die Stiftung Alpenraum zahlt.", "Stiftung Alpenraum"),
        ("Die Gewerkschaft Bildung warnt vor Kürzungen.", "Gewerkschaft Bildung"),
        ("Das sagte sie dem »Altdorfer Boten« am Montag.", "Altdorfer Bote"),
        ("Marlowe & Finch schließt vierzig Filialen.", "Marlowe & Finch"),
    ],
)
def test_organisations_no_list_knows(text, name):
    found = actors(text)
    assert any(name in (n, *actor.aliases) or n.startswith(name) for n, actor in found.items())


def test_common_nouns_behind_an_organisation_are_no_name_where_a_verb_ends_the_clause():
    assert "Gewerkschaft Lohn" not in actors("Er ging, weil die Gewerkschaft Lohn forderte.")


def test_a_part_of_a_firms_name_is_the_firm():
    found = actors("Marlowe & Finch schließt Filialen. Marlowe schweigt.")
    assert len(found["Marlowe & Finch"].mentions) == 2


def test_the_employer_stands_behind_the_name():
    [role] = actors("Der Forscher Peter Beispiel von der Universität Köln kam.")[
        "Peter Beispiel"
    ].roles
    assert role.organization == "Universität Köln"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Die Bürgerinitiative »Mehringen bleibt« protestiert.", "de", "Mehringen bleibt"),
        ("Das sagte die Industrie- und Handelskammer.", "de", "Industrie- und Handelskammer"),
        ("Sie lehrt an der Technischen Hochschule Ellsee.", "de", "Technische Hochschule Ellsee"),
        ("Er schrieb an das Verkehrsministerium.", "de", "Verkehrsministerium"),
        ("The Writers’ League sued.", "en", "Writers’ League"),
        ("A spokesman of the National Retail Council came.", "en", "National Retail Council"),
    ],
)
def test_institutions_are_known_by_their_whole_name(text, language, name):
    assert name in {actor.name for actor in read(text, language).actors()}


def test_a_given_name_alone_is_the_one_person_of_that_name():
    found = read("Trainer Marek Hrubesch ging. „Wir glauben an Marek“, sagte Kai Roth.").actors()
    assert {actor.name for actor in found} == {"Marek Hrubesch", "Kai Roth"}


def test_a_role_with_a_prefix_is_no_role_at_a_house_of_that_name():
    [actor] = read("Co-Trainer Sami Kettunen kam.").actors()
    assert [(role.title, role.organization) for role in actor.roles] == [("Co-Trainer", None)]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("Die Sprachwerk AG baut um. Das teilte Vorstandschef Karl Lamm mit.", "Sprachwerk AG"),
        ("Das freut den Verein Netzlupe. Dessen Sprecherin Ute Alt lobte es.", "Verein Netzlupe"),
    ],
)
def test_the_house_of_a_role_is_the_one_just_named(text, house):
    roles = [role for actor in read(text).actors() for role in actor.roles]
    assert [role.organization for role in roles] == [house]


@pytest.mark.parametrize(
    ("text", "language", "person", "title", "organization"),
    [
        (
            "Der Ruderverband wächst. Präsident Karl Brandt kam.",
            "de",
            "Karl Brandt",
            "Präsident",
            "Ruderverband",
        ),
        (
            "Auch der Gewerbeverein klagt. Dessen Vorsitzender Karl Brandt kam.",
            "de",
            "Karl Brandt",
            "Vorsitzende",
            "Gewerbeverein",
        ),
        (
            "Das Landgericht Köln tagte. Richterin Paula Brandt sprach.",
            "de",
            "Paula Brandt",
            "Richterin",
            "Landgericht Köln",
        ),
        (
            "The Sable Isle Union met. Its director, Jane Brandt, spoke.",
            "en",
            "Jane Brandt",
            "director",
            "Sable Isle Union",
        ),
        (
            "Professor Jane Brandt of Marlow Law School spoke.",
            "en",
            "Jane Brandt",
            "professor",
            "Marlow Law School",
        ),
    ],
)
def test_a_role_belongs_to_the_house_spoken_of(text, language, person, title, organization):
    roles = actors(text, language)[person].roles
    assert [(role.title, role.organization) for role in roles] == [(title, organization)]


def test_a_mayor_of_a_town_makes_no_organisation_of_it():
    found = actors("Die Bürgermeisterin von Auhausen am See, Ruth Brandt, kam.")
    assert list(found) == ["Ruth Brandt"]
    assert [role.title for role in found["Ruth Brandt"].roles] == ["Bürgermeisterin"]


def test_the_first_word_of_a_firms_name_stands_for_it():
    found = actors("Halbmond Labs released it. Critics like Halbmond.", "en")
    assert found["Halbmond Labs"].aliases == ("Halbmond",)
    assert "Halbmond" not in found


def test_a_university_is_not_called_by_its_town():
    found = actors("Stanmore University grows. Students like Stanmore.", "en")
    assert found["Stanmore University"].aliases == ()


def test_what_runs_something_is_a_firm_unless_a_given_name_follows():
    found = actors("Der Betreiber Tiefenwerk Süd schwieg. Der Betreiber Karl Lamm kam.")
    assert (found["Tiefenwerk Süd"].kind, found["Karl Lamm"].kind) == ("organization", "person")


def test_initials_of_a_club_are_no_given_name():
    found = actors("Der Zweitligist EHC Neuried verlor.")
    assert [a.kind for a in found.values()] == ["organization"]


@pytest.mark.parametrize(
    "name",
    [
        "Verein Klartext Jena",
        "Verband Bahn und Bus",
        "Verband freier Hebammen",
        "TSV Steinau",
        "Südpfälzische Krankenkasse",
        "Bauernpartei",
    ],
)
def test_names_are_as_long_as_they_are(name):
    short = " (VfH)" if name == "Verband freier Hebammen" else ""
    article = "Der" if name[0] in "VT" else "Die"
    assert name in actors(f"Gestern kam es dazu. {article} {name}{short} lehnt das Gesetz ab.")


def test_a_particle_may_stand_right_behind_the_given_name():
    assert "Ursula von Stein" in actors("Die Chefin des Vereins, Ursula von Stein, klagte.")


def test_a_party_before_a_role_makes_no_authority():
    found = actors("Beifall bekam SPD-Rat Jan Berg.")
    assert "SPD-Rat" not in found
    assert "Jan Berg" in found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ex-Profi Dieter „Didi“ Lamm kam.", "Dieter Lamm", "person"),
        ("Die Forscherin Jana Berg den Umbau Malo.", "Jana Berg", "person"),
        ("Vorstandschef Matthias von der Recke kam.", "Matthias von der Recke", "person"),
        ("Die Kölner Firma Alpin Medien wächst.", "Alpin Medien", "organization"),
        (
            "Der Internationale Rat für Meereskunde riet ab. Es eilt.",
            "Internationaler Rat für Meereskunde",
            "government",
        ),
        ("Jana Berg lehrt an der TU Darmstadt.", "TU Darmstadt", "organization"),
    ],
)
def test_german_names_are_whole_and_no_longer(text, name, kind):
    found = actors(text)
    assert name in found
    assert found[name].kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Maritime and Coastguard Agency agreed.", "Maritime and Coastguard Agency"),
        ("The county council said it would wait.", "county council"),
        ("The charity group Voice for Care said no.", "Voice for Care"),
        ("She teaches at Lakehead State University.", "Lakehead State University"),
    ],
)
def test_english_names_and_institutions_of_several_words(text, name):
    assert name in actors(f"It rained. {text}", "en")


def test_capitals_of_a_headline_show_no_names():
    text = "Court Orders Paper Mill to Pay for River\n\nA judge ordered the mill to pay."
    assert actors(text, "en") == {}


def test_the_board_with_a_capital_is_the_one_named_so():
    text = "The Boxing Board left. Others came. The Board said it was sorry."
    (said,) = read(text, "en").quotes()
    assert said.speaker is not None
    assert said.speaker.actor == actors(text, "en")["Boxing Board"].id


def test_a_word_used_as_a_name_is_one():
    text = "Kieselwerk sagte, es prüfe das. Kunden von Kieselwerk warten."
    assert actors(text)["Kieselwerk"].kind == "organization"


@pytest.mark.parametrize(
    ("text", "name", "house"),
    [
        ("Norwegens Ministerin Jana Berg kam.", "Jana Berg", "Norwegen"),
        ("Die kenianische Ministerin Jana Berg kam.", "Jana Berg", "Kenia"),
        ("Der Analyst Olaf Kern von der Privatbank Lamm & Söhne kam.", "Olaf Kern", "Lamm & Söhne"),
        (
            "80 Mitglieder des Fördervereins kamen. Dessen Vorsitzender Olaf Kern klagte.",
            "Olaf Kern",
            "Förderverein",
        ),
        ("Rosental (dpa) - Bürgermeister Olaf Kern kam.", "Olaf Kern", "Rosental"),
        (
            "Die Gewerkschaft Nordwerk klagt. Das gehe nicht, sagte Bezirkssekretär Olaf Kern.",
            "Olaf Kern",
            "Nordwerk",
        ),
    ],
)
def test_a_role_belongs_to_the_house_told_around_it(text, name, house):
    assert [role.organization for role in actors(text)[name].roles] == [house]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Präsident George W. Bush sprach.", "George W. Bush"),
        ("Carola Reimann-Stolz sprach. Reimann-Stolz ging.", "Carola Reimann-Stolz"),
        ("Der Deutsche Olympische Sportbund tagte.", "Deutscher Olympischer Sportbund"),
        ("Das Arbeits- und Sozialgericht Wien tagte.", "Arbeits- und Sozialgericht Wien"),
    ],
)
def test_names_of_several_parts_are_whole(text, name):
    assert list(actors(text)) == [name]


def test_a_double_surname_is_found_wherever_it_stands():
    bearer = actors("Carola Reimann-Stolz sprach. Dann ging Reimann-Stolz.")["Carola Reimann-Stolz"]
    assert len(bearer.mentions) == 2


def test_the_article_of_a_title_tells_whom_a_pronoun_can_mean():
    text = "Tobias Holz kam. Es gehe, sagte die Vorsitzende Kim Berg. Sie lobte das Gesetz."
    holders = {stance.holder for stance in read(text).stances()}
    assert holders == {"person:kim-berg"}


@pytest.mark.parametrize(
    "name",
    [
        "Vereinigung der Bayerischen Wirtschaft",
        "Bundesverband Deutscher Galerien",
        "Bundesverband der Deutschen Volksbanken und Raiffeisenbanken",
    ],
)
def test_an_association_is_named_with_all_it_is_of(name):
    assert name in actors(f"Die {name} lehnt das Gesetz ab.")


def test_a_word_spelled_like_a_name_is_one_among_others():
    assert {"DGB", "VBW"} <= actors("Der DGB und die VBW kritisieren das Gesetz.").keys()
    assert "TUC" in actors("The TUC and the Institute for Policy Research favour it.", "en")


def test_an_english_surname_is_no_compound():
    assert "Ron Bettencourt" in actors("Council member Ron Bettencourt voted no.", "en")


def test_an_adverb_that_opens_a_sentence_is_nobody():
    found = actors("Scharf ging Jana Prien mit den Anbietern ins Gericht.")
    assert list(found) == ["Jana Prien"]
    named = actors("Die Ministerin Ulrike Scharf kam. Scharf kritisierte die SPD.")
    assert "Ulrike Scharf" in named

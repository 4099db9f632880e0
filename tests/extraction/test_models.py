import pytest
from said import read


def models(text, language="de", published=None):
    return {model.name: model for model in read(text, language, published).models()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OpenAI stellte GPT-4.5 vor.", "GPT-4.5"),
        ("Das gpt-oss-20b-Modell läuft.", "gpt-oss-20b"),
        ("Metas LLama-KI-System erschien.", "Llama"),
        ("DeepSeek mit seinem günstigen R1-Modell überraschte.", "DeepSeek R1"),
        ("Chinas DeepSeek V3 siegte.", "DeepSeek V3"),
        ("Das Sprachmodell Morgenstern übersetzt.", "Morgenstern"),
        ("Die Firma zeigte Nachtfalter-70b.", "Nachtfalter-70b"),
        ("Ihre KI-Technologie „Nordlicht“ bleibt geheim.", "Nordlicht"),
    ],
)
def test_a_model_is_found_under_its_canonical_name(text, name):
    assert list(models(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Der Airbus A320, das iPhone 17 und Windows 11 sind keine Sprachmodelle.",
        "Claude spielte Klavier, ein Falke kreiste, die Nova verglühte.",
        "Das Start-up DeepSeek wächst.",
    ],
)
def test_other_products_and_people_are_no_models(text):
    assert models(text) == {}


def test_size_developer_and_what_it_runs_on_are_read():
    found = models("OpenAI: gpt-oss-120b ist für große Rechner konzipiert.")["gpt-oss-120b"]
    assert (found.parameters, found.developer) == (120 * 10**9, "OpenAI")
    assert found.runs_on == "große Rechner"


def test_a_date_without_year_takes_the_articles_year():
    text = "Am 5. August veröffentlichte OpenAI gpt-oss-20b."
    assert models(text)["gpt-oss-20b"].released == "--08-05"
    assert models(text, published="2026-01-10")["gpt-oss-20b"].released == "2025-08-05"


def test_openness_is_read_from_the_list_it_heads():
    text = "Anders als die geschlossenen Modelle wie GPT-3 und GPT-4 sind Open-Weight-Modelle frei."
    assert models(text)["GPT-4"].openness == "closed"


def test_a_model_named_for_comparison_takes_no_date_from_it():
    found = models("Am 5. August erschien gpt-oss-20b, anders als GPT-4.")
    assert found["GPT-4"].released is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Firma Sprachwerk GmbH stellte das Sprachmodell Morgenstern vor.", "Morgenstern"),
        ("Die Sprachwerk GmbH will ihr Sprachmodell „Morgenstern“ schützen.", "Morgenstern"),
    ],
)
def test_who_releases_or_owns_an_unknown_model_makes_it(text, name):
    assert models(text)[name].developer == "Sprachwerk GmbH"


def test_models_of_a_list_are_as_open_as_it_says():
    found = models("Anders als geschlossene Modelle wie GPT-3 und GPT-4 ist Llama 3 von Meta.")
    assert [found[name].openness for name in ("GPT-3", "GPT-4")] == ["closed", "closed"]


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI hat am 5. August zwei Modelle vorgelegt. gpt-oss-120b ist groß, gpt-oss-20b klein.",
        "OpenAI zeigte gpt-oss-120b und gpt-oss-20b. Die beiden Modelle erschienen am 5. August.",
    ],
)
def test_what_is_told_of_both_models_is_told_of_each(text):
    found = models(text, published="2025-08-20")
    assert {found[name].released for name in ("gpt-oss-120b", "gpt-oss-20b")} == {"2025-08-05"}


def test_two_models_of_different_makes_are_not_those_spoken_of():
    text = "OpenAI hat am 5. August zwei Modelle vorgelegt. Neben GPT-4 nutzt sie Llama 3."
    assert not [model for model in models(text).values() if model.released]


def test_what_a_relative_clause_says_of_a_list_is_told_of_all_in_it():
    found = models("Es läuft lokal, anders als GPT-3 und GPT-4, die geschlossen bleiben.")
    assert [found[name].openness for name in ("GPT-3", "GPT-4")] == ["closed", "closed"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Greta, ein großes Sprachmodell aus Jena, ist da.", "de", "Greta"),
        ("Lindwurm ist ein KI-Modell.", "de", "Lindwurm"),
        ("Das neue Sprachmodell des Start-ups heißt Lindwurm.", "de", "Lindwurm"),
        ("Die Firma taufte ihren Chatbot auf den Namen Greta.", "de", "Greta"),
        ("Sie hat ein KI-Modell gebaut. Das Modell Lindwurm ist da.", "de", "Lindwurm"),
        ("The Lindwurm language model is here.", "en", "Lindwurm"),
        ("The firm unveiled Greta, a large language model.", "en", "Greta"),
        ("They built an AI model. Its model Lindwurm is here.", "en", "Lindwurm"),
    ],
)
def test_what_the_text_calls_a_model_is_one(text, language, name):
    assert list(models(text, language)) == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Konzern zeigte das Modell Taifun auf der Automesse.", "de"),
        ("Das Modell Taifun fährt mit KI.", "de"),
        ("The American AI model race goes on.", "en"),
        ("Die Rakete Sojus-2.1b hob ab.", "de"),
        ("Die Rakete Falcon 1 hob ab.", "de"),
    ],
)
def test_what_is_only_called_like_one_is_none(text, language):
    assert models(text, language) == {}


def test_an_unknown_model_is_known_again_without_a_word_for_it():
    text = "Das Sprachmodell Lindwurm ist da. Lindwurm ist quelloffen, sagt Lindwurm Huber."
    found = models(text)["Lindwurm"]
    assert [text[start:end] for start, end in found.mentions] == ["Lindwurm", "Lindwurm"]
    assert found.openness == "open-source"


@pytest.mark.parametrize(
    ("text", "language", "parameters"),
    [
        ("Das Sprachmodell Lindwurm hat 70,5 Milliarden Parameter.", "de", 70_500_000_000),
        ("Das Sprachmodell Lindwurm ist da. Es hat 900 Millionen Parameter.", "de", 900_000_000),
        ("The Lindwurm language model has 1.5 trillion parameters.", "en", 1_500_000_000_000),
        ("Lindwurm, a 7-billion-parameter language model, is here.", "en", 7_000_000_000),
    ],
)
def test_a_size_told_in_words_is_read(text, language, parameters):
    assert models(text, language)["Lindwurm"].parameters == parameters


def test_what_the_next_sentences_say_of_it_is_told_of_the_model_named_last():
    text = (
        "Das Sprachmodell Lindwurm kommt aus Jena. Es wurde am 3. März 2026 veröffentlicht. "
        "Das Modell ist quelloffen."
    )
    found = models(text)["Lindwurm"]
    assert (found.released, found.openness) == ("2026-03-03", "open-source")


def test_what_the_next_sentence_says_of_another_model_is_not():
    text = "Das Sprachmodell Lindwurm kommt aus Jena. Ein anderes Modell ist quelloffen."
    assert models(text)["Lindwurm"].openness is None


def base_of(text, language="de"):
    facts = read(text, language).background().facts
    return {fact.about: fact.value for fact in facts if fact.kind == "based_on"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Modell Lindwurm-7b basiert auf Llama 3 von Meta.", "de"),
        ("Die Firma stellte Lindwurm-7b vor, das auf Llama 3 aufbaut.", "de"),
        ("Die Firma hat Lindwurm-7b auf Basis von Llama 3 entwickelt.", "de"),
        ("Lindwurm-7b, ein Ableger von Llama 3, läuft auf Laptops.", "de"),
        ("Lindwurm-7b is based on Llama 3.", "en"),
        ("Lindwurm-7b was distilled from Llama 3.", "en"),
    ],
)
def test_what_a_model_is_based_on_is_read(text, language):
    assert base_of(text, language) == {"model:lindwurm-7b": "Llama 3"}


@pytest.mark.parametrize(
    "text", ["Lindwurm-7b beruht nicht auf Llama 3.", "Lindwurm-7b schlägt Llama 3."]
)
def test_what_a_model_is_not_based_on_is_not(text):
    assert base_of(text) == {}


def test_what_is_said_of_a_model_is_not_told_of_the_one_it_is_based_on():
    found = models("Lindwurm-7b, ein Ableger von Qwen 2.5, läuft auf Laptops.")
    assert (found["Lindwurm-7b"].runs_on, found["Qwen 2.5"].runs_on) == ("Laptops", None)


def test_nothing_is_told_of_a_list_that_is_only_compared_with():
    found = models("Es läuft auf Laptops, anders als GPT-3, GPT-4 oder GPT-5.")
    assert {model.runs_on for model in found.values()} == {None}


@pytest.mark.parametrize(
    ("text", "language", "released"),
    [
        ("OpenAI hat am Dienstag gpt-oss-20b veröffentlicht.", "de", "2025-08-05"),
        ("OpenAI hat gestern gpt-oss-20b veröffentlicht.", "de", "2025-08-06"),
        ("OpenAI hat im Mai gpt-oss-20b veröffentlicht.", "de", "2025-05"),
        ("OpenAI hat im Dezember gpt-oss-20b veröffentlicht.", "de", "2024-12"),
        ("The model gpt-oss-20b, released in May, is open.", "en", "2025-05"),
        ("OpenAI released gpt-oss-20b on Tuesday.", "en", "2025-08-05"),
        ("OpenAI will im Dezember gpt-oss-20b veröffentlichen.", "de", None),
    ],
)
def test_dates_are_counted_from_the_articles_own(text, language, released):
    assert models(text, language, "2025-08-07")["gpt-oss-20b"].released == released


def test_a_model_named_right_after_it_was_shown_was_shown_then_and_by_them():
    text = (
        "Die Firma Sprachwerk GmbH hat am Dienstag ihr erstes Sprachmodell veröffentlicht. "
        "Lindwurm 34B ist groß."
    )
    found = models(text, published="2025-08-07")["Lindwurm 34B"]
    assert (found.developer, found.released) == ("Sprachwerk GmbH", "2025-08-05")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die KI Kolibri 34B ist da. Kolibri Max kommt, Kolibri 2 auch.",
         {"Kolibri 34B", "Kolibri Max", "Kolibri 2"}),
        ("Die KI der Zeitung ist Mistral Large.", {"Mistral Large"}),
        ("Der Verein gewann mit 34B Stimmen.", set()),
    ],
)  # fmt: skip
def test_sizes_and_variants_stand_behind_names(text, names):
    assert set(models(text)) == names

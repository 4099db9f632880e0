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

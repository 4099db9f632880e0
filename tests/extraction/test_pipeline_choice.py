"""Which pipeline reads which language, and what becomes of it when one is broken."""

import sys

import pytest

from fake_pipelines import damage, edit_meta, write_package, write_pipeline
from newsdash.configuration import Configuration
from newsdash.extraction.events import Extracted, Stopped
from newsdash.extraction.pipeline_choice import PipelineError, choose
from newsdash.extraction.pipelines import pipeline_for
from newsdash.extraction.process import ExtractionProcess
from newsdash.extraction.stock_pipelines import genuine_stock, installed_stock
from newsdash.extraction.stream import extract_article
from newsdash.records import Article

SENTENCE = "„Das Gesetz kommt“, sagte Jana Berg."
ARTICLE = Article(id="1", path=None, title="", text=SENTENCE, language="de")


@pytest.fixture(autouse=True)
def _forget():
    pipeline_for.cache_clear()
    yield
    pipeline_for.cache_clear()


def configured(value, language="de"):
    return Configuration("/etc/newsdash.toml", ((language, str(value)),))


def told(configuration, language="de"):
    with pytest.raises(PipelineError) as raised:
        choose(language, configuration)
    line = str(raised.value)
    assert line.startswith(f"pipeline.{language} = ")
    assert "/etc/newsdash.toml" in line
    assert "\n" not in line
    return line


# The choice


def test_a_stock_pipeline_comes_before_the_bundled_one_and_that_before_rules(bundle, site):
    assert choose("de").origin == "rules"
    write_pipeline(bundle / "de", version="0.3.0")
    bundled = choose("de")
    assert (bundled.origin, bundled.name, bundled.version) == ("bundled", "de_small", "0.3.0")
    assert bundled.path == bundle / "de"
    data = write_package(site, "de_core_news_sm")
    stock = choose("de")
    assert (stock.origin, stock.name, stock.version) == ("stock", "de_core_news_sm", "3.8.0")
    assert stock.path == data


def test_the_largest_installed_stock_pipeline_is_taken(bundle, site):
    write_package(site, "de_core_news_sm")
    write_package(site, "de_core_news_lg")
    assert choose("de").name == "de_core_news_lg"


def test_what_is_bundled_for_one_language_does_not_read_another(bundle):
    write_pipeline(bundle / "de")
    assert choose("en").origin == "rules"
    assert "only quotation marks" in choose("fr").note


@pytest.mark.parametrize("value", ["bundled", "rules"])
def test_the_user_can_prefer_what_ships_with_newsdash(bundle, site, value):
    write_pipeline(bundle / "de")
    write_package(site, "de_core_news_sm")
    assert choose("de", configured(value)).origin == value


def test_size_and_components_are_known_without_loading(bundle):
    folder = write_pipeline(bundle / "de")
    choice = choose("de")
    assert choice.components == ("sentencizer",)
    assert choice.size() == sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())


def test_a_package_may_be_named_whoever_made_it(bundle, site):
    write_package(site, "de_mine", author="somebody")
    choice = choose("de", configured("de_mine"))
    assert (choice.origin, choice.name) == ("configured", "de_mine")


@pytest.mark.parametrize("inner", ["", "de_mine"])
def test_a_folder_may_be_named(tmp_path, inner):
    write_package(tmp_path, "de_mine")
    folder = tmp_path / (inner or "de_mine/de_mine-3.8.0")
    choice = choose("de", configured(folder))
    assert (choice.origin, choice.name) == ("configured", "de_mine")
    assert choice.path == tmp_path / "de_mine" / "de_mine-3.8.0"


def test_a_package_of_unknown_origin_is_neither_imported_nor_used(bundle, site):
    write_package(site, "de_core_news_md", author="somebody")
    (site / "de_core_news_lg").mkdir()
    (site / "de_core_news_lg" / "__init__.py").write_text("raise SystemExit", encoding="utf-8")
    assert choose("de").origin == "rules"
    assert [found.package for found in installed_stock("de")] == [
        "de_core_news_lg",
        "de_core_news_md",
    ]
    assert list(genuine_stock("de")) == []


def test_a_stock_pipeline_for_another_spacy_is_passed_over_and_told(bundle, site):
    write_package(site, "de_core_news_sm", spacy_version=">=2.3.0,<2.4.0")
    assert choose("de").origin == "rules"
    [found] = installed_stock("de")
    assert "spaCy >=2.3.0,<2.4.0" in found.problem


# What cannot be used


def test_a_package_that_is_not_installed(bundle):
    assert "no package of that name" in told(configured("de_not_there"))
    assert "./de-mine" in told(configured("de-mine"))
    assert "python -m spacy download de_dep_news_trf" in told(configured("de_dep_news_trf"))


def test_naming_a_package_with_a_dot_imports_nothing(bundle, site):
    write_package(site, "de_mine")
    assert "no package of that name" in told(configured("de_mine.inner"))


def test_a_folder_that_is_not_there_or_holds_no_pipeline(tmp_path):
    assert "there is no folder" in told(configured(tmp_path / "gone"))
    assert "meta.json is missing" in told(configured(f"{tmp_path}/"))


def test_a_pipeline_of_another_language(tmp_path):
    folder = write_pipeline(tmp_path / "mine", "en")
    assert "reads en, not de" in told(configured(folder))


def test_a_pipeline_for_another_spacy(tmp_path):
    folder = write_pipeline(tmp_path / "mine", spacy_version=">=4.0.0,<5.0.0")
    assert "made for spaCy >=4.0.0,<5.0.0" in told(configured(folder))


@pytest.mark.parametrize("meta", [b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_pipeline_whose_description_is_damaged(tmp_path, meta):
    folder = write_pipeline(tmp_path / "mine")
    (folder / "meta.json").write_bytes(meta)
    assert "meta.json is damaged" in told(configured(folder))


def test_a_description_of_odd_types_does_no_harm(tmp_path):
    folder = write_pipeline(tmp_path / "mine")
    edit_meta(folder, version=3, pipeline="ner", spacy_version=None)
    assert choose("de", configured(folder)).components == ()


def test_a_pipeline_without_its_configuration(tmp_path):
    folder = write_pipeline(tmp_path / "mine")
    (folder / "config.cfg").unlink()
    assert "config.cfg is missing" in told(configured(folder))


def test_nothing_bundled_for_the_language(bundle):
    assert "no pipeline for fr ships with" in told(configured("bundled", "fr"), "fr")


def test_a_damaged_bundle_leaves_the_rules_and_says_so(bundle):
    write_pipeline(bundle / "de")
    (bundle / "de" / "meta.json").write_text("{", encoding="utf-8")
    choice = choose("de")
    assert choice.origin == "rules"
    assert "meta.json is damaged" in choice.note


# At work


@pytest.mark.parametrize("where", ["bundled", "stock", "configured"])
def test_articles_are_read_with_the_pipeline_and_newsdash_behind_it(bundle, site, where):
    configuration = Configuration()
    if where == "bundled":
        write_pipeline(bundle / "de")
    elif where == "stock":
        write_package(site, "de_core_news_sm")
    else:
        configuration = configured(write_pipeline(site / "mine"))
    names = pipeline_for("de", configuration).nlp.pipe_names
    assert names[0] == "sentencizer"
    assert names[-1] == "newsdash_stances"
    [quote] = extract_article(ARTICLE, configuration).quotes
    assert quote.text == "Das Gesetz kommt"


def test_a_pipeline_that_has_newsdash_components_keeps_them(bundle):
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("newsdash_sentences")
    nlp.add_pipe("newsdash_actors")
    bundle.mkdir()
    nlp.to_disk(bundle / "de")
    names = pipeline_for("de").nlp.pipe_names
    assert names.count("newsdash_actors") == 1
    assert [quote.text for quote in extract_article(ARTICLE).quotes] == ["Das Gesetz kommt"]


def test_the_code_of_a_package_the_user_named_is_there_when_it_is_loaded(bundle, site):
    import spacy
    from spacy.language import Language

    code = (
        "from spacy.language import Language\n"
        "@Language.component('loud')\n"
        "def loud(doc):\n    return doc\n"
    )
    data = write_package(site, "de_loud", author="somebody", code=code)
    nlp = spacy.load(data)
    Language.component("loud", func=lambda doc: doc)
    nlp.add_pipe("loud")
    nlp.to_disk(data)
    pipeline = pipeline_for("de", configured("de_loud"))
    assert "loud" in pipeline.nlp.pipe_names
    assert "de_loud" in sys.modules


def test_a_bundle_that_cannot_be_loaded_gives_way_to_rules_and_says_so(bundle):
    damage(write_pipeline(bundle / "de"))
    pipeline = pipeline_for("de")
    assert pipeline.name == "rules"
    assert str(bundle / "de") in pipeline.note
    assert "cannot be loaded" in pipeline.note
    assert "\n" not in pipeline.note
    assert extract_article(ARTICLE).quotes


def test_a_stock_pipeline_that_cannot_be_loaded_gives_way_to_the_next_best(bundle, site):
    damage(write_package(site, "de_core_news_sm"))
    assert pipeline_for("de").name == "rules"
    pipeline_for.cache_clear()
    write_pipeline(bundle / "de")
    pipeline = pipeline_for("de")
    assert pipeline.name == "de_small"
    assert "de_core_news_sm" in pipeline.note


@pytest.mark.parametrize("value", ["bundled", "named"])
def test_a_configured_pipeline_that_cannot_be_loaded_is_one_line(bundle, value):
    folder = write_pipeline(bundle / "de")
    damage(folder)
    configuration = configured(folder if value == "named" else value)
    with pytest.raises(PipelineError, match="cannot be loaded") as raised:
        extract_article(ARTICLE, configuration)
    assert "\n" not in str(raised.value)


def test_the_extraction_process_reads_with_what_is_configured(tmp_path):
    (tmp_path / "a.txt").write_text("Titel\n" + SENTENCE, encoding="utf-8")
    broken = write_pipeline(tmp_path / "broken")
    damage(broken)
    process = ExtractionProcess([str(tmp_path / "a.txt")], configuration=configured(broken))
    try:
        events = list(process.events())
    finally:
        process.stop()
    assert isinstance(events[-1], Stopped)
    assert "cannot be loaded" in events[-1].reason
    assert not [event for event in events if isinstance(event, Extracted)]

"""Articles read by several processes: the records of one, and a crash costs one article."""

from dataclasses import replace

import pytest
from deadly_pipeline import deadly_configuration

from newsdash import resources
from newsdash.configuration import Configuration
from newsdash.corpus import Unreadable, locate, read
from newsdash.extraction import parallel, stream
from newsdash.extraction.answers import Found, NothingFound
from newsdash.extraction.events import Extracted, Failed, Finished
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.extraction.pool import Pool
from newsdash.records import Article

RULES = Configuration(pipelines=(("de", "rules"), ("en", "rules")))


def news(*texts):
    return [Article(f"a{n}", f"{n}.txt", "t", text, "de") for n, text in enumerate(texts)]


@pytest.fixture
def deadly(site, monkeypatch):
    """A configuration whose pipeline kills the process that reads "Absturz"."""
    return deadly_configuration(site, monkeypatch)


def test_the_records_are_those_of_one_process():
    sources = [str(resources.seeds()), "missing.txt"]
    alone = list(stream.events(sources, None, RULES))
    assert list(parallel.events(sources, None, RULES, jobs=2)) == alone


def test_names_told_apart_and_columns_told_hold_for_two_processes_too(tmp_path):
    (tmp_path / "table.csv").write_text(
        "Kopf,Rumpf,Fuß\nEins,„Das Bad bleibt“ – das sagte Anna Berg am Dienstag.,x\n"
        "Zwei,„Das Bad geht“ – das sagte Anna Maria Berg am Mittwoch.,y\n",
        encoding="utf-8",
    )
    told = replace(RULES, columns=(("text", "Rumpf"), ("title", "Kopf")))
    apart = replace(told, apart_actors=(("Anna Berg", "Anna Maria Berg"),))
    of_one, of_two = (
        [
            [event for event in reading if isinstance(event, Extracted)]
            for reading in (
                stream.events([str(tmp_path)], None, configuration),
                parallel.events([str(tmp_path)], None, configuration, jobs=2),
            )
        ]
        for configuration in (told, apart)
    )
    assert of_one[0] == of_one[1]
    assert of_two[0] == of_two[1]
    assert [_people(reading[0]) for reading in (of_one, of_two)] == [1, 2]


def _people(extracted):
    return len({actor.id for event in extracted for actor in event.extraction.actors})


def test_a_process_that_dies_costs_the_article_it_was_reading(deadly):
    texts = ["Jana Berg kommt.", "Ein Absturz.", "Uwe Ohm geht.", "Noch ein Absturz.", "Ende."]
    with Pool(2, deadly) as pool:
        answers = [answer for answer, _ in pool((article, None) for article in news(*texts))]
    assert [isinstance(answer, Found) for answer in answers] == [True, False, True, False, True]
    assert [a.reason for a in answers if isinstance(a, NothingFound)] == [
        "the process that read it ended with SIGKILL; please report it"
    ] * 2


def test_what_comes_between_the_articles_stays_in_its_place():
    first, second = news("Jana Berg kommt.", "Uwe Ohm geht.")
    tasks = [(None, 1), (first, 2), (None, 3), (second, 4), (None, 5)]
    with Pool(2, RULES) as pool:
        answers = list(pool(tasks))
    assert [key for _, key in answers] == [1, 2, 3, 4, 5]
    assert [answer is None for answer, _ in answers] == [True, False, True, False, True]


def test_an_article_that_is_too_long_is_told_as_by_one_process(tmp_path):
    (tmp_path / "long.txt").write_text("Wort " * 250_000)
    (tmp_path / "short.txt").write_text("Jana Berg kommt.")
    alone, by_two = (
        [event for event in events if isinstance(event, Failed | Extracted | Finished)]
        for events in (
            stream.events([str(tmp_path)], None, RULES),
            parallel.events([str(tmp_path)], None, RULES, jobs=2),
        )
    )
    assert isinstance(alone[0], Failed)
    assert by_two == alone


def test_a_pipeline_that_cannot_be_loaded_ends_it():
    missing = Configuration(pipelines=(("de", "de_not_there"),))
    with Pool(2, missing) as pool, pytest.raises(PipelineError, match="de_not_there"):
        list(pool((article, None) for article in news("Jana Berg kommt.")))


def test_a_pool_that_is_left_early_ends_its_processes():
    articles = [a for place in locate([str(resources.seeds())]) for a in read(place)]
    articles = [a for a in articles if not isinstance(a, Unreadable)]
    with Pool(2, RULES) as pool:
        next(iter(pool((article, None) for article in articles)))
        processes = [worker._process for worker in pool._workers]
    assert processes
    assert all(process.poll() is not None for process in processes)

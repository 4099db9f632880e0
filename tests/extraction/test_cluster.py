"""An archive read by a cluster: the records of one process, whatever happens to the workers."""

import contextlib
import logging
import os
import signal
from dataclasses import replace

import pytest
from deadly_pipeline import deadly_configuration

from newsdash import resources
from newsdash.configuration import Configuration
from newsdash.corpus import locate, read
from newsdash.extraction.stream import extract
from newsdash.library import Library
from newsdash.library.checking import check
from newsdash.library.importing import import_parts
from newsdash.library.writing import WritableLibrary
from newsdash.records import Article, to_json

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
pytest.importorskip("pyarrow", reason="the extra dask is not installed")

from newsdash.extraction.cluster import extract_to_parts  # noqa: E402
from newsdash.extraction.parts import NoPartsError, part_files, read_part, read_parts  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")  # what Dask warns of is not ours

RULES = Configuration(pipelines=(("de", "rules"), ("en", "rules")))


@contextlib.contextmanager
def cluster(workers=2):
    import dask

    # a partition is given up when one process has died of it: the others would only take longer
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=":0",
            silence_logs=logging.CRITICAL,
        ) as made,
        distributed.Client(made) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def client():
    with cluster() as made:
        yield made


@pytest.fixture(scope="module")
def articles():
    found = [a for place in locate([str(resources.seeds())]) for a in read(place)]
    assert all(isinstance(a, Article) for a in found)
    return found


@pytest.fixture(scope="module")
def alone(articles):
    return [to_json(found) for found in extract(articles, RULES)]


def run(client, articles, folder, configuration=RULES, size=3):
    given = [(article, article.path) for article in articles]
    return list(extract_to_parts(client, given, folder, configuration, size))


def records(folder):
    return [to_json(row.settled) for row in read_parts(folder) if row.settled]


def test_the_records_are_those_of_one_process(client, articles, alone, tmp_path):
    assert run(client, articles, tmp_path)[-1].done == 12
    assert records(tmp_path) == alone
    assert len(part_files(tmp_path)) == len(list(tmp_path.iterdir())) == 4


def test_a_library_takes_them_in(client, articles, alone, tmp_path):
    run(client, articles, tmp_path / "parts")
    with WritableLibrary(tmp_path / "library.db") as library:
        for _ in range(2):
            list(import_parts(library, tmp_path / "parts"))
    with Library(tmp_path / "library.db") as library:
        assert [to_json(e.extraction) for b in library.entries() for e in b] == alone
        assert list(check(library)) == []


def test_what_is_done_is_not_done_again(client, articles, alone, tmp_path):
    given = [(article, article.path) for article in articles]
    going = extract_to_parts(client, given, tmp_path, RULES, 3)
    next(going)
    going.close()
    before = {f.name: f.stat().st_ino for f in part_files(tmp_path / ".unsettled")}
    assert before

    sent = []
    real = client.submit
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "submit", lambda *a, **k: sent.append(a) or real(*a, **k))
        run(client, articles, tmp_path)
        assert len(sent) == 4 - len(before)
        run(client, articles, tmp_path)
        assert len(sent) == 4 - len(before)
    assert records(tmp_path) == alone


def test_a_changed_article_is_read_again_with_its_part_only(client, articles, tmp_path):
    run(client, articles, tmp_path)
    before = set(part_files(tmp_path))
    changed = Article("neu", None, "Neu", "„Das Bad bleibt“, sagte Jana Berg.", "de")
    run(client, [*articles[:-1], changed], tmp_path)
    assert len(before & set(part_files(tmp_path))) == 3
    assert records(tmp_path) == [to_json(e) for e in extract([*articles[:-1], changed], RULES)]


def test_a_worker_killed_in_the_middle_costs_nothing_and_doubles_nothing(articles, alone, tmp_path):
    with cluster() as client:
        given = [(article, article.path) for article in articles]
        going = extract_to_parts(client, given, tmp_path, RULES, 1)
        next(going)
        victim = next(iter(client.run(os.getpid).values()))
        os.kill(victim, signal.SIGKILL)
        last = list(going)[-1]
    assert (last.done, last.failures) == (12, [])
    assert records(tmp_path) == alone


def test_an_article_that_no_worker_survives_costs_only_itself(site, tmp_path, monkeypatch):
    configuration = deadly_configuration(site, monkeypatch)
    texts = ("Jana Berg kommt.", "Ein Absturz.", "Uwe Ohm geht.")
    articles = [Article(f"a{n}", None, f"t{n}", text, "de") for n, text in enumerate(texts)]
    with cluster() as client:
        [progress] = run(client, articles, tmp_path / "parts", configuration)
    assert [where for where, _ in progress.failures] == ["t1"]
    rows = list(read_parts(tmp_path / "parts"))
    assert [row.article.id for row in rows] == ["a0", "a1", "a2"]
    assert [row.settled is None for row in rows] == [False, True, False]


def test_what_holds_no_extractions_is_named(tmp_path):
    with pytest.raises(NoPartsError, match="no extractions"):
        next(read_parts(tmp_path))
    (tmp_path / "part-1.parquet").write_bytes(b"no Parquet")
    with pytest.raises(NoPartsError, match=r"part-1\.parquet"):
        read_part(tmp_path / "part-1.parquet")


def test_names_told_apart_are_apart_in_the_parts(client, tmp_path):
    texts = {
        "Anna Berg": "„Das Bad bleibt“, sagte Anna Berg.",
        "Anna Maria Berg": "„Nein“, sagte Anna Maria Berg.",
    }
    news = [Article(name, None, name, text, "de") for name, text in texts.items()]
    apart = replace(RULES, apart_actors=(tuple(texts),))
    run(client, news, tmp_path, apart, size=1)
    assert records(tmp_path) == [to_json(found) for found in extract(news, apart)]
    assert len({a.id for found in extract(news, apart) for a in found.actors}) == 2

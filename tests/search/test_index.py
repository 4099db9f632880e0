import msgspec

from generated import library
from newsdash.records import Actor, AIModel, Article, Extraction, Role
from newsdash.search.index import Index
from newsdash.search.suggest import closest_name


def article(number: int, published: str | None = None, **found) -> Extraction:
    return Extraction(1, Article(f"a{number}", None, "T", "Text", "de", published), **found)


def person(name: str, *mentions: int, **facts) -> Actor:
    return Actor("p", name, "person", mentions=tuple((m, m + 1) for m in mentions), **facts)


def test_an_actor_is_one_row_over_all_articles():
    index = Index()
    index.add(article(1, actors=(person("S. Altman", 1, roles=(Role("Chef", "OpenAI"),)),)))
    index.add(article(2, actors=(person("Sam Altman", 1, 2, aliases=("Altman",)),)))
    index.add(article(3, actors=(person("Sam Altman", 3, roles=(Role("CEO", None),)),)))
    (row,) = index.actors.rows
    assert (row.name, row.mentions, len(row.sightings)) == ("Sam Altman", 4, 3)
    assert list(row.aliases) == ["Altman"]
    assert [role.title for role in row.roles] == ["Chef", "CEO"]


def test_the_first_fact_known_of_a_model_stands_and_tells_its_article():
    unknown = AIModel("m", "M", None, None, None, None, None, None, None)
    index = Index()
    index.add(article(1, models=(unknown,)))
    index.add(article(2, models=(msgspec.structs.replace(unknown, parameters=7, released="2024"),)))
    index.add(article(3, models=(msgspec.structs.replace(unknown, parameters=8),)))
    (row,) = index.models.rows
    assert (row.parameters, row.released, row.openness) == (7, "2024", None)
    assert row.sources == {"parameters": 1, "released": 1}


def test_an_article_that_comes_again_is_ignored():
    index = Index()
    assert index.add(article(1, actors=(person("A", 1),)))
    assert not index.add(article(1, actors=(person("A", 1),)))
    assert index.actors.rows[0].mentions == 1


def test_quotes_are_shown_newest_first_and_those_without_a_date_last():
    first, second, third = (next(library(3, seed=s)) for s in (1, 2, 3))
    dated = [("2023-05", first), (None, second), ("2025-08-05", third)]
    index = Index()
    for number, (published, extraction) in enumerate(dated):
        changed = msgspec.structs.replace(extraction.article, id=str(number), published=published)
        index.add(msgspec.structs.replace(extraction, article=changed))
    index.sort()
    articles = [index.quotes.rows[number].article for number in index.quotes.order]
    assert list(dict.fromkeys(articles)) == [2, 0, 1]


def test_actors_are_shown_by_how_often_they_are_named():
    index = Index()
    for extraction in library(40):
        index.add(extraction)
        index.sort()
    named = [index.actors.rows[number].mentions for number in index.actors.order]
    assert named == sorted(named, reverse=True)


def test_a_misspelt_name_is_recognised_and_nonsense_is_not():
    names = ["Sam Altman", "Mark Zuckerberg", *(f"Person {n}" for n in range(500))]
    assert closest_name("zukkerberg", names) == "Mark Zuckerberg"
    assert closest_name("qqqqxxxx", names) is None
    assert closest_name("altman", names, cancelled=lambda: True) is None

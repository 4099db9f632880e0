"""What the user has set right in the configuration."""

from newsdash.configuration import Configuration
from newsdash.extraction.stream import extract
from newsdash.records import Article

TEXT = (
    "Ministerin Jana Berg lobte die Deutsche Bahn. „Das reicht“, sagte Berg. "
    "Der Konzern Lurago lehnt die Hebesätze ab. Lurago SE kritisierte Berg."
)


def read(**decided):
    article = Article(id="1", path=None, title="", text=TEXT, language="de")
    chosen = Configuration(pipelines=(("de", "rules"),), **decided)
    [found] = extract([article], chosen)
    return found


def names(found):
    return {actor.name for actor in found.actors}


def test_names_that_are_one_actor_become_one_with_all_that_is_theirs():
    found = read(same_actors=(("Berg-Lurago", ("Jana Berg", "Lurago")),))
    assert "Berg-Lurago" in names(found)
    assert not {"Jana Berg", "Lurago"} & names(found)
    [actor] = [a for a in found.actors if a.name == "Berg-Lurago"]
    assert {"Jana Berg", "Lurago"} <= set(actor.aliases)
    assert found.quotes[0].speaker.actor == actor.id
    assert actor.id in {stance.holder for stance in found.stances}
    assert len({a.id for a in found.actors}) == len(found.actors)


def test_what_is_no_actor_says_and_holds_nothing():
    found = read(no_actors=("Jana Berg",))
    assert "Jana Berg" not in names(found)
    [direct] = [quote for quote in found.quotes if quote.kind == "direct"]
    assert (direct.speaker.text, direct.speaker.actor) == ("Berg", None)
    known = {actor.id for actor in found.actors}
    assert {stance.holder for stance in found.stances} <= known


def test_nothing_decided_changes_nothing():
    assert read() == read(same_actors=(("Nobody Here", ("Someone Else",)),))


def test_own_topics_come_first():
    plain = {stance.target.name for stance in read().stances}
    own = {stance.target.name for stance in read(topics=(("Grundsteuer", ("hebes",)),)).stances}
    assert "Grundsteuer" in own - plain

"""Which inputs are found behind what the user names."""

import os

import pytest

from newsdash.corpus import Location, Unreadable, locate


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A folder of articles and other things, from inside which it is called ``news``."""
    monkeypatch.chdir(tmp_path)
    for name in [
        "news/b.txt",
        "news/a.md",
        "news/c.JSON",
        "news/deep/er/d.jsonl",
        "news/license-granted.txt",
        "news/picture.png",
        "news/.hidden.txt",
        "news/.git/e.txt",
        "news/README.md",
        "news/readme.txt",
        "news/LICENSE-MIT.txt",
        "news/CHANGELOG.md",
        "news/deep/CONTRIBUTING.md",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Die Meldung", encoding="utf-8")
    return tmp_path / "news"


def paths(*sources):
    found = list(locate(sources))
    assert all(isinstance(item, Location) for item in found), found
    return [item.path for item in found]


def complaint(*sources):
    [problem] = locate(sources)
    assert isinstance(problem, Unreadable)
    assert "\n" not in problem.reason
    return problem


def test_files_of_every_kind_are_found(news):
    names = "a.html b.HTM c.csv d.tsv e.docx f.rtf g.pdf h.eml i.warc j.warc.gz k.xml l.rss m.atom"
    (news / "all").mkdir()
    for name in [*names.split(), "n.tar.gz", "o.gz", "p.doc"]:
        (news / "all" / name).write_bytes(b"x")
    assert paths("news/all") == [f"news/all/{name}" for name in names.split()]


def test_addresses_are_given_once_and_looked_up_nowhere():
    assert list(locate(["HTTPS://news.example/a?b=*", "HTTPS://news.example/a?b=*"])) == [
        Location("HTTPS://news.example/a?b=*")
    ]


def test_a_folder_gives_its_articles_sorted_and_to_the_bottom(news):
    assert paths("news") == [
        "news/a.md",
        "news/b.txt",
        "news/c.JSON",
        "news/deep/er/d.jsonl",
        "news/license-granted.txt",
    ]


def test_paths_stay_as_the_user_gave_them(news):
    assert paths("./news/deep") == ["./news/deep/er/d.jsonl"]
    assert paths(str(news / "b.txt")) == [str(news / "b.txt")]


def test_sources_come_in_the_order_given(news):
    assert paths("news/b.txt", "news/a.md") == ["news/b.txt", "news/a.md"]


def test_what_is_reached_twice_is_given_once(news):
    link = news / "same.txt"
    link.symlink_to(news / "b.txt")
    assert paths("news/b.txt", "./news/b.txt", "news/same.txt", "news/b*") == ["news/b.txt"]


def test_a_folder_whose_articles_are_already_given_is_no_error(news):
    assert paths("news/deep/er/d.jsonl", "news/deep", "news/deep/er") == ["news/deep/er/d.jsonl"]


def test_a_folder_that_links_to_itself_is_read_once(news):
    (news / "deep" / "loop").symlink_to(news, target_is_directory=True)
    assert len(paths("news")) == 5


def test_a_pattern_is_expanded(news):
    assert paths("news/[ab].*") == ["news/a.md", "news/b.txt"]


def test_a_pattern_reaches_into_folders(news):
    assert paths("**/*.jsonl") == ["news/deep/er/d.jsonl"]


def test_a_pattern_passes_over_files_of_other_kinds(news):
    assert paths("news/[bp]*") == ["news/b.txt"]


@pytest.mark.parametrize("name", ["[b].txt", "what*.txt", "who?.md"])
def test_a_file_with_a_pattern_for_a_name_is_that_file(news, name):
    (news / name).write_text("Die Meldung", encoding="utf-8")
    assert paths(f"news/{name}") == [f"news/{name}"]


def test_a_quoted_tilde_is_the_home_folder(news, monkeypatch):
    monkeypatch.setenv("HOME", str(news))
    assert paths("~/b.*") == [str(news / "b.txt")]


def test_a_hyphen_is_standard_input_and_counts_once(news):
    assert list(locate(["-", "news/b.txt", "-"])) == [Location(None), Location("news/b.txt")]


def test_every_location_is_one_input(news):
    assert [location.inputs for location in locate(["-", "news/b.txt"])] == [1, 1]


def test_a_named_file_without_a_suffix_is_accepted(news):
    (news / "article").write_text("Die Meldung", encoding="utf-8")
    assert paths("news/article") == ["news/article"]


def test_a_named_readme_is_an_article(news):
    assert paths("news/README.md") == ["news/README.md"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nothing.txt", "there is no such file"),
        ("nothing*.txt", "nothing matches"),
        ("www.example.org/a", "begins with https://"),
        ("news/*.png", "none of what it matches"),
        ("news/.git/HEAD", "there is no such file"),
        ("news/picture.png", ".png files are not read"),
        ("ftp://example.org/a", "only web addresses that begin with http"),
        ("", "not the name of a file"),
        ("a\0b", "not the name of a file"),
    ],
)
def test_a_source_that_leads_nowhere_is_named_with_the_reason(news, source, reason):
    problem = complaint(source)
    assert problem.where == source
    assert reason in problem.reason


def test_a_folder_without_articles_is_named(news):
    (news / "empty").mkdir()
    assert complaint("news/empty").where == "news/empty"
    assert "holds no articles" in complaint("news/empty").reason


def test_a_bad_source_does_not_stop_the_next(news):
    found = list(locate(["nothing.txt", "news/b.txt"]))
    assert isinstance(found[0], Unreadable)
    assert found[1] == Location("news/b.txt")


def test_a_broken_link_in_a_folder_is_not_passed_over_in_silence(news):
    (news / "gone.txt").symlink_to("nowhere.txt")
    assert "news/gone.txt" in paths("news")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_folder_that_may_not_be_opened_is_named(news):
    (news / "deep").chmod(0)
    try:
        found = list(locate(["news"]))
    finally:
        (news / "deep").chmod(0o755)
    assert Unreadable("news/deep", "it may not be read; check its permissions") in found
    assert Location("news/b.txt") in found

"""The static site: every link leads to a file, and nothing needs a server."""

import re
from xml.etree import ElementTree

import pytest

from marsad import api, feeds
from marsad.errors import InputError
from marsad.web.app import create_app
from marsad.web.site import file_of, write_site


@pytest.fixture(scope="module")
def app(library):
    return create_app(library, [*api.routes(library), *feeds.routes(library, "https://news.example")])


def test_every_link_leads_to_a_file(app, library, tmp_path):
    articles = [f"/article/{filed.article.id}" for filed in library.every_article()]
    report = write_site(app, tmp_path, articles)
    assert report.missing == 0
    for article in articles:
        assert (tmp_path / f"{article.lstrip('/')}.html").is_file()
    for file in tmp_path.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "<form" not in html
        for link in re.findall(r'(?:href|src)="([^"#]+)', html):
            if not link.startswith(("https://", "data:")):
                assert (file.parent / link).is_file(), (file.name, link)
    assert not list(tmp_path.rglob("*.rss"))
    write_site(app, tmp_path)


def test_with_an_address_it_has_feeds_and_a_sitemap(app, tmp_path):
    write_site(app, tmp_path, ["/feed.rss"], site="https://news.example/")
    assert (tmp_path / "feed.rss").read_bytes().startswith(b"<?xml")
    places = [place.text for place in ElementTree.parse(tmp_path / "sitemap.xml").iter() if place.text]
    assert "https://news.example/index.html" in places


def test_a_folder_with_other_files_is_left_alone(app, tmp_path):
    (tmp_path / "thesis.doc").write_text("x")
    with pytest.raises(InputError):
        write_site(app, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.doc"]


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/story/s1", "story/s1.html"),
        ("/search?q=x", None),
        ("/preferences?theme=dark", None),
        ("/claims?class=deny", None),
        ("/article/..%2F..%2Fetc", None),
        ("/api/v1/stories", None),
        ("/static/marsad.css?v=1", "static/marsad.css"),
        ("/story/s1.rss", None),
    ],
)
def test_what_needs_a_server_becomes_no_file(address, file):
    made = file_of(address, feeds=False)
    if address.startswith("/article/.."):
        assert made is not None
        assert ".." not in made.split("/")
    else:
        assert made == file


def test_a_name_of_any_letters_becomes_a_plain_one():
    made = file_of("/name/person:%D8%A3%D8%AD%D9%85%D8%AF/../x", feeds=False)
    assert made is not None
    assert re.fullmatch(r"[A-Za-z0-9_.~/-]+", made)
    assert ".." not in made.split("/")
    assert file_of("/name/a%3Ab", feeds=False) == file_of("/name/a:b", feeds=False)

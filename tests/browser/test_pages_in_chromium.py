"""Every page in a real browser: right-to-left, accessible, quiet."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

ARTEFACTS = Path(os.environ.get("MARSAD_ARTEFACTS", "artefacts"))
MISSING = "/story/none"
WIDTHS = {"phone": 390, "desk": 1440}


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh tab; fails the test on a console error or a request to anywhere else."""
    language, width, scheme = getattr(request, "param", ("ar", "desk", "light"))
    context = browser.new_context(
        locale=language, viewport={"width": WIDTHS[width], "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda m: troubles.append(m.text) if m.type == "error" and not _missing(m) else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda r: (
            troubles.append(r.url) if "127.0.0.1" not in r.url and not r.url.startswith("data:") else None
        ),
    )
    yield page
    context.close()
    assert troubles == []


def _missing(message: ConsoleMessage) -> bool:
    """The one page that is asked for and is not there: Chromium calls its 404 an error."""
    return str(message.location.get("url", "")).endswith(MISSING)


def _first(tab: Page, site: str, start: str, selector: str) -> str:
    tab.goto(site + start)
    address = tab.locator(selector).first.get_attribute("href")
    assert address
    return address


def _addresses(tab: Page, site: str) -> dict[str, str]:
    story = _first(tab, site, "/", ".card h2 a")
    return {
        "now": "/",
        "story": story,
        "article": _first(tab, site, story, ".coverage a"),
        "name": _first(tab, site, "/claims", ".said .who a"),
        "search": "/search?q=%D8%AC%D9%86%D9%88%D8%AF",
        "claims": "/claims",
        "sources": "/sources",
        "about": "/about",
        "missing": MISSING,
    }


@pytest.mark.parametrize(
    "tab",
    [
        ("ar", "desk", "light"),
        ("ar", "phone", "dark"),
        ("en", "desk", "dark"),
        ("en", "phone", "light"),
    ],
    indirect=True,
    ids=lambda p: "-".join(p),
)
def test_every_page_is_accessible_and_keeps_to_itself(
    tab: Page, site: str, request: pytest.FixtureRequest
) -> None:
    """axe finds nothing, the page runs in its direction and does not scroll sideways."""
    language, width, scheme = request.node.callspec.params["tab"]
    ARTEFACTS.mkdir(exist_ok=True)
    for name, address in _addresses(tab, site).items():
        tab.goto(site + address)
        assert tab.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert tab.locator("h1").count() == 1, name
        overflow = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{name} is {overflow} px too wide"
        tab.screenshot(path=ARTEFACTS / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
        found = Axe().run(tab).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == [], name


def test_the_slash_key_goes_to_the_search_box(tab: Page, site: str) -> None:
    """A desk editor never takes the hand off the keyboard."""
    tab.goto(site)
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "q"
    tab.keyboard.type("جنود")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=*")


def test_a_choice_is_remembered(tab: Page, site: str) -> None:
    """Language and theme hold from page to page."""
    tab.goto(site)
    tab.get_by_text("English").click()
    assert tab.locator("html").get_attribute("lang") == "en"
    tab.goto(site + "/about")
    assert tab.locator("html").get_attribute("lang") == "en"

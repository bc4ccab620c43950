"""Hostile pages: deep, crowded, endless; twice the page may take twice the time, not four times."""

import importlib
import time
import warnings

import pytest

from marsad.model.page import Page
from marsad.reading import read

TEXT = "قال الوزير إن الحكومة ستبدأ تنفيذ المشروع في مطلع العام المقبل بعد اكتمال الدراسات الفنية اللازمة. "

PAGES = {
    "nested": lambda many: "<html><body>" + "<div>" * many + TEXT * 5 + "</div>" * many,
    "unclosed": lambda many: "<html><body><p>" + "<b><i>" * many + TEXT * 5,
    "links": lambda many: (
        "<html><body>"
        + "".join(f"<li><a href=/{n}>عنوان خبر رقم {n} في الصفحة</a></li>" for n in range(many))
        + f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    ),
    "sections": lambda many: f"<h2>عنوان فرعي في المقال</h2><p>{TEXT}</p>" * many,
    "markers": lambda many: "اقرأ أيضا:\nعنوان خبر آخر في الموقع\n" * many,
    "brackets": lambda many: "[" * many,
    "open tags": lambda many: "<" * many,
    "feed": lambda many: (
        "<rss><channel>" + f"<item><title>خبر</title><description>{TEXT}</description></item>" * many
    ),
}


@pytest.fixture(scope="module", autouse=True)
def _heavy_modules() -> None:
    """Load what reading loads late, so that no measurement pays for an import."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("feedparser", "trafilatura", "readability", "lxml.html"):
            importlib.import_module(name)


@pytest.mark.parametrize("name", PAGES)
def test_time_grows_with_size(name: str) -> None:
    def seconds(many: int) -> float:
        page = Page(content=PAGES[name](many).encode(), door="file")
        start = time.process_time()
        assert read(page).refused != "broken"
        return time.process_time() - start

    seconds(10)
    small = max(seconds(300), 0.01)
    assert seconds(1200) < 12 * small + 0.1

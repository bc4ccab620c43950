"""The whole way on either database: pages become articles, stories, claims, and can be found."""

from datetime import date
from pathlib import Path

from marsad import bootstrap
from marsad.adapters.door import Doors
from marsad.adapters.pool import OneProcess
from marsad.flows.add import AddReport, add
from marsad.flows.check import check
from marsad.flows.search import search
from marsad.flows.stories import get_story, list_stories
from marsad.flows.sync import sync
from marsad.ports import ClaimQuery
from marsad.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "pages"


def test_pages_become_articles_stories_and_hits(address, tmp_path):
    settings = Settings(index=str(tmp_path / "index"))
    archive = bootstrap.open_archive(address, create=True)
    report = AddReport()
    for page in sorted(EXAMPLES.glob("*.txt"))[:12]:
        add(Doors(settings).offered(str(page)), archive, OneProcess(), report)
    assert report.new >= 8
    sync(archive, bootstrap.followers(archive, address, settings))

    store = bootstrap.weave_store(archive)
    threads = list_stories(store).items
    assert sum(thread.size for thread in threads) == report.new
    assert get_story(archive, store, threads[0].id).members
    assert archive.claims(ClaimQuery()).items

    (first, *_) = archive.recent(1).items
    word = max((first.headline or first.body).split(), key=len)
    found = search(archive, bootstrap.index_home(address, settings), word, today=date(2024, 11, 3))
    assert found.total >= 1
    assert check(archive, bootstrap.checked(archive, address, settings)).faults == ()
    archive.close()

"""``marsad add`` that is killed (SIGKILL) at its Nth database statement; run by test_killed.

Usage: killed_add.py N ACKNOWLEDGED ARCHIVE PAGES...; what was acknowledged is written to a file.
"""

import os
import signal
import sys

from sqlalchemy import Engine, event

from marsad import bootstrap
from marsad.adapters.pool import OneProcess
from marsad.flows.add import AddReport, add
from marsad.flows.sync import sync

PAGES_AT_ONCE = 5


def main(fatal: int, acknowledged: str, address: str, pages: list[str]) -> None:
    statements = 0

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_: object) -> None:
        nonlocal statements
        statements += 1
        if statements == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    settings = bootstrap.settings()
    archive = bootstrap.open_archive(address, create=True)
    doors = bootstrap.doors(settings)
    report = AddReport()
    with open(acknowledged, "a", encoding="utf-8") as out:  # noqa: PTH123 - flushed line by line

        def tell(told: AddReport) -> None:
            out.write("".join(f"{which}\n" for which in told.articles))
            out.flush()
            told.articles.clear()

        for page in pages:
            offered = doors.offered(page)
            add(offered, archive, OneProcess(), report, at_once=PAGES_AT_ONCE, tell=tell)
    sync(archive, bootstrap.followers(archive, address, settings))
    archive.close()
    print(statements)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])

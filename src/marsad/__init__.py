"""Marsad (مرصد): an observatory for Arabic news.

Who said it, through whom, when, and who says otherwise.

>>> import marsad
>>> with marsad.open("news") as archive:  # doctest: +SKIP
...     for hit in archive.search("كورسك").hits:
...         print(hit.headline, hit.source)
"""

from typing import TYPE_CHECKING

from marsad.version import VERSION

if TYPE_CHECKING:  # at run time these come in when they are used: `import marsad` costs nothing
    from datetime import datetime
    from os import PathLike

    from marsad.flows.library import Library
    from marsad.flows.reading import ReadPage

__version__ = VERSION
__all__ = ["__version__", "open", "read"]


def open(path: "str | PathLike[str] | None" = None) -> "Library":  # noqa: A001 - marsad.open, as one says it
    """Open an archive for reading: its directory, or a postgresql:// address; the set one by default.

    Raises ``ArchiveMissing``, ``ArchiveError``. Close it, or use it in a ``with``.
    """
    from marsad import bootstrap

    settings = bootstrap.settings()
    return bootstrap.library(bootstrap.archive_address(str(path) if path else None, settings), settings)


def read(content: "str | bytes", *, url: str | None = None, seen: "datetime | None" = None) -> "ReadPage":
    """Read a page (HTML, text, a feed): its articles and what was found in each. Keeps nothing.

    *seen* (aware) is when it was saved: the outer bound of every date on it. ``refused`` of the
    answer says why a page gave no article.
    """
    from marsad.flows.reading import read_page
    from marsad.model.page import Page

    text = isinstance(content, str)
    return read_page(
        Page(
            content=content.encode() if isinstance(content, str) else content,
            door="stdin",
            url=url,
            charset="utf-8" if text else None,
            seen=seen,
        )
    )

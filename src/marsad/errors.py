"""Every error Marsad raises on purpose, in one tree.

MarsadError
├── InputError             what the user gave cannot be used            (exit 2)
│   ├── PageRefused        this page holds nothing that can be read     (exit 3)
│   ├── QueryError         the query cannot be understood; has a place  (exit 2)
│   └── NotFound           no such article, story, name                 (exit 4)
├── ArchiveError           the archive cannot be opened or is damaged   (exit 5)
│   ├── ArchiveMissing     there is no archive there
│   └── ArchiveBusy        another process holds the one writer's place
├── IndexUnavailable       the search index cannot answer               (exit 5)
├── SettingsError          an unknown or impossible setting             (exit 2)
├── FetchError             the network did not give the page            (exit 6)
└── DeliveryError          nobody took the mail or the webhook's call   (exit 6)

Each class has a stable ``key``; the message is said in English and in Arabic at the edge from
``marsad/messages.toml``, with the error's typed values filled in. Exit 1 is kept for the unforeseen.
"""

from typing import ClassVar


class MarsadError(Exception):
    """Root of the tree. *values* fill the placeholders of the message named by ``key``."""

    key: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, **values: str | int | float | None) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class InputError(MarsadError):
    """What the user gave cannot be used."""

    key = "error.input"
    exit_code = 2


class PageRefused(InputError):
    """This page holds nothing that can be read; ``values["reason"]`` says why."""

    key = "error.page.refused"
    exit_code = 3


class QueryError(InputError):
    """The query cannot be understood; ``values["position"]`` is the offending character."""

    key = "error.query"


class NotFound(InputError):
    """No such article, story or name."""

    key = "error.not_found"
    exit_code = 4


class ArchiveError(MarsadError):
    """The archive cannot be opened or is damaged."""

    key = "error.archive"
    exit_code = 5


class ArchiveMissing(ArchiveError):
    """There is no archive at that place."""

    key = "error.archive.missing"


class ArchiveBusy(ArchiveError):
    """Another process holds the place of the one writer."""

    key = "error.archive.busy"


class IndexUnavailable(MarsadError):
    """The search index cannot answer."""

    key = "error.index"
    exit_code = 5


class SettingsError(MarsadError):
    """An unknown or impossible setting."""

    key = "error.settings"
    exit_code = 2


class FetchError(MarsadError):
    """The network did not give the page."""

    key = "error.fetch"
    exit_code = 6


class DeliveryError(MarsadError):
    """The mail server, or the address of a webhook, did not take the message."""

    key = "error.delivery"
    exit_code = 6

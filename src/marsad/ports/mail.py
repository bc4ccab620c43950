"""The way out for mail."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message to one person. ``reference`` names it for good: the same twice is the same message.

    ``list_name`` is the list it belongs to.
    """

    to: str
    subject: str
    text: str
    html: str
    reference: str
    list_name: str = "marsad"
    language: str = "ar"


class Mailer(Protocol):
    """Hands messages to a mail server."""

    def send(self, mail: Mail) -> None:
        """Return after the server has taken the message; raises ``DeliveryError``."""
        ...

"""Mail by SMTP: any server, with TLS from the start or by STARTTLS. DKIM is the mail server's work."""

import smtplib
import ssl
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Literal

from marsad.adapters.clock import SystemClock
from marsad.errors import DeliveryError, InputError
from marsad.ports.mail import Mail

Security = Literal["starttls", "tls", "none"]
SECONDS = 30


class SmtpMailer:
    """Sends through one server; a connection a message, so that nothing is held while nothing is sent."""

    def __init__(
        self,
        host: str,
        port: int,
        sender: str,
        *,
        security: Security = "starttls",
        login: tuple[str, str] | None = None,
    ) -> None:
        self._host = host
        self._port = port
        self._sender = address_of(sender)
        self._security = security
        self._login = login

    def check(self, mail: Mail) -> None:
        """Raise ``InputError`` where the message cannot be written: an address that is none."""
        self._message(mail)

    def send(self, mail: Mail) -> None:
        """Return after the server has taken the message; raises ``DeliveryError``."""
        message = self._message(mail)
        try:
            with self._connection() as server:
                if self._security == "starttls":
                    server.starttls(context=ssl.create_default_context())
                if self._login is not None:
                    server.login(*self._login)
                server.send_message(message, self._sender.addr_spec, [mail.to])
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryError(f"{error}", to=mail.to, server=f"{self._host}:{self._port}") from error

    def _connection(self) -> smtplib.SMTP:
        if self._security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self._host, self._port, timeout=SECONDS, context=context)
        return smtplib.SMTP(self._host, self._port, timeout=SECONDS)

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["From"] = self._sender
        message["To"] = address_of(mail.to)
        message["Subject"] = mail.subject
        message["Date"] = SystemClock().now()
        # The same message sent again after a crash bears the same name, so that mail programs show one.
        message["Message-ID"] = f"<{mail.reference}.{_digest(mail.to)}@{self._sender.domain}>"
        message["Content-Language"] = mail.language
        message["List-Id"] = f"<marsad.{self._sender.domain}>"
        message["List-Unsubscribe"] = f"<mailto:{self._sender.addr_spec}?subject=unsubscribe>"
        message["Auto-Submitted"] = "auto-generated"
        message["Precedence"] = "bulk"
        message.set_content(mail.text, cte="base64")
        message.add_alternative(mail.html, subtype="html", cte="base64")
        return message


def address_of(given: str) -> Address:
    """Return the address; raises ``InputError`` for what is none, or holds more than one line or person."""
    name, _, spec = given.rpartition("<") if given.endswith(">") else ("", "", given + ">")
    try:
        if any(ord(letter) < 32 or letter in ",;\x7f\u2028\u2029" for letter in given):
            raise ValueError("it holds characters that no address has")
        found = Address(display_name=name.strip().strip('"'), addr_spec=spec[:-1].strip())
        if not found.username or ("." not in found.domain and found.domain != "localhost"):
            raise ValueError("it has no name or no domain")
    except (ValueError, IndexError, HeaderParseError) as error:
        raise InputError(f"{given!r} is no mail address: {error}", given=given) from error
    return found


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]

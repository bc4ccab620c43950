"""``marsad digest``: the newsletter."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.edge import REFUSED, ArchiveOption, command, complain
from marsad.errors import DeliveryError, InputError

if TYPE_CHECKING:
    from marsad.flows.digest import Digest
    from marsad.flows.library import Library
    from marsad.mail.writing import Style
    from marsad.settings import Settings

SinceOption = Annotated[
    str,
    typer.Option("--since", help="First day: 2024-10-31, yesterday, 7d, 2w, or last (where the last ended)."),
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Last day. Default: today.")]
ToOption = Annotated[
    Path | None, typer.Option("--to", metavar="FILE", help="Write it: .html, else plain text. Sends nothing.")
]
SendOption = Annotated[
    list[str] | None, typer.Option("--send", metavar="ADDRESS", help="Send it there; may be given again.")
]
LanguageOption = Annotated[str, typer.Option("--language", help="Language of its own words: ar or en.")]
TemplatesOption = Annotated[
    Path | None,
    typer.Option("--templates", metavar="DIR", help="Folder with a digest.html, digest.txt of your own."),
]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=100, help="How many stories at most.")]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "digest", example="marsad digest --since yesterday --to digest.html")
    def digest(
        since: SinceOption = "yesterday",
        until: UntilOption = None,
        to: ToOption = None,
        send: SendOption = None,
        language: LanguageOption = "ar",
        templates: TemplatesOption = None,
        limit: LimitOption = 12,
        archive: ArchiveOption = None,
    ) -> int:
        """Make the newsletter: stories with something new, their figures, disputes and denials.

        Every sentence links to the article that prints it. Without --to or --send the plain text is
        printed. Sending needs the settings `smtp_host` and `mail_from`; nobody gets an issue twice,
        and nobody who asked never to be written to (`marsad follow never`) gets any.

        Exit codes: 0 done, 2 wrong call or setting, 3 some were not reached, 5 no archive.
        """
        from marsad import bootstrap
        from marsad.flows.digest import last_until, make_digest, since_day, told_since
        from marsad.mail.writing import LANGUAGES, Style, digest_html, digest_text

        if language not in LANGUAGES:
            raise InputError(f"{language!r} is none of {', '.join(LANGUAGES)}", given=language)
        settings = bootstrap.settings()
        style = Style(site=settings.site or "http://127.0.0.1:8000", language=language, templates=templates)
        with bootstrap.library(bootstrap.archive_address(archive, settings), settings) as library:
            now = bootstrap.now()
            first = since_day(since, now, last_until(library))
            last = since_day(until, now) if until else now.date().isoformat()
            if first > last:
                raise InputError(f"{first} is after {last}", given=since)
            told = told_since(library, first) if since == "last" else frozenset()
            issue = make_digest(library, first, last, limit, told)
            if send:
                return _send(library, settings, issue, style, send)
            if to is not None:
                to.write_text(
                    digest_html(issue, style)
                    if to.suffix in (".html", ".htm")
                    else digest_text(issue, style),
                    encoding="utf-8",
                )
                print(f"{len(issue.stories)} stories, {first} to {last}", file=sys.stderr)
            else:
                print(digest_text(issue, style), end="")
        return 0


def _send(
    library: "Library", settings: "Settings", issue: "Digest", style: "Style", addresses: list[str]
) -> int:
    from marsad import bootstrap
    from marsad.flows.digest import remember_sent, was_sent
    from marsad.flows.follow import may_mail
    from marsad.mail.writing import digest_mail

    mailer = bootstrap.mailer(settings)
    mails = [digest_mail(issue, to, style) for to in dict.fromkeys(addresses)]
    for mail in mails:
        mailer.check(mail)  # a wrong address is found before the first is written to
    sent = failed = 0
    for mail in mails:
        if was_sent(library, issue, mail.to) or not may_mail(library, mail.to):
            continue
        try:
            mailer.send(mail)
        except DeliveryError as error:
            complain(error)
            failed += 1
            continue
        remember_sent(library, issue, mail.to)
        sent += 1
    print(f"sent: {sent}, not reached: {failed}, not again: {len(mails) - sent - failed}", file=sys.stderr)
    return REFUSED if failed else 0

"""``marsad follow``: be told when something changes."""

import sys
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from marsad.cli.edge import REFUSED, ArchiveOption, JsonOption, command, complain, print_json, table
from marsad.errors import DeliveryError, InputError
from marsad.model.analysis import CueClass

if TYPE_CHECKING:
    from marsad.flows.follow import Due, Subscription
    from marsad.flows.library import Library
    from marsad.settings import Settings

WhatArgument = Annotated[
    str,
    typer.Argument(metavar="WHAT", help="story, speaker, search, figure; list, stop, run, failures, never."),
]
ValueArgument = Annotated[
    str,
    typer.Argument(metavar="[VALUE]", help="A story's id, a speaker, a query; a number to stop; an address."),
]
MailOption = Annotated[str | None, typer.Option("--mail", metavar="ADDRESS", help="Tell by mail.")]
WebhookOption = Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Tell by a signed call.")]
EveryOption = Annotated[str, typer.Option("--every", help="At most once: now (each run), hour, day.")]
ClassOption = Annotated[str | None, typer.Option("--class", "-c", help="Of a speaker: only deny, confirm, …")]
MeasureOption = Annotated[str | None, typer.Option("--measure", help="Of a story's figures: only this one.")]
QuietOption = Annotated[str, typer.Option("--quiet", metavar="22-7", help="Hours in which nothing is sent.")]
ZoneOption = Annotated[str, typer.Option("--zone", help="Time zone of --quiet, as Asia/Riyadh.")]
DryOption = Annotated[
    bool, typer.Option("--dry-run", help="With run: print what would be sent; send nothing.")
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "follow", example="marsad follow speaker الكرملين --class deny --mail me@example.org")
    def follow(
        what: WhatArgument,
        value: ValueArgument = "",
        mail: MailOption = None,
        webhook: WebhookOption = None,
        every: EveryOption = "now",
        cls: ClassOption = None,
        measure: MeasureOption = None,
        quiet: QuietOption = "",
        zone: ZoneOption = "UTC",
        dry_run: DryOption = False,
        archive: ArchiveOption = None,
        json: JsonOption = False,
    ) -> int:
        """Follow a story, a speaker, a search or a figure; `run` sends what is due (put it in cron).

        Only what arrives after the wish is told, each once; a kill in between repeats one message
        under the same reference. Stories, speakers and searches also have feeds, which need no wish.

        Exit codes: 0 done, 2 wrong call or setting, 3 some were not reached, 4 no such story.
        """
        from marsad import bootstrap

        settings = bootstrap.settings()
        with bootstrap.library(bootstrap.archive_address(archive, settings), settings) as library:
            if what == "list":
                _list(library, json=json)
            elif what == "failures":
                _failures(library, json=json)
            elif what == "stop":
                from marsad.flows.follow import unsubscribe

                unsubscribe(library, int(value) if value.isdecimal() else -1)
            elif what == "never":
                from marsad.flows.follow import never_mail

                never_mail(library, value)
            elif what == "run":
                return _run(library, settings, dry_run=dry_run)
            else:
                wish = _wish(what, value, mail, webhook, every)
                _keep(library, wish, (cls, measure), (quiet, zone))
        return 0


def _wish(what: str, value: str, mail: str | None, webhook: str | None, every: str) -> "Subscription":
    from marsad.flows.follow import Every, Subscription, What

    if what not in get_args(What):
        raise InputError(f"{what!r} is none of {', '.join(get_args(What))}", given=what)
    if every not in get_args(Every):
        raise InputError(f"{every!r} is none of {', '.join(get_args(Every))}", given=every)
    if (mail is None) == (webhook is None):
        raise InputError("say where to: --mail ADDRESS or --webhook URL", given=what)
    to = f"mail:{mail}" if mail is not None else f"webhook:{webhook}"
    return Subscription(what=what, value=value, to=to, every=every)  # type: ignore[arg-type] # both checked above


def _keep(
    library: "Library",
    wish: "Subscription",
    narrowed: tuple[str | None, str | None],
    quiet: tuple[str, str],
) -> None:
    import secrets
    from dataclasses import replace

    from marsad import bootstrap
    from marsad.flows.follow import subscribe

    cls, measure = narrowed
    if cls is not None and cls not in get_args(CueClass):
        raise InputError(f"there is no class {cls!r}", given=cls)
    kind, _, address = wish.to.partition(":")
    if kind == "mail":
        bootstrap.checked_address(address)
    secret = secrets.token_hex(24) if kind == "webhook" else ""
    whole = replace(wish, cue=cls, measure=measure, quiet=quiet[0], zone=quiet[1], secret=secret)  # type: ignore[arg-type] # one of CueClass: checked above
    print(f"following, number {subscribe(library, whole)}")
    if secret:
        print(f"secret of the signature (shown once): {secret}")


def _list(library: "Library", *, json: bool) -> None:
    from marsad.flows.follow import subscriptions

    found = subscriptions(library)
    if json:
        print_json(
            {
                "number": s.number,
                "what": s.shown,
                "to": s.to,
                "every": s.every,
                "quiet": s.quiet,
                "zone": s.zone,
            }
            for s in found
        )
    elif found:
        table(None, ("number", "what", "to", "every", "quiet"), (
            (s.number, s.shown, s.to, s.every, f"{s.quiet} {s.zone}" if s.quiet else "") for s in found
        ))  # fmt: skip


def _failures(library: "Library", *, json: bool) -> None:
    from marsad.flows.follow import failures

    rows = [{**each.payload, "at": each.at.isoformat()} for each in failures(library)]
    if json:
        print_json(rows)
    elif rows:
        table(None, ("when", "follow", "message", "why", "given up"), (
            (row["at"], row["follow"], row["reference"], row["reason"], row["given_up"]) for row in rows
        ))  # fmt: skip


def _run(library: "Library", settings: "Settings", *, dry_run: bool) -> int:
    from marsad import bootstrap
    from marsad.flows.follow import due, was_refused, was_told

    sent = failed = 0
    for each in due(library, bootstrap.now()):
        if dry_run:
            for alert in each.alerts:
                print(f"{each.subscription.number} {each.subscription.to}: {alert.title}: {alert.text}")
            continue
        try:
            if each.alerts:
                _deliver(library, settings, each)
                sent += 1
        except DeliveryError as error:
            complain(error)
            was_refused(library, each, error.message)
            failed += 1
            continue
        was_told(library, each)
    if not dry_run:
        print(f"sent: {sent}, not reached: {failed}", file=sys.stderr)
    return REFUSED if failed else 0


def _deliver(library: "Library", settings: "Settings", each: "Due") -> None:
    from marsad import bootstrap
    from marsad.flows.follow import may_mail
    from marsad.mail.writing import Style, alert_mail

    kind, _, address = each.subscription.to.partition(":")
    site = settings.site or "http://127.0.0.1:8000"
    if kind == "webhook":
        body = _body(each, site)
        at = int(bootstrap.now().timestamp())
        bootstrap.caller(settings).call(address, body, each.subscription.secret, each.reference, at)
    elif may_mail(library, address):
        style = Style(site=site, language="en" if settings.language == "en" else "ar")
        mail = alert_mail(each.alerts, each.subscription.shown, address, style, each.reference)
        bootstrap.mailer(settings).send(mail)


def _body(each: "Due", site: str) -> bytes:
    import msgspec

    alerts = [
        {"id": a.id, "title": a.title, "text": a.text, "url": f"{site}{a.path}", "source": a.where}
        for a in each.alerts
    ]
    return msgspec.json.encode(
        {
            "schema": "marsad.alert/1",
            "reference": each.reference,
            "following": each.subscription.shown,
            "alerts": alerts,
        }
    )

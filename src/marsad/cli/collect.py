"""``marsad collect`` and ``marsad source``: the doors through which news comes in by itself."""

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, command, print_json, table

OnceOption = Annotated[bool, typer.Option("--once", help="Stop when nothing is due any more.")]
AddressArgument = Annotated[
    str,
    typer.Argument(
        metavar="ADDRESS",
        help="A site, feed, sitemap or section page; or a folder, to watch for saved pages.",
    ),
]
OpmlArgument = Annotated[Path, typer.Argument(metavar="FILE.opml", help="A list of feeds.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Open what was found without asking.")]


def register(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    source = typer.Typer(help="The doors of the archive: list, open, shut.", no_args_is_help=True)
    app.add_typer(source, name="source")
    _register_collect(app)
    _register_add(source)
    _register_list(source)
    _register_remove(source)
    _register_import(source)
    _register_export(source)


def _register_collect(app: typer.Typer) -> None:
    @command(app, "collect", example="marsad collect --once")
    def collect(once: OnceOption = False, archive: ArchiveOption = None) -> None:
        """Knock at the doors that are due, fetch what they offer and keep it, politely, until stopped.

        Exit codes: 0 stopped or done, 5 no archive, 130 interrupted.
        """
        from marsad import bootstrap, running

        settings = bootstrap.settings()
        report = running.collect(bootstrap.archive_address(archive, settings), settings, once=once)
        print(
            f"{report.doors} doors visited, {report.offered} new addresses, {report.fetched} fetched, "
            f"{report.kept} articles kept, {report.troubles} troubles"
        )


def _register_add(source: typer.Typer) -> None:
    @command(source, "add", example="marsad source add aljazeera.net")
    def add(address: AddressArgument, yes: YesOption = False, archive: ArchiveOption = None) -> None:
        """Look at an address, say what it offers, and open the doors you agree to.

        Exit codes: 0 done, 2 nothing there offers articles, 6 nobody answered.
        """
        from marsad import bootstrap
        from marsad.flows.doors import Proposal, folder_proposal, propose

        settings = bootstrap.settings()
        if Path(address).is_dir():
            proposals: tuple[Proposal, ...] = (folder_proposal(Path(address), bootstrap.clock()),)
        else:
            proposals = propose(address, bootstrap.fetcher(settings), bootstrap.clock())
        rows = ((p.door.kind, p.door.address, p.door.name, p.offers) for p in proposals)
        table(None, ("kind", "address", "name", "offers now"), rows)
        if not yes and not typer.confirm(f"Open these {len(proposals)} doors?"):
            return
        store = bootstrap.door_store(bootstrap.archive_address(archive, settings))
        for proposal in proposals:
            store.put(proposal.door)


def _register_list(source: typer.Typer) -> None:
    @command(source, "list", example="marsad source list")
    def list_(archive: ArchiveOption = None, json: JsonOption = False) -> None:
        """List the doors: when each was last visited, what it brought, what went wrong.

        Exit codes: 0 done, 5 no archive.
        """
        from marsad import bootstrap
        from marsad.flows.door_record import door_record

        store = bootstrap.door_store(bootstrap.archive_address(archive, bootstrap.settings()))
        every = store.every()
        if json:
            print_json(door_record(door) for door in every)
            return
        rows = (
            (
                door.address,
                door.kind,
                "on" if door.on else "shut",
                door.succeeded.isoformat() if door.succeeded else None,
                f"{door.every_seconds // 60} min",
                door.offered,
                door.kept,
                door.trouble,
            )
            for door in every
        )
        columns = ("address", "kind", "state", "last success", "every", "offered", "kept", "trouble")
        table(None, columns, rows)


def _register_import(source: typer.Typer) -> None:
    @command(source, "import", example="marsad source import feeds.opml")
    def import_(file: OpmlArgument, yes: YesOption = False, archive: ArchiveOption = None) -> None:
        """Open the feeds that an OPML file lists (what feed readers export). Open doors stay as they are.

        Exit codes: 0 done, 1 not confirmed, 2 no OPML, or no feed in it.
        """
        from marsad import bootstrap
        from marsad.collecting.opml import read_opml
        from marsad.errors import InputError
        from marsad.model.door import SourceDoor

        try:
            listed = read_opml(file.read_bytes())
        except OSError as error:
            raise InputError(f"{file}: {error.strerror or error}") from error
        store = bootstrap.door_store(bootstrap.archive_address(archive, bootstrap.settings()))
        known = {door.address for door in store.every()}
        fresh = [(address, name) for address, name in listed if address not in known]
        if not listed:
            raise InputError(f"{file} lists no feed")
        table(None, ("address", "name"), fresh)
        if fresh and not yes:
            typer.confirm(f"Open these {len(fresh)} doors?", abort=True)
        for address, name in fresh:
            store.put(SourceDoor(address=address, kind="feed", name=name, due=bootstrap.clock().now()))
        print(f"{len(fresh)} doors opened, {len(listed) - len(fresh)} were open")


def _register_export(source: typer.Typer) -> None:
    @command(source, "export", example="marsad source export > feeds.opml")
    def export(archive: ArchiveOption = None) -> None:
        """Print the doors that other programs understand (feeds, sitemaps) as OPML.

        Exit codes: 0 done, 5 no archive.
        """
        import sys

        from marsad import bootstrap
        from marsad.collecting.opml import write_opml

        address = bootstrap.archive_address(archive, bootstrap.settings())
        sys.stdout.buffer.write(write_opml(bootstrap.door_store(address).every()))


def _register_remove(source: typer.Typer) -> None:
    @command(source, "remove", example="marsad source remove https://example.org/feed")
    def remove(address: AddressArgument, archive: ArchiveOption = None) -> None:
        """Take a door away. What came through it stays.

        Exit codes: 0 done, 4 there is no such door.
        """
        from marsad import bootstrap
        from marsad.errors import NotFound

        if not bootstrap.door_store(bootstrap.archive_address(archive, bootstrap.settings())).remove(address):
            raise NotFound(f"there is no door {address}", kind="door", id=address)

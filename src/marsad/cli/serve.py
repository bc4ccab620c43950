"""``marsad serve``: the web application on this machine."""

import socket
from typing import Annotated

import typer

from marsad.cli.edge import ArchiveOption, command
from marsad.errors import SettingsError

HostOption = Annotated[
    str | None, typer.Option("--host", help="Address to listen on. Default: this machine alone.")
]
PortOption = Annotated[
    int | None, typer.Option("--port", "-p", min=0, max=65535, help="Port; 0 takes a free one.")
]

CollectOption = Annotated[
    bool, typer.Option("--collect/--no-collect", help="Visit the open doors meanwhile (marsad source).")
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "serve", example="marsad serve --archive ~/news --port 8000")
    def serve(
        archive: ArchiveOption = None,
        host: HostOption = None,
        port: PortOption = None,
        collect: CollectOption = True,
    ) -> None:
        """Serve the web application, the API and the feeds; collect through the archive's open doors.

        Stories and index catch up with the archive while it serves. Stop with Ctrl-C.

        Exit codes: 0 stopped, 2 the port is taken, 5 no archive.
        """
        from marsad import bootstrap, running

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        listener = _listener(host or settings.host, settings.port if port is None else port)
        print(f"http://{_shown(listener)}/", flush=True)
        running.serve(address, settings, listener, collecting=collect)


def _listener(host: str, port: int) -> socket.socket:
    """Take the port before anything is opened; raises ``SettingsError`` in words where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        message = f"cannot listen on {host} port {port}: {error.strerror}; try --port {min(port + 1, 65535)}"
        raise SettingsError(message, setting="port") from error
    return listener


def _shown(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

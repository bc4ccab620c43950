"""Processes that run until they are stopped: the web application, the collector, the followers."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from socket import socket
from threading import Event, Thread

from marsad import bootstrap
from marsad.flows.collect import AT_ONCE, CollectReport
from marsad.flows.sync import keep_up, sync
from marsad.settings import Settings

IDLE_SECONDS = 0.5


def serve(address: str, settings: Settings, listener: socket, *, collecting: bool = True) -> None:
    """Serve the archive on *listener* until stopped; meanwhile collect, and let followers catch up.

    A thread that fails is logged and begins anew; the pages go on. Ends within seconds of a signal.
    """
    import uvicorn

    bootstrap.start_logging(settings)
    library = bootstrap.library(address, settings)
    archive = bootstrap.open_archive(address)
    stop = Event()
    work = [Thread(target=keep_up, args=(archive, bootstrap.followers(archive, address, settings), stop))]
    if collecting:
        work.append(Thread(target=_collect_for_ever, args=(address, settings, stop)))
    for thread in work:
        thread.start()
    try:
        app = bootstrap.web(library, settings, bootstrap.door_store(address))
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3)
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        stop.set()
        for thread in work:
            thread.join()
        archive.close()
        library.close()


def collect(address: str, settings: Settings, *, once: bool, stop: Event | None = None) -> CollectReport:
    """Collect into the archive at *address* until *stop*, or with *once* until nothing is due."""
    bootstrap.start_logging(settings)
    stop = stop or Event()
    archive = bootstrap.open_archive(address, create=True)
    doors = bootstrap.door_store(address)
    with (
        closing(archive),
        ThreadPoolExecutor(AT_ONCE) as threads,
        closing(bootstrap.pool(settings)) as workers,
    ):
        collector = bootstrap.collector(archive, workers, threads, settings)
        followers = bootstrap.followers(archive, address, settings)
        while not stop.is_set():
            if collector.round():
                sync(archive, followers)
            elif once and not doors.waiting(bootstrap.clock().now()):
                break
            else:
                stop.wait(IDLE_SECONDS)
        return collector.report


def _collect_for_ever(address: str, settings: Settings, stop: Event) -> None:
    while not stop.is_set():
        try:
            collect(address, settings, once=False, stop=stop)
        except Exception:
            logging.getLogger("marsad.collect").exception("collecting failed; it will begin anew")
            stop.wait(30)

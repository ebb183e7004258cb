"""Connections that are open and send nothing."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import Iterator


@contextmanager
def idle_connections(port: int, count: int) -> Iterator[None]:
    """Keeps so many open meanwhile.

    They belong to a process of their own, as the number of open files of each is limited.
    """
    ours, theirs = Pipe()
    process = Process(target=_hold, args=(port, count, theirs))
    process.start()
    theirs.close()  # So that recv raises if the process has failed.
    ours.recv()
    try:
        yield
    finally:
        ours.send("close them")
        process.join()


def _hold(port: int, count: int, parent: Connection) -> None:
    connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(count)]
    parent.send("they are open")
    parent.recv()
    for connection in connections:
        connection.close()

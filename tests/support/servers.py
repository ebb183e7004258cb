"""Starts and stops the servers under test, and tells whether one of them misbehaved.

Environment:
  PERILUNE_BINARY      the binary to test; default build/release/perilune of this repository.
  PERILUNE_TEST_REDIS  1 starts redis-server in Perilune's place: the tests test themselves.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from support.report import report
from support.resp import Client, ConnectionClosed

REPOSITORY = Path(__file__).resolve().parents[2]
START_ATTEMPTS = 3  # Somebody may take the port between our look and the server's bind.
START_TIMEOUT_S = 30.0
STOP_TIMEOUT_S = 20.0
SHOWN_LOG_BYTES = 16_000
REPORTS = (
    b"ERROR: AddressSanitizer",
    b"ERROR: LeakSanitizer",
    b"WARNING: ThreadSanitizer",
    b"ThreadSanitizer:",
    b"runtime error:",
    b"CHECK failed",
)


class ServerFailure(Exception):
    """The server did not start, died, or reported a bug of its own."""


def free_port() -> int:
    """Returns a loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def binary() -> Path:
    """Returns the path of the perilune under test. Raises ServerFailure if it is not built."""
    default = REPOSITORY / "build" / "release" / "perilune"
    path = Path(os.environ.get("PERILUNE_BINARY", default)).resolve()
    if not path.exists():
        raise ServerFailure(f"{path} does not exist; build it or set PERILUNE_BINARY")
    return path


class Server:
    """One server process in a directory of its own; a context manager.

    Leaving the context stops the process, and raises ServerFailure if it had misbehaved.
    """

    name = "server"
    is_oracle = False

    def __init__(self, options: list[str] | None = None) -> None:
        self._options = options or []
        self._directory = tempfile.TemporaryDirectory(prefix="perilune-test-")
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.stop()
        finally:
            self._directory.cleanup()

    @property
    def pid(self) -> int:
        """The id of the process. Requires: it was started."""
        assert self._process is not None
        return self._process.pid

    @property
    def directory(self) -> Path:
        """Where the process runs and writes its files."""
        return Path(self._directory.name)

    def command_line(self, port: int) -> list[str]:
        """Returns the command that starts this kind of server on `port`."""
        raise NotImplementedError

    def connect(self) -> Client:
        """Returns a new connection."""
        return Client(self.port)

    def start(self) -> None:
        """Starts the process and returns once it answers."""
        for attempt in range(START_ATTEMPTS):
            self.port = free_port()
            self._launch()
            if self._answers():
                return
            self._kill()
            if attempt + 1 < START_ATTEMPTS and b"in use" not in self._log():
                break
        raise ServerFailure(f"{self.name} did not start:\n{self.shown_log()}")

    def ensure_running(self) -> None:
        """Starts the process again if it has died."""
        if self._process is None or self._process.poll() is not None:
            self.start()

    def restart(self) -> None:
        """Ends the process, whatever it is doing, and starts it again."""
        self._kill()
        self.start()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """The process does not execute: what is sent meanwhile it finds all at once."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def check(self) -> None:
        """Raises ServerFailure if the process has died or has reported a bug."""
        code = None if self._process is None else self._process.poll()
        if code is not None:
            raise ServerFailure(f"{self.name} died with code {code}:\n{self.shown_log()}")
        self._check_log()

    def stop(self) -> None:
        """Ends the process by SIGTERM; raises ServerFailure if that was not a clean end."""
        if self._process is None:
            return
        process, self._process = self._process, None
        died_early = process.poll() is not None
        if not died_early:
            process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise ServerFailure(f"{self.name} ignored SIGTERM:\n{self.shown_log()}") from None
        if died_early or code not in (0, -signal.SIGTERM):
            raise ServerFailure(f"{self.name} ended with code {code}:\n{self.shown_log()}")
        self._check_log()

    def shown_log(self) -> str:
        """Returns the end of what the process wrote to stdout and stderr."""
        return self._log()[-SHOWN_LOG_BYTES:].decode(errors="replace")

    def _launch(self) -> None:
        with open(self._log_path(), "wb") as log:
            self._process = subprocess.Popen(
                self.command_line(self.port) + self._options,
                cwd=self._directory.name,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _answers(self) -> bool:
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                return False
            try:
                with self.connect() as client:
                    if int(report(client, "server")["process_id"]) == self.pid:
                        return True  # Else somebody has taken the port: ours will say so and end.
            except (OSError, ConnectionClosed):
                pass
            time.sleep(0.01)
        return False

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _check_log(self) -> None:
        log = self._log()
        for report in REPORTS:
            if report in log:
                raise ServerFailure(f"{self.name} reported a bug:\n{self.shown_log()}")

    def _log_path(self) -> Path:
        return self.directory / "output.log"

    def _log(self) -> bytes:
        path = self._log_path()
        return path.read_bytes() if path.exists() else b""


class Perilune(Server):
    """The server under test."""

    name = "perilune"

    def command_line(self, port: int) -> list[str]:
        return [str(binary()), "serve", "--port", str(port)]


class Oracle(Server):
    """Debian's redis-server, whose behaviour is the reference."""

    name = "redis-server"
    is_oracle = True

    def command_line(self, port: int) -> list[str]:
        return [
            "redis-server", "--bind", "127.0.0.1", "--port", str(port),
            "--save", "", "--appendonly", "no",
        ]


def server_under_test(options: list[str] | None = None) -> Server:
    """Returns a Perilune, not started; a redis-server if PERILUNE_TEST_REDIS is 1."""
    if os.environ.get("PERILUNE_TEST_REDIS") == "1":
        return Oracle(options)
    return Perilune(options)

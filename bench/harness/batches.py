"""A load of requests that are built beforehand.

They are different ones, which redis-benchmark cannot send, or such as a server answers faster than
redis-benchmark sends them.
"""

from __future__ import annotations

import select
import socket
import time
from dataclasses import dataclass
from typing import Iterable, Iterator, Sequence

from harness.load import Measurement, percentile
from harness.pinned_server import LOADER_PROCESSOR, PinnedServer
from harness.process import on_processor
from support.resp import Word, encode_command

_RECEIVED_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Batch:
    """Requests that are sent by one write, and what makes out that they were answered."""

    sent: bytes
    requests: int
    reply_lines: int


def batch_of(requests: Iterable[tuple[Sequence[Word], int]]) -> Batch:
    """Returns the batch of the requests, each with the number of lines of its reply."""
    listed = list(requests)
    return Batch(b"".join(encode_command(words) for words, _ in listed), len(listed),
                 sum(lines for _, lines in listed))


class _Connection:
    """One that sends a batch, waits for its replies, and then sends the next."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._lines_left = 0
        self._sent_at_s = 0.0

    def send(self, batch: Batch) -> None:
        self._lines_left = batch.reply_lines
        self._sent_at_s = time.perf_counter()
        self.socket.sendall(batch.sent)

    def receive(self) -> float | None:
        """Takes what has come. Returns the batch's latency in ms if that was all of it."""
        received = self.socket.recv(_RECEIVED_AT_ONCE)
        if not received or received.startswith(b"-") or b"\n-" in received:
            raise RuntimeError(f"not the replies that were expected: {received[:300]!r}")
        self._lines_left -= received.count(b"\n")
        if self._lines_left > 0:
            return None
        return (time.perf_counter() - self._sent_at_s) * 1e3


@dataclass(frozen=True)
class Batches:
    """All batches, in their order, each by whichever connection is free: a pass."""

    batches: tuple[Batch, ...]
    # Commands that make each pass as the first; they are not measured.
    before_pass: tuple[tuple[Word, ...], ...] = ()
    clients: int = 20

    def measure(self, server: PinnedServer, requests: int) -> Measurement:
        in_a_pass = sum(batch.requests for batch in self.batches)
        passes = max(1, round(requests / in_a_pass))
        used_s = cpu_s = kernel_s = 0.0
        latencies_ms: list[float] = []
        connections = [_Connection(server.port) for _ in range(self.clients)]
        with on_processor(LOADER_PROCESSOR), server.connect() as client:
            for _ in range(passes):
                client.pipeline(self.before_pass)
                begin_s, begin_cpu_s = time.perf_counter(), server.cpu_s()
                begin_kernel_s = server.kernel_s()
                latencies_ms += _send_all(connections, self.batches)
                used_s += time.perf_counter() - begin_s
                cpu_s += server.cpu_s() - begin_cpu_s
                kernel_s += server.kernel_s() - begin_kernel_s
        for connection in connections:
            connection.socket.close()
        latencies_ms.sort()
        sent = passes * in_a_pass
        return Measurement(sent / used_s, cpu_s / sent * 1e6, kernel_s / sent * 1e6,
                           *(percentile(latencies_ms, share) for share in (0.5, 0.99, 0.999)),
                           server.resident_bytes())


def _send_all(connections: list[_Connection], batches: tuple[Batch, ...]) -> Iterator[float]:
    """Yields the latency of each batch, in ms."""
    left = iter(batches)
    waiting: dict[int, _Connection] = {}
    with select.epoll() as ready:  # A selector takes longer for each event.
        for connection, batch in zip(connections, left):
            waiting[connection.socket.fileno()] = connection
            ready.register(connection.socket, select.EPOLLIN)
            connection.send(batch)
        while waiting:
            for descriptor, _ in ready.poll():
                latency_ms = waiting[descriptor].receive()
                if latency_ms is None:
                    continue
                yield latency_ms
                batch = next(left, None)
                if batch is None:
                    ready.unregister(descriptor)
                    del waiting[descriptor]
                else:
                    waiting[descriptor].send(batch)

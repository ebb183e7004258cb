"""Work that several threads of a test do at once."""

from __future__ import annotations

import threading
from collections.abc import Callable


def in_parallel(workers: list[Callable[[], None]]) -> None:
    """Runs each in a thread; raises what the first to fail has raised."""
    failures: list[BaseException] = []

    def guarded(worker: Callable[[], None]) -> None:
        try:
            worker()
        except BaseException as failure:  # noqa: BLE001: handed on below.
            failures.append(failure)

    threads = [threading.Thread(target=guarded, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]

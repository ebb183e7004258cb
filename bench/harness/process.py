"""What the kernel says of a process: the processor time and the memory that it has used."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator


def cpu_s(pid: int) -> float:
    """Returns the processor time of all its threads, ended ones included."""
    # clock_getcpuclockid(3): the clock's id is made of the process' id.
    return time.clock_gettime_ns((~pid << 3) | 2) / 1e9


def kernel_s(pid: int) -> float:
    """Returns the part of cpu_s that was spent in the kernel, which counts it in ticks."""
    behind_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(behind_name[12]) / os.sysconf("SC_CLK_TCK")


def resident_bytes(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"process {pid} has no VmRSS")


@contextmanager
def on_processor(processor: int) -> Iterator[None]:
    """Keeps this process on one processor meanwhile."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {processor})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Sets a variable for the processes that are started meanwhile."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before

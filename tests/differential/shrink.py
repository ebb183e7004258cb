"""Shortens a sequence of steps that ends in a difference, so that a person can read it."""

from __future__ import annotations

import time
from typing import Callable, Sequence, TypeVar

Item = TypeVar("Item")


def shrunk(
    steps: Sequence[Item], still_fails: Callable[[list[Item]], bool], limit_s: float
) -> list[Item]:
    """Returns a part of `steps`, in order, for which `still_fails` holds.

    Drops ever smaller runs of steps while that holds, for at most `limit_s`. The last step, at
    which the difference shows, always stays. Requires: still_fails(steps).
    """
    deadline = time.monotonic() + limit_s
    kept = list(steps)
    size = max(1, len(kept) // 2)
    while True:
        dropped_any = False
        start = 0
        while start < len(kept) - 1:
            if time.monotonic() > deadline:
                return kept
            end = min(start + size, len(kept) - 1)
            candidate = kept[:start] + kept[end:]
            if still_fails(candidate):
                kept = candidate
                dropped_any = True
            else:
                start = end
        if size == 1 and not dropped_any:
            return kept
        size = max(1, size // 2)

"""What was measured of one case on two servers, and how they compare."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass
from typing import Any

CPU = "cpu_us"
MEMORY = "resident_bytes_per_key"


@dataclass(frozen=True)
class Ratio:
    """Ours divided by the peer's: the median over the rounds, and the two ends."""

    median: float
    least: float
    greatest: float


@dataclass(frozen=True)
class Comparison:
    """`rounds` has the figures of each round, by their names: ours first, then the peer's.

    `compared` is the name of the figure that the ratio is of: CPU or MEMORY. `at_most` is the ratio
    that is promised; 0: none is.
    """

    case: str
    compared: str
    at_most: float
    servers: tuple[str, str]
    rounds: tuple[list[dict[str, float]], list[dict[str, float]]]

    def median(self, server: int, figure: str) -> float:
        return statistics.median(one[figure] for one in self.rounds[server])

    def ratio(self) -> Ratio:
        """Returns that of the rounds: each of ours by the peer's that was measured next to it."""
        ratios = [ours[self.compared] / peers[self.compared]
                  for ours, peers in zip(*self.rounds, strict=True)]
        return Ratio(statistics.median(ratios), min(ratios), max(ratios))

    def is_kept(self) -> bool:
        """Returns whether the median of the ratio is as low as promised."""
        return not self.at_most or self.ratio().median <= self.at_most

    def record(self) -> dict[str, Any]:
        """Returns what is written as JSON: all of it, and the ratio."""
        return {**asdict(self), "ratio": asdict(self.ratio())}


def comparison_of(record: dict[str, Any]) -> Comparison:
    """Returns the comparison that record() was called of."""
    return Comparison(record["case"], record["compared"], record["at_most"],
                      tuple(record["servers"]), tuple(record["rounds"]))

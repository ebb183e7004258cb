"""Shows comparisons: as lines for whoever waits for them, and as a table for the documentation."""

from __future__ import annotations

from typing import Iterable

from harness.comparison import CPU, Comparison

_MEGABYTE = 1e6


def shown(comparison: Comparison) -> str:
    """Returns a line for each server, and one with the ratio."""
    lines = [_server_line(comparison, server) for server in (0, 1)]
    ratio = comparison.ratio()
    line = (f"{'':26} ratio {ratio.median:.2f} ({ratio.least:.2f} to {ratio.greatest:.2f})")
    if comparison.at_most:
        line += f", at most {comparison.at_most:.2f} is promised"
    return "\n".join([*lines, line, ""])


def _server_line(comparison: Comparison, server: int) -> str:
    def median(figure: str) -> float:
        return comparison.median(server, figure)

    line = f"{comparison.case:26} {comparison.servers[server]:20} "
    if comparison.compared != CPU:
        return line + (f"{median('resident_bytes_per_key'):9.1f} bytes a key resident"
                       f"  {median('used_bytes_per_key'):9.1f} by its own count")
    return line + (f"{median('requests_per_s'):9,.0f}/s {median('cpu_us'):9.2f} us"
                   f"  kernel {median('kernel_us'):6.2f}"
                   f"  p50 {median('p50_ms'):6.2f}  p99 {median('p99_ms'):6.2f}"
                   f"  p99.9 {median('p999_ms'):6.2f} ms"
                   f"  {median('resident_bytes') / _MEGABYTE:7.1f} MB")


def markdown(comparisons: Iterable[Comparison]) -> str:
    """Returns two tables: of the processor time for a request, and of the memory for a key."""
    by_time: list[str] = []
    by_memory: list[str] = []
    for comparison in comparisons:
        rows = by_time if comparison.compared == CPU else by_memory
        if not rows:
            rows += _head(comparison)
        rows.append(_row(comparison))
    return "\n".join([*by_time, *([""] if by_time and by_memory else []), *by_memory, ""])


def _head(comparison: Comparison) -> list[str]:
    ours, peers = comparison.servers
    if comparison.compared == CPU:
        columns = ["case", f"{ours}, us", f"{peers}, us", "ratio", "spread", "promised",
                   "kernel, us", "p99, ms", "MB resident"]
    else:
        columns = ["bytes for a key", ours, peers, "ratio", "spread", "promised"]
    return [_cells(columns), _cells(["---"] + ["--:"] * (len(columns) - 1))]


def _row(comparison: Comparison) -> str:
    def both(figure: str, form: str, scale: float = 1.0) -> str:
        return " / ".join(format(comparison.median(server, figure) / scale, form)
                          for server in (0, 1))

    is_time = comparison.compared == CPU
    form = ",.2f" if is_time else ",.1f"
    ratio = comparison.ratio()
    cells = [comparison.case,
             *(format(comparison.median(server, comparison.compared), form) for server in (0, 1)),
             f"**{ratio.median:.2f}**", f"{ratio.least:.2f} to {ratio.greatest:.2f}",
             _promise(comparison)]
    if is_time:
        cells += [both("kernel_us", ".2f"), both("p99_ms", ".2f"),
                  both("resident_bytes", ",.0f", _MEGABYTE)]
    return _cells(cells)


def _promise(comparison: Comparison) -> str:
    if not comparison.at_most:
        return ""
    return f"{comparison.at_most:.2f}" + ("" if comparison.is_kept() else ", **not yet**")


def _cells(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"

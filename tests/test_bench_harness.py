"""What reads and shows measurements in bench/ does so rightly. Nothing is measured here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "bench"))

from harness.batches import batch_of  # noqa: E402
from harness.comparison import CPU, MEMORY, Comparison, comparison_of  # noqa: E402
from harness.load import percentile  # noqa: E402
from harness.redis_benchmark import latency_ms, rate_of  # noqa: E402
from harness.report import markdown, shown  # noqa: E402

PRINTED = """====== GET key:__rand_int__ ======
  100000 requests completed in 0.25 seconds

Latency by percentile distribution:
0.000% <= 0.071 milliseconds (cumulative count 16)
50.000% <= 0.351 milliseconds (cumulative count 50096)
98.438% <= 0.711 milliseconds (cumulative count 98448)
99.219% <= 0.799 milliseconds (cumulative count 99232)
99.902% <= 1.311 milliseconds (cumulative count 99904)
100.000% <= 1.511 milliseconds (cumulative count 100000)

Cumulative distribution of latencies:
99.000% <= 9.000 milliseconds (cumulative count 99000)

Summary:
  throughput summary: 397456.28 requests per second
"""

SERVERS = ("perilune (release)", "redis-server")


def _round(cpu_us: float) -> dict[str, float]:
    return {"cpu_us": cpu_us, "kernel_us": 0.5, "requests_per_s": 1e6 / cpu_us, "p50_ms": 0.1,
            "p99_ms": 0.25, "p999_ms": 1.0, "resident_bytes": 12e6}


def _comparison(at_most: float) -> Comparison:
    ours = [_round(cpu_us) for cpu_us in (1.0, 4.0, 1.5)]
    peers = [_round(cpu_us) for cpu_us in (2.0, 4.0, 2.0)]
    return Comparison("GET", CPU, at_most, SERVERS, (ours, peers))


def _memory_comparison() -> Comparison:
    ours, peers = ([{MEMORY: size, "used_bytes_per_key": size - 1}] for size in (60.0, 100.0))
    return Comparison("string 16", MEMORY, 0.85, SERVERS, (ours, peers))


@pytest.mark.parametrize("share,value", [(0.0, 1), (0.5, 5), (0.51, 6), (0.9, 9), (1.0, 10)])
def test_a_percentile_covers_the_share(share: float, value: int) -> None:
    assert percentile(range(1, 11), share) == value


def test_the_figures_of_redis_benchmark_are_read() -> None:
    assert rate_of(PRINTED) == 397456.28
    assert [latency_ms(PRINTED, percent) for percent in (50.0, 99.0, 99.9)] == [0.351, 0.799, 1.311]
    assert rate_of("throughput summary: inf requests per second") == float("inf")
    with pytest.raises(RuntimeError):
        rate_of("Could not connect")


def test_a_batch_counts_its_requests_and_the_lines_of_their_replies() -> None:
    batch = batch_of([(("GET", "k"), 2), (("PING",), 1)])
    assert batch.sent == b"*2\r\n$3\r\nGET\r\n$1\r\nk\r\n*1\r\n$4\r\nPING\r\n"
    assert (batch.requests, batch.reply_lines) == (2, 3)


def test_a_ratio_is_the_median_of_those_of_the_rounds() -> None:
    ratio = _comparison(0.0).ratio()
    assert (ratio.median, ratio.least, ratio.greatest) == (0.75, 0.5, 1.0)
    assert _comparison(0.75).is_kept() and not _comparison(0.74).is_kept()


def test_a_comparison_is_read_as_it_was_written() -> None:
    assert comparison_of(_comparison(0.5).record()) == _comparison(0.5)


def test_comparisons_are_shown_by_line_and_as_tables() -> None:
    assert "0.75 (0.50 to 1.00), at most 0.70 is promised" in shown(_comparison(0.7))
    assert markdown([_comparison(0.7), _memory_comparison()]).splitlines() == [
        "| case | perilune (release), us | redis-server, us | ratio | spread | promised"
        " | kernel, us | p99, ms | MB resident |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
        "| GET | 1.50 | 2.00 | **0.75** | 0.50 to 1.00 | 0.70, **not yet** | 0.50 / 0.50"
        " | 0.25 / 0.25 | 12 / 12 |",
        "",
        "| bytes for a key | perilune (release) | redis-server | ratio | spread | promised |",
        "| --- | --: | --: | --: | --: | --: |",
        "| string 16 | 60.0 | 100.0 | **0.60** | 0.60 to 0.60 | 0.85 |",
    ]

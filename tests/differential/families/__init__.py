"""One table of command shapes for each family of commands; a new family is added here."""

from __future__ import annotations

from differential.families import (
    connection, generic, hashes, lists, other_types, scans, scripts, server, sets, sort,
    sorted_set_ranges, sorted_sets, strings, transactions,
)
from differential.shapes import Shape

FAMILIES: dict[str, tuple[Shape, ...]] = {
    "strings": strings.SHAPES,
    "lists": lists.SHAPES,
    "sets": sets.SHAPES,
    "sort": sort.SHAPES,
    "sorted_sets": sorted_sets.SHAPES,
    "sorted_set_ranges": sorted_set_ranges.SHAPES,
    "generic": generic.SHAPES,
    "hashes": hashes.SHAPES,
    "scans": scans.SHAPES,
    "connection": connection.SHAPES,
    "server": server.SHAPES,
    "transactions": transactions.SHAPES,
    "scripts": scripts.SHAPES,
    "other_types": other_types.SHAPES,
}

# How often a family is drawn from; 1 if it is not named here. What changes data comes first.
WEIGHTS = {
    "strings": 5.0, "lists": 5.0, "hashes": 5.0, "sorted_sets": 5.0, "generic": 3.0, "scripts": 3.0,
    "transactions": 2.0,
}

# What Perilune has today. The others are chosen with --family: `sort` with none but `other_types`,
# because in Redis a number out of range spoils the next SORT, whoever parsed it.
DEFAULT_FAMILIES = (
    "strings", "lists", "sets", "hashes", "sorted_sets", "sorted_set_ranges", "scans",
    "generic", "connection", "server", "transactions", "scripts",
)

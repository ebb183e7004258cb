"""One table of command shapes for each family of commands; a new family is added here."""

from __future__ import annotations

from differential.families import (
    connection, generic, other_types, scripts, server, strings, transactions,
)
from differential.shapes import Shape

FAMILIES: dict[str, tuple[Shape, ...]] = {
    "strings": strings.SHAPES,
    "generic": generic.SHAPES,
    "connection": connection.SHAPES,
    "server": server.SHAPES,
    "transactions": transactions.SHAPES,
    "scripts": scripts.SHAPES,
    "other_types": other_types.SHAPES,
}

# How often a family is drawn from; 1 if it is not named here. What changes data comes first.
WEIGHTS = {"strings": 5.0, "generic": 3.0, "scripts": 3.0, "transactions": 2.0}

# What Perilune has today. The others are chosen with --family.
DEFAULT_FAMILIES = ("strings", "generic", "connection", "server", "transactions", "scripts")

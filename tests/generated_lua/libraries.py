"""All library calls, and which of them may stand where a value of a kind is wanted."""

from __future__ import annotations

from generated_lua import number_calls, packing_calls, redis_calls, string_calls, table_calls
from generated_lua.calls import Call
from generated_lua.context import ANY, KINDS

# Weights: how often a statement calls each.
FAMILIES: tuple[tuple[float, tuple[Call, ...]], ...] = (
    (4.0, string_calls.CALLS),
    (3.0, number_calls.CALLS),
    (3.0, table_calls.CALLS),
    (3.0, packing_calls.CALLS),
    (1.0, redis_calls.CALLS),
)

# They raise most of the time, and what stands after them would not be seen.
_STATEMENTS_ONLY = {"error", "assert", "setfenv", "table.setn", "S"}
_IN_EXPRESSIONS = tuple(
    call for _, calls in FAMILIES[:-1] for call in calls if call.name not in _STATEMENTS_ONLY
)
BY_KIND = {kind: tuple(call for call in _IN_EXPRESSIONS if call.gives == kind) for kind in KINDS}
assert BY_KIND[ANY]

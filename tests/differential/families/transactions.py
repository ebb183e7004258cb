"""Commands of transactions. What stands between MULTI and EXEC comes from the other families."""

from differential.arguments import key, repeated, text
from differential.shapes import shape

SHAPES = (
    shape("MULTI", weight=3),
    shape("EXEC", weight=6),
    shape("DISCARD", weight=0.7),
    shape("WATCH", repeated(key, 1, 3), weight=3),
    shape("UNWATCH", weight=0.7),
    shape("MULTI", text, weight=0.2),
)

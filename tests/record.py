#!/usr/bin/env python3
"""Rewrites the replies of transcripts to what redis-server says: record.py FILE.t ...

An author types comments and commands only, records, and reads the outcome.
"""

from __future__ import annotations

import sys
from pathlib import Path

from support.servers import Oracle
from support.transcript import record


def main(paths: list[str]) -> int:
    """Returns 0 once every file is rewritten."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    for path in paths:  # A server for each, so that no CONFIG SET of one is seen by another.
        with Oracle() as oracle:
            record(Path(path), oracle.connect)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

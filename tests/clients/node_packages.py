"""Installs the Node.js packages of package-lock.json, unless that has been done."""

from __future__ import annotations

import fcntl
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LOCK = FOLDER / "package-lock.json"
INSTALLED = FOLDER / "node_modules" / ".installed"  # A copy of LOCK: what is there.
TIMEOUT_S = 300


def install() -> Path:
    """Returns the folder, after `npm ci` in it if its packages are not those of the lock file."""
    wanted = LOCK.read_bytes()
    with LOCK.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Two runs of the tests must not install at once.
        if not INSTALLED.exists() or INSTALLED.read_bytes() != wanted:
            _run_npm()
            INSTALLED.write_bytes(wanted)
    return FOLDER


def _run_npm() -> None:
    done = subprocess.run(
        ["npm", "ci", "--prefer-offline"], cwd=FOLDER, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=TIMEOUT_S,
    )
    if done.returncode != 0:
        raise RuntimeError(f"npm ci failed in {FOLDER}:\n{done.stdout}\n{done.stderr}")

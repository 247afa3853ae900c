"""Runs programs and measures what they take."""

import json
import os
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Child:
    """A program that has ended."""

    wall_s: float
    cpu_s: float  # user and system, of all its threads
    peak_rss_mb: float  # resident memory at its highest; no less than that of the caller
    status: int
    output: bytes

    def json(self):
        return json.loads(self.output)


def run(command, statuses=(0,)):
    """Runs a command to its end, its wall time from spawn to end. Standard output is kept, standard
    error passes through only when the exit status is none of `statuses`, which raises."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, out.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, err.fileno(), 2),
        ]
        start = time.perf_counter()
        pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, wait_status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - start
        status = os.waitstatus_to_exitcode(wait_status)
        if status not in statuses:
            err.seek(0)
            text = err.read().decode("utf-8", "replace").strip()
            raise RuntimeError(f"{' '.join(command)}: exit status {status}\n{text}")
        out.seek(0)
        return Child(
            wall_s=wall,
            cpu_s=usage.ru_utime + usage.ru_stime,
            peak_rss_mb=usage.ru_maxrss / 1024,
            status=status,
            output=out.read(),
        )

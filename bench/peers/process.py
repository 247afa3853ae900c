"""Runs the engines' programs: measured ones to their end, adapters as partners in a dialogue."""

import json
import os
import select
import signal
import subprocess
import time


def run_measured(command, log):
    """Runs a command to its end: {"wall_s", "cpu_s", "rss_mb"}, of it and all its children."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{os.path.basename(command[0])} ended with status "
                           f"{process.returncode}: see {log.name}")
    return {"wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime,
            "rss_mb": usage.ru_maxrss / 1024}


def size_mb(paths):
    """What the files and folders take on disk, in units of 1e6 bytes; holes take nothing."""
    block = 512  # the unit of st_blocks
    total = 0
    for path in paths:
        if os.path.isfile(path):
            total += os.stat(path).st_blocks * block
        for folder, _, names in os.walk(path):
            total += sum(os.stat(os.path.join(folder, name)).st_blocks * block for name in names)
    return total / 1e6


class AdapterFailed(Exception):
    """The adapter ended, or said something that is no answer."""


class Adapter:
    """An adapter process (PROTOCOL.md). One that overruns the time limit is ended and started
    anew at the next question."""

    # What an engine may take beyond its limit before its process is ended.
    GRACE_S = 1.0
    START_S = 120.0

    def __init__(self, command, log_path, limit_ms, lacks=()):
        """`lacks`: kinds and tasks that it is not asked, as the engine has none of the like."""
        self._lacks = lacks
        self._command = command
        self._log_path = log_path
        self._limit_ms = limit_ms
        self._process = None
        self._buffer = b""
        self.version = ""
        self.restarts = -1
        self._start()

    def _start(self):
        with open(self._log_path, "ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                start_new_session=True)
        self._buffer = b""
        self.restarts += 1
        try:
            ready = self._read(self.START_S)
        except AdapterFailed:
            ready = None
        if ready is None or not ready.get("ready"):
            self.close()
            raise AdapterFailed(f"{self._command[0]} did not get ready: see {self._log_path}")
        self.version = ready.get("version", "")

    def ask(self, request):
        """The response, {"timeout": True, "ms": ...} or {"error": ...}."""
        for name in (request.get("kind"), request.get("task")):
            if name in self._lacks:
                return {"unsupported": name}
        line = json.dumps({**request, "limit_ms": self._limit_ms}) + "\n"
        begin = time.perf_counter()
        try:
            if self._process is None:
                self._start()
                begin = time.perf_counter()
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
            response = self._read(self._limit_ms / 1000 + self.GRACE_S)
        except (OSError, ValueError, AdapterFailed) as error:
            self.close()
            return {"error": f"no answer: {error}"}
        if response is None:
            self.close(patience_s=0)
            return {"timeout": True, "ms": (time.perf_counter() - begin) * 1000}
        if response.get("ms", 0) > self._limit_ms:
            return {"timeout": True, "ms": response["ms"]}
        return response

    def _read(self, seconds):
        """The next line as JSON; None when there is none in time."""
        deadline = time.perf_counter() + seconds
        file = self._process.stdout.fileno()
        while b"\n" not in self._buffer:
            left = deadline - time.perf_counter()
            if left <= 0 or not select.select([file], [], [], left)[0]:
                return None
            data = os.read(file, 1 << 20)
            if not data:
                raise AdapterFailed(f"no answer: see {self._log_path}")
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        return json.loads(line)

    def close(self, patience_s=20):
        """Ends the adapter: by the end of its input, else by signals to its process group."""
        process, self._process = self._process, None
        if process is None:
            return
        process.stdout.close()
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        for number, seconds in ((None, patience_s), (signal.SIGTERM, 5), (signal.SIGKILL, None)):
            if number is not None:
                os.killpg(process.pid, number)
            try:
                process.wait(seconds)
                return
            except subprocess.TimeoutExpired:
                continue

"""Facts about the machine that a figure depends on. No host names, users or paths."""

import os
import platform
import re
import subprocess

LIBRARIES = ("libxapian-dev", "libicu-dev", "libsimdjson-dev", "libarchive-dev", "libcld2-dev",
             "libxxhash-dev", "libfmt-dev", "libspdlog-dev")


def _read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def _first_line(*command):
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
    return output.strip().split("\n")[0]


def _field(text, name):
    match = re.search(rf"^{name}\s*[:=]\s*(.+)$", text, re.MULTILINE)
    return match.group(1).strip().strip('"') if match else ""


def package_versions(names):
    """Versions of those of the named Debian packages that are installed."""
    versions = {}
    for name in names:
        version = _first_line("dpkg-query", "-W", "-f", "${Version}", name)
        if version:
            versions[name] = version
    return versions


def facts(packages=LIBRARIES):
    """{"cpu", "cores", "memory_gb", "kernel", "system", "compiler", "python", "packages"}"""
    memory = re.match(r"(\d+)", _field(_read("/proc/meminfo"), "MemTotal"))
    return {
        "cpu": _field(_read("/proc/cpuinfo"), "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(int(memory.group(1)) / 1024 / 1024, 1) if memory else None,
        "kernel": f"{platform.system()} {platform.release().split('-')[0]}",
        "system": _field(_read("/etc/os-release"), "PRETTY_NAME"),
        "compiler": _first_line(os.environ.get("CXX", "c++"), "--version"),
        "python": platform.python_version(),
        "packages": package_versions(packages),
    }

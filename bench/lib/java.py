"""Lucene in Java, from Debian's packages: compiling and running programs of the benchmarks."""

import glob
import os
import shutil
import subprocess

PACKAGES = ("liblucene8-java", "libgoogle-gson-java", "default-jdk-headless")
_JARS = ("core", "analyzers-common", "facet", "queries", "analyzers-stempel")


def class_path():
    jars = ["/usr/share/java/gson.jar"]
    for name in _JARS:
        jars += sorted(glob.glob(f"/usr/share/java/lucene-{name}-8*.jar"))[:1]
    return ":".join(jars)


def available():
    """Whether a compiler and all libraries are there."""
    return (shutil.which("javac") is not None
            and class_path().count(":") == len(_JARS)
            and all(os.path.exists(jar) for jar in class_path().split(":")))


def compile_classes(sources, directory):
    os.makedirs(directory, exist_ok=True)
    subprocess.run(["javac", "-cp", class_path(), "-d", directory, *sources], check=True)


def command(directory, name, *arguments):
    """Runs a class that was compiled into `directory`."""
    return ["java", "-Xmx1g", "-cp", f"{directory}:{class_path()}", name, *arguments]

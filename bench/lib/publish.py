"""Shows a result in bench/README.md: the section between two comments is written anew from it."""

import os
import shutil

from lib import results
from report import markdown

BEGIN = "<!-- results: begin, written by bench/run --publish -->"
END = "<!-- results: end -->"


def newest(folder):
    """The path of the newest result of a whole run."""
    names = sorted((name for name in os.listdir(folder) if name.endswith(".json"))
                   if os.path.isdir(folder) else [], reverse=True)
    for name in names:
        path = os.path.join(folder, name)
        if not results.read_json(path).get("quick"):
            return path
    raise ValueError("there is no result of a whole run to publish; run bench/run first")


def replace_section(text, section):
    """`text` with what stands between the two comments replaced."""
    begin, end = text.find(BEGIN), text.find(END)
    if begin < 0 or end < begin:
        raise ValueError(f"README.md lacks the lines {BEGIN} and {END}")
    return text[:begin + len(BEGIN)] + "\n" + section + text[end:]


def publish(path, bench):
    """Copies the result and its report to results/published and rewrites README.md's section;
    the path of the README. A result in which a part failed is refused."""
    result = results.read_json(path)
    for part in result["parts"]:
        if part.get("failed"):
            raise ValueError(f"{part['part']} failed, nothing is published; run it again: "
                             f"bench/run {part['part']} --keep {os.path.relpath(path)} --publish")
    stem = os.path.basename(path).removesuffix(".json")
    folder = os.path.join(bench, "results", "published")
    os.makedirs(folder, exist_ok=True)
    for ending in (".json", ".md", ".html"):
        shutil.copyfile(path.removesuffix(".json") + ending, os.path.join(folder, stem + ending))
    readme = os.path.join(bench, "README.md")
    with open(readme, encoding="utf-8") as file:
        text = file.read()
    section = markdown.short_report(result, f"results/published/{stem}.md")
    with open(readme, "w", encoding="utf-8") as file:
        file.write(replace_section(text, section))
    return readme

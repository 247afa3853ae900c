"""Compares two results by measurement id and says what changed beyond the noise."""

import math

SMALLEST_CHANGE = 0.05
SPREADS = 3


class Change:
    """One measurement in both results. `change` is relative to the old value; `verdict` is
    "worse", "improved" or "same"; without a better side it is always "same"."""

    def __init__(self, old, new):
        self.identifier = new["id"]
        self.unit = new["unit"]
        self.old = old["value"]
        self.new = new["value"]
        self.noise = noise(old, new)
        self.change = _relative(self.old, self.new)
        self.verdict = self._judge(new["better"])

    def _judge(self, better):
        if better == "none" or abs(self.change) <= self.noise:
            return "same"
        return "worse" if (self.change > 0) == (better == "lower") else "improved"


class Comparison:
    """`changes` by id in the order of the new result; `gone` are ids that the new result of the
    same parts lacks; `warnings` say why the two may not be comparable."""

    def __init__(self, old, new):
        new_by_id = measurements(new)
        old_by_id = measurements(old)
        self.against = old.get("date", "?")
        self.changes = [Change(old_by_id[identifier], measurement)
                        for identifier, measurement in new_by_id.items()
                        if identifier in old_by_id]
        parts = {part["part"] for part in new["parts"] if not part.get("failed")}
        old_of_parts = measurements(
            {"parts": [part for part in old["parts"] if part["part"] in parts]})
        self.gone = [identifier for identifier in old_of_parts if identifier not in new_by_id]
        self.warnings = _warnings(old, new)

    def worse(self):
        return self._with("worse")

    def improved(self):
        return self._with("improved")

    def _with(self, verdict):
        return sorted((change for change in self.changes if change.verdict == verdict),
                      key=lambda change: -abs(change.change))


def measurements(result):
    """The measurements of all parts by id; ids are unique over the suite."""
    return {measurement["id"]: measurement
            for part in result["parts"] for measurement in part.get("measurements", [])
            if isinstance(measurement["value"], (int, float))}


def noise(old, new):
    """The relative change that repetitions alone explain: the tolerance that the part gives with
    the measurement (5 % without one), or three times the larger spread."""
    smallest = new.get("tolerance", SMALLEST_CHANGE)
    return max(smallest, SPREADS * max(old.get("spread", 0), new.get("spread", 0)))


def _relative(old, new):
    if old == new:
        return 0.0
    if old == 0:
        return math.copysign(math.inf, new)
    return (new - old) / abs(old)


def _warnings(old, new):
    warnings = []
    for name in ("cpu", "cores", "compiler"):
        before, now = old.get("machine", {}).get(name), new.get("machine", {}).get(name)
        if before != now:
            warnings.append(f"the {name} differs: {before} then, {now} now")
    if old.get("data") != new.get("data"):
        warnings.append("the data differs")
    return warnings

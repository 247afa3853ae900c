import math
import unittest

import support
from report.compare import Comparison


def verdicts(old, new):
    comparison = Comparison(support.result(old), support.result(new))
    return {change.identifier: change.verdict for change in comparison.changes}


class Compare(unittest.TestCase):
    def test_small_changes_are_noise(self):
        old, new = support.measurement("a", 100), support.measurement("a", 104.9)
        self.assertEqual(verdicts([old], [new]), {"a": "same"})
        new["value"] = 105.2
        self.assertEqual(verdicts([old], [new]), {"a": "worse"})
        new["value"] = 94
        self.assertEqual(verdicts([old], [new]), {"a": "improved"})

    def test_higher_may_be_better_or_nothing(self):
        for better, expected in (("higher", "improved"), ("lower", "worse"), ("none", "same")):
            old = support.measurement("a", 10, better)
            self.assertEqual(verdicts([old], [support.measurement("a", 20, better)]),
                             {"a": expected})

    def test_a_spread_of_either_run_widens_the_noise(self):
        for old_spread, new_spread in ((0.1, 0), (0, 0.1)):
            old = support.measurement("a", 100, spread=old_spread)
            new = support.measurement("a", 129, spread=new_spread)
            self.assertEqual(verdicts([old], [new]), {"a": "same"})
            new["value"] = 131
            self.assertEqual(verdicts([old], [new]), {"a": "worse"})

    def test_a_measurement_may_bring_its_own_tolerance(self):
        old = support.measurement("a", 0.50, "higher")
        new = support.measurement("a", 0.49, "higher", tolerance=0.01)
        self.assertEqual(verdicts([old], [new]), {"a": "worse"})

    def test_from_zero_every_growth_is_a_change(self):
        comparison = Comparison(support.result([support.measurement("a", 0)]),
                                support.result([support.measurement("a", 1)]))
        self.assertEqual(comparison.worse()[0].change, math.inf)
        self.assertEqual(verdicts([support.measurement("a", 0)], [support.measurement("a", 0)]),
                         {"a": "same"})

    def test_what_is_gone_is_named_only_for_parts_that_ran(self):
        old = support.result([support.measurement("a", 1), support.measurement("b", 1)])
        old["parts"].append({"part": "peers", "measurements": [support.measurement("c", 1)]})
        comparison = Comparison(old, support.result([support.measurement("a", 1)]))
        self.assertEqual(comparison.gone, ["b"])
        self.assertEqual(comparison.worse(), [])

    def test_another_machine_or_other_data_is_a_warning(self):
        old, new = support.result([]), support.result([], data=["news"])
        new["machine"] = dict(new["machine"], cores=64)
        self.assertEqual(Comparison(old, new).warnings,
                         ["the cores differs: 2 then, 64 now", "the data differs"])


if __name__ == "__main__":
    unittest.main()

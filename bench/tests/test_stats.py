import math
import unittest

import support  # noqa: F401
from lib import stats


class Stats(unittest.TestCase):
    def test_percentiles_lie_between_neighbours(self):
        samples = [4, 1, 3, 2]
        self.assertEqual(stats.percentile(samples, 0), 1)
        self.assertEqual(stats.percentile(samples, 1), 4)
        self.assertEqual(stats.median(samples), 2.5)
        self.assertAlmostEqual(stats.percentile(samples, 0.95), 3.85)
        self.assertEqual(stats.percentile([7], 0.99), 7)
        with self.assertRaises(ValueError):
            stats.percentile([], 0.5)

    def test_spread_is_the_relative_interquartile_range(self):
        self.assertAlmostEqual(stats.spread([10, 20, 30, 40, 50]), 20 / 30)
        self.assertEqual(stats.spread([5]), 0)
        self.assertEqual(stats.spread([0, 0, 0]), 0)
        self.assertAlmostEqual(stats.spread([-10, -20, -30, -40, -50]), 20 / 30)

    def test_means(self):
        self.assertEqual(stats.mean([1, 2, 6]), 3)
        self.assertAlmostEqual(stats.geometric_mean([0.5, 2]), 1)

    def test_summary_names_what_is_reported(self):
        summary = stats.summary(list(range(101)))
        self.assertEqual(summary, {"p50": 50, "p95": 95, "p99": 99, "mean": 50})

    def test_over_repetitions_takes_the_median_repetition(self):
        value, spread = stats.over_repetitions([[1, 1], [3, 3], [2, 2]], max)
        self.assertEqual(value, 2)
        self.assertAlmostEqual(spread, 0.5)

    def test_bootstrap_interval_holds_the_statistic_and_is_repeatable(self):
        samples = [math.sin(number) for number in range(60)]
        low, high = stats.bootstrap_interval(samples)
        self.assertLess(low, stats.median(samples))
        self.assertGreater(high, stats.median(samples))
        self.assertEqual((low, high), stats.bootstrap_interval(samples))


if __name__ == "__main__":
    unittest.main()

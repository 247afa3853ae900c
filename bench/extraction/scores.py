"""Scores of sets and yes-or-no answers, summed over articles."""


def ratio(part, whole):
    return part / whole if whole else 0.0


class SetScores:
    """Micro-averaged precision, recall and F1 of predicted against true sets."""

    def __init__(self):
        self.articles = self.exact = self.right = self.predicted = self.true = 0
        self._with_truth = self._first_right = 0

    def add(self, predicted, true):
        """`predicted` most prominent first; the order of `true` has no meaning."""
        true = set(true)
        self.articles += 1
        self.exact += set(predicted) == true
        self.right += len(true.intersection(predicted))
        self.predicted += len(set(predicted))
        self.true += len(true)
        if true:
            self._with_truth += 1
            self._first_right += bool(predicted) and predicted[0] in true

    def values(self):
        precision, recall = ratio(self.right, self.predicted), ratio(self.right, self.true)
        return {"precision": precision, "recall": recall,
                "f1": ratio(2 * precision * recall, precision + recall)}

    def exact_share(self):
        """Of all articles, those whose whole set is right, empty ones included."""
        return ratio(self.exact, self.articles)

    def first_share(self):
        """Of the articles with a true value, those whose first predicted one is among them."""
        return ratio(self._first_right, self._with_truth)

"""Fisher's paired randomisation test."""

import random

PERMUTATIONS = 100_000
_BLOCK = 8  # differences whose signs one random byte decides


def paired_randomisation(a, b, permutations=PERMUTATIONS, seed=1):
    """The two-sided p of the mean of a - b being as far from zero as it is, if for each pair it
    were chance which system got which value. `a` and `b` are sequences of equal length. The
    observed outcome counts as one of the permutations, so p is never 0."""
    differences = [x - y for x, y in zip(a, b, strict=True)]
    differences = [d for d in differences if d != 0]
    observed = abs(sum(differences))
    # Chance sums that equal the observed one but for rounding count as equal.
    bound = observed - 1e-9 * sum(abs(d) for d in differences)

    # For every block of differences, its sum under each of the 256 patterns of signs.
    tables = []
    for begin in range(0, len(differences), _BLOCK):
        sums = [0.0]
        for d in differences[begin:begin + _BLOCK]:
            sums = [s + d for s in sums] + [s - d for s in sums]
        tables.append(sums * (256 // len(sums)))

    chance = random.Random(seed)
    as_far = 0
    for _ in range(permutations):
        signs = chance.randbytes(len(tables))
        if abs(sum(table[sign] for table, sign in zip(tables, signs))) >= bound:
            as_far += 1
    return (as_far + 1) / (permutations + 1)

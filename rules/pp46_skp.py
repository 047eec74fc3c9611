"""Nilai capaian SKP under PP 46/2011 and Perka BKN 1/2013: of the year, of a year in two posts, of a study.

``pp46_2011`` offers these functions as its own and says how well each rule is known.
"""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .calculation import Score, Step, average_of, refuse_unknown, sum_formula, within
    from .errors import RuleError
    from .figures import in_force
    from .pp46_figures import FIGURES, PERKA
    from .values import plain, printed, to_count
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Score, Step, average_of, refuse_unknown, sum_formula, within
    from errors import RuleError
    from figures import in_force
    from pp46_figures import FIGURES, PERKA
    from values import plain, printed, to_count

CREATIVITY = ('unit', 'organisation', 'nation')


@dataclass(frozen=True)
class Skp:
    """Nilai capaian SKP: the average of the activities and the bonuses on top of it."""

    average: Decimal
    additional: Decimal
    creativity: Decimal
    score: Decimal
    steps: tuple


def skp(activity_scores, additional_tasks=0, creativity=(), figures=None):
    """Nilai capaian SKP: average of the activities + additional tasks + creativity.

    :param activity_scores: the activities' scores; at least one
    :param int additional_tasks: how many tugas tambahan were done in the year
    :param creativity: for each creation who vouches for its use: 'unit' (head of unit at
        eselon II, 3), 'organisation' (PPK, 6), 'nation' (the President, 12)
    :param dict figures: {code of ``FIGURES``: number} of a dated scheme; also below
    :raises RuleError: no score, not a number, not a whole number of tasks, unknown creativity

    Source: Perka BKN 1/2013; the bonuses [code-confirmed only].

    >>> skp(['88.67', '92.00'], additional_tasks=4, creativity=['unit'])
    Decimal('95.34')
    """
    return skp_result(activity_scores, additional_tasks, creativity, figures).score


def skp_result(activity_scores, additional_tasks=0, creativity=(), figures=None):
    """As ``skp``, with the parts and the calculation.

    >>> skp_result([80, 90], additional_tasks=7).steps[-1].formula
    '85 + 3 + 0'
    """
    scores, average = average_of(activity_scores)
    additional = _additional_step(additional_tasks)
    bonuses = _creativity_bonuses(creativity, in_force(FIGURES, figures))
    created = sum(bonuses, Decimal('0.00'))
    score = average + additional.result + created
    steps = (
        Step('average', f"({sum_formula(scores)}) / {len(scores)}", average, PERKA),
        additional,
        Step('creativity', sum_formula(bonuses), created, PERKA),
        Step('skp', sum_formula((average, additional.result, created)), score, PERKA),
    )
    return Skp(average, additional.result, created, score, steps)


def _additional_step(tasks):
    """0 -> 0, 1-3 -> 1, 4-6 -> 2, 7 and more -> 3 [code-confirmed only]."""
    count = to_count(tasks, 'number of additional tasks')
    bonus = min(-(-count // 3), 3)
    reached = ("0", f"1 ≤ {count} ≤ 3", f"4 ≤ {count} ≤ 6", f"{count} ≥ 7")[bonus]
    return Step('additional', reached, printed(Decimal(bonus)), PERKA)


def _creativity_bonuses(items, figures):
    """The bonus of each creation; whether several add up is uncertain."""
    items = tuple(items)
    refuse_unknown(items, CREATIVITY)
    return [printed(figures[f'creativity_{item}']) for item in items]


def part_year(scores):
    """SKP score of a year spent in several posts: the plain average of the parts.

    **Uncertain**: told as (old post + new post) / 2, the text itself not seen.

    :raises RuleError: no score, not a number

    >>> part_year(['88.67', '92.00'])
    Decimal('90.34')
    """
    return part_year_result(scores).score


def part_year_result(scores):
    """As ``part_year``, with the calculation.

    >>> part_year_result(['88.67', '92.00']).steps[0].formula
    '(88.67 + 92) / 2'
    """
    parts, average = average_of(scores)
    return Score(average, (Step('part_year', f"({sum_formula(parts)}) / {len(parts)}", average, PERKA),))


def study(index, figures=None):
    """Nilai SKP of a study assignment (tugas belajar), from the grade index (IPK).

    [GK]: that the index is converted is told publicly, the table was not seen. Here it is
    index / ``study_index_max`` × 100.

    :raises RuleError: not a number, below 0 or above the highest index

    >>> result = study('3.46')
    >>> result.score, result.steps[0].formula
    (Decimal('86.50'), '3.46 / 4 × 100')
    """
    highest = in_force(FIGURES, figures)['study_index_max']
    if highest <= 0:
        raise RuleError('bad_target', what='grade index', value=plain(highest), article=PERKA)
    grade = within(index, 'grade index', highest, PERKA)
    score = printed(grade / highest * 100)
    return Score(score, (Step('study', f"{plain(grade)} / {plain(highest)} × 100", score, PERKA),))

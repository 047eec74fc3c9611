"""Nilai SKP under PermenPANRB 8/2021: a line, main performance, additional performance, their sum.

``permenpanrb8_2021`` offers these functions as its own and says how well each rule is known.
"""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .calculation import Score, Step, average_of, banded, capped, refuse_unknown, share, sum_formula, within
    from .figures import in_force, weights
    from .permenpanrb8_figures import FIGURES, PERMEN, PP, bounds
    from .values import plain, printed
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Score, Step, average_of, banded, capped, refuse_unknown, share, sum_formula, within
    from figures import in_force, weights
    from permenpanrb8_figures import FIGURES, PERMEN, PP, bounds
    from values import plain, printed

MAIN_KINDS = ('agreement', 'initiative')
SCOPES = ('unit', 'agency', 'outside')


@dataclass(frozen=True)
class Skp:
    """Nilai akhir SKP: main performance and additional performance."""

    main: Decimal
    additional: Decimal
    score: Decimal
    steps: tuple


def line(scores, figures=None):
    """Nilai of a rencana kinerja: the average of its indicators' scores [GK]. Returns a Score.

    :param scores: nilai capaian IKI, 0..120; at least one
    :param dict figures: {code of ``FIGURES``: number} of a dated scheme; also below
    :raises RuleError: no score, not a number, a score outside 0..120

    >>> line([109, 88]).score
    Decimal('98.50')
    """
    average = _average('line', scores, in_force(FIGURES, figures)['score_max'])
    return Score(average.result, (average,))


def main(lines, figures=None):
    """Kinerja utama from its lines. Returns a Score.

    Lines of one kind: their average. Lines of both: each kind's average by its weight [GK].

    :param lines: (kind, score) of each; 'agreement' comes from the perjanjian kinerja or a
        directive, 'initiative' from a rencana aksi / inisiatif strategis
    :raises RuleError: as ``line``; an unknown kind, weights that do not add up to 100

    >>> main([('agreement', 109), ('agreement', 88)]).score
    Decimal('98.50')
    >>> [step.formula for step in main([('agreement', '98.67'), ('initiative', 109)]).steps]
    ['(98.67) / 1', '(109) / 1', '98.67 × 60 %', '109 × 40 %', '59.2 + 43.6']
    """
    by_kind, in_use = _by_kind(lines), in_force(FIGURES, figures)
    if len(by_kind) > 1:
        return _both_kinds(by_kind, in_use)
    average = _average('main', sum(by_kind.values(), []), in_use['score_max'])
    return Score(average.result, (average,))


def _by_kind(lines):
    """The scores of each kind that has any."""
    lines = list(lines)
    refuse_unknown((kind for kind, _score in lines), MAIN_KINDS)
    scores = {kind: [score for of, score in lines if of == kind] for kind in MAIN_KINDS}
    return {kind: given for kind, given in scores.items() if given}


def _both_kinds(by_kind, in_use):
    fractions = weights(in_use, *(f'main_{kind}_weight' for kind in MAIN_KINDS), PERMEN)
    averages = [_average(f'average_{kind}', by_kind[kind], in_use['score_max']) for kind in MAIN_KINDS]
    shares = [share(f'main_{kind}', average.result, fraction, PERMEN)
              for kind, average, fraction in zip(MAIN_KINDS, averages, fractions, strict=True)]
    total = capped('main', [step.result for step in shares], in_use['score_max'], PP)
    return Score(total.result, (*averages, *shares, total))


def additional(tasks, figures=None):
    """Kinerja tambahan: k / 100 × weight of the scope × score / 100 of each, at most 10. Returns a Score.

    k is 100, 80, 60, 40 or 20 by the band of the task's score.

    :param tasks: (scope, score) of each; 'unit', 'agency' (between its units) or 'outside' it;
        the names of the scopes and their weights are [GK]
    :raises RuleError: as ``line``, but there may be none; an unknown scope

    >>> additional([('unit', 109)]).steps[0].formula
    '80 / 100 × 5 × 109 / 100'
    >>> additional([('unit', 120), ('agency', 120)]).steps[-1].formula
    '6 + 6 = 12 > 10'
    """
    tasks, in_use = list(tasks), in_force(FIGURES, figures)
    refuse_unknown((scope for scope, _score in tasks), SCOPES)
    steps = [_additional_step(scope, score, in_use) for scope, score in tasks]
    total = capped('additional', [step.result for step in steps], in_use['additional_max'], PERMEN)
    return Score(total.result, (*steps, total))


def _additional_step(scope, score, in_use):
    reached = within(score, 'score of the additional task', in_use['score_max'], PP)
    factor = in_use[f'additional_{banded(reached, bounds(in_use), PERMEN)[0]}']
    weight = in_use[f'scope_{scope}']
    formula = f"{plain(factor)} / 100 × {plain(weight)} × {plain(reached)} / 100"
    return Step('additional_task', formula, printed(factor * weight * reached / 10000), PERMEN)


def skp(main_lines, additional_tasks=(), figures=None):
    """Nilai akhir SKP = kinerja utama + kinerja tambahan, at most 120. Returns a Skp.

    :param main_lines: as ``main``
    :param additional_tasks: as ``additional``
    :raises RuleError: as ``main`` and ``additional``

    >>> result = skp([('agreement', 109)], [('unit', 109)])
    >>> result.main, result.additional, result.score
    (Decimal('109.00'), Decimal('4.36'), Decimal('113.36'))
    """
    first, second = main(main_lines, figures), additional(additional_tasks, figures)
    total = capped('skp', [first.score, second.score], in_force(FIGURES, figures)['score_max'], PP)
    return Skp(first.score, second.score, total.result, (*first.steps, *second.steps, total))


def _average(name, scores, highest):
    """The average of scores, none above the highest: a Step."""
    given = scores if isinstance(scores, str) else tuple(scores)
    rounded, average = average_of(given)
    for score in given:
        within(score, 'score of the line', highest, PP)
    return Step(name, f"({sum_formula(rounded)}) / {len(rounded)}", average, PERMEN)

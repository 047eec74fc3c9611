"""One kegiatan tugas jabatan under PP 46/2011 and Perka BKN 1/2013.

``pp46_2011`` offers this as its ``activity`` and says how well each rule is known.
"""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .calculation import Step, refuse_unknown, sum_formula
    from .errors import RuleError
    from .values import plain, printed, to_amount, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Step, refuse_unknown, sum_formula
    from errors import RuleError
    from values import plain, printed, to_amount, to_decimal

PERKA = "Perka BKN 1/2013"
REQUIRED = ('quantity', 'quality', 'time')
ASPECTS = (*REQUIRED, 'cost')


@dataclass(frozen=True)
class Activity:
    """One kegiatan: its aspects, their sum (PENGHITUNGAN) and NILAI CAPAIAN."""

    aspects: dict
    total: Decimal
    score: Decimal
    steps: tuple


def activity(aspects):
    """Score one kegiatan tugas jabatan.

    :param dict aspects: ``{'quantity': (realised, target), 'quality': …, 'time': …, 'cost': …}``;
        cost absent or None where the activity has no budget. Each pair in the unit of its target
    :returns: Activity; ``.score`` = sum of the aspects / 3, or / 4 with cost
    :raises RuleError: an aspect missing or unknown, a target not above 0, a realised figure below 0

    Quantity realised 0 means the activity was not done: every aspect is 0 [code-confirmed only].
    There is no floor: far too late or too dear is negative, as in the public sources.
    Source: PP 46/2011 (aspects), Perka BKN 1/2013 (formulas).

    >>> result = activity({'quantity': (2, 2), 'quality': (90, 100), 'time': (12, 12)})
    >>> result.total, result.score
    (Decimal('266.00'), Decimal('88.67'))
    >>> result.steps[-1].formula, result.steps[-1].result
    ('266 / 3', Decimal('88.67'))
    """
    pairs = _pairs(aspects)
    done = pairs['quantity'][0] > 0
    steps = [_aspect_step(name, *pair) if done else _not_done(name) for name, pair in pairs.items()]
    return _activity(steps)


def _activity(steps):
    figures = {step.name: step.result for step in steps}
    total = sum(figures.values())
    score = printed(total / len(figures))
    total_step = Step('total', sum_formula(figures.values()), total, PERKA)
    score_step = Step('score', f"{plain(total)} / {len(figures)}", score, PERKA)
    return Activity(figures, total, score, (*steps, total_step, score_step))


def _pairs(aspects):
    refuse_unknown(aspects, ASPECTS)
    pairs = {}
    for name in ASPECTS:
        if aspects.get(name) is not None:
            pairs[name] = _pair(name, aspects[name])
        elif name in REQUIRED:
            raise RuleError('missing_aspect', what=name)
    return pairs


def _pair(name, pair):
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise RuleError('not_pair', what=name, value=pair)
    realised = to_amount(pair[0], f"realised {name}")
    target = to_decimal(pair[1], f"target {name}")
    if target <= 0:
        raise RuleError('bad_target', what=name, value=plain(target), article=PERKA)
    return realised, target


def _aspect_step(name, realised, target):
    if name in ('quantity', 'quality'):
        formula = f"{plain(realised)} / {plain(target)} × 100"
        return Step(name, formula, printed(realised / target * 100), PERKA)
    return _thrift_step(name, realised, target)


def _thrift_step(name, realised, target):
    """Time or cost: what was used against what was planned."""
    value = (Decimal('1.76') * target - realised) / target * 100
    formula = f"(1.76 × {plain(target)} − {plain(realised)}) / {plain(target)} × 100"
    # efficiency = 100 − R/T × 100; "at most 24 %" is tested without a division, hence exactly
    if 100 * realised >= 76 * target:
        return Step(name, formula, printed(value), f"{PERKA} (≤ 24 %)")
    # [code-confirmed only]
    return Step(name, f"76 − ({formula} − 100)", printed(176 - value), f"{PERKA} (> 24 %)")


def _not_done(name):
    return Step(name, "0", Decimal('0.00'), f"{PERKA} (0)")

"""One indikator kinerja individu (IKI) under PermenPANRB 8/2021: its percent, its category, its score.

``permenpanrb8_2021`` offers these functions as its own and says how well each rule is known.
"""
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

try:
    from .calculation import Step
    from .errors import RuleError
    from .figures import in_force
    from .permenpanrb8_figures import FIGURES, PERMEN
    from .values import WIDE, plain, printed, to_amount, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Step
    from errors import RuleError
    from figures import in_force
    from permenpanrb8_figures import FIGURES, PERMEN
    from values import WIDE, plain, printed, to_amount, to_decimal

# category, its lowest percent and the score there, its highest percent and the score there
CUKUP, KURANG = ('fair', 80, 70, 99, 89), ('poor', 60, 50, 79, 69)


@dataclass(frozen=True)
class Indicator:
    """Capaian IKI with one decimal and as the whole percent of the sheet, kategori, nilai capaian IKI."""

    achievement: Decimal
    percent: Decimal
    category: str
    score: Decimal
    steps: tuple


def achievement(realised, target, smaller_is_better=False):
    """Capaian IKI in percent, with one decimal, half up.

    :param target: a number, or a range (lower end, upper end)
    :param bool smaller_is_better: kondisi khusus, such as days needed or complaints received
    :raises RuleError: not a number, a realised figure below 0, a target not above 0, a range reversed

    Normal: R / T × 100; smaller is better: (1 + (1 − R / T)) × 100, below 0 when R is more than
    twice T. Of a range the end that the result went past is T; inside it is 100 % [GK].
    PermenPANRB 8/2021. Its own example prints 113 % for 92 against 80–90, which is 102.2 %.

    >>> achievement(70, (80, 90)), achievement(92, (80, 90)), achievement(9, (7, 8), smaller_is_better=True)
    (Decimal('87.5'), Decimal('102.2'), Decimal('87.5'))
    """
    return printed(_exact(realised, target, smaller_is_better)[0], 1)


def indicator_score(percent, is_maximum=False, figures=None):
    """Nilai capaian IKI of a percent, which is rounded to a whole one first (93 / 95 is 98 %).

    :param percent: the achievement; one below 0 counts as 0 (own choice)
    :param bool is_maximum: the target is the highest that can be reached, so that 100 % is Sangat Baik
    :param dict figures: {code of ``FIGURES``: number} of a dated scheme
    :raises RuleError: not a number

    Above 110 % 120; 101–110 % 110 to 120 [GK]; 100 % 109; 80–99 % 70 to 89; 60–79 % 50 to 69;
    below, x / 59 × 49. PermenPANRB 8/2021.

    >>> indicator_score(98), indicator_score(100), indicator_score(100, is_maximum=True)
    (Decimal('88.00'), Decimal('109.00'), Decimal('120.00'))
    """
    return _score_step(_whole(percent), is_maximum, in_force(FIGURES, figures))[1].result


def category(percent, is_maximum=False):
    """Kategori capaian IKI of a percent: ``very_good``, ``good``, ``fair``, ``poor`` or ``very_poor``.

    >>> category('99.4'), category('99.5'), category(101), category(59)
    ('fair', 'good', 'very_good', 'very_poor')
    """
    return _score_step(_whole(percent), is_maximum, in_force(FIGURES))[0]


def indicator(realised, target, smaller_is_better=False, is_maximum=False, figures=None):
    """An indicator from what was realised to its score, with the calculation: Indicator.

    The whole percent is rounded from the unrounded one, not from the one with one decimal.
    Parameters and refusals as ``achievement`` and ``indicator_score``.

    >>> result = indicator(93, 95)
    >>> result.achievement, result.percent, result.category, result.score
    (Decimal('97.9'), Decimal('98'), 'fair', Decimal('88.00'))
    >>> [step.formula for step in result.steps]
    ['93 / 95 × 100', '≈ 97.8947', '70 + (89 − 70) / (99 − 80) × (98 − 80)']
    """
    exact, formula = _exact(realised, target, smaller_is_better)
    whole = printed(exact, 0)
    kind, score_step = _score_step(whole, is_maximum, in_force(FIGURES, figures))
    # cut, not rounded: 99.49999 must not show as 99.5 beside its 99 %
    shown = plain(exact.quantize(Decimal('0.0001'), ROUND_DOWN, WIDE))
    steps = (
        Step('achievement', formula, printed(exact, 1), PERMEN), Step('percent', f"≈ {shown}", whole, PERMEN),
        score_step)
    return Indicator(steps[0].result, whole, kind, score_step.result, steps)


def _exact(realised, target, smaller_is_better):
    """The unrounded percent and its formula."""
    realised = to_amount(realised, 'realised figure')
    low, high = _ends(target)
    if low < high and low <= realised <= high:
        return Decimal(100), f"{plain(low)} ≤ {plain(realised)} ≤ {plain(high)}"
    end = high if realised > high else low
    ratio = f"{plain(realised)} / {plain(end)}"
    if smaller_is_better:
        return WIDE.divide(100 * (2 * end - realised), end), f"(1 + (1 − {ratio})) × 100"
    return WIDE.divide(100 * realised, end), f"{ratio} × 100"


def _ends(target):
    """A target as (lower end, upper end); of a single number twice the same."""
    if not isinstance(target, tuple | list):
        return (_end(target, 'target figure'),) * 2
    if len(target) != 2:
        raise RuleError('not_range', value=target)
    low, high = _end(target[0], 'lower end of the target'), _end(target[1], 'upper end of the target')
    if low > high:
        raise RuleError('range_reversed', low=plain(low), high=plain(high), article=PERMEN)
    return low, high


def _end(value, what):
    number = to_decimal(value, what)
    if number <= 0:
        raise RuleError('bad_target', what='indicator', value=plain(number), article=PERMEN)
    return number


def _whole(percent):
    return printed(to_decimal(percent, 'achievement'), 0)


def _score_step(percent, is_maximum, figures):
    """The category of a whole percent, and the Step of its score."""
    if percent > 110:
        return 'very_good', _score(f"{percent} > 110", figures['indicator_maximum'])
    if percent >= 100 and is_maximum:
        return 'very_good', _score(f"{percent} ≥ 100", figures['indicator_maximum'])
    if percent > 100:
        return _between(percent, 'very_good', 101, figures['indicator_very_good'], 110, figures['indicator_maximum'])
    if percent == 100:
        return 'good', _score("100 = 100", figures['indicator_good'])
    if percent >= 60:
        return _between(percent, *(CUKUP if percent >= 80 else KURANG))
    reached = max(percent, Decimal(0))
    return 'very_poor', _score(f"{reached} / 59 × 49", reached * 49 / 59)


def _between(percent, kind, low, low_score, high, high_score):
    """On the straight line from (low, low_score) to (high, high_score)."""
    start, end = plain(Decimal(low_score)), plain(Decimal(high_score))
    formula = f"{start} + ({end} − {start}) / ({high} − {low}) × ({percent} − {low})"
    return kind, _score(formula, low_score + (high_score - low_score) * (percent - low) / (high - low))


def _score(formula, value):
    return Step('indicator', formula, printed(value), PERMEN)

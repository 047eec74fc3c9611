"""The figures of PP 30/2019 and PermenPANRB 8/2021, with the text each comes from.

``permenpanrb8_2021`` offers them as its ``FIGURES`` and says how well each is known.
"""
from decimal import Decimal

try:
    from .figures import Figure
except ImportError:  # the file runs by itself: python -m doctest
    from figures import Figure

PP, PASAL_41, PASAL_59 = "PP 30/2019", "PP 30/2019 Pasal 41", "PP 30/2019 Pasal 59"
PERMEN, SE = "PermenPANRB 8/2021", "SE MenPANRB 3/2021"
BANDS = ('very_good', 'good', 'fair', 'poor')  # Sangat Baik, Baik, Cukup, Kurang; below all Sangat Kurang
FIGURES = {
    'skp_weight_alone': Figure(Decimal(70), PASAL_41),  # percent; the superior alone scores behaviour
    'behaviour_weight_alone': Figure(Decimal(30), PASAL_41),
    'skp_weight_peers': Figure(Decimal(60), PASAL_41),  # colleagues and subordinates were asked too
    'behaviour_weight_peers': Figure(Decimal(40), PASAL_41),
    'band_very_good': Figure(Decimal(110), PASAL_41),  # the score from which the band begins
    'band_good': Figure(Decimal(90), PASAL_41),
    'band_fair': Figure(Decimal(70), PASAL_41),
    'band_poor': Figure(Decimal(50), PASAL_41, confirmed=False),
    'score_max': Figure(Decimal(120), PP),
    'behaviour_max': Figure(Decimal(120), PERMEN, confirmed=False),
    'indicator_maximum': Figure(Decimal(120), PERMEN),  # above 110 %, or 100 % of the highest that can be reached
    'indicator_very_good': Figure(Decimal(110), PERMEN, confirmed=False),  # at 101 %
    'indicator_good': Figure(Decimal(109), PERMEN),  # at 100 %
    'main_agreement_weight': Figure(Decimal(60), PERMEN, confirmed=False),  # percent
    'main_initiative_weight': Figure(Decimal(40), PERMEN, confirmed=False),
    'additional_very_good': Figure(Decimal(100), PERMEN),  # percent of the task's scope that counts
    'additional_good': Figure(Decimal(80), PERMEN),
    'additional_fair': Figure(Decimal(60), PERMEN),
    'additional_poor': Figure(Decimal(40), PERMEN),
    'additional_very_poor': Figure(Decimal(20), PERMEN),
    'scope_unit': Figure(Decimal(5), PERMEN, confirmed=False),  # points
    'scope_agency': Figure(Decimal(5), PERMEN, confirmed=False),
    'scope_outside': Figure(Decimal(5), PERMEN, confirmed=False),
    'additional_max': Figure(Decimal(10), PERMEN),
    'half_weight': Figure(Decimal(50), SE),  # percent; the first half of 2021
    'objection_days': Figure(Decimal(14), PASAL_59),
    'answer_days': Figure(Decimal(0), PASAL_59, confirmed=False),  # 0: the text names no limit
    'decision_days': Figure(Decimal(0), PASAL_59, confirmed=False),
}


def bounds(in_use):
    """The bands of PP 30/2019 Pasal 41(5) as ``calculation.banded`` takes them.

    >>> bounds({code: figure.value for code, figure in FIGURES.items()})[0]
    (Decimal('110'), 'very_good')
    """
    return [(in_use[f'band_{code}'], code) for code in BANDS]

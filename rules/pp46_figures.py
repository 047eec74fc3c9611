"""The figures of PP 46/2011 and Perka BKN 1/2013, with the text each comes from.

``pp46_2011`` offers them as its ``FIGURES`` and says how well each is known.
"""
from decimal import Decimal

try:
    from .figures import Figure
except ImportError:  # the file runs by itself: python -m doctest
    from figures import Figure

LAW, PERKA, NO_SOURCE = "PP 46/2011", "Perka BKN 1/2013", "PP 46/2011: no source names a limit"
FIGURES = {
    'skp_weight': Figure(Decimal(60), LAW),  # percent
    'behaviour_weight': Figure(Decimal(40), LAW),
    'band_very_good': Figure(Decimal(91), PERKA),  # the score from which the band begins
    'band_good': Figure(Decimal(76), PERKA),
    'band_fair': Figure(Decimal(61), PERKA),
    'band_poor': Figure(Decimal(51), PERKA),
    'behaviour_max': Figure(Decimal(100), PERKA),
    'creativity_unit': Figure(Decimal(3), PERKA, confirmed=False),
    'creativity_organisation': Figure(Decimal(6), PERKA, confirmed=False),
    'creativity_nation': Figure(Decimal(12), PERKA, confirmed=False),
    'study_index_max': Figure(Decimal(4), PERKA, confirmed=False),
    'objection_days': Figure(Decimal(14), LAW, confirmed=False),
    'answer_days': Figure(Decimal(0), NO_SOURCE, confirmed=False),  # 0: no limit is known
    'decision_days': Figure(Decimal(0), NO_SOURCE, confirmed=False),
    'receipt_days': Figure(Decimal(14), LAW, confirmed=False),
    'forward_days': Figure(Decimal(14), LAW, confirmed=False),
}

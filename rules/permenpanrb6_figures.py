"""The figures of PermenPANRB 6/2022 and SE MenPANRB 3/2023: shares, days, months.

Shares are percent of the employees of a unit (of one person's results for ``majority_share``), days
are working days (``periodic_window_days`` calendar days), months are numbered 1 to 12.
"""
from decimal import Decimal

try:
    from .figures import Figure
except ImportError:  # the file runs by itself: python -m doctest
    from figures import Figure

LAW = "PermenPANRB 6/2022"
CIRCULAR = "SE MenPANRB 3/2023"
REPORTING, OBJECTION = f"{LAW}, Lampiran Bab V.A", f"{LAW}, Lampiran Bab V.B"


def _figure(value, article, confirmed=True):
    return Figure(Decimal(value), article, confirmed)


FIGURES = {
    # "sebagian besar" is more than this share, "sebagian kecil" less than the rest; the text names no number
    'majority_share': _figure(50, f"{LAW}, Lampiran Bab IV.B.3.a.1.d", confirmed=False),
    # the distribution of predicates for each result of the organisation
    'excellent_mode_max': _figure(70, CIRCULAR),
    'good_mode_max': _figure(70, CIRCULAR),
    # "there must be some": how many the circular leaves open, one person is the least
    'good_lower_people': _figure(1, CIRCULAR),
    'needs_improvement_mode_min': _figure(60, CIRCULAR),
    'needs_improvement_very_good_max': _figure(10, CIRCULAR),
    'poor_mode_min': _figure(60, CIRCULAR),
    'poor_needs_improvement_min': _figure(10, CIRCULAR),
    'poor_very_good_max': _figure(10, CIRCULAR),
    'very_poor_mode_min': _figure(60, CIRCULAR),
    'very_poor_middle_min': _figure(10, CIRCULAR),
    'very_poor_very_good_max': _figure(0, CIRCULAR),
    # the months at whose end the plan is set and the yearly evaluation is over
    'plan_set_month': _figure(1, f"{LAW} Pasal 14(1)"),
    'evaluation_end_month': _figure(1, f"{LAW}, Lampiran Bab IV.A.8"),
    # how many days before the end of a span its evaluation begins; the law's case holds with any from 6 to 36
    'periodic_window_days': _figure(10, f"{LAW}, Lampiran Bab IV.A.14", confirmed=False),
    # the evaluation document
    'handover_days': _figure(14, f"{REPORTING}.5"),
    'receipt_days': _figure(14, f"{REPORTING}.6"),
    'report_days': _figure(30, f"{REPORTING}.7"),
    'takeover_days': _figure(14, f"{REPORTING}.8"),
    'takeover_handover_days': _figure(7, f"{REPORTING}.9"),
    'takeover_receipt_days': _figure(7, f"{REPORTING}.10"),
    'objection_days': _figure(14, f"{OBJECTION}.2"),
    'answer_days': _figure(0, f"{OBJECTION}.4", confirmed=False),  # 0: the text names no limit of its own
    'decision_days': _figure(7, f"{OBJECTION}.6"),
}

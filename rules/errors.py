"""Every sentence with which the rules refuse a value or report a fault.

The sentences stand in one registry, as plain English literals with named placeholders,
so that the caller can list them for translation and show
``env._(error.template, **error.values)`` instead of the English text.

A value that is itself an English word (an aspect, a kind of date) is one of ``TERMS``;
the caller translates it before filling it in.
"""
from dataclasses import dataclass, field

try:
    from . import errors_archive
except ImportError:  # the file runs by itself: python -m doctest
    import errors_archive


# marked here, translated by whoever shows it
# pylint: disable=prefer-env-translation
def _(text):
    """Mark a text for the translation catalogue; the caller translates it when it is shown."""
    return text


MESSAGES = {
    # values
    'not_number': _("The %(what)s is “%(value)s”, which is not a number; write it in digits, such as 12 or 87.5."),
    'not_finite': _("The %(what)s is “%(value)s”; it must be an ordinary number below 1 000 000 000 000 000."),
    'not_count': _("The %(what)s is %(value)s; it must be a whole number, 0 or more."),
    'not_date': _("The %(what)s is “%(value)s”, which is not a date."),
    'negative': _("The %(what)s is %(value)s; it cannot be less than 0."),
    'outside_range': _("The %(what)s is %(value)s; it must lie between %(low)s and %(high)s."),
    # the regulations
    'score_outside': _("The %(what)s is %(value)s; by %(article)s it lies between 0 and %(high)s. "
                       "Enter a figure within these limits."),
    'weights_total': _("The weights “%(first)s” and “%(second)s” add up to %(value)s percent; by "
                       "%(article)s they share 100 percent. Correct them in the scheme."),
    # PP 46/2011
    'missing_aspect': _("The activity has no %(what)s; quantity, quality and time are always measured."),
    'missing_behaviour': _("The behaviour has no score for %(what)s; only leadership may be left out."),
    'unknown_key': _("“%(value)s” is not known here; use one of: %(allowed)s."),
    'not_pair': _("The %(what)s is “%(value)s”; it must be a pair: the realised figure and the target."),
    'bad_target': _("The target of the %(what)s is %(value)s; by %(article)s it must be more than 0. "
                    "Leave out an aspect that is not planned, such as a cost without a budget."),
    'not_scores': _("“%(value)s” is a text, not a list of scores."),
    'no_scores': _("There is no score to average; give at least one."),
    # PermenPANRB 8/2021
    'range_reversed': _("The target runs from %(low)s down to %(high)s; by %(article)s a result is compared with "
                        "the lower and the upper end of the range. Write the lower end first."),
    'not_range': _("The target is “%(value)s”; it must be a number, or a range: its lower and its upper end."),
    # months
    'unknown_method': _("“%(value)s” is not a way to add up months; use one of: %(allowed)s."),
    # NIP
    'nip_characters': _("The NIP “%(value)s” contains “%(found)s”; "
                        "it may only hold digits, with spaces or dots between them."),
    'nip_length': _("The NIP “%(value)s” has %(count)s digits; it must have 18: "
                    "birth date (8), appointment (6), sex (1) and serial number (3)."),
    'nip_birth': _("The NIP “%(value)s” begins with “%(found)s”, which is not a possible birth date "
                   "(year, month, day)."),
    'nip_appointment': _("The NIP “%(value)s” has “%(found)s” in places 13 and 14; a PNS has the month of appointment "
                         "there (01 to 12), a PPPK a number from 21."),
    'nip_too_early': _("The NIP “%(value)s” says appointed in %(found)s, which is not after the birth date."),
    'nip_sex': _("The NIP “%(value)s” has “%(found)s” in place 15; it must be 1 for a man or 2 for a woman."),
    'nip_serial': _("The NIP “%(value)s” ends in the serial number 000; serial numbers begin at 001."),
    'nip_differs_birth': _("The NIP “%(nip)s” begins with the birth date %(found)s, but the record has %(value)s; "
                           "correct the wrong one, or keep a number that was issued so."),
    'nip_differs_sex': _("The NIP “%(nip)s” says %(found)s in place 15, but the record has %(value)s; "
                         "correct the wrong one, or keep a number that was issued so."),
    'nip_differs_kind': _("The NIP “%(nip)s” has the form of a %(found)s number, but the rank is that of a %(value)s; "
                          "correct the number or the rank."),
    'nip_young': _("The NIP “%(nip)s” says born on %(found)s and appointed in %(value)s, before the age of %(age)s; "
                   "compare it with the letter of appointment."),
    # PermenPANRB 6/2022
    'distribution_most': _("%(count)s of %(total)s employees (%(share)s) are rated %(predicate)s; in an organisation "
                           "rated %(organisation)s most are, more than %(limit)s. Compare their contributions again."),
    'distribution_at_most': _("%(count)s of %(total)s employees (%(share)s) are rated %(predicate)s; in an "
                              "organisation rated %(organisation)s at most %(limit)s are. Compare their "
                              "contributions again."),
    'distribution_at_least': _("%(count)s of %(total)s employees (%(share)s) are rated %(predicate)s; in an "
                               "organisation rated %(organisation)s at least %(limit)s are. Compare their "
                               "contributions again."),
    'distribution_people': _("%(count)s of %(total)s employees are rated %(predicate)s; in an organisation rated "
                             "%(organisation)s at least %(limit)s should be. Compare their contributions again."),
    'distribution_never': _("%(count)s of %(total)s employees (%(share)s) are rated %(predicate)s; in an "
                            "organisation rated %(organisation)s nobody is. Compare their contributions again."),
    'distribution_too_few': _("In a unit of %(total)s one person is %(share)s, and whole people cannot meet the "
                              "pattern of an organisation rated %(organisation)s; rate each one by contribution."),
    'study_failed': _("The predicate is “%(value)s”, but the study assignment was not completed; give poor or "
                      "very poor, by the behaviour."),
    # before signing
    'check_no_nip': _("The NIP of %(person)s is missing; enter its 18 digits."),
    'check_no_rank': _("The rank of %(person)s is missing; enter the one held on the day of signing."),
    'check_no_appraiser': _("%(person)s has no appraiser; choose the direct superior, or who acts for that post."),
    'check_self_appraisal': _("%(person)s is employee and appraiser at once; choose the direct superior."),
    'check_outside_period': _("The plan runs from %(start)s to %(end)s, but its period from %(first)s to %(last)s; "
                              "correct the plan, or choose another period."),
    'check_late': _("The plan was agreed on %(value)s, after %(deadline)s; it holds, note why it came later."),
    'check_plan_empty': _("The plan has no main line yet; add at least one."),
    'check_no_indicator': _("“%(name)s” has no indicator; add one for quantity, quality, time or cost."),
    'check_no_target': _("“%(indicator)s” of “%(name)s” has no target; agree on one."),
    'check_zero_target': _("The target of “%(indicator)s” of “%(name)s” is 0; enter the figure agreed on."),
    'check_no_evidence': _("“%(indicator)s” of “%(name)s” reports %(value)s without evidence; attach a document."),
    'check_bare_months': _("Figures without evidence: %(months)s; attach a document to the sheet of the month."),
    'check_rated_above': _("“%(name)s” is rated above expectation, but “%(indicator)s” reached %(value)s against "
                           "%(target)s; look at both again, or say why in the feedback."),
    'check_rated_below': _("“%(name)s” is rated below expectation, but its targets were reached; look at both "
                           "again, or say why in the feedback."),
    'check_results_above': _("The results are rated above expectation, but “%(indicator)s” of “%(name)s” reached "
                             "%(value)s against %(target)s; look at both again, or say why in the notes."),
    'check_results_below': _("The results are rated below expectation, but all %(count)s figures reached their "
                             "targets; look at both again, or say why in the notes."),
    'check_equal_behaviour': _("All %(count)s aspects of behaviour have %(value)s; rate each for itself, or keep it."),
    'check_equal_ratings': _("All %(count)s employees are rated %(value)s; compare their contributions, or keep it."),
    'check_activity_wording': _("“%(name)s” names an activity; name the result it brings, beginning for instance "
                                "with “%(example)s …”."),
    'check_category_wording': _("“%(name)s” names a field of work; name what is achieved in it and how well, "
                                "for instance on time or by which standard."),
    # formats
    'bad_month': _("“%(value)s” is not a month; months are numbered 1 to 12."),
    'not_indonesian_number': _("“%(value)s” is not a number as written in Indonesia; "
                               "dots separate thousands and a comma the decimals, such as 1.234,50."),
    'period_backwards': _("The period ends on %(end)s, before it begins on %(start)s."),
    # cells of a workbook
    'cell_empty': _("The cell is empty; it has to be filled in."),
    'cell_formula': _("“%(value)s” is a formula, which is not read; write what it comes to."),
    'cell_number': _("“%(value)s” is no number; write it in digits, such as 12 or 87,5."),
    'cell_ambiguous': _("“%(value)s” can be read in two ways; write 1234 or 1,23."),
    'cell_percent': _("%(value)s is shown as a percentage; write the number itself, such as 90."),
    'cell_places': _("%(value)s has more than %(count)s decimals; round it."),
    'cell_control': _("“%(value)s” holds characters that cannot be printed; type the text anew."),
    'cell_long': _("The text has %(count)s characters; at most %(most)s are taken. Shorten it."),
    'cell_date': _("“%(value)s” is no date; write it as 31-12-2026."),
    'cell_choice': _("“%(value)s” is not in the list; choose one of: %(allowed)s."),
    'cell_digits': _("%(value)s is stored as a number, which loses digits of a NIP; make the cell a text and type the "
                     "18 digits anew."),
    # seal
    'seal_float': _("“%(value)s” at %(where)s is a binary fraction, which has no single way to be written; "
                    "seal it as a decimal or as text."),
    'seal_type': _("“%(value)s” at %(where)s cannot be sealed; use text, whole numbers, decimals, dates, "
                   "yes/no, nothing, lists, and records with text keys."),
    'seal_top': _("Only a record or a list can be sealed, not “%(value)s”."),
    'seal_twice': _("The key “%(value)s” at %(where)s occurs twice once accents are written in one way."),
    'seal_digest': _("“%(value)s” is not a digest; a digest has 64 characters from 0-9 and a-f."),
    # clocks
    'unknown_kind': _("“%(value)s” is not a kind of day; use “calendar” or “working”."),
    'no_working_day': _("Every day of the week is marked as weekend; a working-day limit needs a working day."),
    # procedures
    'sop_empty': _("The procedure has no steps."),
    'sop_same_key': _("Two steps are called “%(step)s”."),
    'sop_unknown_act': _("Step “%(step)s” does “%(act)s”, which is not a known act."),
    'sop_unknown_role': _("Step “%(step)s” belongs to “%(role)s”, which is not a known role."),
    'sop_actor': _("Step “%(step)s” (%(act)s) belongs to “%(role)s”, who cannot do it: plan, months and response "
                   "are the employee's own, and judging is for the appraiser or the superior."),
    'sop_unknown_target': _("Step “%(step)s” leads to “%(target)s”, which is not a step of this procedure."),
    'sop_self': _("Step “%(step)s” leads to itself."),
    'sop_no_start': _("The procedure has no beginning: every step follows another one."),
    'sop_second_start': _("Step “%(step)s” is a second beginning: no step leads to it and it is not the first."),
    'sop_unreachable': _("Step “%(step)s” is never reached from the first step."),
    'sop_trap': _("From step “%(step)s” the procedure never comes to an end."),
    'sop_missing_return': _("Step “%(step)s” can send the work back but does not say to which step."),
    'sop_order': _("Step “%(step)s” (%(act)s) comes after step “%(after)s” (%(after_act)s); "
                   "it has to come before it."),
    'sop_return_lost': _("Step “%(step)s” sends the work back to step “%(target)s”, from which it never comes "
                         "to step “%(step)s” again."),
    'sop_return_plan': _("Step “%(step)s” sends the work back to step “%(target)s”, which would change the plan "
                         "when figures hang on it already."),
    'sop_months': _("Step “%(step)s” (%(act)s) stands aside from the way forward or comes a second time; one step "
                    "reports the months and one measures them."),
    'sop_unreported': _("Step “%(step)s” measures months, but no step reports them."),
    'sop_missing_behaviour': _("No step scores behaviour, and without it there is no result."),
    'sop_missing_assessment': _("No step measures or assesses the achievement."),
    'sop_missing_ratification': _("No step ratifies the result."),
    **errors_archive.MESSAGES,
}

TERMS = (
    _('quantity'), _('quality'), _('time'), _('cost'), _('realised quantity'), _('realised quality'),
    _('realised time'), _('realised cost'), _('target quantity'), _('target quality'), _('target time'),
    _('target cost'), _('service'), _('integrity'), _('commitment'), _('discipline'), _('cooperation'),
    _('leadership'), _('SKP score'), _('behaviour average'), _('score'), _('number of additional tasks'),
    _('value of the month'), _('quantity of the month'), _('number'), _('number of minutes'), _('birth date'),
    _('date'), _('first day'), _('last day'), _('start date'), _('deadline'), _('number of days'),
    _('grade index'), _('initiative'), _('indicator'), _('realised figure'), _('target figure'),
    _('lower end of the target'), _('upper end of the target'), _('achievement'), _('behaviour score'),
    _('score of the line'), _('score of the additional task'), _('first half-year'), _('second half-year'),
    _('number of employees'), _('male'), _('female'), _('excellent'), _('very good'), _('good'),
    _('needs improvement'), _('poor'), _('very poor'), _('needs improvement or poor'), _('above expectation'),
    _('as expected'), _('below expectation'), _('number of years'), _('the employee record'), _('name'),
    _('NIP number'), _('appraiser'), _('predicate'),
)


class RuleError(ValueError):
    """A refused value: ``code``, ``template`` (a literal of MESSAGES), ``values``.

    >>> error = RuleError('negative', what='realised cost', value='-5')
    >>> str(error)
    'The realised cost is -5; it cannot be less than 0.'
    >>> error.template % error.values == str(error)
    True
    """

    def __init__(self, code, **values):
        self.code = code
        self.template = MESSAGES[code]
        self.values = values
        super().__init__(self.template % values)


@dataclass(frozen=True)
class Finding:
    """A fault that is reported, not raised: its code, the step it is about ('' for the whole) and its values.

    >>> str(Finding('sop_trap', '4', {'step': '4'}))
    'From step “4” the procedure never comes to an end.'
    """

    code: str
    step_key: str = ''
    values: dict = field(default_factory=dict)

    @property
    def template(self):
        """The English sentence with its placeholders (a literal of MESSAGES)."""
        return MESSAGES[self.code]

    def __str__(self):
        return self.template % self.values

from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian
from ..rules.indonesian import dash, number

HOLDS = {'confirm': "Hasil penilaian tetap", 'change': "Hasil penilaian menjadi"}


class ReportHrSkpReportObjection(models.AbstractModel):
    """Values of the keberatan as a letter, with the appraiser's answer and the superior's decision."""

    _name = 'report.hr_skp.report_objection'
    _inherit = ['report.hr_skp.sheet']
    _description = "SKP Objection Letter"

    _document = 'appraisal'

    def _check_printable(self, plans):
        super()._check_printable(plans)
        self.env['report.hr_skp.report_appraisal']._check_printable(plans)
        bare = plans.filtered(lambda plan: not plan.objection_ids)[:1]
        if bare:
            raise UserError(self.env._(
                "%(plan)s has no objection: there is no letter to print.", plan=bare.name))

    def _sheet(self, plan):
        appraisal, objection = plan.appraisal_ids, self._objection(plan)
        holds = self._result_text(plan, appraisal.final_score, appraisal.final_rating)
        decided = f"{HOLDS[objection.decision]} {holds}." if objection.decision else ''
        return {
            **super()._sheet(plan),
            'is_draft': False,
            'regulation': plan.scheme_id.regulation or plan.scheme_id.name,
            'place': plan.period_id.place or '',
            'result': self._result_text(plan, appraisal.score, appraisal.rating),
            'received_on': self._date(appraisal.received_on),
            'reason': self._contested(objection), 'filed_on': self._place_on(plan, objection.filed_on),
            'withdrawn_on': self._date(objection.withdrawn_on) if objection.withdrawn_on else '',
            'answer': self._answered(objection), 'answered_on': self._place_on(plan, objection.answered_on),
            'explanation': self._explained(objection), 'explained_on': self._place_on(plan, objection.explained_on),
            'decision': "\n".join(filter(None, (objection.decision_text, decided))),
            'decided_on': self._place_on(plan, objection.decided_on),
        }

    def _objection(self, plan):
        """The newest one: an earlier one was withdrawn, or decided before the case was reopened."""
        return plan.objection_ids.sorted('id')[-1:]

    def _result_text(self, plan, score, rating):
        """A result in figures and word, in the word alone where the regulation has no figures."""
        word = dash(plan.scheme_id._predicate_names().get(rating))
        return f"{number(score)} ({word})" if score else word


class ReportHrSkpReportObjectionRecord(models.AbstractModel):
    """Values of the Berita Acara of an objection: who was heard when, and what was decided."""

    _name = 'report.hr_skp.report_objection_record'
    _inherit = ['report.hr_skp.report_objection']
    _description = "SKP Objection Record"

    def _check_printable(self, plans):
        super()._check_printable(plans)
        undecided = plans.filtered(lambda plan: not self._objection(plan).decided_on)[:1]
        if undecided:
            raise UserError(self.env._(
                "The objection of %(plan)s is not decided: its record is printed after the decision.",
                plan=undecided.name))

    def _sheet(self, plan):
        objection, values = self._objection(plan), super()._sheet(plan)
        heard = (
            ('employee', "Pegawai yang dinilai (keberatan)", objection.filed_on, self._contested(objection)),
            ('appraiser', "Pejabat penilai", objection.answered_on or objection.answer_missed_on,
             self._answered(objection)),
            ('employee', "Pegawai yang dinilai (penjelasan)", objection.explained_on or objection.explanation_missed_on,
             self._explained(objection)))
        return {
            **values,
            'late': objection.days_late and self._late(objection),
            'day': indonesian.day_name(objection.decided_on),
            'date': indonesian.date_long(objection.decided_on),
            'heard': [
                {**values['parties'][role], 'as': title, 'date': self._date(day), 'text': dash(text)}
                for role, title, day, text in heard],
        }

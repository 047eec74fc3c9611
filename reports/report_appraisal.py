from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian
from ..rules.indonesian import dash, number


class ReportHrSkpReportAppraisal(models.AbstractModel):
    """Values of the Penilaian Prestasi Kerja (PP 46/2011, Perka BKN 1/2013), box by box."""

    _name = 'report.hr_skp.report_appraisal'
    _inherit = ['report.hr_skp.sheet']
    _description = "Performance Appraisal Sheet"

    _document = 'appraisal'
    _signed = 'appraisal'
    _title = "Penilaian Prestasi Kerja Pegawai Negeri Sipil"
    _final_states = frozenset({'archive', 'done'})

    def _check_printable(self, plans):
        """Refuse where the scores are not open to the user: asked of the database, not of the cache."""
        super()._check_printable(plans)
        hidden = plans - self.env['skp.appraisal'].search([('plan_id', 'in', plans.ids)]).plan_id
        if hidden:
            names = ", ".join(plan.name for plan in hidden[:3]) + (" …" if len(hidden) > 3 else "")
            raise UserError(self.env._(
                "The appraisal sheet of %(names)s cannot be printed: there is no appraisal yet that you may read, "
                "because it has not been made or not been handed over to you.", names=names))

    def _archived(self, plans):
        """The filed sheets of archived cases; the other papers of the appraisal are printed anew."""
        if self._name != 'report.hr_skp.report_appraisal':
            return {}
        filed = plans.filtered(lambda plan: plan.state == 'done')
        copies = filed._archived_pdfs()
        filed._count_prints()
        return copies

    def _sheet(self, plan):
        appraisal = plan.appraisal_ids
        return {
            **super()._sheet(plan),
            **self._result_values(plan, appraisal),
            **self._objection_values(plan, appraisal),
            'behaviours': self._behaviour_rows(plan, appraisal),
            'recommendation': appraisal.recommendation or self._blank(plan),
            'made_on': self._date(appraisal.made_on),
            'received_on': self._date(appraisal.received_on),
            'ratified_on': self._date(appraisal.ratified_on),
        }

    # -- box 4 ---------------------------------------------------------------------------------

    def _result_values(self, plan, appraisal):
        """The two shares and their sum; dashes until both are complete."""
        if not appraisal.rating:
            return dict.fromkeys(
                ('skp_formula', 'skp_share', 'behaviour_formula', 'behaviour_share', 'score', 'rating'), '-')
        skp_weight, behaviour_weight = appraisal._weights()
        return {
            'skp_formula': self._formula(appraisal.skp_score, skp_weight),
            'skp_share': number(appraisal.skp_share),
            'behaviour_formula': self._formula(appraisal.behaviour_average, behaviour_weight),
            'behaviour_share': number(appraisal.behaviour_score),
            'score': number(appraisal.score),
            'rating': self._in_brackets(plan, appraisal.rating),
        }

    def _behaviour_rows(self, plan, appraisal):
        """Every aspect of the regulation (a dash where none was scored), the sum and the average."""
        scored = appraisal.behaviour_ids.grouped('code')
        rows = []
        for aspect in plan.scheme_id.aspect_ids:
            row = scored.get(aspect.code, appraisal.behaviour_ids.browse())
            rows.append(self._behaviour_row(aspect.name, row.score, row.rating_name))
        average = appraisal.behaviour_average
        rating = plan.scheme_id._word_of(average)
        return [
            *rows,
            {**self._behaviour_row("Jumlah", appraisal.behaviour_total, False), 'rating': ''},
            self._behaviour_row("Nilai rata-rata", average, rating),
        ]

    def _behaviour_row(self, name, score, rating):
        return {'name': name, 'score': number(score) if score else '-', 'rating': f"({rating})" if rating else '-'}

    def _formula(self, score, weight):
        return f"{number(score)} × {indonesian.number_plain(weight)}%"

    def _in_brackets(self, plan, rating):
        return f"({dash(plan.scheme_id._predicate_names().get(rating))})"

    # -- boxes 5 to 7 --------------------------------------------------------------------------

    def _objection_values(self, plan, appraisal):
        """Objection, answer and decision of the newest keberatan."""
        objection = plan.objection_ids._standing().with_prefetch(plan.objection_ids._prefetch_ids)
        blank = self._blank(plan)
        return {
            'objection': {'text': self._grounds(objection) or blank, 'date': self._date(objection.filed_on)},
            'answer': {
                'text': self._answered(objection) or blank,
                'date': self._date(objection.answered_on or objection.answer_missed_on)},
            'decision': {
                'text': self._decision_text(plan, appraisal, objection) or blank,
                'date': self._date(objection.decided_on),
            },
        }

    def _decision_text(self, plan, appraisal, objection):
        """What the superior decided, and the result that holds from then on."""
        sentences = {'confirm': "Nilai prestasi kerja tetap", 'change': "Nilai prestasi kerja menjadi"}
        if objection.decision not in sentences:
            return objection.decision_text
        final = f"{number(appraisal.final_score)} {self._in_brackets(plan, appraisal.final_rating)}."
        return "\n".join(filter(None, (objection.decision_text, f"{sentences[objection.decision]} {final}")))

    def _blank(self, plan):
        """An empty box: a dash on a final sheet, room to write on a draft."""
        return '-' if plan.state in self._final_states else ''

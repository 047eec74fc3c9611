from odoo import models

from ..rules.indonesian import number


class ReportHrSkpReportBehaviour(models.AbstractModel):
    """Values of the Buku Catatan Perilaku: what the appraiser observed, and the scores that came of it."""

    _name = 'report.hr_skp.report_behaviour'
    _inherit = ['report.hr_skp.report_appraisal']
    _description = "SKP Behaviour Notebook"

    _signed = None

    _regulations = ('pp46',)

    def _sheet(self, plan):
        values = super()._sheet(plan)
        noted = sorted(plan.feedback_ids, key=lambda row: (row.date, row.id))
        return {
            **values,
            'entries': [*(self._note_values(row) for row in noted), self._score_values(plan, values)],
        }

    def _note_values(self, row):
        """Something noted within the year, by whom."""
        about = f"{row.about}: " if row.about else ''
        return {
            'date': self._date(row.date), 'lines': [f"{about}{row.text or row.symbol}"], 'name': row.author_id.name,
            'nip': '', 'source': row.source or ''}

    def _score_values(self, plan, values):
        """The scores with the appraiser's notes, as Perka BKN 1/2013 has them entered at the end of the year."""
        appraisal = plan.appraisal_ids
        notes = {row.name: row.note for row in appraisal.behaviour_ids if row.note}
        score = number(appraisal.skp_score) if appraisal.skp_score else '-'
        lines = [f"Penilaian SKP {values['period']} = {score}, sedangkan penilaian perilaku kerjanya adalah:"]
        for row in values['behaviours']:
            note = f": {notes[row['name']]}" if row['name'] in notes else ''
            rating = row['rating'].replace('-', '')  # the dash of a score that is missing says enough
            lines.append(" ".join(filter(None, (row['name'], '=', row['score'], rating))) + note)
        appraiser = values['parties']['appraiser']
        return {'date': values['made_on'], 'lines': lines, 'name': appraiser['name'], 'nip': appraiser['nip'],
                'source': appraiser['acting']}

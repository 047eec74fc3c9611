from odoo import fields, models


class SkpObjection(models.Model):
    """Both sides are asked to explain; who stays silent keeps nobody from deciding, and that is on record.

    Source: PermenPANRB 6/2022, Lampiran Bab V.B.4; PP 30/2019 Pasal 59(3).
    """

    _inherit = 'skp.objection'

    explanation = fields.Text(string="Employee's Explanation", help="What the employee told the superior who asked.")
    explained_on = fields.Date()
    answer_missed_on = fields.Date(
        string="Appraiser Silent until", help="The day on which the superior went on without the appraiser's answer.")
    explanation_missed_on = fields.Date(
        string="Employee Silent until",
        help="The day on which the superior went on without the employee's explanation.")
    silence_note = fields.Text(string="Going On without It", help="Why the superior went on without an explanation.")

    def _pending(self):
        """The objections that still wait for the decision."""
        return self.filtered(lambda row: not (row.decided_on or row.withdrawn_on))

    def _content(self):
        content = super()._content()
        later = ('explanation', 'answer_missed_on', 'explanation_missed_on', 'silence_note')
        return {**content, **{name: self[name] for name in later if self[name]}}

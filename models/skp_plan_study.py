from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class SkpPlan(models.Model):
    """A year of study (tugas belajar): nothing is planned, the grade index counts at its end."""

    _inherit = 'skp.plan'

    is_study = fields.Boolean(
        string="Study Assignment", tracking=True,
        help="Tugas belajar: no activities are planned. Under PP 46/2011 the appraiser enters the grade index at the "
             "end of the year and scores behaviour by the notes of the university.")

    @api.constrains('is_study')
    def _check_study(self):
        for plan in self.filtered(lambda plan: plan.is_study and plan.scheme_code == 'pp30'):
            raise ValidationError(self.env._(
                "%(plan)s follows PP 30/2019, which converts no grade index: plan the results of the study with their "
                "targets, and take the tick of the study assignment away.", plan=plan.name))

    def write(self, vals):
        late = 'is_study' in vals and self.filtered(lambda plan: plan.state not in ('plan', 'review'))
        if late and not self.env.su:
            raise UserError(self.env._(
                "The plan of %(plan)s is approved: whether it is a study assignment stays as it is.",
                plan=late[0].name))
        return super().write(vals)

    def _content(self, document, realisation):
        content = super()._content(document, realisation)
        return {**content, 'study': True} if self.is_study else content

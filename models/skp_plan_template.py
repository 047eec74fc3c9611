from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class SkpPlan(models.Model):
    """A plan that starts from the template of the employee's post, or from last year's rows."""

    _inherit = 'skp.plan'

    has_copied_rows = fields.Boolean(compute='_compute_has_copied_rows')

    @api.depends('line_ids.to_review')
    def _compute_has_copied_rows(self):
        for plan in self:
            plan.has_copied_rows = any(plan.line_ids.mapped('to_review'))

    def action_use_template(self):
        """Start from the template of the post, each row marked to be reviewed.

        :raises UserError: the office has none for the post, or activities stand here already
        """
        self.ensure_one()
        self._refuse_used()
        if not self._use_templates():
            raise UserError(self.env._(
                "%(company)s has no template for the post of %(employee)s under %(regulation)s: write the activities "
                "yourself, or ask the data manager for a template.", company=self.company_id.name,
                employee=self.employee_id.name, regulation=self.scheme_id.name))

    def _refuse_used(self):
        if self.main_line_ids:
            raise UserError(self.env._(
                "%(plan)s has activities already: remove them before you copy others.", plan=self.name))
        self._claim_rows()

    def _claim_rows(self):
        """Let whoever fills the same plans at this moment start over, and then find them filled."""
        self.env.cr.execute(SQL("UPDATE skp_plan SET write_date = write_date WHERE id IN %s", self._ids))

    def _use_templates(self):
        """Copy the rows of the templates of these cases, which have none yet.

        :return: the ``skp.plan.line`` made
        """
        return self.env['skp.plan.line'].create([
            plan._copied(line) for plan, template in self.env['skp.template']._of(self).items()
            for line in template.line_ids])

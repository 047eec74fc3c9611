from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpTemplate(models.Model):
    """The results and targets that an office expects of a post: they start a plan, each row marked to be reviewed."""

    _name = 'skp.template'
    _description = 'SKP Plan Template'
    _inherit = ['skp.typed']
    _order = 'sequence, id'
    _check_company_auto = True

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    scheme_code = fields.Selection(
        lambda self: self.env['skp.scheme']._fields['code']._description_selection(self.env), string="Regulation",
        required=True)
    job_ids = fields.Many2many('hr.job', string="Posts", check_company=True)
    post_kind = fields.Selection(
        lambda self: self.env['hr.version']._fields['skp_post_kind']._description_selection(self.env),
        string="Kind of Post", help="For everybody of this kind whose own post has no template.")
    line_ids = fields.One2many('skp.template.line', 'template_id', string="Activities", copy=True)

    @api.constrains('name', 'job_ids', 'post_kind')
    def _check_for_somebody(self):
        for template in self.filtered(lambda template: not template.job_ids and not template.post_kind):
            raise ValidationError(self.env._(
                "Template “%(name)s” is for nobody: choose posts or a kind of post.", name=template.name))

    @api.model
    def _of(self, plans):
        """The template of each case: the one of the employee's post, else of the kind of post.

        :return: {plan: ``skp.template``, empty where there is none}
        """
        templates = self.search([
            ('company_id', 'in', plans.company_id.ids), ('scheme_code', 'in', plans.mapped('scheme_code'))])
        # sudo: hr.version - post and kind decide; neither is told
        versions = {plan: plan.employee_id.sudo()._get_version(plan.date_from) for plan in plans if templates}
        return {plan: templates._fitting(plan, version) for plan, version in versions.items()}

    def _fitting(self, plan, version):
        mine = self.filtered(lambda row: row.company_id == plan.company_id and row.scheme_code == plan.scheme_code)
        by_post = mine.filtered(lambda row: version.job_id and version.job_id in row.job_ids)
        by_kind = mine.filtered(lambda row: row.post_kind and row.post_kind == version.skp_post_kind)
        return (by_post or by_kind)[:1]

from odoo import fields, models


class SkpPrintJobLine(models.Model):
    """One sheet of a print job: printed, or the reason why not."""

    _name = 'skp.print.job.line'
    _description = 'SKP Print Job Line'
    _inherit = ['skp.typed']
    _order = 'job_id, id'

    job_id = fields.Many2one('skp.print.job', required=True, ondelete='cascade', index=True)
    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    name = fields.Char(string="SKP", required=True)
    state = fields.Selection(
        [('waiting', "Waiting"), ('done', "Printed"), ('refused', "Not printed")], required=True, default='waiting')
    reason = fields.Char()
    pdf = fields.Binary(string="PDF", attachment=True)
    file_name = fields.Char()

from odoo import fields, models

FACTS = ('reason', 'letter', 'letter_date', 'letter_file', 'letter_file_name')


class SkpAddendumStart(models.TransientModel):
    """The dialog that starts the change of an agreed plan: why, and by which letter."""

    _name = 'skp.addendum.start'
    _description = 'Start an SKP Addendum'
    _inherit = ['skp.dialog']

    _subject = 'plan_id'

    plan_id = fields.Many2one('skp.plan', string="SKP", required=True, readonly=True, ondelete='cascade')
    reason = fields.Text(string="Reason of the Change")
    letter = fields.Char(string="Basis Letter", help="Number of the letter that the change is based on.")
    letter_date = fields.Date(string="Date of the Letter")
    letter_file = fields.Binary(string="File of the Letter")
    letter_file_name = fields.Char()

    def action_start(self):
        """Start the addendum and reload the case.

        :raises UserError: with the reason the user may not
        """
        self.ensure_one()
        wizard = self.with_context(bin_size=False)
        self.plan_id._start_addendum({name: wizard[name] for name in FACTS})
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

REPLY = {'reply'}


class SkpFeedback(models.Model):
    """Feedback through the year on a result or a value of behaviour (PermenPANRB 6/2022, lampiran III.C).

    It comes from the superior, or from whomever the superior has asked; the source says who it was. Whoever wrote it
    may correct it until the employee has replied; the employee writes the reply alone.
    """

    _name = 'skp.feedback'
    _description = 'SKP Feedback'
    _inherit = ['skp.guarded']
    _order = 'plan_id, date desc, id desc'
    _rec_name = 'text'

    _guarded_fields = frozenset({'author_id', 'replied_on'})
    _fixed_fields = frozenset({'plan_id'})

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    line_id = fields.Many2one(
        'skp.plan.line', string="Result", ondelete='cascade', index=True, domain="[('plan_id', '=', plan_id)]")
    indicator_id = fields.Many2one(
        'skp.indicator', ondelete='cascade', index='btree_not_null',
        domain="[('line_id', '=', line_id)]")
    expectation_id = fields.Many2one(
        'skp.expectation', string="Value of Behaviour", ondelete='cascade', index='btree_not_null',
        domain="[('plan_id', '=', plan_id)]")
    about = fields.Char(compute='_compute_about')
    date = fields.Date(required=True, default=fields.Date.context_today)
    author_id = fields.Many2one(
        'res.users', string="Written by", required=True, readonly=True, default=lambda self: self.env.user,
        ondelete='restrict')
    source = fields.Char(
        required=True, default="Pimpinan", help="From whom, for example Pimpinan, or Rekan kerja setingkat (nama).")
    text = fields.Text(string="Feedback")
    symbol = fields.Selection([('thumbs_up', "👍"), ('smile', "🙂"), ('frown', "☹")])
    tone = fields.Selection(
        [('progress', "Progress shown"), ('no_progress', "No progress")], string="Shows",
        help="Whether the work shows progress (lampiran III.C.10).")
    attachment_ids = fields.Many2many('ir.attachment', string="Evidence", bypass_search_access=True)
    reply = fields.Text(help="The employee's own words.")
    replied_on = fields.Date(compute='_compute_replied_on', store=True)
    can_write = fields.Boolean(compute='_compute_can_write')
    can_reply = fields.Boolean(compute='_compute_can_write')

    _says_something = models.Constraint(
        'CHECK(text IS NOT NULL OR symbol IS NOT NULL)', "The feedback is empty: write words or choose a symbol.")

    @api.depends('line_id', 'expectation_id')
    def _compute_about(self):
        for row in self:
            row.about = row.line_id.name or row.expectation_id.name

    @api.depends('reply')
    def _compute_replied_on(self):
        for row in self:
            row.replied_on = row.reply and (row.replied_on or fields.Date.context_today(row))

    @api.depends('author_id', 'replied_on', 'plan_id.state')
    @api.depends_context('uid')
    def _compute_can_write(self):
        for row in self:
            row.can_reply = row.plan_id.employee_id.user_id == self.env.user and row.plan_id.state != 'done'
            row.can_write = not row.id or (
                row.author_id == self.env.user and not row.replied_on and row.plan_id.state != 'done')

    @api.constrains('plan_id', 'line_id', 'expectation_id', 'indicator_id')
    def _check_about(self):
        """Feedback is told of one result or one value, at the grain of the form (lampiran III.C, B.1.3 and B.1.4)."""
        for row in self:
            if bool(row.line_id) == bool(row.expectation_id):
                raise ValidationError(self.env._(
                    "Feedback of %(date)s in %(plan)s is about %(number)s rows: choose one result or one value of "
                    "behaviour.", date=row.date, plan=row.plan_id.name, number=2 if row.line_id else 0))
            owner = row.line_id.plan_id or row.expectation_id.plan_id
            if owner != row.plan_id or row.indicator_id.line_id not in (row.line_id, row.indicator_id.line_id.browse()):
                raise ValidationError(self.env._(
                    "Feedback “%(feedback)s” names a row of something else: choose a result of %(plan)s and an "
                    "indicator of that result.", feedback=row.text or row.symbol, plan=row.plan_id.name))

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        if not self.env.su and any(row.reply for row in rows):
            raise AccessError(self._reply_sentence())
        return rows

    def write(self, vals):
        if not self.env.su:
            self._refuse_words_of_others(vals)
        return super().write(vals)

    def _refuse_words_of_others(self, vals):
        """Raise when the employee touches the feedback, or somebody else the reply."""
        appraised = self.filtered(lambda row: row.plan_id.employee_id.user_id == self.env.user)
        if appraised and vals.keys() - REPLY:
            raise AccessError(self.env._(
                "Feedback on the own work is answered, not changed: write “%(reply)s”.",
                reply=self._fields['reply']._description_string(self.env)))
        if self - appraised and vals.keys() & REPLY:
            raise AccessError(self._reply_sentence())

    def _reply_sentence(self):
        return self.env._("The reply to feedback is written by the employee whom it concerns.")

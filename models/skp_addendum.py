from odoo import api, fields, models
from odoo.tools import format_date


class SkpAddendum(models.Model):
    """A change of an agreed plan within the year: a new version with its own run, the old one kept as it was.

    PermenPANRB 6/2022 Pasal 20(4): expectations are adjusted by the way they were agreed on. The row keeps the
    canonical content of the version before it; every signature from then on covers that content's digest, the reason
    and the letter.
    """

    _name = 'skp.addendum'
    _description = 'SKP Addendum'
    _inherit = ['skp.guarded']
    _order = 'plan_id, id'

    plan_id = fields.Many2one('skp.plan', string="SKP", required=True, ondelete='restrict', index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, precompute=True, index=True)
    number = fields.Integer(required=True, aggregator=None, help="As the sheet prints it: Addendum ke-n.")
    reason = fields.Text(required=True, string="Reason of the Change")
    letter = fields.Char(required=True, string="Basis Letter", help="Number of the letter that the change is based on.")
    letter_date = fields.Date(required=True, string="Date of the Letter")
    letter_file = fields.Binary(attachment=True, string="File of the Letter")
    letter_file_name = fields.Char()
    letter_digest = fields.Char(help="SHA-256 of the file.")
    started_by_id = fields.Many2one('res.users', string="Started by", required=True, ondelete='restrict')
    started_on = fields.Datetime(required=True)
    withdrawn_on = fields.Datetime()
    withdrawn_by_id = fields.Many2one('res.users', string="Withdrawn by", ondelete='restrict')
    set_aside_id = fields.Many2one(
        'skp.task', required=True, ondelete='restrict', index=True, help="The step that waits for the new version.")
    task_ids = fields.One2many('skp.task', 'addendum_id', string="Steps")
    before = fields.Text(
        required=True, groups=fields.NO_ACCESS, prefetch=False, help="The version before, in canonical form.")
    digest = fields.Char(required=True, help="SHA-256 of the version before, and of the signature over it.")
    signature_id = fields.Many2one(
        'skp.signature', ondelete='restrict', help="The signature that stood over the version before.")
    state = fields.Selection(
        [('run', "Under way"), ('agreed', "Agreed"), ('withdrawn', "Withdrawn")], compute='_compute_state')
    agreed_on = fields.Datetime(compute='_compute_state')
    sentence = fields.Char(string="Status", compute='_compute_sentence')

    _one_number = models.UniqueIndex(
        "(plan_id, number) WHERE withdrawn_on IS NULL", "The SKP has an addendum of this number: reload the page.")

    @property
    def _guarded_fields(self):
        """All of it: an addendum is started by its dialog, and never written."""
        return frozenset(name for name, field in self._fields.items() if field.store and not field.related)

    _signed_fields = frozenset({
        'plan_id', 'number', 'reason', 'letter', 'letter_date', 'letter_file', 'letter_digest', 'before', 'digest',
        'signature_id', 'set_aside_id'})

    @api.depends('number')
    @api.depends_context('lang')
    def _compute_display_name(self):
        for row in self:
            row.display_name = self.env._("Addendum %(number)s", number=row.number)

    @api.depends('plan_id.current_task_id.addendum_id', 'withdrawn_on', 'task_ids.done_at')
    def _compute_state(self):
        for row in self:
            under_way = row.plan_id.current_task_id.addendum_id == row
            row.state = 'withdrawn' if row.withdrawn_on else 'run' if under_way else 'agreed'
            ended = row.state == 'agreed' and [moment for moment in row.task_ids.mapped('done_at') if moment]
            row.agreed_on = max(ended) if ended else False

    @api.depends('state', 'letter', 'letter_date')
    @api.depends_context('lang')
    def _compute_sentence(self):
        for row in self:
            values = {
                'number': row.number, 'letter': row.letter, 'date': format_date(self.env, row.letter_date),
                'person': row.started_by_id.name, 'since': format_date(self.env, row.started_on)}
            row.sentence = row.state == 'run' and self.env._(
                "Addendum %(number)s is under way, started by %(person)s on %(since)s, letter %(letter)s of %(date)s: "
                "the version before stays in force until it is agreed.", **values)

    def _signature_over(self, names=None):
        """The newest signature since it was started: each covers the addendum."""
        return self.plan_id._standing_signatures().filtered(
            lambda row: row.task_id.id > self.set_aside_id.id)[-1:]

    def _content(self):
        """What every later signature covers of the addendum, and by the digest of the version before it."""
        return {
            'number': self.number, 'why': self.reason, 'basis': self.letter, 'letter_date': self.letter_date,
            'letter_digest': self.letter_digest or '', 'version': self.digest}

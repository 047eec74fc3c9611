from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import format_date

MOVED = ('moved_on', 'moved_letter')


class SkpPlan(models.Model):
    """That the employee moved away within the year: a dated fact beside what was signed.

    The days of a signed plan stay as they were signed. What counts from the move on is ``ends_on``, and every later
    signature on the result covers the move.
    """

    _inherit = 'skp.plan'

    moved_on = fields.Date(
        readonly=True, copy=False, tracking=True,
        help="First day of the employee in another unit: this SKP counts until the day before.")
    moved_letter = fields.Char(string="Letter of the Move", readonly=True, copy=False)
    moved_by_id = fields.Many2one(
        'res.users', string="Move Recorded by", readonly=True, copy=False, ondelete='restrict')
    moved_at = fields.Datetime(string="Move Recorded at", readonly=True, copy=False)
    moved_from_id = fields.Many2one(
        'skp.plan', string="Goes on from", readonly=True, copy=False, ondelete='restrict', index='btree_not_null')
    moved_to_ids = fields.One2many('skp.plan', 'moved_from_id', string="Goes on as", readonly=True)
    ends_on = fields.Date(
        string="Counts until", compute='_compute_ends_on', store=True, precompute=True,
        help="The last day of this SKP: of its range, or before the employee moved.")
    move_sentence = fields.Char(compute='_compute_move_sentence')

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {
            *MOVED, 'moved_by_id', 'moved_at', 'moved_from_id', 'moved_to_ids', 'ends_on'}

    @api.depends('date_to', 'moved_on')
    def _compute_ends_on(self):
        for plan in self:
            plan.ends_on = plan.moved_on - timedelta(days=1) if plan.moved_on else plan.date_to

    @api.depends('moved_on', 'moved_from_id', 'moved_to_ids')
    @api.depends_context('lang')
    def _compute_move_sentence(self):
        # sudo: skp.plan - only the sentence comes out, for whoever may read the case
        for plan, case in zip(self, self.sudo(), strict=True):
            plan.move_sentence = " ".join(filter(None, (case._came_sentence(), case._went_sentence()))) or False

    def _came_sentence(self):
        """From where the employee came within the year; empty without a move."""
        before = self.moved_from_id
        return '' if not before else self.env._(
            "Goes on from the SKP in %(unit)s, which ended on %(end)s.",
            unit=before.department_id.name or before.company_id.name, end=format_date(self.env, before.ends_on))

    def _went_sentence(self):
        """Until when the case counts, by which letter, and where it goes on; empty without a move."""
        if not self.moved_on:
            return ''
        sentence = self.env._(
            "Counts until %(end)s: from %(date)s %(employee)s is in another unit (letter: %(letter)s; recorded by "
            "%(user)s).",
            end=format_date(self.env, self.ends_on), employee=self.employee_id.name,
            date=format_date(self.env, self.moved_on), letter=self.moved_letter or self.env._("none"),
            user=self.moved_by_id.name)
        after = self.moved_to_ids[:1]
        return sentence if not after else sentence + " " + self.env._(
            "%(appraiser)s goes on with it in %(unit)s.", unit=after.department_id.name or after.company_id.name,
            appraiser=after.appraiser_id.name)

    # -- What counts -------------------------------------------------------------------------------

    def _signature_over(self, names=None):
        """The move is covered by what is signed after it: the result of the part."""
        return self._settled('appraisal') if names and set(names) <= {*MOVED} else super()._signature_over(names)

    def _content(self, document, realisation):
        content = super()._content(document, realisation)
        if document == 'appraisal' and self.moved_on:
            content['moved'] = {'on': self.moved_on, 'letter': self.moved_letter or ''}
        return content

    def _facts_day(self):
        """As of which day the people of the case are printed: today, and of a closed part its last day at most."""
        return min(self.ends_on, self._today()) if self.moved_on else self._today()

    def _printed_range(self, document='appraisal'):
        """First and last day that a document names: a plan those agreed on, a result those that count."""
        return self.date_from, self.ends_on if document == 'appraisal' else self.date_to

    def _has_no_result(self):
        """Whether the case was closed by a move before it had a result: there is no sheet of it to file."""
        # sudo: skp.appraisal - only whether there is one comes out
        return bool(self.moved_on and not self.sudo().appraisal_ids)

    def action_open_moved(self):
        """Open the SKP that this one goes on as, or from."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.plan', 'view_mode': 'form', 'views': [(False, 'form')],
            'res_id': (self.moved_to_ids[:1] or self.moved_from_id).id}

    def _copied_rows(self, lines):
        """The values of rows of an earlier case for this one, each to be reviewed."""
        return [Command.create({
            name: value for name, value in self._copied(line).items() if name != 'plan_id'}) for line in lines]

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime


class SkpTask(models.Model):
    """Who made a deviation accounts for it; the superior of who made it may remark on that."""

    _inherit = 'skp.task'

    justification = fields.Text()
    justified_at = fields.Datetime()
    remark = fields.Text(string="Superior's Remark")
    remarked_by_id = fields.Many2one('res.users', ondelete='restrict')
    can_justify = fields.Boolean(compute='_compute_can_account')
    can_remark = fields.Boolean(compute='_compute_can_account')

    @api.depends('deviation', 'justified_at', 'remark')
    @api.depends_context('uid')
    def _compute_can_account(self):
        for task in self:
            task.can_justify = task.deviation and not task._refuse_justifying()
            task.can_remark = task.deviation and not task._refuse_remarking()

    # -- Justification -----------------------------------------------------------------------------

    def justify(self, text):
        """Account for a deviation; only who made it can, until the superior has remarked on it.

        :param str text: the words of the justification
        :raises UserError: empty text, no deviation, somebody else's deviation
        """
        words = self._words(text, self._fields['justification'], self._refuse_justifying)
        # sudo: skp.task - the log takes no writing by people; who may justify was judged just above
        self.sudo().write({'justification': words, 'justified_at': fields.Datetime.now()})
        self._note(self.env._("Justification of “%(step)s”: %(text)s", step=self.name, text=words))

    def _refuse_justifying(self):
        """Why the current user cannot justify this task; None when nothing stands against it."""
        if not self.deviation:
            return self._sentence_kept()
        if self.done_by_id != self.env.user:
            return self.env._(
                "“%(step)s” of %(plan)s was done by %(maker)s: only %(maker)s can justify it.",
                step=self.name, plan=self.plan_id.name, maker=self.done_by_id.name)
        if self.justified_at and self.remark:
            return self.env._(
                "“%(step)s” of %(plan)s was justified on %(moment)s and remarked on by %(superior)s: it stays so.",
                step=self.name, plan=self.plan_id.name, moment=format_datetime(self.env, self.justified_at),
                superior=self.remarked_by_id.name)
        return None

    # -- Remark ------------------------------------------------------------------------------------

    def remark_on(self, text):
        """Remark on a deviation as the superior of who made it.

        :param str text: the words of the remark
        :raises UserError: empty text, no deviation, not the superior of who made it
        """
        words = self._words(text, self._fields['remark'], self._refuse_remarking)
        # sudo: skp.task - the log takes no writing by people; who may remark was judged just above
        self.sudo().write({'remark': words, 'remarked_by_id': self.env.uid})
        self._note(self.env._("Remark on “%(step)s”: %(text)s", step=self.name, text=words))

    def _refuse_remarking(self):
        """Why the current user cannot remark on this task; None when nothing stands against it."""
        if not self.deviation:
            return self._sentence_kept()
        above = {'employee': self.plan_id.appraiser_id, 'appraiser': self.plan_id.superior_id}.get(self.role)
        # sudo: hr.employee - only the comparison with the superior's login and the name come out
        above = above.sudo() if above else above
        user = self.env.user
        allowed = above.user_id == user if above else user.has_group('hr_skp.group_administrator')
        if not allowed or self.done_by_id == user:
            return self.env._(
                "“%(step)s” of %(plan)s was done by %(maker)s: only %(superior)s can remark on it.",
                step=self.name, plan=self.plan_id.name, maker=self.done_by_id.name,
                superior=above.name if above else self.env._("another SKP administrator"))
        return None

    # -- Helpers -----------------------------------------------------------------------------------

    def _words(self, text, field, refuse):
        """The words to write down, after the checks that both share."""
        self.ensure_one()
        self.check_access('read')
        if sentence := refuse():
            raise UserError(sentence)
        words = str(text or '').strip()
        if not words:
            raise UserError(self.env._(
                "%(field)s of “%(step)s” (%(plan)s) is empty: write at least a sentence. Missed: %(missed)s.",
                field=field._description_string(self.env), step=self.name, plan=self.plan_id.name,
                missed=self.deviation_sentence))
        return words

    def _sentence_kept(self):
        return self.env._(
            "“%(step)s” of %(plan)s kept its standard: there is nothing to account for.",
            step=self.name, plan=self.plan_id.name)

    def _note(self, body):
        # sudo: skp.plan - the note goes into the case's own chatter, which its people read but do not write
        self.sudo().plan_id._log_step({self.plan_id.id: body})

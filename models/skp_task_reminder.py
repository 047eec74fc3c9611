from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from .office_clock import on_office_clock


class SkpTask(models.Model):
    """Reminders: one digest for each person and day, of the own steps and of overdue ones below."""

    _inherit = 'skp.task'

    reminded_on = fields.Date(readonly=True, help="The last day on which a digest named this step.")

    @api.model
    @on_office_clock
    def _cron_remind(self):
        """Send today's digests; a second run on the same day sends nothing more."""
        today = fields.Date.context_today(self)
        tasks = self._to_remind(today)
        digests, served = tasks._digests(today), set()
        for task in tasks.filtered(lambda task: task.reminded_on == today):
            served |= {user for user, _overdue in task._readers(today)}
        wanted = {user: rows for user, rows in digests.items() if user not in served}
        self.env['mail.mail'].create([
            vals for user, rows in wanted.items() if (vals := self._digest_mail(user, rows, today))])
        tasks.filtered(lambda task: task.reminded_on != today).write({'reminded_on': today})

    @api.model
    def _to_remind(self, today):
        """Open steps that stand on a rung of their office's ladder, or are overdue."""
        tasks = self.browse()
        for company in self.env['res.company'].search([('skp_reminder_days', '!=', False)]):
            ladder = company._skp_ladder()
            if ladder:
                rungs = [today + timedelta(days=days) for days in ladder]
                tasks |= self.search([
                    ('company_id', '=', company.id), ('state', '=', 'open'),
                    '|', ('deadline', 'in', rungs), ('deadline', '<', today)])
        return tasks

    def _readers(self, today):
        """Who hears of a step: (``res.users``, whether as the superior of an overdue one) pairs."""
        holder = self.plan_id.current_user_id
        if holder:
            yield holder, False
        if self.deadline < today and self.company_id.skp_remind_superior:
            superior = self.plan_id.superior_id
            above = superior.user_id
            if not above or above == holder:  # the superior's own step: whoever is above
                above = superior.parent_id.user_id
            if above and above != holder:
                yield above, True

    def _digests(self, today):
        """What each person is told: {``res.users``: {'own': tasks, 'below': tasks}}."""
        digests = {}
        for task in self.sorted(lambda task: (task.deadline, task.id)):
            for user, below in task._readers(today):
                rows = digests.setdefault(user, {'own': self.browse(), 'below': self.browse()})
                rows['below' if below else 'own'] += task
        return {user: rows for user, rows in digests.items() if user.active}

    @api.model
    def _digest_mail(self, user, rows, today):
        """Values of one person's mail, in that person's language; nothing for somebody without an address."""
        if not user.email:
            return None
        speaker = self.with_context(lang=user.lang)
        parts = {name: [task._digest_row(today) for task in tasks.with_context(lang=user.lang)]
                 for name, tasks in rows.items()}
        count = len(rows['own'] | rows['below'])
        return {
            'subject': speaker.env._("SKP: %(count)s steps to look at", count=count),
            'body_html': speaker.env['ir.qweb']._render(
                'hr_skp.reminder_digest', {**parts, 'name': user.name, 'url': self.get_base_url()}, lang=user.lang),
            'email_from': user.company_id.email_formatted or user.email_formatted,
            'recipient_ids': [fields.Command.link(user.partner_id.id)],
            'auto_delete': True,
        }

    def _digest_row(self, today):
        """One line of a digest."""
        return {
            'case': self.plan_id.name, 'step': self.name, 'holder': self.holder_name or '',
            'due': format_date(self.env, self.deadline), 'overdue': self.deadline < today,
            'path': f"/odoo/skp.plan/{self.plan_id.id}",
        }

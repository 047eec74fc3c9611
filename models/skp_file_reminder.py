from odoo import api, fields, models
from odoo.fields import Domain

from .office_clock import on_office_clock


class SkpFile(models.Model):
    """What reminds the data manager of files whose time is over, and of files that are not back."""

    _inherit = 'skp.file'

    @api.model
    def _due_domain(self):
        """Files in the archive whose time of keeping is over."""
        return Domain('due_on', '<=', 'today') & Domain('disposed_on', '=', False)

    @api.model
    @on_office_clock
    def _cron_remind(self):
        """Once a year tell of files at the end of their time, once each of loans that are overdue."""
        today = fields.Date.context_today(self)
        for company in self.env['res.company'].search([('skp_retention_told', '!=', today.year)]):
            company._skp_tell_retention(today)
        loans = self.env['skp.loan'].search([
            ('returned_on', '=', False), ('due_on', '<', today), ('reminded_on', '=', False)])
        for loan in loans:
            loan.file_id._remind(self.env._(
                "The file is overdue: %(borrower)s has it since %(date)s.", borrower=loan.borrower,
                date=fields.Date.to_string(loan.lent_on)))
        loans.reminded_on = today

    def _remind(self, summary):
        """An activity for the office's data manager, where there is one."""
        for file in self:
            user = file.company_id._skp_data_manager()
            if user:
                file.with_context(mail_activity_quick_update=True).activity_schedule(
                    'hr_skp.mail_activity_type_archive', user_id=user.id, summary=summary)


class ResCompany(models.Model):
    _inherit = 'res.company'

    def _skp_data_manager(self):
        """Who keeps the archive: the data manager of the office's newest period."""
        period = self.env['skp.period'].search([('company_id', '=', self.id)], order='date_from desc', limit=1)
        return period.data_manager_id.filtered('active')

    def _skp_tell_retention(self, today):
        """One activity on the file that is due longest; the list of all of them is in the menu."""
        due = self.env['skp.file'].search(
            self.env['skp.file']._due_domain() & Domain('company_id', '=', self.id), order='due_on, id')
        if due:
            due[0]._remind(self.env._(
                "%(count)s files are at the end of their time of keeping: see Archive / Due. Nothing is deleted by "
                "itself.", count=len(due)))
        self.skp_retention_told = today.year

from odoo import api, models


class ResourceCalendarLeaves(models.Model):
    """A changed holiday of the office is looked up anew; a person's own leave is none."""

    _inherit = 'resource.calendar.leaves'

    @api.model_create_multi
    def create(self, vals_list):
        leaves = super().create(vals_list)
        leaves._skp_forget()
        leaves._skp_date_open_months()
        return leaves

    def write(self, vals):
        self._skp_forget()
        result = super().write(vals)
        self._skp_forget()
        self._skp_date_open_months()
        return result

    def unlink(self):
        self._skp_forget()
        companies = self._skp_companies()
        result = super().unlink()
        self._skp_date_open_months(companies)
        return result

    def _skp_forget(self):
        """Drop the working hours kept in memory when a holiday for everybody is among these."""
        if not all(leave.resource_id for leave in self):
            self.env.registry.clear_cache()

    def _skp_companies(self):
        """The offices whose own holidays are among these."""
        return self.filtered(lambda leave: not leave.resource_id).company_id

    def _skp_date_open_months(self, companies=None):
        """A holiday moves the day on which the open months of its office are locked."""
        companies = companies or self._skp_companies()
        if any(companies.mapped('skp_lock_days')):
            # sudo: skp.realisation - the lock follows the calendar, whoever keeps that
            self.env['skp.realisation'].sudo()._date_open([('plan_id.company_id', 'in', companies.ids)])

from odoo import api, models


class ResourceCalendarLeaves(models.Model):
    """A changed holiday of the office is looked up anew; a person's own leave is none."""

    _inherit = 'resource.calendar.leaves'

    @api.model_create_multi
    def create(self, vals_list):
        leaves = super().create(vals_list)
        leaves._skp_forget()
        return leaves

    def write(self, vals):
        self._skp_forget()
        result = super().write(vals)
        self._skp_forget()
        return result

    def unlink(self):
        self._skp_forget()
        return super().unlink()

    def _skp_forget(self):
        """Drop the working hours kept in memory when a holiday for everybody is among these."""
        if not all(leave.resource_id for leave in self):
            self.env.registry.clear_cache()

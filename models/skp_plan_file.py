from odoo import api, fields, models
from odoo.exceptions import MissingError, ValidationError
from odoo.tools import format_date


class SkpPlan(models.Model):
    """The case and its file in the archive."""

    _inherit = 'skp.plan'

    file_id = fields.Many2one('skp.file', readonly=True, copy=False, index='btree_not_null')
    # tracked on the file, not a second time here
    archive_number = fields.Char(related='file_id.number', string="File Number", store=True, tracking=False)
    archive_place = fields.Char(related='file_id.place', string="Place of the File", store=True, tracking=False)
    archived_on = fields.Date(related='file_id.archived_on', store=True)

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'file_id'}

    def _archive_class(self, class_id=None):
        """The classification of the case's file: the one asked for, its own, its period's, the office's.

        :param int class_id: of ``skp.classification``
        :return: the record, empty where there is none; None where the one asked for is not the office's
        """
        if not class_id:
            return (self.file_id.classification_id or self.period_id.classification_id
                    or self.company_id.skp_classification_id)
        if not isinstance(class_id, int) or not 0 < class_id < 2 ** 31:
            return None
        found = self.env['skp.classification'].browse(class_id)
        try:  # read once for all cases of a batch, as exists() would not be
            return found if found.company_id <= self.company_id else None
        except MissingError:
            return None

    @api.constrains('employee_id', 'date_from', 'date_to')
    def _check_old_years(self):
        # sudo: skp.file - an old year counts also where the writer may not read it
        files = self.env['skp.file'].sudo().search(
            [('employee_id', 'in', self.employee_id.ids), ('plan_id', '=', False)])
        for plan in self if files else ():
            other = files.filtered(
                lambda file: file.employee_id == plan.employee_id  # noqa: B023
                and file.date_from <= plan.ends_on and plan.date_from <= file.date_to)[:1]  # noqa: B023
            if other:
                raise ValidationError(self.env._(
                    "%(plan)s overlaps with the old year in the archive from %(start)s to %(end)s: correct its dates, "
                    "or remove the old year.", plan=plan.name, start=format_date(self.env, other.date_from),
                    end=format_date(self.env, other.date_to)))

    def action_open_files(self):
        """List what the archive has of this employee, as far as the user may read it."""
        self.ensure_one()
        self.check_access('read')
        return self.env['skp.file']._open_index(self.employee_id)


class SkpPeriod(models.Model):
    _inherit = 'skp.period'

    classification_id = fields.Many2one(
        'skp.classification', string="Archive Classification", check_company=True,
        help="Of the files of this period; empty: the office's usual one.")

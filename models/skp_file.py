from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ..rules import retention
from .skp_classification import FATES

MEDIA = [('electronic', "Electronic"), ('paper', "Paper"), ('both', "Electronic and paper")]
REGULATIONS = [
    ('dp3', "PP 10/1979 (DP3)"), ('pp46', "PP 46/2011"), ('pp30', "PP 30/2019"),
    ('permenpanrb6', "PermenPANRB 6/2022"), ('other', "Another one")]
LAST_DAY = {'skp.file': 'date_to', 'skp.plan': 'ends_on'}  # a case may end before its range, by a move
# what the sheet says; of a case it is taken over when it is archived
HEADER = frozenset({
    'employee_id', 'company_id', 'year', 'date_from', 'date_to', 'regulation', 'number', 'archived_on', 'name', 'nip',
    'rank', 'post', 'unit', 'appraiser', 'superior', 'old_score', 'old_predicate'})


class SkpFile(models.Model):
    """One SKP in the archive (berkas): of a case of this system, or an old year entered as header and scan.

    An old year is never recalculated and walks no procedure.
    """

    _name = 'skp.file'
    _description = 'Archived SKP'
    _inherit = ['skp.guarded', 'mail.thread', 'mail.activity.mixin']
    _order = 'date_from desc, id desc'
    _rec_names_search = ['name', 'number', 'employee_id.name']
    _check_company_auto = True

    _guarded_fields = frozenset({'plan_id', 'closed_on', 'active_until', 'due_on', 'fate'})

    plan_id = fields.Many2one('skp.plan', string="SKP", readonly=True, index='btree_not_null', ondelete='restrict')
    employee_id = fields.Many2one(
        'hr.employee', required=True, index=True, ondelete='restrict', check_company=True)
    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: fields.Date.context_today(self).year - 1)
    date_from = fields.Date(compute='_compute_dates', store=True, precompute=True, readonly=False, required=True)
    date_to = fields.Date(compute='_compute_dates', store=True, precompute=True, readonly=False, required=True)
    regulation = fields.Selection(REGULATIONS, required=True)
    name = fields.Char(string="Name on the Sheet")
    nip = fields.Char(string="NIP on the Sheet", size=21)
    rank = fields.Char(string="Rank on the Sheet")
    post = fields.Char(string="Post on the Sheet")
    unit = fields.Char(string="Unit on the Sheet")
    appraiser = fields.Char(string="Name of the Appraiser")
    superior = fields.Char(string="Name of the Superior")
    old_score = fields.Float(string="Score on Paper", digits=(16, 2), aggregator=None)
    old_predicate = fields.Char(string="Predicate on Paper", help="As the sheet of that year prints it.")
    score = fields.Float(digits=(16, 2), compute='_compute_result', aggregator=None)
    predicate = fields.Char(compute='_compute_result')

    number = fields.Char(string="File Number", index='trigram', tracking=True)
    classification_id = fields.Many2one(
        'skp.classification', index='btree_not_null', check_company=True, tracking=True)
    place = fields.Char(
        string="Place of the File", tracking=True, help="Room, cupboard, shelf and box, or the electronic folder.")
    medium = fields.Selection(MEDIA, required=True, default='paper', tracking=True)
    archived_on = fields.Date()
    closed_on = fields.Date(compute='_compute_retention', store=True)
    active_until = fields.Date(string="Active until", compute='_compute_retention', store=True)
    due_on = fields.Date(string="Kept until", compute='_compute_retention', store=True, index='btree_not_null')
    fate = fields.Selection(FATES, string="Final Fate", compute='_compute_retention', store=True)
    disposed_on = fields.Date(string="Left the Archive on", tracking=True, help="Destroyed, or handed over for ever.")
    disposal_letter = fields.Char(string="By Record", tracking=True, help="Number of the berita acara.")

    _plan_unique = models.UniqueIndex("(plan_id) WHERE plan_id IS NOT NULL", "The SKP has its file already.")
    _number_unique = models.UniqueIndex(
        "(company_id, number) WHERE number IS NOT NULL",
        "Another SKP is filed under this number: choose the next free one.")
    _old_year_unique = models.UniqueIndex(
        "(employee_id, date_from) WHERE plan_id IS NULL",
        "The employee already has an old year that begins on this date: correct that one.")
    _dates_ordered = models.Constraint(
        'CHECK(date_from <= date_to)', "The old year ends before it begins: correct its dates.")
    _disposal_whole = models.Constraint(
        "CHECK(disposed_on IS NULL OR COALESCE(disposal_letter, '') <> '')",
        "The record by which the file left the archive is missing: enter its number.")

    # -- Computes ----------------------------------------------------------------------------------

    @api.depends('year')
    def _compute_dates(self):
        for file in self:
            if file.year and date.min.year <= file.year < date.max.year:
                inside = file.date_from and file.date_to and file.date_from.year == file.date_to.year == file.year
                file.date_from = file.date_from if inside else date(file.year, 1, 1)
                file.date_to = file.date_to if inside else date(file.year, 12, 31)

    @api.depends('year', 'employee_id')
    def _compute_display_name(self):
        for file in self:
            file.display_name = f"SKP {file.year or ''} – {file.name or file.employee_id.name or ''}"

    @api.depends('plan_id', 'old_score', 'old_predicate')
    @api.depends_context('uid')
    def _compute_result(self):
        """Of a case what the user may read of its appraisal, of an old year what the paper says."""
        for file in self:
            file.score = file.plan_id.score if file.plan_id else file.old_score
            file.predicate = file.plan_id.rating_name if file.plan_id else file.old_predicate

    @api.depends(
        'archived_on', 'date_to', 'plan_id', 'classification_id.active_years', 'classification_id.inactive_years',
        'classification_id.fate')
    def _compute_retention(self):
        """The schedule counts from the day on which the file is closed: archived, and its year over."""
        for file in self:
            row = file.classification_id
            taken_back = file.plan_id and not file.archived_on
            file.closed_on = not taken_back and max(file.date_to, file.archived_on or file.date_to)
            kept = row and file.closed_on and retention.retention(file.closed_on, row.active_years, row.inactive_years)
            file.active_until = kept and kept.active_until
            file.due_on = kept and kept.due_on
            file.fate = row.fate

    # -- Constraints -------------------------------------------------------------------------------

    @api.constrains('year', 'date_to')
    def _check_year(self):
        for file in self.filtered(lambda file: not file.plan_id):
            if not 1950 <= file.year <= fields.Date.context_today(self).year or file.date_to.year != file.year:
                raise ValidationError(self.env._(
                    "Year of %(file)s is %(value)s: enter the year in which the sheet ends.",
                    file=file.display_name, value=file.year))

    @api.constrains('employee_id', 'date_from', 'date_to', 'plan_id')
    def _check_overlap(self):
        """An old year overlaps neither with another one nor with a case of this system."""
        old = self.filtered(lambda file: not file.plan_id)
        if not old:
            return
        # sudo: skp.plan - an overlap counts also with a case the writer may not read
        cases = old.sudo().employee_id.skp_plan_ids
        # sudo: skp.file - the same with an old year
        others = self.sudo().search([('employee_id', 'in', old.employee_id.ids), ('plan_id', '=', False)])
        filed, running = others.grouped('employee_id'), cases.grouped('employee_id')
        for file in old:
            for other in [*filed.get(file.employee_id, ()), *running.get(file.employee_id, ())]:
                if other != file and other.date_from <= file.date_to and file.date_from <= other[LAST_DAY[other._name]]:
                    raise ValidationError(self.env._(
                        "%(file)s (%(start)s to %(end)s) overlaps with “%(other)s”: correct its dates; what is a case "
                        "of this system is not entered again.", file=file.display_name,
                        start=format_date(self.env, file.date_from), end=format_date(self.env, file.date_to),
                        other=other.display_name))

    # -- CRUD --------------------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if 'company_id' not in vals and vals.get('employee_id'):
                # sudo: hr.employee - the company alone, checked against the writer's by the record rules
                vals['company_id'] = self.env['hr.employee'].sudo().browse(vals['employee_id']).company_id.id
        files = super().create([self._clean(vals) for vals in vals_list])
        files._refuse_own()
        return files

    def write(self, vals):
        header = HEADER & vals.keys()
        if header:
            self._refuse_case(header)
            self._refuse_own()
        result = super().write(self._clean(vals))
        if 'employee_id' in header:
            self._refuse_own()
        return result

    @api.model
    def _clean(self, vals):
        """An empty number is none, so that two of them do not meet."""
        return {**vals, 'number': (vals['number'] or '').strip() or False} if 'number' in vals else vals

    def _refuse_case(self, names):
        """What the sheet of a case says is taken from the case alone."""
        if any(file.plan_id for file in self):
            self._refuse_guarded(names)

    def _refuse_own(self):
        """Nobody enters the own old years."""
        # sudo: hr.employee - only the comparison with the writer's login comes out
        if not self.env.su and self.env.user in self.sudo().employee_id.user_id:
            raise UserError(self.env._("Nobody enters the own old SKP: another data manager has to do it."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_case(self):
        self._refuse_own()
        # sudo: skp.file - what holds the file is asked whatever the remover may read
        kept = self.sudo().filtered(lambda file: file.plan_id or file.scan_ids or file.loan_ids)
        if kept:
            raise UserError(self.env._(
                "%(file)s belongs to a case, or has scans or loans on record, and stays in the archive.",
                file=kept[0].display_name))

from odoo import api, fields, models
from odoo.exceptions import ValidationError

STRUCTURAL_POSTS = {'jpt', 'administrator', 'supervisor'}
# the levels that each kind of post has; the other kinds have none
LEVELS = {
    'jpt': [('jpt_main', "JPT utama"), ('jpt_middle', "JPT madya"), ('jpt_first', "JPT pratama")],
    'functional_expert': [
        ('expert_first', "Ahli pertama"), ('expert_young', "Ahli muda"), ('expert_middle', "Ahli madya"),
        ('expert_main', "Ahli utama")],
    'functional_skilled': [
        ('skilled_beginner', "Pemula"), ('skilled_able', "Terampil"), ('skilled_proficient', "Mahir"),
        ('skilled_supervising', "Penyelia")],
}


class HrVersion(models.Model):
    _inherit = 'hr.version'

    skp_rank_id = fields.Many2one(
        'skp.rank', string="Rank", groups='hr.group_hr_user', tracking=True,
        help="Pangkat and golongan ruang from the date of this version.")
    skp_rank_date = fields.Date(
        string="Rank since", groups='hr.group_hr_user', help="TMT: the date from which the rank counts.")
    skp_post_kind = fields.Selection(
        [
            ('jpt', "Senior executive (JPT)"),
            ('administrator', "Administrator"),
            ('supervisor', "Supervisor (pengawas)"),
            ('executor', "Executor (pelaksana)"),
            ('functional_expert', "Functional, expertise (keahlian)"),
            ('functional_skilled', "Functional, skill (keterampilan)"),
            ('political', "Political office (minister, governor, regent)"),
        ],
        string="Kind of Post", groups='hr.group_hr_user', tracking=True,
        help="Who holds a political office appraises others without a NIP and a rank.")
    skp_post_level = fields.Selection(
        [level for levels in LEVELS.values() for level in levels], string="Level of Post",
        compute='_compute_skp_post_level', store=True, readonly=False, groups='hr.group_hr_user', tracking=True)
    skp_is_structural = fields.Boolean(
        string="Structural Post", compute='_compute_skp_is_structural', store=True, readonly=False,
        groups='hr.group_hr_user',
        help="Leadership is appraised only for holders of a structural post (PP 46/2011 Pasal 12(2)).")

    skp_leads_unit = fields.Boolean(
        string="Heads an Independent Unit", groups='hr.group_hr_user', tracking=True,
        help="Pimpinan unit kerja mandiri: plans on the form of the senior executives (PermenPANRB 6/2022).")

    @api.depends('skp_post_kind')
    def _compute_skp_is_structural(self):
        for version in self:
            version.skp_is_structural = version.skp_post_kind in STRUCTURAL_POSTS

    @api.depends('skp_post_kind')
    def _compute_skp_post_level(self):
        for version in self:
            version.skp_post_level = version._skp_has_level() and version.skp_post_level

    @api.constrains('skp_post_kind', 'skp_post_level')
    def _check_skp_post_level(self):
        for version in self.filtered(lambda version: version.skp_post_level and not version._skp_has_level()):
            labels = {
                name: dict(self._fields[name]._description_selection(self.env))
                for name in ('skp_post_kind', 'skp_post_level')}
            raise ValidationError(self.env._(
                "Level “%(level)s” of %(employee)s does not belong to the kind of post “%(kind)s”: correct one of the "
                "two.", level=labels['skp_post_level'][version.skp_post_level],
                employee=version.employee_id.name or version.name or '',
                kind=labels['skp_post_kind'].get(version.skp_post_kind, "–")))

    def _skp_has_level(self):
        """Whether the level is one of those that the kind of post has."""
        return self.skp_post_level in dict(LEVELS.get(self.skp_post_kind, ()))

from odoo import api, fields, models

STRUCTURAL_POSTS = {'jpt', 'administrator', 'supervisor'}


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
        ],
        string="Kind of Post", groups='hr.group_hr_user', tracking=True)
    skp_is_structural = fields.Boolean(
        string="Structural Post", compute='_compute_skp_is_structural', store=True, readonly=False,
        groups='hr.group_hr_user',
        help="Leadership is appraised only for holders of a structural post (PP 46/2011 Pasal 12(2)).")

    @api.depends('skp_post_kind')
    def _compute_skp_is_structural(self):
        for version in self:
            version.skp_is_structural = version.skp_post_kind in STRUCTURAL_POSTS

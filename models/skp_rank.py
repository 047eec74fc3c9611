from odoo import api, fields, models


class SkpRank(models.Model):
    """Pangkat and golongan ruang, e.g. Penata Muda, III/a (PP 46/2011 sheets, point c of each party).

    A PPPK has a golongan from I to XVII and no pangkat (PP 49/2018, the article unconfirmed).
    """

    _name = 'skp.rank'
    _description = 'SKP Rank'
    _inherit = ['skp.typed']
    _order = 'sequence, id'
    _rec_names_search = ['code', 'name']

    code = fields.Char(required=True, help="Golongan ruang, for example III/a; of a PPPK the golongan, for example IX.")
    name = fields.Char(help="Pangkat, for example Penata Muda; a PPPK has none.")
    sequence = fields.Integer(default=10)
    kind = fields.Selection([('pns', "PNS"), ('pppk', "PPPK")], default='pns', required=True)

    _code_unique = models.Constraint('UNIQUE(code, kind)', "This rank code exists already.")
    _pns_has_name = models.Constraint(
        "CHECK(kind = 'pppk' OR name IS NOT NULL)",
        "The rank of a PNS has a name: enter the pangkat, for example Penata Muda.")

    @api.depends('code', 'name')
    def _compute_display_name(self):
        for rank in self:
            rank.display_name = ", ".join(filter(None, (rank.name, rank.code)))

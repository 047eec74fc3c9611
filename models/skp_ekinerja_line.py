from odoo import api, fields, models


class SkpEkinerjaLine(models.Model):
    """One text to be copied into e-Kinerja BKN, ticked off once it is there."""

    _name = 'skp.ekinerja.line'
    _description = 'Cell to Copy into e-Kinerja BKN'
    _inherit = ['skp.guarded']
    _order = 'sheet_id, sequence, id'
    _rec_name = 'label'

    _guarded_fields = frozenset({
        'sheet_id', 'key', 'sequence', 'part', 'label', 'text', 'copied_on', 'copied_by_id'})

    sheet_id = fields.Many2one('skp.ekinerja', required=True, ondelete='cascade', index=True)
    key = fields.Char(required=True, export_string_translation=False)
    sequence = fields.Integer()
    part = fields.Char(required=True)
    label = fields.Char(string="Cell", required=True)
    text = fields.Text(required=True)
    length = fields.Integer(  # pylint: disable=unknown-option-value,attribute-deprecated
        string="Characters", compute='_compute_length', aggregator=None)
    is_too_long = fields.Boolean(string="Too Long for a Cell", compute='_compute_length')
    is_copied = fields.Boolean(string="Copied", help="Sudah disalin: a text that changes afterwards loses the tick.")
    copied_on = fields.Datetime()
    copied_by_id = fields.Many2one('res.users', string="Copied by", ondelete='set null')

    _key_unique = models.Constraint('UNIQUE(sheet_id, key)', "The copy sheet has this cell already.")

    @api.depends('text', 'sheet_id.company_id.skp_ekinerja_limit')
    def _compute_length(self):
        for line in self:
            most = line.sheet_id.company_id.skp_ekinerja_limit
            line.length = len(line.text or '')
            line.is_too_long = bool(most) and line.length > most

    def write(self, vals):
        result = super().write(vals)
        if 'is_copied' in vals:
            ticked = bool(vals['is_copied'])
            # sudo: skp.ekinerja.line - who ticked and when is kept by the program
            self.sudo().write({
                'copied_on': ticked and fields.Datetime.now(), 'copied_by_id': ticked and self.env.uid})
        return result

    def _follow(self, cell):
        """Take over what the case says now."""
        changed = {name: value for name, value in cell.items() if self[name] != value}
        if 'text' in changed and self.is_copied:
            changed['is_copied'] = False
        if changed:
            self.write(changed)

from odoo import api, fields, models

from ..rules.indonesian import number
from ..rules.values import figure

KINDS = {'result': 'appraisal_line_id', 'behaviour': 'behaviour_id'}


class SkpObjectionItem(models.Model):
    """One thing that an objection contests, with its own reason: an activity or result, or an aspect of behaviour.

    A reason against the whole stands on the objection itself. What a row was called then stays with it.
    """

    _name = 'skp.objection.item'
    _description = 'SKP Objection Item'
    _inherit = ['skp.guarded']
    _order = 'objection_id, id'

    objection_id = fields.Many2one('skp.objection', required=True, ondelete='cascade', index=True)
    appraisal_line_id = fields.Many2one('skp.appraisal.line', string="Activity", ondelete='set null')
    behaviour_id = fields.Many2one('skp.behaviour', ondelete='set null')
    name = fields.Char(string="Item", required=True)
    reason = fields.Text(required=True)

    @api.model
    def _rows_of(self, appraisal, kind):
        """The rows of an appraisal that may be contested by name."""
        return {'result': appraisal.line_ids, 'behaviour': appraisal.behaviour_ids}[kind]

    @api.model
    def _value_of(self, row, write=number):
        """What such a row was given, as a sheet or else ``write`` says it; empty where the regulation gives nothing."""
        if 'rating' in row and row.rating:
            return dict(row._fields['rating']._description_selection(self.env))[row.rating]
        return write(figure(row.score)) if row.score else ''

    @api.model
    def _vals(self, item):
        """Values of a row, given one item of an order that was judged: {'kind', 'id', 'reason'}."""
        name = KINDS[item['kind']]
        row = self.env[self._fields[name].comodel_name].browse(item['id'])
        return {name: row.id, 'name': row.name, 'reason': item['reason'].strip()}

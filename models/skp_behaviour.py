from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from ..rules import pp46_2011
from ..rules.values import figure


class SkpBehaviour(models.Model):
    """The appraiser's score for one aspect of behaviour, 0 to 100 (PP 46/2011); zero means not scored yet."""

    _name = 'skp.behaviour'
    _description = 'SKP Behaviour Score'
    _inherit = ['skp.guarded']
    _order = 'appraisal_id, sequence, id'

    _guarded_fields = frozenset({'appraisal_id', 'aspect_id', 'sequence'})

    appraisal_id = fields.Many2one('skp.appraisal', required=True, ondelete='cascade', index=True)
    aspect_id = fields.Many2one(
        'skp.scheme.aspect', string="Aspect of the Regulation", required=True, ondelete='restrict')
    sequence = fields.Integer(related='aspect_id.sequence', store=True, precompute=True)
    code = fields.Char(related='aspect_id.code')
    name = fields.Char(related='aspect_id.name', string="Aspect")
    score = fields.Float(digits=(16, 2), aggregator='avg', help="From 0 to 100.")
    rating_name = fields.Char(string="Predicate", compute='_compute_rating_name')
    note = fields.Char()

    _aspect_unique = models.Constraint('UNIQUE(appraisal_id, aspect_id)', "The aspect is scored already.")

    @api.depends('score', 'appraisal_id.plan_id.scheme_id')
    def _compute_rating_name(self):
        for row in self:
            names = row.appraisal_id.plan_id.scheme_id._predicate_names()
            row.rating_name = names.get(pp46_2011.band(figure(row.score))) if row.score else False

    @api.constrains('score')
    def _check_score(self):
        for row in self.filtered(lambda row: not 0 <= row.score <= 100):
            raise ValidationError(self.env._(
                "Score of “%(aspect)s” is %(score)s: behaviour is scored from 0 to 100.",
                aspect=row.name, score=formatLang(self.env, row.score, digits=2)))

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from ..rules.values import figure, plain


class SkpBehaviour(models.Model):
    """The appraiser's score for one aspect of behaviour, as the regulation scores it; zero means not scored yet."""

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
    score = fields.Float(digits=(16, 2), aggregator='avg', help="From 0 to the highest score of the regulation.")
    rating_name = fields.Char(string="Predicate", compute='_compute_rating_name')
    note = fields.Char()

    _aspect_unique = models.Constraint('UNIQUE(appraisal_id, aspect_id)', "The aspect is scored already.")

    @api.depends('score', 'appraisal_id.plan_id.scheme_id')
    def _compute_rating_name(self):
        for row in self:
            row.rating_name = row.appraisal_id.plan_id.scheme_id._word_of(row.score)

    @api.constrains('score')
    def _check_score(self):
        for row in self:
            scheme = row.appraisal_id.plan_id.scheme_id
            highest = scheme._figures().get('behaviour_max', figure(0))
            if not 0 <= figure(row.score) <= highest:
                raise ValidationError(self.env._(
                    "Score of “%(aspect)s” is %(score)s: enter a number from 1 to %(highest)s (%(regulation)s).",
                    aspect=row.name, score=formatLang(self.env, row.score, digits=2), highest=plain(highest),
                    regulation=scheme.regulation or scheme.name))

from odoo import fields, models


class SkpPrevious(models.Model):
    """The previous year's SKP that the staff member lays beside the blank forms.

    It is copied from the case in this system, entered as header and scan when it predates the system,
    or there is none.
    """

    _name = 'skp.previous'
    _description = 'Previous SKP'
    _inherit = ['skp.guarded']
    _order = 'plan_id, id'
    _rec_name = 'plan_id'

    _fixed_fields = frozenset({'plan_id'})
    _guarded_fields = frozenset({'source_plan_id'})

    plan_id = fields.Many2one('skp.plan', string="SKP", required=True, ondelete='cascade', index=True)
    kind = fields.Selection(
        [('copied', "Copied"), ('entered', "Entered from paper"), ('none', "None: first year")],
        string="Source", default='entered', required=True)
    source_plan_id = fields.Many2one('skp.plan', string="Copied from", readonly=True, ondelete='set null')
    year = fields.Integer()
    score = fields.Float(digits=(16, 2), aggregator=None)
    predicate = fields.Char(help="As the sheet of that year prints it.")
    scan_ids = fields.Many2many('ir.attachment', bypass_search_access=True)

    def _gaps(self):
        """What is missing to lay the previous SKP beside the forms, in sentences."""
        if not self:
            yield self.env._(
                "The previous year's SKP is missing: copy it, enter its header and scan, or say that there is none.")
        elif len(self) > 1:
            yield self.env._("There are %(count)s rows of the previous year's SKP: keep one.", count=len(self))
        elif self.kind == 'copied' and not self.source_plan_id:
            yield self.env._(
                "Source of the previous SKP says “Copied”, but nothing was copied: copy last year's SKP, or enter it "
                "from paper.")
        elif self.kind == 'entered':
            absent = [self._fields[name]._description_string(self.env)
                      for name in ('year', 'predicate', 'scan_ids')
                      if not (self._has_scan() if name == 'scan_ids' else self[name])]
            if absent:
                yield self.env._(
                    "%(fields)s of the previous SKP is empty: enter it from the paper, or choose another source.",
                    fields=", ".join(absent))

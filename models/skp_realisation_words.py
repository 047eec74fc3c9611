from odoo import fields, models


class SkpRealisationLine(models.Model):
    """The month's words of an indicator that is planned in words (Format B.1.2)."""

    _inherit = 'skp.realisation.line'

    is_in_words = fields.Boolean(related='indicator_id.is_in_words')
    indicator_name = fields.Char(related='indicator_id.name', string="Name of the Indicator")
    printed_target = fields.Char(related='indicator_id.printed_target')

    def write(self, vals):
        if 'note' not in vals:
            return super().write(vals)
        told = self.filtered('is_in_words')
        if told:
            super(SkpRealisationLine, told).write({**vals, 'is_filled': bool((vals['note'] or '').strip())})
        return super(SkpRealisationLine, self - told).write(vals) if self - told else True


class SkpRealisation(models.Model):
    _inherit = 'skp.realisation'

    scheme_code = fields.Selection(related='plan_id.scheme_code')


class SkpPlan(models.Model):
    """The monthly grid: figures are typed into it, words are written in the month's own form."""

    _inherit = 'skp.plan'

    def _grid_head(self, indicator):
        head = {**super()._grid_head(indicator), 'in_words': indicator.is_in_words}
        if indicator.plan_id.scheme_code == 'permenpanrb6':  # a result has its indicators below each other
            head['line'] = indicator.line_id.name
        return {**head, 'target': indicator.printed_target or ''} if indicator.is_in_words else head

    def _grid_cell(self, line, editable):
        cell = super()._grid_cell(line, editable)
        told = line.is_filled and line.note if line and line.is_in_words else False
        return {**cell, 'words': told or ''}


class SkpMeasurement(models.Model):
    """Words do not add up to a figure: the evaluation tells them."""

    _inherit = 'skp.measurement'

    is_in_words = fields.Boolean(related='indicator_id.is_in_words')

    def _add_up_months(self):
        return super(SkpMeasurement, self.filtered(lambda row: not row.indicator_id.is_in_words))._add_up_months()

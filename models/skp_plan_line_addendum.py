from odoo import api, fields, models
from odoo.exceptions import UserError


def refuse_archiving(rows, vals):
    """Raise where a client puts rows of a plan aside by themselves instead of removing them.

    :raises UserError: for whoever may write the rows; AccessError for others
    """
    if 'active' in vals and not rows.env.su:
        rows.check_access('write')
        raise UserError(rows.env._(
            "Rows of a plan are not archived: remove the row; an addendum keeps what was agreed."))


class SkpPlanLine(models.Model):
    """A row that an addendum removes stays with the version before and with its months."""

    _inherit = 'skp.plan.line'

    active = fields.Boolean(default=True, help="Removed by an addendum: it stays with the version before.")

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'active'}

    def write(self, vals):
        refuse_archiving(self, vals)
        return super().write(vals)

    def unlink(self):
        """Rows of the version before are put aside, others go."""
        ids = self.plan_id._kept_ids('lines')
        kept = self.filtered(lambda line: line.id in ids)
        kept.indicator_ids.unlink()
        kept._put_aside()
        return super(SkpPlanLine, self - kept).unlink()

    def _put_aside_in(self, aspect):
        """The indicator of an aspect that the addendum under way has put aside on this line; empty without one."""
        if not self or not self.plan_id.addendum_id or self.plan_id.scheme_code != 'pp46':
            return self.env['skp.indicator']
        kept = self.plan_id._kept_ids('indicators')
        return self.with_context(active_test=False).indicator_ids.filtered(
            lambda row: row.id in kept and not row.active and row.aspect == aspect)[:1]

    def _put_aside(self):
        if self:
            self.check_access('unlink')
            # sudo: skp.plan.line - a guarded field; who may remove the row was judged just above
            self.sudo().active = False


class SkpIndicator(models.Model):
    """An indicator that an addendum removes keeps the figures of the months that were told."""

    _inherit = 'skp.indicator'

    active = fields.Boolean(default=True, help="Removed by an addendum: it stays with the version before.")

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'active'}

    @api.model_create_multi
    def create(self, vals_list):
        """An aspect that was emptied and is typed again is the indicator it was, with its months."""
        former = self._put_aside_before(vals_list)
        made = iter(super().create([vals for vals, row in zip(vals_list, former, strict=True) if not row]))
        for vals, row in zip(vals_list, former, strict=True):
            if row:
                row.check_access('write')
                # sudo: skp.indicator - a guarded field; who may write the row was judged just above
                row.sudo().active = True
                row.write({name: value for name, value in vals.items() if name not in ('line_id', 'aspect')})
        return self.browse([(row or next(made)).id for row in former])

    @api.model
    def _put_aside_before(self, vals_list):
        """For each new row the one that the addendum under way has put aside on its line and in its aspect."""
        for vals in vals_list:
            self._refuse_wrong_kinds(vals)
        ids = [vals.get('line_id') for vals in vals_list]
        together = [line_id for line_id in ids if line_id]
        lines = [self.env['skp.plan.line'].browse(line_id).with_prefetch(together) for line_id in ids]
        return [line._put_aside_in(vals.get('aspect')) for line, vals in zip(lines, vals_list, strict=True)]

    def write(self, vals):
        refuse_archiving(self, vals)
        return super().write(vals)

    def unlink(self):
        """Indicators of the version before are put aside with the figures that were told, others go."""
        ids = self.plan_id._kept_ids('indicators')
        kept = self.filtered(lambda row: row.id in ids)
        if kept:
            kept.check_access('unlink')
            # sudo: skp.indicator - a guarded field, and cells that no client removes; judged just above
            kept.sudo()._put_aside()
        return super(SkpIndicator, self - kept).unlink()

    def _put_aside(self):
        self.active = False
        cells = self.env['skp.realisation.line'].search([
            ('indicator_id', 'in', self.ids), ('realisation_id.state', '=', 'open'), ('is_filled', '=', False)])
        (cells - cells._typed()).unlink()


class SkpPlan(models.Model):
    """Which rows an addendum under way keeps."""

    _inherit = 'skp.plan'

    def _grid_indicators(self):
        """Below them, those that an addendum has removed, with the months that were told."""
        rows = super()._grid_indicators()
        told = self.realisation_ids.line_ids._typed().indicator_id
        return rows | (told - rows)

    def _grid_head(self, indicator):
        head = super()._grid_head(indicator)
        if indicator.active:
            return head
        return {**head, 'line': self.env._("%(row)s (removed by an addendum)", row=head['line'])}

    def _kept_ids(self, kind):
        """Ids of the ``lines`` or ``indicators`` of the versions before the addenda that are under way."""
        # sudo: skp.addendum - no client reads the content; only ids come out
        lines = [line for addendum in self.sudo().addendum_id for line in addendum._version()['lines']]
        return {row['id'] for line in lines for row in ([line] if kind == 'lines' else line['indicators'])}

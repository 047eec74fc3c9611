from odoo import models
from odoo.tools import SQL, format_date

from ..rules import months

SHOWN = 60  # people; the list of them all is one click away


class SkpGlance(models.AbstractModel):
    """The people below the reader, month by month."""

    _inherit = 'skp.glance'

    def _glance_team(self, period):
        """Whom the reader appraises or stands above, and the reader, each with the months of the year.

        :return: ``team``, at most as many as ``SHOWN``, by name: [{'plan_id', 'name', 'months', 'done'}], its
            ``months`` [{'name', 'state', 'pace'}] with the state of the sheet (False: none yet) and what
            ``rules.months.pace()`` says; ``team_total`` and ``team_domain`` of them all
        """
        user = self.env.user
        domain = [
            ('period_id', '=', period.id), ('reports_months', '=', True), ('status_id', '=', False), '|', '|',
            ('employee_id.user_id', '=', user.id), ('appraiser_id.user_id', '=', user.id),
            ('superior_id.user_id', '=', user.id)]
        plans = self.env['skp.plan'].search(domain, order='name', limit=SHOWN)
        return {
            'team': plans._glance_rows(), 'team_domain': domain,
            'team_total': len(plans) if len(plans) < SHOWN else plans.search_count(domain)}


class SkpPlan(models.Model):
    """A case as a row of months."""

    _inherit = 'skp.plan'

    def _glance_rows(self):
        """These cases as ``skp.glance`` shows them; in as many queries for one as for many."""
        spans = {plan: plan._months() for plan in self}
        names = {month: format_date(self.env, month, date_format='MMM') for month in set().union(*spans.values())}
        paces = self.realisation_ids._paces()
        return [
            {'plan_id': plan.id, 'name': plan._party('plan', 'employee').name or plan.name,
             'done': sum(sheet.state == 'measured' for sheet in plan.realisation_ids),
             'months': plan._glance_months(spans[plan], names, paces)}
            for plan in self]

    def _glance_months(self, months_spanned, names, paces):
        sheets = {sheet.month: sheet for sheet in self.realisation_ids}
        none = self.env['skp.realisation']
        return [
            {'name': names[month], 'state': sheet.state, 'pace': paces.get(sheet.id)}
            for month in months_spanned for sheet in [sheets.get(month, none)]]


class SkpRealisation(models.Model):
    """How a month runs."""

    _inherit = 'skp.realisation'

    def _paces(self):
        """What each month brought beside an even share of the targets that add up: {id: percent}; one grouped query.

        Where less is better, and of a target in words, a share of the target says nothing.
        """
        # sudo: skp.realisation.line - who reads a month's sheet reads its figures; only averages come out
        lines = self.env['skp.realisation.line'].sudo()
        query = lines._search([
            ('realisation_id', 'in', self.ids), ('is_filled', '=', True), ('indicator_id.aggregation', '=', 'sum'),
            ('indicator_id.smaller_is_better', '=', False), ('indicator_id.target', '>', 0),
            ('indicator_id.plan_id', 'in', self.plan_id.ids)])  # so that the database looks at theirs alone
        sheet, value, target = (
            lines._field_to_sql(lines._table, name, query) for name in ('realisation_id', 'value', 'target'))
        query.groupby = sheet
        shares = dict(self.env.execute_query(query.select(sheet, SQL("AVG(%s / %s)", value, target))))
        spans = {plan: len(plan._months()) for plan in self.plan_id}
        return {sheet.id: months.pace(shares.get(sheet.id), spans[sheet.plan_id]) for sheet in self}

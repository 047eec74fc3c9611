from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

LONGEST = 10  # people named as the ones with most overdue steps
COUNTING = ('status_id', '=', False)  # whoever has a special status is in no percentage


class SkpGlance(models.AbstractModel):
    """A period at a glance: where its cases stand, what is overdue and with whom, and how near the end of January is.

    It counts what the user may read: an office for its data manager, the people below for a head, the own case for an
    employee. Each figure is one grouped query, whatever the size of the office.
    """

    _name = 'skp.glance'
    _description = 'SKP at a Glance'

    @api.model
    def get_glance(self, period_id=False):
        """The figures of a period.

        :param int period_id: a period among ``periods``; the newest that has begun when left out
        :return: ``periods`` [{'id', 'name'}], empty where the user reads no case; otherwise also ``period_id``,
            ``total`` and ``finished`` cases, ``due`` and ``days_left``, and the rows of ``phases``, ``units``,
            ``steps``, ``people``, ``months`` and ``weeks``, each with ``count`` and the ``domain`` it stands for, and
            ``team`` as ``_glance_team()`` tells it
        :raises UserError: a period in which the user reads nothing
        """
        groups = self.env['skp.plan']._read_group([COUNTING], ['period_id'], ['__count'], order='period_id')
        totals = {period: count for period, count in groups if period.has_access('read')}
        periods = sorted(totals, key=lambda row: (row.date_from, row.id), reverse=True)
        if not periods:
            return {'periods': []}
        period = next((row for row in periods if row.id == period_id), None) if period_id else self._running(periods)
        if period is None:
            raise UserError(self.env._(
                "You read no SKP of this period: choose one of %(periods)s.",
                periods=", ".join(row.name for row in periods)))
        return {
            'periods': [{'id': row.id, 'name': row.name} for row in periods], 'period_id': period.id,
            'total': totals[period], **self._glance_end(period), 'phases': self._glance_phases(period),
            'units': self._glance_units(period), **self._glance_overdue(period),
            'months': self._glance_months(period), 'weeks': self._glance_weeks(period), **self._glance_team(period)}

    @api.model
    def _running(self, periods):
        """The newest of these periods that has begun; the newest where none has."""
        today = fields.Date.context_today(self)
        return next((period for period in periods if period.date_from <= today), periods[0])

    def _glance_due(self, period):
        """The last day to appraise the year: the end of January (PermenPANRB 6/2022 lampiran IV; PP 46/2011 too)."""
        return date(period.date_to.year + 1, 1, 31)

    def _glance_end(self, period):
        due = self._glance_due(period)
        return {'due': format_date(self.env, due), 'days_left': (due - fields.Date.context_today(self)).days}

    def _glance_phases(self, period):
        labels = dict(self.env['skp.plan']._fields['state']._description_selection(self.env))
        inside = [('period_id', '=', period.id), COUNTING]
        counts = dict(self.env['skp.plan']._read_group(inside, ['state'], ['__count']))
        return [
            {'name': label, 'count': counts[code], 'domain': [inside[0], ('state', '=', code), COUNTING]}
            for code, label in labels.items() if code in counts]

    def _glance_units(self, period):
        """Each unit's cases and how many of them are finished."""
        plans, inside = self.env['skp.plan'], [('period_id', '=', period.id), COUNTING]
        done = dict(plans._read_group([*inside, ('state', '=', 'done')], ['department_id'], ['__count']))
        return [
            {'name': unit.name or self.env._("Without a unit"), 'count': count, 'done': done.get(unit, 0),
             'domain': [*inside, ('department_id', '=', unit.id)]}
            for unit, count in plans._read_group(inside, ['department_id'], ['__count'])]

    def _glance_overdue(self, period):
        """Overdue steps, by what they are and by who has them."""
        overdue = [
            ('period_id', '=', period.id), ('state', '=', 'open'), ('deadline', '<', fields.Date.context_today(self)),
            ('plan_id.status_id', '=', False)]
        tasks = self.env['skp.task']
        steps = tasks._read_group(overdue, ['step_id'], ['__count', 'deadline:min'], order='step_id')
        people = tasks._read_group(overdue, ['holder_name'], ['__count'], order='__count DESC', limit=LONGEST)
        return {
            'steps': [
                {'name': step.short_name, 'count': count, 'since': format_date(self.env, oldest),
                 'domain': [*overdue, ('step_id', '=', step.id)]} for step, count, oldest in steps],
            'people': [
                {'name': name or self.env._("Nobody"), 'count': count,
                 'domain': [*overdue, ('holder_name', '=', name)]} for name, count in people]}

    def _glance_months(self, period):
        """How many sheets of each month are measured, of how many that have begun."""
        groups = self.env['skp.realisation']._read_group(
            [('plan_id.period_id', '=', period.id), ('plan_id.status_id', '=', False)],
            ['month:month', 'state'], ['__count'])
        months = {}
        for month, state, count in groups:
            row = months.setdefault(month, {
                'name': format_date(self.env, month, date_format='MMM'), 'count': 0, 'done': 0, 'domain': [
                    ('period_id', '=', period.id), ('realisation_ids.month', '=', month), COUNTING]})
            row['count'] += count
            row['done'] += count if state == 'measured' else 0
        return [months[month] for month in sorted(months)]

    def _glance_weeks(self, period):
        """Ratified cases week by week, added up: the curve towards the end of January."""
        groups = self.env['skp.task']._read_group([
            ('period_id', '=', period.id), ('act', '=', 'ratify'), ('state', '=', 'done'), ('taken_back', '=', False),
            ('decision', '!=', 'withdrawn')], ['done_at:week'], ['plan_id:count_distinct'], order='done_at:week')
        total, rows = 0, []
        for week, count in groups:
            total += count
            rows.append({
                'name': format_date(self.env, week), 'count': total, 'days': self._days_before_due(period, week)})
        return rows

    def _days_before_due(self, period, week):
        return (self._glance_due(period) - (week.date() + relativedelta(days=6))).days

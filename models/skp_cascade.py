from odoo import api, models
from odoo.exceptions import AccessError, UserError


class SkpCascade(models.AbstractModel):
    """Who carries what: a leader's results beside the people who serve them, in every regulation.

    PermenPANRB 6/2022 prints it as the Matriks Pembagian Peran dan Hasil (lampiran II.A.5, Format A.1.5). The leader
    sees the targets that nobody carries, and hands one to several people at once: it stands in their plans as a row
    to be looked at, and becomes theirs when they hand the plan over.
    """

    _name = 'skp.cascade'
    _description = 'SKP Targets and Who Carries Them'

    @api.model
    def get_matrix(self, plan_id=False):
        """A leader's results and staff.

        :param int plan_id: one of ``plans``, the user's own cases with people below; the newest when left out
        :return: ``plans`` [{'id', 'name'}], empty where nobody is below the user; otherwise also ``plan_id``,
            ``results`` [{'id', 'name', 'carried'}], ``people`` [{'id', 'name', 'open', 'own': how many rows serve
            none of the results, 'cells': {result id: [row names]}}]
        :raises UserError: a case that is not the user's own
        """
        teams = self._teams()
        if not teams:
            return {'plans': []}
        plan = next((row for row in teams if row.id == (plan_id or row.id)), None)
        if plan is None:
            raise UserError(self.env._(
                "This is no SKP of yours with people below it: choose one of %(plans)s.",
                plans=", ".join(row.name for row in teams)))
        return {
            'plans': [{'id': row.id, 'name': row.name} for row in teams], 'plan_id': plan.id,
            **self._matrix(plan, teams[plan])}

    def _teams(self):
        """The user's own cases with the cases that the user appraises at the same time, where there are any."""
        own = self.env['skp.plan'].search([('employee_id.user_id', '=', self.env.uid)])
        teams = {plan: self._team_of(own, plan) for plan in own}
        return {plan: team for plan, team in teams.items() if team}

    def _matrix(self, plan, team):
        people = [self._person(plan, member) for member in team.sorted('name')]
        carried = set().union(*(person['cells'] for person in people))
        return {
            'results': [{'id': line.id, 'name': line.name, 'carried': line.id in carried} for line in plan.line_ids],
            'people': people}

    def _team_of(self, own, plan):
        """The cases that the leader appraises at the time of one of the own cases."""
        below = self.env['skp.plan'].search([
            ('appraiser_id', 'in', own.employee_id.ids), ('period_id', 'in', own.period_id.ids)])
        return below.filtered(lambda row: row.period_id == plan.period_id and row.appraiser_id == plan.employee_id)

    def _person(self, plan, member):
        served = member.line_ids.grouped('superior_line_id')
        cells = {line.id: served[line].mapped('name') for line in plan.line_ids if line in served}
        return {
            'id': member.id, 'name': member._party('plan', 'employee').name, 'open': self._is_open(member),
            'own': len(member.line_ids) - sum(map(len, cells.values())), 'cells': cells}

    def _is_open(self, member):
        return member.current_task_id.act == 'plan' and not member.addendum_id

    # -- Handing down ------------------------------------------------------------------------------

    @api.model
    def hand_down(self, line_id, plan_ids):
        """Put a result of the leader into the plans of several people, with its indicators, to be looked at.

        :param int line_id: a row of an own case of the user
        :param list plan_ids: cases that the user appraises
        :return: ``{'done': [case ids], 'held_back': [{'id', 'name', 'reason'}]}``
        :raises UserError: nobody could be given it, with the reasons
        """
        line = self._own_line(line_id)
        members = self.env['skp.plan'].browse(plan_ids).exists()
        members.check_access('read')
        reasons = {member: reason for member in members if (reason := self._why_not_handed(line, member))}
        taking = members.filtered(lambda member: member not in reasons)
        if not taking:
            raise UserError("\n".join(dict.fromkeys(reasons.values())) or self.env._(
                "Nobody is chosen: choose at least one person."))
        taking._claim_rows()
        self._write_down(line, taking)
        return {'done': taking.ids, 'held_back': [
            {'id': member.id, 'name': member.name, 'reason': reason} for member, reason in reasons.items()]}

    def _own_line(self, line_id):
        line = self.env['skp.plan.line'].browse(line_id).exists()
        if not line or line.plan_id.employee_id.user_id != self.env.user:
            raise AccessError(self.env._("Only results of your own SKP are handed to the people below you."))
        return line

    def _why_not_handed(self, line, member):
        """Why somebody cannot be given a result now; empty when nothing stands against it."""
        if member.appraiser_id != line.plan_id.employee_id or member.period_id != line.plan_id.period_id:
            return self.env._(
                "%(plan)s is not appraised by you in %(period)s.", plan=member.name, period=line.plan_id.period_id.name)
        if not self._is_open(member):
            return self.env._(
                "%(plan)s is past planning: return it first, or wait until it is returned. %(holder)s",
                plan=member.name, holder=member._holder_sentence())
        if line in member.line_ids.superior_line_id:
            return self.env._("%(plan)s carries “%(result)s” already.", plan=member.name, result=line.name)
        return ''

    def _write_down(self, line, members):
        # sudo: skp.plan.line - the plans are their employees' own; what may be handed to whom was judged before
        rows = self.env['skp.plan.line'].sudo().create([
            {'plan_id': member.id, 'name': line.name, 'kind': 'main', 'superior_line_id': line.id, 'to_review': True}
            for member in members])
        own = ('line_id', 'plan_id', 'aspect_order')
        # sudo: skp.indicator - the same rows, with the leader's own indicators to begin from
        indicators = [
            {name: value for name, value in row.items() if name not in own}
            for row in line.sudo().indicator_ids.copy_data()]
        rows.indicator_ids.create([{**values, 'line_id': row.id} for row in rows for values in indicators])
        rows.to_review = True
        members._log_step({member.id: self.env._(
            "%(leader)s handed down “%(result)s”: look whether it fits, change it to your own words, or remove it.",
            leader=self.env.user.name, result=line.name) for member in members})

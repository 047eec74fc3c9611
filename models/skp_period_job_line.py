from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules import checks

PERSON_CHECKS = (checks.check_nip, checks.check_rank)


class SkpPeriodJobLine(models.Model):
    """Somebody whom an opening leaves out, or whose record is to be looked at, one click from that record."""

    _name = 'skp.period.job.line'
    _description = 'Opening of an SKP Period: Person'
    _inherit = ['skp.typed']
    _order = 'job_id, kind, id'
    _rec_name = 'sentence'

    job_id = fields.Many2one('skp.period.job', required=True, ondelete='cascade', index=True)
    kind = fields.Selection([('left_out', "Left out"), ('note', "To be looked at")], required=True)
    employee_id = fields.Many2one(
        'hr.employee', required=True, ondelete='cascade', help="Whose record is to be mended.")
    name = fields.Char(string="Employee", required=True)
    sentence = fields.Char(string="Why", required=True)
    mender = fields.Char(related='job_id.mender')

    @api.model
    def _leave_out(self, job, gaps):
        """Write down whom a job leaves out: {employee id: sentence}."""
        self.create(self._left_out(job, gaps))

    @api.model
    def _renew(self, job, gaps, people):
        """Make a job's rows those of this dry run; whoever is told already keeps the row."""
        there = job.line_ids.grouped(lambda row: (row.kind, row.name, row.sentence, row.employee_id.id))
        fresh = []
        for vals in self._left_out(job, gaps) + self._notes(job, people):
            key = (vals['kind'], vals['name'], vals['sentence'], vals['employee_id'])
            rows = there.get(key)
            if rows:
                there[key] = rows[1:]
            else:
                fresh.append(vals)
        self.browse().union(*there.values()).unlink()
        self.create(fresh)

    @api.model
    def _left_out(self, job, gaps):
        """The rows of those whom a job leaves out."""
        people = {person.id: person for person in self.env['hr.employee'].browse(gaps)}
        return [
            {'job_id': job.id, 'kind': 'left_out', 'name': people[res_id].name, 'sentence': sentence,
             'employee_id': people[res_id]._skp_gap_at().id}
            for res_id, sentence in gaps.items()]

    @api.model
    def _notes(self, job, people):
        """The rows of what sheets of these people would print amiss; nobody is left out for it."""
        asker = people.with_user(self.env.uid)  # a birth date is told to the personnel office alone
        facts = asker._skp_check_facts(fields.Date.context_today(self))
        return [
            {'job_id': job.id, 'kind': 'note', 'name': fact['name'], 'employee_id': res_id,
             'sentence': self.env['skp.act']._finding_text(finding)}
            for res_id, fact in facts.items() for finding in checks.check({'employee': fact}, PERSON_CHECKS)]

    def action_open_employee(self):
        """Open the employee record in which the gap is closed.

        :raises UserError: only the personnel office may open it
        """
        self.ensure_one()
        if self.mender:
            raise UserError(self.env._(
                "%(finding)s It is mended by: %(mender)s.", finding=self.sentence, mender=self.mender))
        return {
            'type': 'ir.actions.act_window', 'res_model': 'hr.employee', 'res_id': self.employee_id.id,
            'views': [(self.env.ref('hr_skp.hr_employee_view_form_facts').id, 'form')]}

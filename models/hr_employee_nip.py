from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..rules import nip


class HrEmployee(models.Model):
    """What the NIP says of its holder, and where that differs from the record."""

    _inherit = 'hr.employee'

    skp_nip_override = fields.Boolean(
        string="Take the Number as It Is", copy=False, groups='hr.group_hr_user', tracking=True,
        help="Some numbers were issued with an error. Ticked, the number is kept as the letter of appointment has it.")
    skp_nip_kind = fields.Selection(
        [('pns', "PNS"), ('pppk', "PPPK")], string="Kind of Number", compute='_compute_skp_nip',
        groups='hr.group_hr_user', help="The number says it: a NIP, or the NI PPPK of a work agreement.")
    skp_nip_warning = fields.Text(string="About the Number", compute='_compute_skp_nip', groups='hr.group_hr_user')

    @api.depends('skp_nip', 'birthday', 'sex', 'skp_rank_id.kind')
    @api.depends_context('lang')
    def _compute_skp_nip(self):
        for employee in self:
            parsed, fault = employee._skp_parsed_nip()
            employee.skp_nip_kind = parsed and parsed.kind
            findings = [fault] if fault else parsed and nip.warnings(
                parsed, employee.birthday, employee.sex, employee.skp_rank_id.kind)
            employee.skp_nip_warning = "\n".join(map(self.env['skp.act']._rule_text, findings or ())) or False

    @api.constrains('skp_nip', 'skp_nip_override')
    def _check_skp_nip(self):
        for employee in self.filtered(lambda employee: not employee.skp_nip_override):
            _parsed, fault = employee._skp_parsed_nip()
            if fault:
                raise ValidationError(self.env._(
                    "NIP “%(nip)s” of %(employee)s: %(fault)s Where the number was issued so, tick “Take the Number as "
                    "It Is”.", nip=employee.skp_nip, employee=employee.name,
                    fault=self.env['skp.act']._rule_text(fault)))

    def _skp_parsed_nip(self):
        """What the number says and what is wrong with it: one of the two, or neither without a number."""
        if not self.skp_nip:
            return None, None
        try:
            return nip.parse(self.skp_nip), None
        except ValueError as error:
            return None, error

import re

import pytz

from odoo import api, models

from ..rules import indonesian
from .skp_signature_code import ALPHABET, LENGTH

LOOKALIKES = str.maketrans('OIL', '011')
# the sheet's own language, whoever looks
SHEETS = {'plan': "Sasaran Kerja Pegawai (SKP)", 'realisation': "Realisasi SKP", 'appraisal': "Penilaian kinerja"}
ROLES = {
    'employee': "Pegawai yang dinilai", 'appraiser': "Pejabat penilai", 'superior': "Atasan pejabat penilai",
    'data_manager': "Pengelola data kinerja", 'staff': "Staf administrasi"}
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


class SkpSignature(models.Model):
    """What the public page tells of a signature: no more than whoever holds the sheet knows already."""

    _inherit = 'skp.signature'

    @api.model
    def _find_by_code(self, typed):
        """The signature of a code as somebody typed it: with dashes or without, O for 0, I or L for 1."""
        code = re.sub(r'[\s-]', '', typed or '').upper().translate(LOOKALIKES)
        if len(code) != LENGTH or set(code) - set(ALPHABET):
            return self.browse()
        # sudo: skp.signature - the page is for whoever holds the sheet; what is told is chosen in _public_proof
        return self.sudo().search([('code', '=', code)], limit=1)

    def _public_proof(self):
        """The facts of the public page: verdict, sheet, roles and days, file number; the person by initials."""
        plan = self.plan_id
        rows = plan._standing_signatures().filtered(lambda row: row._subject() == self._subject())
        party = plan._party('appraisal' if self.document == 'appraisal' else 'plan', 'employee')
        month = self.task_id.realisation_id if self.document == 'realisation' else None
        return {
            'verdict': self._verdict(rows), 'code': self._printed_code(), 'office': plan.company_id.name,
            'sheet': SHEETS[self.document], 'regulation': plan.scheme_id.regulation or plan.scheme_id.name,
            'span': (
                f"{indonesian.month_name(month.month.month)} {month.month.year}" if month
                else indonesian.period(*plan._printed_range(self.document))),
            'person': self._initials(party.name or plan.employee_id.name), 'nip': self._masked(party.nip),
            'signatures': [(ROLES.get(row.role, row.role), row._public_moment(), row.on_paper) for row in rows],
            'archive_number': plan.archive_number, 'archived_on': (
                plan.archived_on and indonesian.date_long(plan.archived_on)),
        }

    def _verdict(self, rows):
        """``genuine``, ``newer`` (genuine, and signed again since), ``withdrawn`` or ``doubtful``."""
        faults, _earlier = self.plan_id._verify_safely()
        if faults:
            return 'doubtful'
        if self not in rows:
            return 'withdrawn'
        return 'genuine' if self == rows[-1:] else 'newer'

    def _public_moment(self):
        """Day and time in the zone of the office."""
        zone = pytz.timezone(self.plan_id.company_id._skp_zone())
        moment = pytz.utc.localize(self.signed_at).astimezone(zone)
        hours = int(moment.utcoffset().total_seconds() // 3600)
        return f"{indonesian.date_long(moment.date())}, {moment:%H.%M} {ZONES.get(hours, f'UTC{hours:+d}')}"

    @api.model
    def _initials(self, name):
        """The first letter of each word of a name, without the titles after the comma."""
        words = [word for word in (name or '').split(',')[0].split() if not word.endswith('.')]
        return " ".join(f"{word[0]}." for word in words if word[0].isalpha())

    @api.model
    def _masked(self, nip):
        """The last four figures of a NIP: the first eight are a date of birth."""
        return f"{'•' * (len(nip) - 4)}{nip[-4:]}" if nip and len(nip) > 4 else ''

import hashlib
from ipaddress import ip_address, ip_network

from odoo import api, fields, models
from odoo.tools import SQL

A_MINUTE = 30  # pages that one address may open in a minute


class SkpProofVisit(models.Model):
    """How often an address has asked for the public page within a minute; the address itself is not kept."""

    _name = 'skp.proof.visit'
    _description = 'SKP Visits of the Public Page'
    _inherit = ['skp.typed']

    visitor = fields.Char(required=True)
    minute = fields.Datetime(required=True, index=True)
    count = fields.Integer(default=1, required=True)

    _visitor_unique = models.UniqueIndex('(visitor, minute)')

    @api.model
    def _is_welcome(self, address):
        """Count a visit; False when the address has had its share of this minute. Holds across all workers."""
        moment = fields.Datetime.now().replace(second=0)
        [[count]] = self.env.execute_query(SQL(
            "INSERT INTO skp_proof_visit (visitor, minute, count) VALUES (%s, %s, 1) "
            "ON CONFLICT (visitor, minute) DO UPDATE SET count = skp_proof_visit.count + 1 RETURNING count",
            self._visitor(address), moment))
        return count <= A_MINUTE

    @api.model
    def _visitor(self, address):
        """A network of one visitor (an address, or the /64 that a visitor has of IPv6), unreadable."""
        try:
            ip = ip_address(address or '')
            network = str(ip_network((str(ip), 32 if ip.version == 4 else 64), strict=False))
        except ValueError:
            network = address or ''
        # sudo: ir.config_parameter - the secret only goes into a digest
        secret = self.env['ir.config_parameter'].sudo().get_param('database.secret') or ''
        return hashlib.sha256(f"{secret} {network}".encode()).hexdigest()

    @api.autovacuum
    def _gc_visits(self):
        """Forget visits after an hour."""
        self.search([('minute', '<', fields.Datetime.subtract(fields.Datetime.now(), hours=1))]).unlink()

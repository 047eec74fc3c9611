"""Archived copies have a digest: those that were filed before get theirs."""
from odoo import SUPERUSER_ID, api

BATCH = 100  # files in memory


def migrate(cr, version):
    """Write down the digest of each filed PDF."""
    copies = api.Environment(cr, SUPERUSER_ID, {})['skp.copy']
    while batch := copies.search([('digest', '=', False), ('pdf', '!=', False)], order='id', limit=BATCH):
        for copy in batch:
            copy.digest = copy._digest_of(copy.pdf)
        batch.env.invalidate_all()

import base64
import binascii
import hashlib
import io

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.mimetypes import guess_mimetype
from odoo.tools.pdf import PdfReader

KINDS = {'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png'}
LARGEST = 20  # MiB


class SkpScan(models.Model):
    """The scan of a sheet signed on paper, in the archive: added, never changed; a newer one replaces it on record."""

    _name = 'skp.scan'
    _description = 'Signed Scan'
    _inherit = ['skp.guarded']
    _order = 'file_id, id desc'
    _rec_name = 'file_name'

    _guarded_fields = frozenset({'checksum', 'pages', 'kind'})

    file_id = fields.Many2one('skp.file', string="SKP", required=True, ondelete='restrict', index=True)
    content = fields.Binary(string="Scan", required=True, attachment=True)
    file_name = fields.Char(required=True)
    note = fields.Char(help="Why it replaces an earlier scan, or what is on it.")
    kind = fields.Char(readonly=True)
    checksum = fields.Char(string="Checksum (SHA-256)", readonly=True)
    pages = fields.Integer(readonly=True, aggregator=None)
    is_current = fields.Boolean(string="In Force", compute='_compute_is_current')

    _content_unique = models.UniqueIndex(
        "(file_id, checksum)", "This very scan is with the file already: choose another one.")

    @api.depends('file_id.scan_ids')
    def _compute_is_current(self):
        newest = dict(self.env['skp.scan']._read_group(
            [('file_id', 'in', self.file_id.ids)], ['file_id'], ['id:max']))
        for scan in self:
            scan.is_current = newest.get(scan.file_id) == scan.id

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_guarded(self._guarded_fields & set().union(*vals_list))
        self.check_access('create')
        measured = [self._measured(vals) for vals in vals_list]
        # sudo: skp.scan - checksum and pages are measured here, not told; the right to create was asked just above
        scans = super(SkpScan, self._without_guarded_defaults().sudo()).create(
            [{**vals, **facts} for vals, facts in zip(vals_list, measured, strict=True)]).with_env(self.env)
        scans.check_access('create')
        for scan in scans:
            # sudo: skp.file - the note is the archive's own, in the name of who adds the scan
            scan.sudo().file_id._message_log(body=self.env._(
                "Signed scan “%(name)s” added, SHA-256 %(checksum)s.", name=scan.file_name, checksum=scan.checksum))
        return scans

    @api.model
    def _measured(self, vals):
        """Kind, checksum and pages of a scan.

        :raises UserError: no PDF, JPEG or PNG, empty, too large, or a PDF that cannot be read
        """
        name = vals.get('file_name') or ''
        try:
            content = base64.b64decode(vals.get('content') or b'', validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise UserError(self.env._("“%(name)s” is no file: attach the scan itself.", name=name)) from error
        if not 0 < len(content) <= LARGEST * 1024 * 1024:
            raise UserError(self.env._(
                "“%(name)s” has %(size)s bytes: a scan is not empty and has at most %(limit)s MiB. Scan it in black "
                "and white, or at 150 dpi.", name=name, size=len(content), limit=LARGEST))
        kind = KINDS.get(guess_mimetype(content))
        if not kind:
            raise UserError(self.env._(
                "“%(name)s” is neither PDF nor JPEG nor PNG: scan it as one of these.", name=name))
        checksum = hashlib.sha256(content).hexdigest()
        return {'kind': kind, 'checksum': checksum, 'pages': self._pages(content, kind, name)}

    @api.model
    def _pages(self, content, kind, name):
        """How many pages a scan has; what cannot be bound into a dossier is refused when it is added."""
        if kind != 'pdf':
            return 1
        try:
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted:
                raise UserError(self.env._("“%(name)s” is protected by a password: save it without one.", name=name))
            return len(reader.pages)
        except UserError:
            raise
        except Exception as error:  # whatever a broken PDF makes of the reader
            raise UserError(self.env._("“%(name)s” is a broken PDF: scan it again.", name=name)) from error

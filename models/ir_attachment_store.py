import os
import threading

from odoo import api, models


class IrAttachment(models.Model):
    """A file is in the store whole or not at all: evidence and archived copies survive a full disk and a kill.

    Odoo writes in place. What a full disk cuts off stays under the final name, and the same content can never be
    stored again, because it "collides" with its own half.
    """

    _inherit = 'ir.attachment'

    @api.model
    def _file_write(self, bin_value, checksum):
        _name, path = self._get_path(bin_value, checksum)
        if os.path.exists(path):
            return super()._file_write(bin_value, checksum)
        partial = f"{path}.{os.getpid()}.{threading.get_ident()}.part"
        try:
            with open(partial, 'wb') as file:
                file.write(bin_value)
            os.replace(partial, path)
        except OSError:
            if os.path.exists(partial):
                os.unlink(partial)
            raise
        name = super()._file_write(bin_value, checksum)
        self._mark_for_gc(name)
        return name

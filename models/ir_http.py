import json

from odoo import models
from odoo.http import request

ADDRESS = '/json/2/skp.'  # of what programs ask of this addon


class IrHttp(models.AbstractModel):
    """A program that is refused reads the sentence, not where in the server's files it was refused."""

    _inherit = 'ir.http'

    @classmethod
    def _handle_error(cls, exception):
        response = super()._handle_error(exception)
        if request.dispatcher.routing_type == 'json2' and request.httprequest.path.startswith(ADDRESS):
            body = response.get_json(silent=True)
            if isinstance(body, dict) and body.get('debug'):
                response.set_data(json.dumps({**body, 'debug': ''}))
        return response

import re

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
KINDS = ('plan', 'realisation', 'recap', 'months', 'ekinerja', 'import', 'findings', 'tables')
NUMBERS = re.compile(r'[1-9]\d{0,8}(,[1-9]\d{0,8})*', re.ASCII)


class SkpXlsx(http.Controller):
    """Hands out the workbooks, with the rights of who asks."""

    @http.route(f"/hr_skp/xlsx/<any({','.join(KINDS)}):kind>/<string:numbers>", type='http', auth='user',
                methods=['GET'])
    def xlsx(self, kind, numbers):
        """The workbook of some records, their ids parted by commas."""
        if not NUMBERS.fullmatch(numbers):
            raise NotFound
        report = request.env[f'report.hr_skp.xlsx_{kind}']
        name, content = report._workbook(report._records(map(int, numbers.split(','))))
        return request.make_response(content, headers=[
            ('Content-Type', TYPE), ('Content-Length', len(content)), ('Cache-Control', 'no-store'),
            ('Content-Disposition', content_disposition(name)), ('X-Content-Type-Options', 'nosniff')])

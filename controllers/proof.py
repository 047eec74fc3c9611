from odoo import http
from odoo.http import request

HEADERS = {
    'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY', 'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
}


class SkpProof(http.Controller):
    """The page behind the QR code of a signed sheet: whether it is genuine, for whoever holds it."""

    @http.route(['/skp', '/skp/<string:code>'], type='http', auth='public', methods=['GET'], save_session=False,
                readonly=False, sitemap=False)
    def proof(self, code='', **_other):
        """Tell whether the sheet with a code is genuine; without a code, ask for one.

        :param str code: the short code as printed or typed
        """
        # sudo: skp.proof.visit - the page counts its own visits
        if not request.env['skp.proof.visit'].sudo()._is_welcome(request.httprequest.remote_addr):
            return self._page(429, {'state': 'busy'}, {'Retry-After': '60'})
        if not code.strip():
            return self._page(200, {'state': 'ask'})
        signature = request.env['skp.signature']._find_by_code(code[:64])
        if not signature:
            return self._page(404, {'state': 'unknown', 'typed': code[:64]})
        return self._page(200, {'state': 'found', **signature._public_proof()})

    def _page(self, status, values, headers=()):
        # sudo: ir.qweb - a template of this addon, filled with plain values
        html = request.env['ir.qweb'].sudo()._render('hr_skp.proof_page', values, lang='en_US')
        return request.make_response(
            f"<!DOCTYPE html>\n{html}", status=status, headers=[
                ('Content-Type', 'text/html; charset=utf-8'), *HEADERS.items(), *dict(headers).items()])

import io
from itertools import zip_longest

from odoo import fields, models
from odoo.exceptions import UserError

from ..rules import seal
from . import pdf_engine


class IrActionsReport(models.Model):
    """Reports that WeasyPrint prints: right pagination, a text layer, and no wkhtmltopdf needed.

    One stream for each record goes back to Odoo, so attachments, merging, the download route and
    e-mail templates work as with any other report.
    """

    _inherit = 'ir.actions.report'

    skp_weasyprint = fields.Boolean(
        string="Print with WeasyPrint",
        help="The template is a whole HTML document with a style of its own. It is printed by WeasyPrint, "
             "without the web client's style sheets and without wkhtmltopdf.")

    def _get_readable_fields(self):
        # the web client decides by this flag that wkhtmltopdf need not be asked for
        return super()._get_readable_fields() | {'skp_weasyprint'}

    def report_action(self, docids, data=None, config=True):
        """As in Odoo, with the flag that the web client looks for.

        Such a sheet brings its own letterhead: the wizard of Odoo's document layout is not opened.
        """
        if not self.skp_weasyprint:
            return super().report_action(docids, data=data, config=config)
        return {**super().report_action(docids, data=data, config=False), 'skp_weasyprint': True}

    def _pre_render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        if self._get_report(report_ref).skp_weasyprint:
            # Odoo's tests get HTML in place of PDF because wkhtmltopdf calls the server back; nothing does here
            self = self.with_context(force_report_rendering=True)
        return super()._pre_render_qweb_pdf(report_ref, res_ids=res_ids, data=data)

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report_sudo = self._get_report(report_ref)
        if not report_sudo.skp_weasyprint:
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids)
        records = self.env[report_sudo.model].browse(dict.fromkeys(res_ids or ()))
        if not records:
            raise UserError(self.env._("Choose at least one document to print."))
        self._skp_check_printable(report_sudo, records)
        if getattr(self._get_rendering_context_model(report_sudo), '_joint', False):
            [pdf] = self._skp_render_each(report_sudo, records.ids, data)
            return {False: {'stream': io.BytesIO(pdf), 'attachment': None}}
        copies = self._skp_copies(report_sudo, records)
        streams = {
            record.id: copies.get(record.id) or self._skp_stored_stream(report_sudo, record) for record in records}
        missing = [res_id for res_id, stream in streams.items() if not stream['stream']]
        for res_id, pdf in zip(missing, self._skp_render_each(report_sudo, missing, data), strict=True):
            streams[res_id]['stream'] = io.BytesIO(pdf)
        return streams

    def _skp_check_printable(self, report_sudo, records):
        """Refuse before anything is read: a stored PDF is fetched with more rights than the user has."""
        records.check_access('read')
        sheet = self._get_rendering_context_model(report_sudo)
        if sheet is not None and hasattr(sheet, '_check_printable'):
            sheet._check_printable(records)

    def _skp_copies(self, report_sudo, records):
        """The streams of the records whose sheet is filed: the archived copy, unchanged."""
        sheet = self._get_rendering_context_model(report_sudo)
        copies = sheet._archived(records) if hasattr(sheet, '_archived') else {}
        return {res_id: {'stream': io.BytesIO(pdf), 'attachment': None} for res_id, pdf in copies.items()}

    def _skp_archive_pdfs(self, report_ref, contents):
        """The PDF/A-3b of records, each with its own data attached: {id: PDF}.

        :param dict contents: what ``rules/seal.py`` writes down of each record, by id
        """
        pdfs = self._skp_render_each(self._get_report(report_ref), list(contents), {}, [
            seal.canonical(content) for content in contents.values()])
        return dict(zip(contents, pdfs, strict=True))

    def _skp_stored_stream(self, report_sudo, record):
        """The record's stream as Odoo keeps it: from its attachment where the report reuses one."""
        attachment = None
        if report_sudo.attachment and not self.env.context.get('report_pdf_no_attachment'):
            attachment = report_sudo.retrieve_attachment(record)
        reuse = attachment and report_sudo.attachment_use and attachment.mimetype == 'application/pdf'
        return {'stream': io.BytesIO(attachment.raw) if reuse else None, 'attachment': attachment}

    def _skp_render_each(self, report_sudo, res_ids, data, attached=()):
        """Yield one PDF for each id, one alone for a joint sheet; the values of all of them are read at once.

        Odoo makes the HTML, here; the engine spreads what comes of it over the cores.

        ``attached`` is the data of each sheet, where it is made for the archive.
        """
        if not res_ids:
            return
        finish = getattr(self._get_rendering_context_model(report_sudo), '_finish', bytes)
        values = self._get_rendering_context(report_sudo, res_ids, data)
        sheets = [
            (self._render_template(report_sudo.report_name, {**values, 'docs': [doc]}).decode(), content)
            for doc, content in zip_longest(values.pop('docs'), attached)]
        yield from map(finish, self._skp_engine(pdf_engine.to_pdfs, sheets))

    def _skp_engine(self, function, html):
        """What the engine makes of one document or many, or a sentence saying what the server lacks."""
        try:
            return function(html)
        except pdf_engine.EngineMissing as error:
            raise UserError(self.env._(
                "The sheet cannot be printed because “%(package)s” is not installed on the server: ask your "
                "administrator to install it.", package=error.package)) from error

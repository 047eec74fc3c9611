import base64
import io
import re
import zipfile

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import pdf
from odoo.tools.safe_eval import safe_eval, time

AT_ONCE = 20  # so many are printed while one waits
BATCH = 100  # sheets a transaction of the scheduler: enough for a few cores, and little to print again
KEPT_DAYS = 7


class SkpPrintJob(models.Model):
    """Many sheets in one PDF or one ZIP: printed in batches, each kept, so that it goes on where it stopped.

    The sheets are printed with the rights of who asked, and only that person reads them.
    """

    _name = 'skp.print.job'
    _description = 'SKP Print Job'
    _inherit = ['skp.job', 'skp.typed']
    _order = 'id desc'

    name = fields.Char(required=True)
    report_id = fields.Many2one('ir.actions.report', required=True, ondelete='cascade')
    form = fields.Selection([('pdf', "One PDF"), ('zip', "ZIP, one file each")], required=True)
    line_ids = fields.One2many('skp.print.job.line', 'job_id')
    refused_ids = fields.One2many(
        'skp.print.job.line', 'job_id', string="Not printed", domain=[('state', '=', 'refused')])
    result = fields.Binary(attachment=True)
    result_name = fields.Char()

    # -- Asking ------------------------------------------------------------------------------------

    @api.model
    def _order_job(self, name, report, form, plans):
        """Put cases in print, in the order of their file numbers; a few are printed at once."""
        readable = plans._filtered_access('read')
        names = {plan.id: plan.name for plan in readable}
        ordered = [*sorted(readable, key=self._file_order), *(plans - readable)]
        # sudo: skp.print.job - jobs are written by the engine alone
        job = self.sudo().create({
            'name': name, 'report_id': report.id, 'form': form, 'total': len(ordered),
            'line_ids': [
                (0, 0, {'plan_id': plan.id, 'name': names.get(plan.id, f"SKP {plan.id}")}) for plan in ordered]})
        if len(ordered) <= AT_ONCE:
            job._print_batch()
        else:
            job._go_on()
        return job.sudo(False)

    @api.model
    def _file_order(self, plan):
        """By file number, 9 before 10; what has none follows by name."""
        number = plan.archive_number or ''
        return not number, [part.zfill(12) for part in re.split(r'(\d+)', number)], plan.name, plan.id

    def action_download(self):
        """Download the result."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_url', 'target': 'self',
            'url': f'/web/content/skp.print.job/{self.id}/result/{self.result_name}?download=true'}

    # -- Printing ----------------------------------------------------------------------------------

    @api.model
    def _cron(self):
        return self.env.ref('hr_skp.ir_cron_print')

    @api.model
    def _cron_print(self):
        """Print what waits, a batch in each transaction."""
        self._run()

    def _batch(self):
        return self._print_batch()

    def _print_batch(self):
        """Print the next lines of a job, and what comes of all of them once none is left.

        :return: how many lines were dealt with
        """
        self.ensure_one()
        lines = self.line_ids.search([('job_id', '=', self.id), ('state', '=', 'waiting')], limit=BATCH)
        # with the rights, and in the language, of who asked for them
        plans = lines.plan_id.with_user(self.create_uid).with_context(lang=self.create_uid.lang)
        found = self._print(plans)
        for line in lines:
            content = found[line.plan_id.id]
            line.write({'state': 'refused', 'reason': content} if isinstance(content, str) else {
                'state': 'done', 'pdf': base64.b64encode(content), 'file_name': self._name_of(line.plan_id)})
        self.done += len(lines)
        if self.done >= self.total:
            self._finish()
        return len(lines)

    def _print(self, plans):
        """The PDF of each case, or the sentence why it is not printed: {plan id: bytes or text}."""
        if not plans:
            return {}
        report = self.report_id.with_env(plans.env)
        try:
            with self.env.cr.savepoint():
                streams = report._render_qweb_pdf_prepare_streams(report.id, {}, plans.ids)
        except UserError as error:
            if len(plans) == 1:
                return {plans.id: str(error)}
            return {res_id: content for plan in plans for res_id, content in self._print(plan).items()}
        return {res_id: stream['stream'].getvalue() for res_id, stream in streams.items()}

    def _name_of(self, plan):
        return safe_eval(self.report_id.print_report_name, {'object': plan, 'time': time})

    def _finish(self):
        """Bind the sheets together, and let go of the single ones."""
        printed = self.line_ids.filtered(lambda line: line.state == 'done')
        if printed:
            content = self._zip(printed) if self.form == 'zip' else pdf.merge_pdf(
                [base64.b64decode(line.pdf) for line in printed])
            self.result = base64.b64encode(content)
            self.result_name = f"{re.sub(r'[^0-9A-Za-z]+', '_', self.name)}.{self.form}"
        printed.pdf = False
        self.state = 'done'
        if self.total > AT_ONCE:  # a few are there already when they are asked for
            self.with_context(lang=self.create_uid.lang)._tell(len(printed))

    def _tell(self, count):
        """Tell who waits for them, wherever that person is in the web client."""
        self.create_uid._bus_send('simple_notification', {
            'type': 'success', 'sticky': True, 'title': self.name, 'message': self.env._(
                "%(count)s of %(total)s sheets are printed: download them under “Print Jobs”.",
                count=count, total=self.total)})

    def _zip(self, lines):
        """One file each; two of the same name get a number."""
        archive, seen = io.BytesIO(), {}
        with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as files:
            for line in lines:
                seen[line.file_name] = again = seen.get(line.file_name, 0) + 1
                suffix = f"_{again}" if again > 1 else ''
                files.writestr(f"{line.file_name}{suffix}.pdf", base64.b64decode(line.pdf))
        return archive.getvalue()

    @api.autovacuum
    def _gc_jobs(self):
        """Results hold scores: they are not kept longer than somebody needs to fetch them."""
        self.search([('create_date', '<', fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS))]).unlink()

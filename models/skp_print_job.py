import base64
import io
import logging
import re
import zipfile

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import pdf
from odoo.tools.safe_eval import safe_eval, time

_logger = logging.getLogger(__name__)

BATCH = 20  # sheets a transaction; so many are printed while one waits
KEPT_DAYS = 7


class SkpPrintJob(models.Model):
    """Many sheets in one PDF or one ZIP: printed in batches, each kept, so that it goes on where it stopped.

    The sheets are printed with the rights of who asked, and only that person reads them.
    """

    _name = 'skp.print.job'
    _description = 'SKP Print Job'
    _inherit = ['skp.typed']
    _order = 'id desc'

    name = fields.Char(required=True)
    report_id = fields.Many2one('ir.actions.report', required=True, ondelete='cascade')
    form = fields.Selection([('pdf', "One PDF"), ('zip', "ZIP, one file each")], required=True)
    state = fields.Selection(
        [('waiting', "In print"), ('stopped', "Stopped"), ('done', "Done")], required=True, default='waiting')
    line_ids = fields.One2many('skp.print.job.line', 'job_id')
    refused_ids = fields.One2many(
        'skp.print.job.line', 'job_id', string="Not printed", domain=[('state', '=', 'refused')])
    total = fields.Integer()
    done = fields.Integer()
    progress = fields.Float(compute='_compute_progress')
    result = fields.Binary(attachment=True)
    result_name = fields.Char()

    @api.depends('total', 'done')
    def _compute_progress(self):
        for job in self:
            job.progress = 100 * job.done / job.total if job.total else 0

    # -- Asking ------------------------------------------------------------------------------------

    @api.model
    def _order_job(self, name, report, form, plans):
        """Put cases in print, in the order of their file numbers; up to a batch is printed at once."""
        readable = plans._filtered_access('read')
        names = {plan.id: plan.name for plan in readable}
        ordered = [*sorted(readable, key=self._file_order), *(plans - readable)]
        # sudo: skp.print.job - jobs are written by the engine alone
        job = self.sudo().create({
            'name': name, 'report_id': report.id, 'form': form, 'total': len(ordered),
            'line_ids': [
                (0, 0, {'plan_id': plan.id, 'name': names.get(plan.id, f"SKP {plan.id}")}) for plan in ordered]})
        if len(ordered) <= BATCH:
            job._print_batch()
        else:
            job._go_on()
        return job.sudo(False)

    @api.model
    def _file_order(self, plan):
        """By file number, 9 before 10; what has none follows by name."""
        number = plan.archive_number or ''
        return not number, [part.zfill(12) for part in re.split(r'(\d+)', number)], plan.name, plan.id

    def _go_on(self):
        """Let the scheduler print what waits, as soon as this transaction is over."""
        # sudo: ir.cron - the scheduler prints what was asked for
        self.env.ref('hr_skp.ir_cron_print').sudo()._trigger()

    def action_resume(self):
        """Go on with a job that was stopped; what is printed stays printed."""
        self.check_access('read')
        # sudo: skp.print.job - the user reads the own jobs alone, which was asked just above
        self.sudo().filtered(lambda job: job.state == 'stopped').state = 'waiting'
        self._go_on()

    def action_download(self):
        """Download the result."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_url', 'target': 'self',
            'url': f'/web/content/skp.print.job/{self.id}/result/{self.result_name}?download=true'}

    # -- Printing ----------------------------------------------------------------------------------

    @api.model
    def _cron_print(self):
        """Print what waits, a batch in each transaction; a job that fails is stopped, the others go on."""
        cron = self.env['ir.cron']
        waiting = Domain('state', '=', 'waiting') & Domain('job_id.state', '=', 'waiting')
        lines = self.env['skp.print.job.line']
        cron._commit_progress(remaining=lines.search_count(waiting))
        while job := self.search([('state', '=', 'waiting')], order='id', limit=1):
            try:
                printed = job._print_batch()
            except Exception:  # whatever it is, the next job has to be printed
                self.env.cr.rollback()
                _logger.exception("Printing stopped: %s", job)
                job.state, printed = 'stopped', 0
            if not cron._commit_progress(printed, remaining=lines.search_count(waiting)):
                break

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

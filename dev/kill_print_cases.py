"""Runs inside `odoo shell`: one step of the print job that is killed, by the variable KILL_STEP."""
# ruff: noqa: F821  (env is the shell's)
import base64
import io
import os

from pypdf import PdfReader

from odoo.addons.hr_skp.models import skp_print_job
from odoo.addons.hr_skp.reports import pdf_engine

skp_print_job.BATCH = int(os.environ['KILL_BATCH'])
pdf_engine.SHARE = 2  # even so few are rendered by processes of their own
skp_print_job.AT_ONCE = 0
env = env(context={'no_reset_password': True, 'tracking_disable': True})


def prepare():
    """Cases in print, for good."""
    size = int(os.environ['KILL_SIZE'])
    people = env['hr.employee'].create([{'name': name} for name in ("Atasan", "Penilai")])
    people[1].parent_id = people[0]
    staff = env['hr.employee'].create([
        {'name': f"Pegawai{index:04}.", 'parent_id': people[1].id} for index in range(size)])
    period = env['skp.period'].create({
        'name': "Kill", 'date_from': '2025-12-01', 'date_to': '2025-12-31',
        'sop_id': env.ref('hr_skp.sop_pos_544').id, 'scheme_id': env.ref('hr_skp.scheme_pp46').id})
    env['skp.print.job']._order_job("Kill", env.ref('hr_skp.action_report_plan'), 'pdf', period._open_for(staff))
    env.cr.commit()


def tell_moments():
    """Say when sheets are rendered and when a batch is committed, so that the process can be killed there."""
    count = {'render': 0, 'committed': 0}
    render, commit = pdf_engine.to_pdfs, env.cr.commit

    def to_pdfs(sheets):
        count['render'] += 1
        print(f"render {count['render']}", flush=True)
        printed = render(sheets)
        print(f"rendered {count['render']}", flush=True)
        return printed

    def committed():
        commit()
        print(f"committed {count['committed']}", flush=True)
        count['committed'] += 1

    pdf_engine.to_pdfs, env.cr.commit = to_pdfs, committed


def check():
    """Print what is left, and say whether each sheet is there once."""
    env['skp.print.job']._cron_print()
    job = env['skp.print.job'].search([])
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(job.result))).pages]
    names = job.line_ids.plan_id.employee_id.mapped('name')
    found = [sum(name in page for page in pages) for name in names]
    whole = (job.state, job.done, len(pages)) == ('done', job.total, job.total) and set(found) == {1}
    kept = env['ir.attachment'].search_count([('res_model', '=', 'skp.print.job.line'), ('res_field', '=', 'pdf')])
    print(f"{'right' if whole and not kept else 'WRONG'}: {job.state}, {job.done} of {job.total} printed, {len(pages)} "
          f"pages, {found.count(1)} people on one page each, {kept} single sheets left over")


if os.environ['KILL_STEP'] == 'print':
    tell_moments()
    env['skp.print.job']._cron_print()
else:
    {'prepare': prepare, 'check': check}[os.environ['KILL_STEP']]()

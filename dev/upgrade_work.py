"""Go on with the demo's cases after an upgrade, each step by whoever holds it. Run by dev/_upgrade.py in a shell."""
import hashlib

from odoo.addons.hr_skp.models.skp_scheme import TABLES

env = env(context=dict(env.context, tracking_disable=True))  # noqa: F821 - the shell's own


def tell(passed, text):
    """One line for _upgrade.py."""
    print(f"upgrade: {'ok' if passed else 'FAILED'} {text}")


moved = []
for act, decision in (('review', 'agree'), ('realise', 'done'), ('measure', 'done'), ('ratify', 'done'),
                      ('archive', 'done')):
    task = env['skp.task'].search([('state', '=', 'open'), ('act', '=', act), ('user_id', '!=', False)], limit=1)
    if task:
        if act == 'realise':
            for line in task.realisation_id.line_ids:
                line.value = line.target
        values = {'archive_place': "Rak 1"} if act == 'archive' else None
        task.with_user(task.user_id).complete(decision, '', values)
        moved.append(act)
        tell(task.state == 'done', f"{task.plan_id.name}: {task.name} completed")
tell(len(moved) > 1, f"steps completed: {', '.join(moved)}")
for code, table in TABLES.items():
    lacking = table.keys() - set(env.ref(f'hr_skp.scheme_{code}').figure_ids.mapped('code'))
    tell(not lacking, f"every figure of {code} is there{': not ' * bool(lacking)}{', '.join(sorted(lacking))}")
sheets = env['skp.realisation']
sheets._cron_open_months()
undated = sheets.search_count([('opened_on', '=', False), ('state', '!=', 'open')])
ahead = sheets.search_count([('opened_on', '=', False)])
tell(not undated, f"every month that was reported has the day it came; {ahead} months opened by the calendar")
archived = env['skp.plan'].search([('state', '=', 'done')])
pdfs = archived._archived_pdfs()
tell(archived and all(pdf.startswith(b'%PDF') for pdf in pdfs.values()), f"{len(archived)} archived cases print")
copies = archived.copy_id
tell(all(copy.digest == hashlib.sha256(pdfs[copy.plan_id.id]).hexdigest() for copy in copies),
     f"{len(copies)} archived copies have their digest")
chained = all(
    later.previous_digest == earlier.digest for plan in env['skp.plan'].search([])
    for chain in [plan.signature_ids.sorted('id')] for earlier, later in zip(chain, chain[1:], strict=False))
tell(chained, f"{env['skp.signature'].search_count([])} signatures are still one chain for each case")
env.cr.commit()

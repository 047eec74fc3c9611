import base64
import io
import json
import zipfile

from odoo.tests import HttpCase, tagged

from ..reports import pdf_engine
from .common_team import TeamMixin

SCRIPT = "window.__xss=1"
HOSTILE = (
    f'<img src=x onerror="{SCRIPT}">', f'"><script>{SCRIPT}</script>', f"<svg/onload={SCRIPT}>", '{{7*7}} ${7*7}',
    f"<a href=\"javascript:{SCRIPT}\">x</a>", '\u202eterbalik', '=HYPERLINK("http://x","y")')
TEXT = " ".join(HOSTILE)
# opens one screen after the other in the same page, waits until the hostile text stands there, and looks at the trap
WALK = """
(async () => {
    const action = odoo.__WOWL_DEBUG__.root.env.services.action;
    const until = async (what, test) => {
        for (let i = 0; i < 200; i++) {
            if (test()) return;
            await new Promise((done) => setTimeout(done, 100));
        }
        throw new Error("never shown: " + what);
    };
    for (const [name, options, selector] of %s) {
        await action.doAction(name, options);
        const inside = ["", " input", " textarea"].map((tag) => selector + tag).join(", ");
        const shown = () => [...document.querySelectorAll(inside)]
            .some((node) => (node.value || node.textContent || "").includes("onerror"));
        await until(name + " " + selector, shown);
        await new Promise((done) => setTimeout(done, 200));
        if (window.__xss) throw new Error("a script ran on " + name);
        if (document.querySelector(".o_web_client img[src='x'], .o_web_client a[href^='javascript:']"))
            throw new Error("markup came through on " + name);
    }
    console.log("test successful");
})().catch((error) => console.error(error.message));
"""


@tagged('-at_install', 'post_install')
class TestXss(TeamMixin, HttpCase):
    """Hostile names and words are shown, printed and sent as words."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.make_team()
        cls.plan = cls.cases[0]
        person = cls.plan.employee_id
        person.name = TEXT
        person.user_id.name = TEXT
        person.department_id.name = f"Unit {HOSTILE[0]}"
        cls.plan.party_ids.name = TEXT
        cls.plan.line_ids.name = TEXT
        cls.plan.line_ids.indicator_ids.name = TEXT
        cls.plan.period_id.name = f"2024 {HOSTILE[0]}"
        cls.plan._log_step({cls.plan.id: TEXT})
        cls.plan._compute_name()
        cls.env.flush_all()

    def test_screens(self):
        """The appraiser walks the main screens: no script runs, no markup comes through."""
        plan, appraisal = self.plan, self.plan.appraisal_ids

        def record(model, record_id):
            return {'type': 'ir.actions.act_window', 'res_model': model, 'res_id': record_id,
                    'views': [[False, 'form']]}

        def many(model, view):
            return {'type': 'ir.actions.act_window', 'res_model': model, 'views': [[False, view]]}

        screens = [
            [record('skp.plan', plan.id), {}, '.o_form_view'],
            [record('skp.plan', plan.id), {}, '.o-mail-Chatter'],
            [many('skp.plan', 'list'), {}, '.o_list_view'],
            [many('skp.plan', 'kanban'), {}, '.o_kanban_view'],
            [record('skp.appraisal', appraisal.id), {}, '.o_form_view'],
            [many('skp.task', 'list'), {}, '.o_list_view'],
            ['hr_skp.skp_team_action', {}, '.o_action'],
        ]
        self.browser_js(
            '/odoo', WALK % json.dumps(screens), "odoo.isReady === true", login=self.section_head.user_id.login,
            timeout=120)

    def test_sheets(self):
        """A sheet prints the words, fetches nothing, and its file has a name that a header can carry."""
        user = self.section_head.user_id
        self.authenticate(user.login, user.login)
        for report in ('hr_skp.report_plan', 'hr_skp.report_appraisal'):
            page = self.url_open(f'/report/html/{report}/{self.plan.id}').text
            self.assertIn("&lt;img src=x", page)
            for markup in ('<img src=x', '<script>window', '<svg/onload'):
                self.assertNotIn(markup, page)
        response = self.url_open(f'/report/pdf/hr_skp.report_plan/{self.plan.id}')
        self.assertEqual(response.headers['Content-Type'], 'application/pdf')

    def test_engine_fetches_nothing(self):
        """No file of the server and no address of the network gets into a sheet."""
        for address in ('file:///etc/hostname', 'http://127.0.0.1:9/x.png', 'https://127.0.0.1:9/x.png', '/etc/x'):
            with self.subTest(address=address), self.assertLogs('weasyprint', 'ERROR') as logs:
                pdf_engine.to_pdf(f'<html><body><img src="{address}"><link rel="attachment" href="{address}"></body>')
            self.assertTrue(any("Failed to load" in line or "not allowed" in line for line in logs.output))

    def test_file_names(self):
        """Names of files hold no path, no line end and no reversed text."""
        user = self.section_head.user_id
        self.plan.employee_id.name = "../../etc/passwd\r\nX-Evil: 1 \u202egpj.exe"
        self.plan.party_ids.name = self.plan.employee_id.name
        self.env.flush_all()
        wizard = self.env['skp.print'].with_user(user).create({
            'plan_ids': [(6, 0, self.plan.ids)], 'form': 'zip',
            'report_id': self.env.ref('hr_skp.action_report_plan').id})
        wizard.action_print()
        job = self.env['skp.print.job'].search([], limit=1)
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(job.result))) as archive:
            for name in archive.namelist():
                self.assertRegex(name, r'^\w+\.pdf$')
        self.authenticate(user.login, user.login)
        response = self.url_open(f'/web/content/skp.print.job/{job.id}/result/{job.result_name}?download=true')
        self.assertEqual(response.status_code, 200)
        self.assertNotIn('X-Evil', response.headers)
        workbook = self.url_open(f'/hr_skp/xlsx/plan/{self.plan.id}')
        self.assertNotIn('X-Evil', workbook.headers)
        self.assertNotIn('\u202e', workbook.headers['Content-Disposition'])

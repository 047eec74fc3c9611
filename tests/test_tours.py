import io

from pypdf import PdfReader

from odoo.tests import HttpCase, tagged

from .common import OfficeMixin


@tagged('-at_install', 'post_install')
class TestTours(OfficeMixin, HttpCase):
    """Five people take SKP through the screens, each in a browser session of their own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def turn(self, role, what):
        """Let one of the five people do a tour, logged in as themselves."""
        person = getattr(self, {'employee': 'worker', 'appraiser': 'section_head', 'superior': 'head'}.get(role, role))
        self.start_tour('/odoo', f'hr_skp_{role}_{what}', login=person.user_id.login)

    def test_whole_year(self):
        """From opening the period to the archive, with a return and an objection; then the score and the sheet."""
        self.turn('administrator', 'opens_period')
        plan = self.env['skp.plan'].search([('employee_id', '=', self.worker.id)])
        self.turn('employee', 'plans')
        self.turn('appraiser', 'returns')
        self.turn('employee', 'corrects')
        self.turn('appraiser', 'agrees')
        self.turn('employee', 'reports')
        self.turn('appraiser', 'measures')
        self.walk_to_last_measurement(plan)
        self.turn('appraiser', 'appraises')
        self.turn('employee', 'objects')
        self.turn('appraiser', 'answers')
        self.turn('employee', 'clarifies')
        self.turn('superior', 'decides')
        self.turn('data_manager', 'hands_over')
        self.turn('superior', 'ratifies')
        self.turn('data_manager', 'archives')

        plan.invalidate_recordset()
        self.assertEqual(plan.state, 'done')
        self.assertEqual(plan.archive_place, "Lemari 3, rak 2")
        appraisal = plan.appraisal_ids
        # 24.5 of 24 files: 102.08 + 100 + 76 = 278.08 / 3; then 92.35 × 60 % + 88 × 40 %
        self.assertEqual(appraisal.line_ids.mapped('score'), [92.0, 92.69])
        self.assertEqual((appraisal.skp_score, appraisal.behaviour_average), (92.35, 88.0))
        self.assertEqual((appraisal.score, appraisal.final_score), (90.61, 91.5))
        self.assertEqual(appraisal.rating_name, "Sangat Baik")
        text = self.sheet_text(plan)
        for words in ("Siti Aminah, S.Kom.", "90,61", "Nilai orientasi pelayanan tidak sesuai"):
            self.assertIn(words, text)

    def walk_to_last_measurement(self, plan):
        """The other months, without a browser, until December waits to be measured."""
        while plan.state != 'measurement' or plan._next_month(plan.current_task_id.realisation_id):
            if plan.state == 'realisation':
                self.fill_month(plan)
            self.complete(plan)
        self.env.flush_all()

    def sheet_text(self, plan):
        """The archived sheet as the data manager downloads it, in words."""
        login = self.data_manager.user_id.login
        self.authenticate(login, login)
        response = self.url_open(f'/report/pdf/hr_skp.report_appraisal/{plan.id}')
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers['Content-Type'], 'application/pdf')
        pages = PdfReader(io.BytesIO(response.content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def test_activity_done(self):
        """Done on an activity runs a simple step, and asks where somebody has to decide."""
        plan = self.walk(self.open_case(), 'realisation')
        self.fill_month(plan)
        self.turn('employee', 'presses_done')
        plan.invalidate_recordset()
        self.assertEqual(plan.state, 'measurement')
        self.turn('appraiser', 'presses_done')
        plan.invalidate_recordset()
        self.assertEqual(plan.state, 'measurement', "an activity's Done never signs")

    def test_signing_in_one_sitting(self):
        """An appraiser agrees to three plans, two of them together: the password is asked for once."""
        plans = self.walk(self.open_case(self.make_workers(3)), 'review')
        self.turn('appraiser', 'agrees_three')
        plans.invalidate_recordset()
        self.assertEqual(plans.mapped('state'), ['realisation'] * 3)
        signatures = plans.signature_ids.filtered(lambda row: row.role == 'appraiser').sudo()
        self.assertEqual(signatures.mapped('address'), ['127.0.0.1'] * 3)

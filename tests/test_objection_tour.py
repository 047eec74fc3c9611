import io

from pypdf import PdfReader

from odoo.tests import HttpCase, tagged

from .common_objection import ObjectionMixin
from .common_rpc import RpcCase


@tagged('-at_install', 'post_install')
class TestObjectionTour(ObjectionMixin, HttpCase):
    """An objection under PermenPANRB 6/2022 through the screens, from the receipt to the printed Format D.1.3."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office_6()

    def turn(self, person, what):
        """Let one of the people do a tour, logged in as themselves."""
        self.start_tour('/odoo', f'hr_skp_{what}', login=person.user_id.login)

    def test_to_its_end(self):
        plan = self.walk(self.open_case(), 'response')
        self.env.flush_all()
        self.turn(self.worker, 'employee_contests')
        self.turn(self.section_head, 'appraiser_explains_objection')
        self.turn(self.worker, 'employee_explains')
        self.turn(self.head, 'superior_changes_ratings')
        plan.invalidate_recordset()
        self.assertEqual((plan.state, plan.appraisal_ids.rating, plan.appraisal_ids.final_rating), (
            'handover', 'good', 'good'))
        objection = plan.objection_ids
        self.assertEqual(objection.new_behaviour_rating, 'above')
        self.assertEqual(objection.item_ids.mapped('reason'), [
            "Laporan keuangan tanpa temuan", "Dua sertifikat belum dihitung"])
        text = self.printed(plan)
        for words in ("Format D.1.3", "Laporan keuangan tanpa temuan", "Sertifikat diterima sesudah penilaian",
                      "Sertifikat terbit bulan November", "Kedua sertifikat sah pada tahun kinerja"):
            self.assertIn(words, text)

    def printed(self, plan):
        """The appraisal sheet as the employee downloads it, in words."""
        self.authenticate(self.worker.user_id.login, self.worker.user_id.login.partition('.')[0])
        response = self.url_open(f'/report/pdf/hr_skp.report_appraisal/{plan.id}', timeout=60)
        self.assertEqual(response.status_code, 200)
        return " ".join(" ".join(
            page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages).split())


@tagged('-at_install', 'post_install')
class TestObjectionCalls(ObjectionMixin, RpcCase):
    """Who may file, explain, decide, go on and take over, over HTTP and with forged contexts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.section_head.skp_leads_unit = True
        cls.period = cls.make_period_6()
        cls.people = (cls.worker, cls.section_head, cls.head, cls.data_manager, cls.administrator, cls.stranger)

    def refused(self, person, method, task, *args, **kwargs):
        answer = self.ask(person.user_id, 'skp.task', method, task.ids, *args, **kwargs)
        self.assertIn(answer and answer.kind, ('UserError', 'AccessError'), (person.name, method, answer))

    def test_only_whose_turn_it_is(self):
        """Each step of an objection by its holder alone, whatever context is sent."""
        plan = self.walk(self.open_case(), 'response')
        values = self.items(plan, "Tidak sesuai")
        forged = {'uid': self.worker.user_id.id, 'su': True, 'default_days_late': 0, 'tracking_disable': True}
        turns = [
            (self.worker, 'object', values), (self.section_head, 'done', {}), (self.worker, 'done', {}),
            (self.head, 'change', {'new_results_rating': 'above', 'new_behaviour_rating': 'above'})]
        for holder, decision, given in turns:
            task = plan.current_task_id
            for person in self.people:
                if person != holder:
                    self.refused(person, 'complete', task, decision, "Alasan", given, context=forged)
            self.rpc(holder.user_id, 'skp.task', 'complete', task.ids, decision, "Alasan", given)
            plan.invalidate_recordset()
        self.assertEqual(plan.appraisal_ids.final_rating, 'very_good')
        objection = plan.objection_ids
        for person in self.people:
            for name, value in (('days_late', 0), ('due_on', '2030-01-01'), ('explanation', "Lain")):
                answer = self.ask(
                    person.user_id, 'skp.objection', 'write', objection.ids, {name: value}, context=forged)
                self.assertEqual(answer.kind, 'AccessError')

    def test_take_over(self):
        """The superior alone; then nobody objects, and nobody else appraises."""
        plan = self.walk(self.open_case(), 'behaviour')
        for person in self.people:
            if person != self.head:
                self.refused(person, 'take_over', plan.current_task_id, "Alasan", context={'su': True})
                answer = self.ask(person.user_id, 'skp.plan', 'write', plan.ids, {'taken_over_on': '2025-02-01'})
                self.assertEqual(answer.kind, 'AccessError')
        self.assertEqual(
            self.ask(self.head.user_id, 'skp.plan', 'write', plan.ids, {'taken_over_on': '2025-02-01'}).kind,
            'AccessError')
        self.rpc(self.head.user_id, 'skp.task', 'take_over', plan.current_task_id.ids, "Tidak dinilai")
        plan.invalidate_recordset()
        self.refused(self.section_head, 'complete', plan.current_task_id)
        self.rpc(self.head.user_id, 'skp.appraisal', 'write', plan.appraisal_ids.ids, {
            'results_rating': 'meets', 'behaviour_rating': 'meets'})
        self.rpc(self.head.user_id, 'skp.task', 'complete', plan.current_task_id.ids)
        plan.invalidate_recordset()
        for decision in ('object', 'return'):
            self.refused(self.worker, 'complete', plan.current_task_id, decision, "Alasan")
        self.rpc(self.worker.user_id, 'skp.task', 'complete', plan.current_task_id.ids, 'accept')
        self.rpc(self.worker.user_id, 'skp.plan', 'read', plan.ids, ['takeover_sentence', 'step_in'])
        self.assertEqual(plan.state, 'archive')

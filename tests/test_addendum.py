import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .common import LINES, OfficeMixin
from .common_addendum import BASIS, AddendumMixin
from .common_permenpanrb6 import Permenpanrb6Mixin
from .common_pp30 import Pp30Mixin
from .common_sop_92 import Sop92Mixin


class AddendumCase(AddendumMixin, OfficeMixin):
    """A case with a month measured and the next one open; each regulation has the same tests."""

    allow_inherited_tests_method = True  # else Odoo's runner leaves out what a class inherits

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.arrange()
        cls.plan = cls.second_month(cls.open_case())

    @classmethod
    def arrange(cls):
        pass

    @classmethod
    def second_month(cls, plan):
        plan = cls.walk(plan, 'measurement')
        cls.complete(plan)
        return plan.sudo()

    @classmethod
    def finished(cls, plan):
        """The case with its result."""
        return cls.walk(plan, 'response').sudo()

    def changes(self, addendum):
        return {(change.kind, change.row) for change in addendum._changes_made()}

    # -- the run -----------------------------------------------------------------------------------

    def test_run(self):
        """Two people sign a new version; the one before it is kept, and the month goes on where it stood."""
        plan, sheet = self.plan, self.plan.current_task_id.realisation_id
        first, told = plan.signature_ids, plan.realisation_ids.line_ids.filtered('is_filled')
        figures = {cell: (cell.value, cell.note) for cell in told}
        addendum = self.start(plan)
        self.assertEqual((plan.state, addendum.state, addendum.number), ('plan', 'run', 1))
        self.assertIn("Addendum 1 is under way", plan.status_sentence)
        self.assertIn("With Siti Aminah", plan.status_sentence)
        gone, kept, come = self.change(plan)
        self.agree_addendum(plan)

        self.assertEqual((plan.state, addendum.state), ('realisation', 'agreed'))
        self.assertEqual(plan.current_task_id.realisation_id, sheet)
        self.assertEqual(plan.line_ids & (gone | kept | come), kept | come)
        self.assertEqual({cell: (cell.value, cell.note) for cell in told}, figures)
        put_aside = gone.with_context(active_test=False).indicator_ids
        self.assertFalse(sheet.line_ids.indicator_id & put_aside)
        removed = [row for row in plan.get_month_grid()['rows'] if "removed by an addendum" in row['line']]
        self.assertEqual({row['indicator_id'] for row in removed}, set((told.indicator_id & put_aside).ids))
        entered = come.indicator_ids.filtered(lambda row: row._is_entered())
        self.assertEqual(sheet.line_ids.indicator_id & entered, entered)
        self.assertEqual((plan.signature_ids - first).mapped('role'), ['employee', 'appraiser'])
        self.assertEqual(set((plan.signature_ids - first).mapped('version_name')), {"Addendum 1"})
        self.assertEqual(plan._verify(), ([], 0))

    def test_difference(self):
        """Field by field, old and new."""
        addendum = self.start(self.plan)
        old = self.plan.line_ids.filtered(lambda line: line.kind == 'main').sorted('id')[:2].mapped('name')
        self.assertIn("Nothing is different", addendum.difference)
        self.change(self.plan)
        addendum.invalidate_recordset(['difference'])
        self.assertEqual(self.changes(addendum), {
            ('removed', old[0]), ('changed', f"{old[1]} dan arsip"), ('added', "Menata arsip")})
        for text in (old[0], old[1], f"{old[1]} dan arsip", "Menata arsip", "30"):
            self.assertIn(text, addendum.difference)
        plan = self.plan.with_user(self.section_head.user_id)
        self.assertIn("Menata arsip", plan.addendum_difference, "the appraiser sees it before he signs")

    def test_goes_on_to_the_end(self):
        """The year is measured by the new version; old and new signatures verify."""
        addendum = self.start(self.plan)
        gone, _kept, come = self.change(self.plan)
        self.agree_addendum(self.plan)
        plan = self.finished(self.plan)
        self.assertNotIn(gone, plan.appraisal_ids.line_ids.plan_line_id)
        self.assertIn(come, plan.appraisal_ids.line_ids.plan_line_id)
        self.assertEqual(plan._verify(), ([], 0))
        self.assertEqual(addendum.state, 'agreed')

    def test_withdrawn(self):
        """Given up after one signature, the plan is to the letter what it was."""
        before = self.plan._version()
        waiting = self.plan.current_task_id
        addendum = self.start(self.plan)
        self.change(self.plan)
        self.complete(self.plan)
        addendum.with_user(self.worker.user_id).action_withdraw()
        self.assertEqual(self.plan._version(), before)
        self.assertEqual(addendum.state, 'withdrawn')
        now = self.plan.current_task_id
        self.assertEqual((now.act, now.realisation_id), (waiting.act, waiting.realisation_id))
        self.assertEqual(self.plan._verify(), ([], 0))
        self.assertTrue(self.plan._settled('lines'), "what was agreed before stands again")
        self.assertEqual(self.start(self.plan).number, 1)

    def test_sheet(self):
        values = self.env['report.hr_skp.report_plan']._of_regulation(self.plan.scheme_code)
        self.assertEqual(values._sheet(self.plan)['addendum'], [])
        self.start(self.plan)
        self.assertTrue(values._sheet(self.plan)['is_draft'])
        self.agree_addendum(self.plan)
        sheet = values._sheet(self.plan)
        self.assertEqual(sheet['addendum'], ["ADDENDUM KE-1", "Dasar: 800/217/SET tanggal 20 Februari 2025"])
        self.assertFalse(sheet['is_draft'])
        report = self.env.ref('hr_skp.action_report_plan')
        self.assertIn(b"ADDENDUM KE-1", report._render_qweb_html(report.report_name, self.plan.ids)[0])


@tagged('-at_install', 'post_install')
class TestAddendumPp46(AddendumCase, TransactionCase):
    """PP 46/2011, and what is the same under every regulation."""

    @classmethod
    def arrange(cls):
        cls.period.date_to = '2025-03-31'

    def test_second_version(self):
        """The first version stays comparable when a second addendum follows."""
        first = self.start(self.plan)
        _gone, kept, _come = self.change(self.plan)
        self.agree_addendum(self.plan)
        made = first._changes_made()
        second = self.start(self.plan, letter="800/300/SET")
        kept.with_user(self.worker.user_id).name = "Nama lain"
        self.agree_addendum(self.plan)
        self.assertEqual(second.number, 2)
        self.assertEqual(first._changes_made(), made)
        self.assertEqual(self.changes(second), {('changed', "Nama lain")})
        self.assertEqual(self.plan._verify(), ([], 0))

    def test_returned(self):
        """The appraiser sends it back: it stays the same addendum."""
        addendum = self.start(self.plan)
        self.complete(self.plan)
        self.complete(self.plan, 'return', "Target terlalu rendah")
        self.assertEqual(self.plan.current_task_id.addendum_id, addendum)
        self.agree_addendum(self.plan)
        self.assertEqual(addendum.state, 'agreed')

    def test_taken_back(self):
        """The appraiser's signature on it is taken back like any other."""
        addendum = self.start(self.plan)
        self.agree_addendum(self.plan)
        last = self.plan.task_ids._last_done()
        last.with_user(self.section_head.user_id).take_back()
        self.assertEqual(addendum.state, 'run')
        self.complete(self.plan, 'agree')
        self.assertEqual(addendum.state, 'agreed')
        self.assertEqual(self.plan._verify(), ([], 0))

    def test_set_aside_is_not_taken_back(self):
        self.start(self.plan)
        with self.assertRaisesRegex(UserError, "withdraw the addendum"):
            self.plan.task_ids._last_done().with_user(self.administrator.user_id).take_back("Salah")

    def test_while_a_month_is_measured(self):
        """What the appraiser holds waits, and comes back to him."""
        self.fill_month(self.plan)
        self.complete(self.plan)
        waiting = self.plan.current_task_id
        self.start(self.plan, self.data_manager.user_id)
        self.assertEqual(self.plan.current_user_id, self.worker.user_id)
        self.change(self.plan)
        self.agree_addendum(self.plan)
        now = self.plan.current_task_id
        self.assertEqual((now.act, now.realisation_id), ('measure', waiting.realisation_id))
        self.complete(self.plan)
        self.assertEqual(self.plan._verify(), ([], 0))

    def test_removed_row_keeps_its_figures_when_indicators_change(self):
        """An emptied target puts its indicator aside, with the months that were told."""
        self.start(self.plan)
        line = self.plan.line_ids[1]
        quality = line.indicator_ids.filtered(lambda row: row.aspect == 'quality')
        line.with_user(self.worker.user_id).write({'quality_target': 0})
        self.assertFalse(quality.active)
        self.assertTrue(self.plan.realisation_ids.line_ids.filtered(
            lambda cell: cell.indicator_id == quality and cell.is_filled))
        line.with_user(self.worker.user_id).write({'quality_target': 90})
        self.assertEqual((quality.active, quality.target), (True, 90), "typed again, it is the same one")
        self.assertIn(quality, line.indicator_ids)

    def test_withdrawing_unlocks_no_month(self):
        sheet = self.plan.current_task_id.realisation_id
        sheet.opened_on = '2025-02-01'
        self.start(self.plan).with_user(self.worker.user_id).action_withdraw()
        self.assertEqual(str(sheet.opened_on), '2025-02-01')

    def test_month_sheet(self):
        """The month that was told before prints the row that went, with its figures."""
        self.start(self.plan)
        self.change(self.plan)
        self.agree_addendum(self.plan)
        first, second = self.plan.realisation_ids.sorted('month')
        report = self.env['report.hr_skp.report_realisation']
        row = next(row for row in report._sheet(first)['lines'] if row['name'] == LINES[0][0])
        self.assertEqual((row['target'][0], row['realised'][0]), ("12 laporan", "1 laporan"))
        self.assertNotIn(LINES[0][0], [row['name'] for row in report._sheet(second)['lines']])

    def test_difference_is_text(self):
        addendum = self.start(self.plan)
        self.plan.line_ids[0].with_user(self.worker.user_id).name = "<script>alert(1)</script>"
        self.assertIn("&lt;script&gt;", addendum.difference)
        self.assertNotIn("<script>", addendum.difference)

    def test_letter_on_file(self):
        file = base64.b64encode(b"surat")
        addendum = self.start(self.plan, letter_file=file, letter_file_name="surat.pdf")
        read = addendum.with_user(self.section_head.user_id).read(['letter_file', 'letter_file_name'])[0]
        self.assertEqual((read['letter_file'], read['letter_file_name']), (file, "surat.pdf"))
        with self.assertRaises(AccessError):
            addendum.with_user(self.stranger.user_id).read(['letter'])

    # -- refused -----------------------------------------------------------------------------------

    def refused(self, words, plan=None, user=None, **basis):
        with self.assertRaisesRegex(UserError, words):
            self.start(plan or self.plan, user, **basis)

    def test_bad_basis(self):
        for name, words in (('reason', "Reason of the Change is empty"), ('letter', "Basis Letter is empty"),
                            ('letter_date', "Date of the Letter is empty")):
            self.refused(words, **{name: False})
            if name != 'letter_date':
                self.refused(words, **{name: "   "})
        self.refused("Date of the Letter is", letter_date='2026-01-01')
        self.refused("no date", letter_date='kemarin')

    def test_wrong_moment(self):
        early = self.open_case(self.stranger)
        self.refused("is not agreed yet", early, self.data_manager.user_id)
        self.walk(early, 'review')
        self.refused("is not agreed yet", early, self.data_manager.user_id)
        late = self.walk(self.plan, 'behaviour')
        self.refused("is being given already", late)
        self.refused("cannot be changed any more", self.walk(late, 'done'))

    def test_second_while_one_is_under_way(self):
        self.start(self.plan)
        self.refused("is under way: finish or withdraw it first")
        self.refused("is under way: finish or withdraw it first", user=self.data_manager.user_id)

    def test_moves(self):
        """A case is not closed by a move amid an addendum, and no addendum opens a case that was closed by one."""
        day = self.plan.date_from.replace(month=3)
        self.start(self.plan)
        self.assertIn("is under way", self.plan._refuse_moving(day))
        self.plan.addendum_ids.with_user(self.worker.user_id).action_withdraw()
        self.assertFalse(self.plan._refuse_moving(day))
        self.plan.moved_on = day
        self.refused("cannot be changed any more")

    def test_closed_period(self):
        self.period.state = 'closed'
        self.refused("is closed")

    def test_strangers(self):
        for person in (self.section_head, self.head):
            self.refused("is proposed by Siti Aminah", user=person.user_id)
        with self.assertRaises(AccessError):
            self.start(self.plan, self.stranger.user_id)
        addendum = self.start(self.plan, self.data_manager.user_id)
        with self.assertRaisesRegex(UserError, "only Andi Pratama, A.Md. or a data manager"):
            addendum.with_user(self.worker.user_id).action_withdraw()
        with self.assertRaises(AccessError):
            addendum.with_user(self.stranger.user_id).action_withdraw()
        self.assertFalse(self.plan.with_user(self.worker.user_id).can_change_plan)

    def test_nobody_writes_it(self):
        addendum = self.start(self.plan)
        for user in (self.worker.user_id, self.data_manager.user_id, self.administrator.user_id):
            with self.assertRaises(AccessError):
                addendum.with_user(user).write({'reason': "Lain"})
            with self.assertRaises(AccessError):
                addendum.with_user(user).unlink()
            with self.assertRaises(AccessError):
                self.env['skp.addendum'].with_user(user).create({
                    'plan_id': self.plan.id, 'number': 3, 'before': '{}', 'digest': 'x', **BASIS})
            with self.assertRaises(AccessError):
                addendum.with_user(user).read(['before'])

    def test_people_stay(self):
        """A run opens the plan, not the choice of the appraiser."""
        self.start(self.plan)
        for vals in ({'appraiser_id': self.head.id}, {'is_study': True}):
            with self.assertRaisesRegex(UserError, "stays as it is"):
                self.plan.with_user(self.data_manager.user_id).write(vals)

    def test_rows_are_not_put_aside_by_hand(self):
        line = self.plan.line_ids[0].with_user(self.worker.user_id)
        with self.assertRaises(AccessError):
            line.active = False
        self.start(self.plan)
        for row in (line, line.indicator_ids[0]):
            with self.assertRaisesRegex(UserError, "are not archived"):
                row.active = False

    # -- proof -------------------------------------------------------------------------------------

    def tampered(self, query, *args):
        self.env.flush_all()
        self.env.cr.execute(query, args)
        self.env.invalidate_all()
        return " ".join(fault.sentence for fault in self.plan._verify()[0])

    def test_old_version_is_proved(self):
        addendum = self.start(self.plan, letter_file=base64.b64encode(b"surat"), letter_file_name="surat.pdf")
        self.change(self.plan)
        self.agree_addendum(self.plan)
        for query, words in (
                ("UPDATE skp_addendum SET before = replace(before, %s, 'Lain') WHERE id = %s",
                 "the version before it was changed"),
                ("UPDATE skp_addendum SET reason = reason || %s WHERE id = %s", "Reason of the Change is"),
                ("UPDATE skp_addendum SET letter_digest = %s WHERE id = %s", "the file of the letter"),
                ("UPDATE skp_plan_line SET active = true WHERE name = %s AND plan_id = ("
                 "SELECT plan_id FROM skp_addendum WHERE id = %s)", "Rows of the Plan")):
            with self.subTest(query=query), self.env.cr.savepoint() as savepoint:
                self.assertIn(words, self.tampered(query, LINES[0][0], addendum.id))
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertEqual(self.plan._verify(), ([], 0))

    def test_old_version_with_a_digest_of_its_own(self):
        """Who changes content and digest together still has the signature against him."""
        addendum = self.start(self.plan)
        forged = addendum.before.replace(LINES[0][0], "Lain")
        digest = addendum._digest_of(forged, addendum.signature_id)
        self.assertIn("is not the one that Signature", self.tampered(
            "UPDATE skp_addendum SET before = %s, digest = %s WHERE id = %s", forged, digest, addendum.id))

    def test_signed_addendum_is_frozen(self):
        addendum = self.start(self.plan)
        self.complete(self.plan)
        with self.assertRaisesRegex(UserError, "is signed by"):
            addendum.sudo().reason = "Lain"

    def test_deleted(self):
        self.start(self.plan)
        with self.assertRaises(UserError):
            self.plan.sudo().unlink()

    # -- budget ------------------------------------------------------------------------------------

    def test_queries(self):
        """Starting and reading the difference cost the same however many rows there are."""
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(85):
            self.start(self.plan)
            self.env.flush_all()
        self.change(self.plan)
        self.agree_addendum(self.plan)
        addendum = self.plan.addendum_ids.with_user(self.section_head.user_id)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(40):
            addendum.mapped('difference')


@tagged('-at_install', 'post_install')
class TestAddendumPp30(AddendumCase, Pp30Mixin, TransactionCase):

    @classmethod
    def arrange(cls):
        cls.period = cls.make_pp30_period('2025-01-01', '2025-03-31')


@tagged('-at_install', 'post_install')
class TestAddendumPermenpanrb6(AddendumCase, Permenpanrb6Mixin, TransactionCase):

    @classmethod
    def arrange(cls):
        cls.section_head.skp_leads_unit = True
        cls.period = cls.make_period_6(2025, date_to='2025-03-31')

    @classmethod
    def finished(cls, plan):
        for _month in range(2):
            cls.walk(plan, 'measurement')
            cls.rate_spans(plan)
            cls.complete(plan)
        return super().finished(plan)

    def test_agreement_is_compared(self):
        """Expectations and appendix are part of the version, and come back with it."""
        addendum = self.start(self.plan)
        before = self.plan._version()
        row = self.plan.expectation_ids[0].with_user(self.worker.user_id)
        row.text = "Lebih cepat"
        self.env['skp.appendix'].with_user(self.worker.user_id).create(
            {'plan_id': self.plan.id, 'kind': 'resource', 'text': "Tambahan anggaran"})
        self.assertIn("Lebih cepat", addendum.difference)
        self.assertIn("Tambahan anggaran", addendum.difference)
        addendum.with_user(self.worker.user_id).action_withdraw()
        self.assertEqual(self.plan._version(), before)


@tagged('-at_install', 'post_install')
class TestAddendumSop92(AddendumMixin, Sop92Mixin, TransactionCase):
    """A procedure without months: the staff prepares the forms anew, and hands them to the appraiser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.make_sop_92()
        cls.plan = cls.open_92().sudo()

    def rename(self):
        self.plan.line_ids[0].with_user(self.staff.user_id).name = "Menyusun laporan kinerja"

    def test_from_the_assessment(self):
        """The run is this procedure's own: prepare, hand over, and the appraiser goes on assessing."""
        self.walk_92(self.plan, 'assess')
        addendum = self.start(self.plan, letter_date='2024-06-01')
        self.assertEqual((self.plan.current_task_id.act, self.plan.current_user_id), ('prepare', self.staff.user_id))
        self.assertFalse(self.plan.appraisal_ids)
        self.rename()
        self.complete(self.plan)
        self.assertEqual((self.plan.current_task_id.act, addendum.state), ('hand_over', 'run'))
        self.complete(self.plan)
        self.assertEqual((self.plan.current_task_id.act, addendum.state), ('assess', 'agreed'))
        self.assertEqual(self.plan.appraisal_ids.line_ids.mapped('name'), ["Menyusun laporan kinerja"])
        self.walk_92(self.plan, None)
        self.assertEqual(self.plan._verify(), ([], 0))
        self.assertIn("Menyusun laporan kinerja", addendum.difference)

    def test_from_the_staff(self):
        """Set aside before the appraiser had it, the case goes on with the hand-over."""
        self.walk_92(self.plan, 'hand_over')
        addendum = self.start(self.plan, self.data_manager.user_id, letter_date='2024-06-01')
        self.rename()
        self.complete(self.plan)
        self.assertEqual((self.plan.current_task_id.act, addendum.state), ('hand_over', 'agreed'))

    def test_nothing_prepared_or_assessed_already(self):
        with self.assertRaisesRegex(UserError, "is not agreed yet"):
            self.start(self.plan, letter_date='2024-06-01')
        self.walk_92(self.plan, 'assess')
        self.assess(self.plan)
        with self.assertRaisesRegex(UserError, "is being given already"):
            self.start(self.plan, letter_date='2024-06-01')
        self.walk_92(self.plan, 'hand_over')
        with self.assertRaisesRegex(UserError, "is being given already"):
            self.start(self.plan, letter_date='2024-06-01')

    def test_withdrawn(self):
        self.walk_92(self.plan, 'assess')
        before = self.plan._version()
        addendum = self.start(self.plan, letter_date='2024-06-01')
        self.rename()
        addendum.with_user(self.worker.user_id).action_withdraw()
        self.assertEqual((self.plan._version(), self.plan.current_task_id.act), (before, 'assess'))
        self.assertTrue(self.plan.appraisal_ids)

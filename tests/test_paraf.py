from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import SkpCommon
from .common_sop_92 import Sop92Mixin
from .test_report_engine import pages_of


@tagged('-at_install', 'post_install')
class TestParaf(Sop92Mixin, SkpCommon):
    """The disposition sheet of a case and the paraf on it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sop_92()
        cls.chain = cls.env.ref('hr_skp.sop_92').paraf_ids

    def paraf(self, plan, post, user=None, **values):
        return self.env['skp.paraf'].with_user(user or self.staff.user_id).create(
            {'plan_id': plan.id, 'paraf_id': post.id, 'name': "Drs. Slamet", **values})

    def test_chain_of_sop_92(self):
        self.assertEqual(self.chain.mapped('title'), ["Kepala Dinas", "Sekretaris", "Kasubbag Umum dan Aparatur"])
        self.assertEqual(self.chain.mapped('kind'), ['signature', 'paraf', 'paraf'])
        copied = self.chain.sop_id.copy({'code': 'sop_92'})
        self.assertEqual(copied.paraf_ids.mapped('title'), self.chain.mapped('title'))

    def test_recorded_until_the_case_is_done(self):
        plan = self.open_92()
        row = self.paraf(plan, self.chain[1], date='2024-03-01')
        for person in (self.worker, self.section_head, self.head):
            self.assertEqual(row.with_user(person.user_id).name, "Drs. Slamet")
            with self.assertRaises(AccessError):
                row.with_user(person.user_id).note = "X"
        with self.assertRaises(AccessError):
            row.with_user(self.stranger.user_id).read(['name'])
        plan.with_user(self.staff.user_id).write({'paraf_ids': [(1, row.id, {'note': "Teruskan"})]})
        self.walk_92(plan, None)
        with self.assertRaises(AccessError):
            row.with_user(self.staff.user_id).note = "X"

    def test_bad_rows(self):
        plan = self.open_92()
        foreign = self.env['skp.sop.paraf'].create({'sop_id': self.period.sop_id.id, 'title': "Kasubag TU"})
        with self.assertRaisesRegex(ValidationError, "“Kasubag TU” is not in the paraf chain"):
            self.paraf(plan, foreign)

    def test_sheet(self):
        plan = self.open_92()
        self.paraf(plan, self.chain[1], date='2024-02-01', note="Lengkapi dahulu")
        self.paraf(plan, self.chain[1], date='2024-03-01', note="Teruskan ke penilai")
        report = self.env['ir.actions.report'].with_user(self.staff.user_id)
        pdf, _kind = report._render_qweb_pdf('hr_skp.report_disposition', plan.ids)
        pages = pages_of(pdf)
        self.assertEqual(len(pages), 1)
        words = " ".join(pages[0].split())
        for text in ("BALAI UJI", "LEMBAR DISPOSISI", "Siti Aminah, S.Kom.", "Kepala Dinas", "Sekretaris", "Kasubbag",
                     "Drs. Slamet", "1 Maret 2024", "Teruskan ke penilai", "Tanda tangan"):
            self.assertIn(text, words)

    def test_no_chain_no_sheet(self):
        plan = self.open_case()
        with self.assertRaisesRegex(UserError, "has no paraf chain"):
            self.env['ir.actions.report']._render_qweb_pdf('hr_skp.report_disposition', plan.ids)

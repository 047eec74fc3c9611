from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged, warmup

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestEvidenceProof(SkpCommon):
    """What a month's figures are proven by, and what is pointed out about it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleague = cls.make_workers(1)
        cls.plan, cls.other = cls.walk(cls.open_case(cls.worker | cls.colleague), 'realisation').sudo()
        cls.line = cls.plan.realisation_ids.line_ids[0].with_user(cls.worker.user_id)
        cls.twin = cls.other.realisation_ids.line_ids[0].with_user(cls.colleague.user_id)

    def attach(self, line, content=b'laporan', name="bukti.pdf"):
        line.attachment_ids += line.env['ir.attachment'].create({'name': name, 'raw': content})

    def warning(self, person):
        self.line.invalidate_recordset()
        return self.line.with_user(person.user_id).evidence_warning

    # -- links -------------------------------------------------------------------------------------

    def test_links(self):
        for link in ('https://drive.example/laporan?x=1', 'http://intra.example', '/odoo/project.task/7'):
            self.line.evidence_url = link
        for link in ('javascript:alert(1)', 'laporan', 'https://', 'data:text/html,x', 'https://a b', '//x.example/'):
            with self.subTest(link=link), self.assertRaisesRegex(ValidationError, "Link of “Menyusun laporan"):
                self.line.evidence_url = link

    def test_link_is_signed(self):
        before = self.line.sudo()._content()
        self.line.evidence_url = 'https://drive.example/1'
        self.assertEqual(self.line.sudo()._content(), {**before, 'link': 'https://drive.example/1'})

    # -- size --------------------------------------------------------------------------------------

    def test_size(self):
        self.company.skp_evidence_limit = 1
        self.attach(self.line, b'x' * 1024 * 1024)
        with self.assertRaisesRegex(ValidationError, "“besar.pdf” .* has 1.00 Mb, the office takes 1.00 Mb: .* link"):
            self.attach(self.line, b'x' * (1024 * 1024 + 1), "besar.pdf")
        self.company.skp_evidence_limit = 0
        self.attach(self.line, b'x' * (1024 * 1024 + 1), "besar.pdf")

    # -- checklist ---------------------------------------------------------------------------------

    def test_checklist(self):
        """The hand-over says exactly what is missing; a month without a figure asks for none."""
        self.line.indicator_id.sudo().write({'evidence_minimum': 2, 'evidence_note': "daftar hadir"})
        self.fill_month(self.plan)
        self.attach(self.line)
        with self.assertRaisesRegex(UserError, r"\(Quantity\) has 1 of 2 pieces of evidence \(daftar hadir\)"):
            self.complete(self.plan)
        self.line.evidence_url = 'https://drive.example/2'
        self.complete(self.plan)

    def test_checklist_of_an_empty_month(self):
        self.line.indicator_id.sudo().evidence_minimum = 1
        self.fill_month(self.plan)
        self.line.value = 0
        self.complete(self.plan)

    # -- used elsewhere ----------------------------------------------------------------------------

    def test_nothing_to_point_out(self):
        self.attach(self.line)
        self.attach(self.twin, b'lain')
        self.assertFalse(self.warning(self.section_head))

    def test_somebody_else(self):
        self.attach(self.line)
        self.attach(self.twin, name="salinan.pdf")
        for person in (self.worker, self.section_head):
            with self.subTest(person=person.name):
                text = self.warning(person)
                self.assertIn("“bukti.pdf” was handed in by somebody else for January 2025 too.", text)
                self.assertNotIn(self.colleague.name, text)
        self.assertIn(f"by {self.colleague.name} for January 2025", self.warning(self.data_manager))

    def test_same_link(self):
        self.line.evidence_url = self.twin.evidence_url = 'https://drive.example/3'
        self.assertIn("handed in by somebody else", self.warning(self.section_head))

    def test_another_month_of_the_same_person(self):
        self.attach(self.line)
        self.fill_month(self.plan)
        self.complete(self.plan)
        self.complete(self.plan)
        february = (self.plan.realisation_ids - self.line.sudo().realisation_id).line_ids[0]
        self.attach(february.with_user(self.worker.user_id))
        self.assertEqual("“bukti.pdf” was handed in for February 2025 too.", self.warning(self.section_head))

    def test_same_month_is_no_other(self):
        self.attach(self.line)
        self.attach(self.plan.realisation_ids.line_ids[1].with_user(self.worker.user_id))
        self.assertFalse(self.warning(self.section_head))

    @warmup
    def test_many_at_once(self):
        lines = (self.plan | self.other).realisation_ids.line_ids
        for line in lines:
            line.evidence_url = 'https://drive.example/4'
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(22):
            lines.mapped('evidence_warning')

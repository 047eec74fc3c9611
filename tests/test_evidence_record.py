from odoo.exceptions import UserError
from odoo.tests import tagged, warmup

from .common_rpc import Refused, RpcCase


@tagged('-at_install', 'post_install')
class TestEvidenceRecord(RpcCase):
    """A record of this Odoo that proves a figure; in an office with nothing but employees, a contact does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleague = cls.make_workers(1)
        cls.plan, cls.other = cls.walk(cls.open_case(cls.worker | cls.colleague), 'realisation').sudo()
        cls.line = cls.plan.realisation_ids.line_ids[0].with_user(cls.worker.user_id)
        cls.twin = cls.other.realisation_ids.line_ids[0].with_user(cls.colleague.user_id)
        cls.record = cls.env['res.partner'].create({'name': "Notula rapat 12"})
        cls.ref = f'res.partner,{cls.record.id}'

    def as_seen(self, person):
        self.env.invalidate_all()
        return self.line.with_user(person.user_id)

    # -- handing in --------------------------------------------------------------------------------

    def test_handed_in(self):
        self.line.evidence_record = self.ref
        line = self.line.sudo()
        self.assertEqual((line.evidence_ref, line.evidence_name), (self.ref, "Notula rapat 12"))
        self.assertEqual((line._evidence_count(), line._evidence_names()), (1, ["Notula rapat 12"]))
        self.assertEqual(self.as_seen(self.section_head).evidence_record, self.record)
        opened = self.as_seen(self.section_head).action_open_evidence()
        self.assertEqual((opened['res_model'], opened['res_id']), ('res.partner', self.record.id))
        self.line.evidence_record = False
        self.assertEqual((line.evidence_ref, line.evidence_name, line._evidence_count()), (False, False, 0))

    def test_name_is_not_worded_by_a_context(self):
        self.record.write({'street': "Jalan Rahasia 1", 'vat': "123"})
        line = self.line.with_context(show_address=True, show_vat=True, lang='en_US')
        line.evidence_record = self.ref
        self.assertEqual(line.sudo().evidence_name, "Notula rapat 12")
        self.record.name = "x" * 500
        line.evidence_record = self.ref
        self.assertLessEqual(len(line.sudo().evidence_name), 250)

    def test_superuser_is_offered_what_the_user_is_not(self):
        """The kinds are kept in memory for each of them."""
        self.line.evidence_record = self.ref
        self.env['ir.model.access'].search([('model_id.model', '=', 'res.partner')]).active = False
        line = self.as_seen(self.worker)
        self.assertNotIn('res.partner', dict(line._evidence_kinds()))
        self.assertEqual((line.evidence_record, line.evidence_name), (None, "Notula rapat 12"))
        self.env.invalidate_all()
        self.assertEqual(line.sudo().evidence_record, self.record)
        self.assertNotIn('res.partner', dict(line._evidence_kinds()))

    def test_kinds(self):
        kinds = [model for model, _name in self.line._evidence_kinds()]
        self.assertIn('res.partner', kinds)
        for model in kinds:
            self.assertTrue(self.env[model].with_user(self.worker.user_id).has_access('read'))
            self.assertNotRegex(model, r'^(skp|ir|mail|discuss)\.|hr\.employee|res\.users')
        self.assertTrue(self.as_seen(self.worker).realisation_id.takes_records)

    def test_nonsense_by_rpc(self):
        user = self.worker.user_id
        secret = self.env['res.partner'].create({'name': "Rahasia", 'company_id': self.other_company().id})
        for value in (
                'res.partner', 'res.partner,abc', 'res.partner,-1', 'foo,1', 'ir.config_parameter,1', 'res.users,2',
                'res.country,1', f'skp.plan,{self.plan.id}', 'hr.employee,1', 'res.partner,99999999', 'res.partner,٣',
                5, [1], {}, f'res.partner,{secret.id}', 'base,1', ',', 'mail.thread,1', '\0,1'):
            with self.subTest(value=value), self.assertRaisesRegex(Refused, "Odoo Document: "):
                self.rpc(user, 'skp.realisation.line', 'write', self.line.ids, {'evidence_record': value})
        self.assertFalse(self.line.sudo().evidence_ref)
        for name in ('evidence_ref', 'evidence_name'):
            with self.assertRaisesRegex(Refused, "is kept by the procedure itself"):
                self.rpc(user, 'skp.realisation.line', 'write', self.line.ids, {name: self.ref})

    def other_company(self):
        return self.env['res.company'].create({'name': "Kantor lain"})

    def test_nobody_else_hands_in(self):
        for person in (self.section_head, self.head, self.data_manager, self.stranger, self.colleague):
            with self.subTest(person.name), self.assertRaises(Refused):
                self.rpc(person.user_id, 'skp.realisation.line', 'write', self.line.ids, {'evidence_record': self.ref})

    # -- afterwards --------------------------------------------------------------------------------

    def test_signed_and_gone(self):
        """The name is signed as it was; renaming or removing the record changes nothing of what was signed."""
        self.fill_month(self.plan)
        self.line.evidence_record = self.ref
        self.complete(self.plan)
        self.complete(self.plan)
        self.record.name = "Lain"
        self.assertEqual(self.plan._verify()[0], [])
        with self.assertRaisesRegex(UserError, "is signed by"):
            self.line.sudo().evidence_record = False
        self.record.unlink()
        line = self.as_seen(self.section_head)
        self.assertEqual((line.evidence_record, line.evidence_name), (None, "Notula rapat 12"))
        self.assertIn("“Notula rapat 12” is gone from here", line.evidence_warning)
        with self.assertRaisesRegex(UserError, "“Notula rapat 12” is gone from here"):
            line.action_open_evidence()
        self.assertEqual(self.plan._verify()[0], [])

    def test_module_that_went(self):
        self.line.sudo().write({'evidence_ref': 'gone.model,4', 'evidence_name': "Tiket 4"})
        line = self.as_seen(self.section_head)
        self.assertEqual((line.evidence_record, line._evidence_names()), (None, ["Tiket 4"]))
        self.assertIn("“Tiket 4” is gone from here", line.evidence_warning)
        self.assertFalse(line.read(['evidence_record'])[0]['evidence_record'])

    def test_reader_without_rights_on_it(self):
        self.line.evidence_record = self.ref
        self.record.sudo().company_id = self.other_company()
        line = self.as_seen(self.section_head)
        self.assertEqual((line.evidence_record, line.evidence_name), (None, "Notula rapat 12"))

    def test_counts_for_the_checklist(self):
        self.line.indicator_id.sudo().evidence_minimum = 1
        self.fill_month(self.plan)
        with self.assertRaisesRegex(UserError, "has 0 of 1 pieces of evidence.*choose a record"):
            self.complete(self.plan)
        self.line.evidence_record = self.ref
        self.complete(self.plan)

    def test_used_elsewhere(self):
        self.line.evidence_record = self.twin.evidence_record = self.ref
        self.assertIn(
            "“Notula rapat 12” was handed in by somebody else for", self.as_seen(self.worker).evidence_warning)
        self.assertIn(f"by {self.colleague.name}", self.as_seen(self.data_manager).evidence_warning)

    @warmup
    def test_queries(self):
        lines = self.plan.realisation_ids.line_ids
        lines.write({'evidence_ref': self.ref, 'evidence_name': "Notula"})
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(12):
            lines.with_user(self.section_head.user_id).mapped('evidence_record')

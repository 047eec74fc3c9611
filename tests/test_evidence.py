import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common_rpc import RpcCase

FILE = base64.b64encode(b"bukti").decode()


@tagged('-at_install', 'post_install')
class TestEvidence(RpcCase):
    """Files of a case follow the case: read by its people after a login, tied to their row, never public."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.case = cls.walk(cls.open_case(), 'realisation')
        cls.row = cls.case.realisation_ids.line_ids[0]
        cls.employee = cls.worker.user_id
        cls.file = cls.upload(cls.employee)
        cls.row.with_user(cls.employee).write({'attachment_ids': [(4, cls.file.id)]})

    @classmethod
    def upload(cls, user, **vals):
        """A file that a user has just uploaded and put nowhere yet."""
        return cls.env['ir.attachment'].with_user(user).create({'name': "bukti.txt", 'datas': FILE, **vals})

    def downloaded(self, user, query=''):
        """Whether somebody gets the file by its address."""
        if user:
            self.sign_in(user)
        else:
            self.authenticate(None, None)
        return self.url_open(f'/web/content/{self.file.id}{query}').content == b"bukti"

    def test_who_reads(self):
        portal = new_test_user(self.env, 'portal.evidence', groups='base.group_portal')
        for user, allowed in (
                (self.employee, True), (self.section_head.user_id, True), (self.head.user_id, True),
                (self.data_manager.user_id, True), (self.stranger.user_id, False), (portal, False), (None, False)):
            with self.subTest(user=user and user.login):
                self.assertEqual(self.downloaded(user), allowed)

    def test_belongs_to_its_row(self):
        self.assertEqual((self.file.res_model, self.file.res_id), ('skp.realisation.line', self.row.id))
        for vals in ({'res_model': False, 'res_id': False}, {'res_id': self.case.realisation_ids.line_ids[1].id},
                     {'res_model': 'res.partner', 'res_id': self.employee.partner_id.id}):
            with self.subTest(vals=vals), self.assertRaisesRegex(AccessError, "stays there"), self.undone():
                self.file.with_user(self.employee).write(vals)

    def test_never_public(self):
        for role in (self.employee, self.administrator.user_id):
            for method, args in (('write', [{'public': True}]), ('write', [{'access_token': 'x'}]),
                                 ('generate_access_token', [])):
                with self.subTest(user=role.login, method=method):
                    self.assertTrue(self.attempt(role, 'ir.attachment', method, self.file.ids, *args))
        open_file = self.upload(self.employee, public=True, access_token='known')
        self.row.with_user(self.employee).write({'attachment_ids': [(4, open_file.id)]})
        self.assertEqual((open_file.public, open_file.access_token), (False, False))
        with self.assertRaisesRegex(AccessError, "never public"):
            self.upload(self.employee, public=True, res_model=self.row._name, res_id=self.row.id)
        self.assertFalse(self.downloaded(None, '?access_token=known'))

    def test_only_fresh_files(self):
        """Nobody lays a file of somebody else, or of another case, on a row to read it there."""
        other = self.open_case(self.stranger)
        foreign = [
            self.env['ir.attachment'].create({'name': "x", 'datas': FILE, 'public': True}),
            self.upload(self.stranger.user_id), self.upload(self.administrator.user_id),
            self.env['ir.attachment'].create({'name': "x", 'datas': FILE, 'res_model': 'skp.plan', 'res_id': other.id})]
        for file in foreign:
            with self.subTest(file=file.name), self.assertRaisesRegex(
                    AccessError, "something else or of somebody else|not allowed to access"), self.undone():
                self.row.with_user(self.employee).write({'attachment_ids': [(4, file.id)]})
        month = self.case.realisation_ids.line_ids[1]
        month.with_user(self.employee).write({'attachment_ids': [(4, self.file.id)]})  # of the own case: shown twice

    def test_links(self):
        for link in ('javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//x', ''):
            file = self.upload(self.employee, type='url', url=link, datas=False)
            with self.subTest(link=link), self.assertRaisesRegex(UserError, "begin it with https://"), self.undone():
                self.row.with_user(self.employee).write({'attachment_ids': [(4, file.id)]})
        file = self.upload(self.employee, type='url', url="https://drive.example/x", datas=False)
        self.row.with_user(self.employee).write({'attachment_ids': [(4, file.id)]})
        self.assertEqual(file.res_id, self.row.id)

    def test_frozen_with_the_month(self):
        """Who uploaded a file changes nothing of it once the month is handed over."""
        self.fill_month(self.case)
        self.complete(self.case)
        for method, args in (('unlink', []), ('write', [{'datas': base64.b64encode(b"lain").decode()}]),
                             ('write', [{'name': "lain"}])):
            for user in (self.employee, self.section_head.user_id, self.data_manager.user_id,
                         self.administrator.user_id):
                with self.subTest(method=method, user=user.login):
                    self.assertTrue(self.attempt(user, 'ir.attachment', method, self.file.ids, *args))
        self.assertEqual(self.file.raw, b"bukti")


@tagged('-at_install', 'post_install')
class TestJudges(RpcCase):
    """The log stays as it was noted, and whoever runs the procedure does not make himself its judge."""

    def test_notes_stay(self):
        case = self.walk(self.open_case(), 'review')
        note = case.message_ids.filtered(lambda message: message.author_id == self.worker.user_id.partner_id)[:1]
        self.assertTrue(note)
        for user in (self.worker.user_id, self.data_manager.user_id, self.administrator.user_id):
            for method, args in (('write', [{'body': "Lain"}]), ('write', [{'author_id': user.partner_id.id}]),
                                 ('unlink', [])):
                with self.subTest(user=user.login, method=method):
                    refused = self.attempt(user, 'mail.message', method, note.ids, *args)
                    self.assertEqual(refused and refused.kind, 'AccessError')
        words = case.with_user(self.worker.user_id).message_post(body="Mohon diperiksa", message_type='comment')
        words.with_user(self.worker.user_id).write({'body': "Mohon diperiksa lagi"})

    def test_data_manager_appoints_somebody_else(self):
        case, manager = self.open_case(), self.data_manager.user_id
        for name in ('appraiser_id', 'superior_id'):
            with self.subTest(name=name):
                refused = self.attempt(manager, 'skp.plan', 'write', case.ids, {name: self.data_manager.id})
                self.assertIn("by the own hand", str(refused))
        self.assertIsNone(self.attempt(manager, 'skp.plan', 'write', case.ids, {'appraiser_id': self.stranger.id}))
        vals = {'period_id': self.period.id, 'employee_id': self.stranger.id, 'appraiser_id': self.data_manager.id}
        for given, context in ((vals, {}), ({**vals, 'appraiser_id': self.section_head.id,
                                             'superior_id': self.data_manager.id}, {})):
            self.assertIn("by the own hand", str(self.attempt(
                manager, 'skp.plan', 'create', [given], context=context)))

    def test_data_manager_who_is_the_manager(self):
        """Who stands above by the office's own order judges, whatever group he is in."""
        self.stranger.parent_id = self.data_manager
        case = self.open_case(self.stranger)
        self.assertEqual(case.appraiser_id, self.data_manager)
        case = self.walk(case, 'review')
        case.current_task_id.with_user(self.data_manager.user_id).complete('agree')
        self.assertEqual(case.state, 'realisation')

    def test_nobody_acts_by_the_own_letter(self):
        vals = {'employee_id': self.section_head.id, 'delegate_id': self.data_manager.id, 'letter': "1/2025",
                'date_from': '2025-01-01', 'date_to': '2025-12-31'}
        delegations = self.env['skp.delegation']
        with self.assertRaisesRegex(ValidationError, "which is yourself"), self.undone():
            delegations.with_user(self.data_manager.user_id).create(vals)
        row = delegations.with_user(self.administrator.user_id).create(vals)
        with self.assertRaisesRegex(ValidationError, "which is yourself"), self.undone():
            row.with_user(self.data_manager.user_id).write({'date_to': '2026-12-31'})

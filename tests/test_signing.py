import base64
import time

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from ..models.skp_guarded_signed import ENGINE
from ..models.skp_plan_settled import PART_ACTS
from .common import SkpCommon
from .common_rpc import RpcCase
from .common_tampering import ROWS

FORGED = {'skp_engine': True, 'skp_confirmed': True, 'install_mode': True, 'identity-check-last': 9e9, 'su': True}


@tagged('-at_install', 'post_install')
class TestIdentity(RpcCase):
    """Nobody's name is put to a sheet over the network unless the password was just confirmed."""

    identity_confirmed = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.open_case()
        cls.fill_plan(cls.plan)
        cls.task, cls.user = cls.plan.current_task_id, cls.worker.user_id

    def end(self, values=None, **kwargs):
        return self.ask(self.user, 'skp.task', 'complete', self.task.ids, 'done', '', values, **kwargs)

    def signed(self):
        self.env.invalidate_all()
        return len(self.plan.signature_ids)

    def test_unconfirmed(self):
        refused = self.end()
        self.assertEqual(refused.kind, 'UserError')
        self.assertIn("confirm your password", refused.sentence)
        self.assertEqual((self.task.state, self.signed()), ('open', 0))

    def test_forged_context(self):
        self.assertIn("confirm your password", self.end(context=FORGED).sentence)
        self.assertEqual(self.signed(), 0)

    def test_confirmed_session(self):
        self.identity_confirmed = True
        self.assertIsNone(self.end())
        self.assertEqual(self.plan.signature_ids.sudo().address, '127.0.0.1')

    def test_confirmation_ends(self):
        session = self.authenticate(self.user.login, self.user.login, session_extra={
            'identity-check-last': time.time() - 601})
        self.openers[self.user] = self.opener
        self.assertTrue(session)
        self.assertIn("confirm your password", self.end().sentence)

    @mute_logger('odoo.addons.base.models.res_users')
    def test_password_with_the_call(self):
        for wrong in ("salah", '', 7, ['worker'], self.data_manager.user_id.login):
            with self.subTest(wrong):
                self.assertIn("confirm your password", self.end({'password': wrong}).sentence)
        self.env.registry._login_failures.clear()
        self.assertIsNone(self.end({'password': 'worker'}))
        self.assertEqual(self.signed(), 1)
        kept = self.plan.task_ids.sudo().read() + self.plan.signature_ids.sudo().read()
        self.assertNotIn("'worker'", str(kept))

    @mute_logger('odoo.addons.base.models.res_users')
    def test_guessing_is_slowed_down(self):
        self.env['ir.config_parameter'].set_param('base.login_cooldown_after', 3)
        for _attempt in range(3):
            self.end({'password': 'salah'})
        self.addCleanup(self.env.registry._login_failures.clear)
        self.assertIn("waits a while", self.end({'password': 'worker'}).sentence)
        self.assertEqual(self.signed(), 0)

    def test_bearer_key(self):
        """A program with a key signs with the password, not with the key alone."""
        key = self.env['res.users.apikeys'].with_user(self.user).sudo()._generate(None, 'x', False)
        def call(values):
            return self.url_open('/json/2/skp.task/complete', json={
                'ids': self.task.ids, 'decision': 'done', 'values': values}, headers={'Authorization': f'bearer {key}'})
        self.session = None
        self.opener.cookies.clear()
        with mute_logger('odoo.http', 'odoo.addons.base.models.res_users'):
            self.assertEqual(call({}).status_code, 422)
            self.assertEqual(call({'password': key}).status_code, 422)
            self.assertEqual(self.signed(), 0)
            self.env.registry._login_failures.clear()
            self.assertEqual(call({'password': 'worker'}).status_code, 200)
        self.assertEqual(self.signed(), 1)

    def test_the_dialog_asks(self):
        dialog = self.rpc(self.user, 'skp.complete', 'create', [{'task_ids': [(6, 0, self.task.ids)]}])
        action = self.rpc(self.user, 'skp.complete', 'action_done', dialog)
        self.assertEqual(action['res_model'], 'res.users.identitycheck')
        self.assertEqual(self.signed(), 0)
        self.rpc(self.user, 'res.users.identitycheck', 'run_check', action['res_id'], context={'password': 'worker'})
        self.assertEqual(self.signed(), 1)

    def test_what_is_not_signed_needs_no_password(self):
        self.complete(self.plan)
        self.env.flush_all()
        task, judge = self.plan.current_task_id, self.section_head.user_id
        self.assertIsNone(self.ask(judge, 'skp.task', 'complete', task.ids, 'return', "Kurang"))

    def test_recorded_on_paper(self):
        """Who records a page signed on paper puts his own name to the record."""
        self.user.active = False
        self.env.flush_all()
        recorder = self.data_manager.user_id
        scan = self.rpc(recorder, 'ir.attachment', 'create', [{'name': "hal.pdf", 'raw': "x"}])
        arguments = (recorder, 'skp.task', 'complete', self.task.ids, 'done', '')
        self.assertIn("confirm your password", self.ask(*arguments, {'scan_ids': scan}).sentence)
        self.assertIsNone(self.ask(*arguments, {'scan_ids': scan, 'password': 'data_manager'}))

    def test_nobody_reads_the_content(self):
        self.complete(self.plan)
        self.env.flush_all()
        system = new_test_user(self.env, 'system.signing', groups='base.group_system,hr_skp.group_administrator',
                               company_id=self.company.id, company_ids=[(6, 0, self.company.ids)])
        for user in (self.user, self.section_head.user_id, self.administrator.user_id, system):
            for method, *arguments in (
                    ('read', self.plan.signature_ids.ids, ['content']),
                    ('search_read', [('content', 'ilike', 'a')]), ('search', [('content', '!=', False)]),
                    ('formatted_read_group', [], ['content'], [])):
                self.assertTrue(self.ask(user, 'skp.signature', method, *arguments), (user.login, method))


@tagged('-at_install', 'post_install')
class TestFrozen(SkpCommon):
    """Content under a signature stays as it is for everybody, the superuser too, and opens with a new version."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.walk(cls.open_case(), 'realisation')

    def test_every_signed_field_is_there(self):
        for name, model in self.env.registry.items():
            self.assertFalse(set(getattr(model, '_signed_fields', ())) - set(model._fields), name)
            if getattr(model, '_signed_part', None):
                self.assertIn(model._signed_part, PART_ACTS)

    def change(self, record):
        """A change of each signed field of a record, as values."""
        for name in sorted(record._signed_fields):
            field = record._fields[name]
            if field.type in ('char', 'text'):
                yield {name: f"{record[name] or ''}X"}
            elif field.type in ('float', 'integer'):
                yield {name: record[name] + 1}
            elif field.type == 'boolean':
                yield {name: not record[name]}

    def test_frozen_for_the_superuser(self):
        period = self.period.copy({'name': "Feb", 'date_from': '2024-02-01', 'date_to': '2024-02-29'})
        done = self.walk(period.with_user(self.data_manager.user_id)._open_for(self.stranger), 'done')
        tried = set()
        for path in ROWS:
            for row in (done.mapped(path) if path else done).sudo()[:1]:
                for vals in self.change(row):
                    with self.subTest(row=row, vals=vals), self.assertRaisesRegex(UserError, "signed by"):
                        row.write(vals)
                    tried.add(row._name)
                if path and row._signed_fields:
                    with self.subTest(row=row), self.assertRaisesRegex(UserError, "signed by|has figures"):
                        row.unlink()
        self.assertGreaterEqual(len(tried), 8)

    def test_nothing_is_added(self):
        line = self.plan.line_ids[0].sudo()
        with self.assertRaisesRegex(UserError, "signed by"):
            self.env['skp.plan.line'].sudo().create({'plan_id': self.plan.id, 'kind': 'main', 'name': "Baru"})
        with self.assertRaisesRegex(UserError, "signed by"):
            self.env['skp.indicator'].sudo().create({'line_id': line.id, 'aspect': 'cost', 'target': 7})

    def test_the_mark_of_the_engine_is_its_own(self):
        line = self.plan.line_ids[0].sudo()
        for forged in (True, 1, object(), {}, 'skp_engine'):
            with self.assertRaises(UserError):
                line.with_context(skp_engine=forged).name = "X"
        line.with_context(**ENGINE).name = "X"

    def test_the_same_value_is_no_change(self):
        line = self.plan.line_ids[0].sudo()
        line.write({'name': line.name, 'quantity_target': line.quantity_target})

    def test_signatures(self):
        signature = self.plan.signature_ids[0].sudo()
        for vals in ({'name': "X"}, {'digest': "0"}, {'content': "{}"}, {'signed_at': '2020-01-01'}):
            with self.assertRaisesRegex(UserError, "never changed"):
                signature.write(vals)
        with self.assertRaisesRegex(UserError, "never changed"):
            signature.unlink()

    def test_evidence(self):
        self.fill_month(self.plan)
        sheet = self.plan.realisation_ids.sudo()
        file = self.env['ir.attachment'].create({'name': "bukti", 'raw': b"1"})
        sheet.line_ids[0].attachment_ids = file
        self.complete(self.plan)
        file.raw = b"2"  # handed over, not signed yet
        self.complete(self.plan)
        with self.assertRaisesRegex(UserError, "signed by"):
            file.raw = b"3"
        with self.assertRaisesRegex(UserError, "signed by"):
            file.unlink()
        with self.assertRaisesRegex(UserError, "signed by"):
            sheet.line_ids[0].attachment_ids = False

    # -- drawn -------------------------------------------------------------------------------------

    def test_drawn(self):
        """The drawing is kept with the signature and for the next time; the digest covers it."""
        drawn = base64.b64encode(b'\x89PNG\r\n\x1a\n pad')
        self.fill_month(self.plan)
        self.complete(self.plan)
        self.company.skp_drawn_signature = True
        for wrong in (b'R0lGODlh', "no picture", 7, base64.b64encode(b'\x89PNG\r\n\x1a\n' + b'x' * 200_000)):
            with self.assertRaisesRegex(UserError, "not a PNG image"):
                self.complete(self.plan, values={'drawing': wrong})
        self.complete(self.plan, values={'drawing': drawn})
        row = self.plan.signature_ids.sudo().sorted('id')[-1]
        self.assertEqual(row.drawing, drawn)
        self.assertEqual(self.section_head.user_id.sudo().skp_drawing, drawn)
        with self.assertRaises(AccessError):
            self.section_head.user_id.with_user(self.worker.user_id).read(['skp_drawing'])
        self.assertEqual([], self.plan.sudo()._verify()[0])
        file = self.env['ir.attachment'].search([('res_model', '=', 'skp.signature'), ('res_field', '=', 'drawing')])
        file.raw = b'\x89PNG\r\n\x1a\n other'
        self.env.invalidate_all()
        self.assertIn("Drawing is", self.plan.sudo()._verify()[0][0].sentence)

    def test_drawn_is_printed(self):
        """It stands on the sheet above the name of whoever drew it, and on no sheet of an office that wants none."""
        drawn = base64.b64encode(self.env['ir.binary']._placeholder())
        fresh = self.walk(self.open_case(self.make_workers(1)), 'review')
        self.company.skp_drawn_signature = True
        self.complete(fresh, 'agree', values={'drawing': drawn})
        printed = self.env['ir.actions.report'].with_user(self.section_head.user_id)
        for wanted in (True, False):
            self.company.skp_drawn_signature = wanted
            html = printed._render_qweb_html('hr_skp.report_plan', fresh.ids)[0].decode()
            self.assertEqual(html.count(f"data:image/png;base64,{drawn.decode()}"), int(wanted))

    # -- new versions ------------------------------------------------------------------------------

    def test_a_correction_is_a_new_version(self):
        """Taken back, corrected, signed anew: both signatures stay, the first shows as superseded."""
        old = self.plan.signature_ids.sorted('id')
        for _step in ('review', 'plan'):
            self.plan.task_ids._last_done().with_user(self.administrator.user_id).take_back("Target keliru")
        self.assertEqual(self.plan.state, 'plan')
        line = self.plan.line_ids[0].with_user(self.worker.user_id)
        line.quantity_target = 24
        self.assertEqual([], self.plan.sudo()._verify()[0])
        self.walk(self.plan, 'realisation')
        rows = self.plan.signature_ids.sorted('id')
        self.assertEqual(rows.mapped('is_superseded'), [True, True, False, False])
        self.assertEqual(rows[:2], old)
        quantities = [
            indicator['target'] for row in rows.sudo()
            for indicator in row._signed_record()['content']['lines'][0]['indicators']
            if indicator['aspect'] == 'quantity']
        self.assertEqual(quantities, ['12.00', '12.00', '24.00', '24.00'])
        self.assertEqual([], self.plan.sudo()._verify()[0])

    def test_verified_at_every_step(self):
        """A case is as it was signed at each step of its way, with returns, additional tasks and an objection."""
        plan = self.plan
        for state, decision, reason in (
                ('realisation', 'done', ''), ('measurement', 'return', "Kurang"), ('realisation', 'done', ''),
                ('measurement', 'done', '')):
            self.assertEqual(plan.state, state)
            if state == 'realisation':
                self.fill_month(plan)
                extra = {'plan_id': plan.id, 'kind': 'additional', 'name': f"Panitia {len(plan.line_ids)}"}
                self.env['skp.plan.line'].with_user(self.worker.user_id).create(extra)
            self.assertEqual([], plan.sudo()._verify()[0], state)
            self.complete(plan, decision, reason)
            self.assertEqual([], plan.sudo()._verify()[0], state)
        self.env['skp.plan.line'].with_user(self.worker.user_id).create(
            {'plan_id': plan.id, 'kind': 'additional', 'name': "Sesudah ditandatangani"})
        self.assertEqual([], plan.sudo()._verify()[0])

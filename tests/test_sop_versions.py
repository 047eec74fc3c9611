from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestSopVersions(SkpCommon):
    """A revision is a new version; what runs keeps the one it began with."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.administrator.user_id
        cls.sop = cls.period.sop_id

    def revise(self, sop=None):
        """The draft that Revise opens, as the administrator."""
        action = (sop or self.sop).with_user(self.admin).action_revise()
        return self.sop.browse(action['res_id']).with_user(self.admin)

    def publish_next(self):
        """A second version, with one step renamed."""
        draft = self.revise()
        draft.step_ids.filtered(lambda step: step.act == 'review').short_name = "Review anew"
        draft.action_publish()
        return draft.with_env(self.env)

    # -- revising ----------------------------------------------------------------------------------

    def test_revision(self):
        draft = self.revise()
        self.assertEqual((draft.version, draft.state, draft.name), (2, 'draft', self.sop.name))
        self.assertEqual(draft.revision_of_id, self.sop)
        self.assertEqual(draft.date_revised, fields.Date.context_today(draft))
        self.assertFalse(draft.date_published or draft.date_effective)
        self.assertEqual(*([step.act for step in sop.step_ids.sorted('sequence')] for sop in (draft, self.sop)))
        self.assertEqual(draft.step_ids.next_step_id.sop_id | draft.step_ids.return_step_id.sop_id, draft)
        self.assertEqual(self.revise(), draft, "the draft that is there already")
        self.assertEqual(draft.display_name, "POS 544/B7.8/OT.01.00/2025 (v2)")
        self.assertEqual(draft.version_count, 2)
        action = draft.action_open_versions()
        self.assertEqual(self.sop.search(action['domain']), draft | self.sop)

    def test_publishing_ends_the_version_before(self):
        draft = self.publish_next()
        today = draft.date_revised
        self.assertEqual((draft.state, draft.date_published), ('published', today))
        self.assertEqual((self.sop.state, self.sop.date_ended), ('retired', today))
        with self.assertRaisesRegex(UserError, r"POS 544/.+ \(v1\)” is not published: revise the published version"):
            self.revise(self.sop)

    def test_older_draft_cannot_overtake(self):
        late = self.sop.copy()
        self.revise().action_publish()
        with self.assertRaisesRegex(UserError, r"\(v3\) is published already: revise that one instead"):
            late.action_publish()
        self.assertEqual(late.state, 'draft')

    def test_only_the_administrator(self):
        draft = self.revise()
        for person in (self.worker, self.data_manager):
            for call in ('action_revise', 'action_publish', 'action_link_in_order'):
                with self.subTest(person=person.name, call=call), self.assertRaises(AccessError):
                    getattr((self.sop if call == 'action_revise' else draft).with_user(person.user_id), call)()

    def test_published_stays_as_it_is(self):
        """Also for an administrator of everything, in every field and step."""
        system = self.env.ref('base.user_admin')
        for user in (self.admin, system):
            sop = self.sop.with_user(user)
            for vals in ({'name': "Lain"}, {'version': 9}, {'date_ended': '2025-01-01'}, {'revision_of_id': False},
                         {'step_ids': [(2, sop.step_ids[0].id)]},
                         {'step_ids': [(1, sop.step_ids[0].id, {'act': 'plan'})]}):
                with self.subTest(user=user.name, vals=vals), self.assertRaises(AccessError):
                    sop.write(vals)
            for action in ('action_publish', 'action_link_in_order', 'unlink'):
                with self.subTest(user=user.name, action=action), self.assertRaises(AccessError):
                    sop.step_ids[0].next_step_id.unlink() if action == 'unlink' else getattr(sop, action)()

    # -- running cases -----------------------------------------------------------------------------

    def test_running_cases_keep_theirs(self):
        plan = self.walk(self.open_case(), 'review')
        newer = self.publish_next()
        self.assertEqual((plan.sop_id, plan.current_task_id.step_id.sop_id), (self.sop, self.sop))
        self.assertEqual(self.period.sop_id, self.sop, "a period goes over only when it is told to")
        self.assertEqual(self.period.newer_sop_id, newer)
        self.period.with_user(self.data_manager.user_id).action_use_newer_sop()
        self.assertEqual((self.period.sop_id, plan.sop_id), (newer, self.sop))
        self.assertFalse(self.period.newer_sop_id)
        later = self.walk(self.open_case(self.stranger), 'review')
        self.assertEqual((later.sop_id, later.current_task_id.name), (newer, "Review anew"))
        self.walk(plan, 'done')
        self.assertEqual(plan.task_ids.step_id.sop_id, self.sop)
        self.walk(later, 'done')
        self.assertEqual(later.task_ids.step_id.sop_id, newer)

    def test_step_completed_while_the_procedure_is_revised(self):
        """The draft is written, then published, between opening the step and completing it."""
        plan = self.walk(self.open_case(), 'review')
        task = plan.current_task_id
        draft = self.revise()
        draft.step_ids.filtered(lambda step: step.act == 'review').unlink()
        self.complete(plan, 'return', "Target")
        self.assertEqual((plan.state, plan.current_task_id.step_id.sop_id), ('plan', self.sop))
        draft.action_link_in_order()
        draft.action_publish()
        self.complete(plan)
        self.assertEqual((plan.state, plan.current_task_id.step_id), ('review', task.step_id))
        self.assertEqual(plan.task_ids.mapped('state').count('open'), 1)
        self.complete(plan, 'agree')
        self.assertEqual(plan.state, 'realisation')

    def test_used_period_changes_only_to_a_newer_version(self):
        self.walk(self.open_case(), 'review')
        sentence = "Period 2025 has signed cases: its procedure gives way only to a newer published version of pos_544"
        with self.assertRaisesRegex(ValidationError, sentence), self.cr.savepoint():
            self.period.sop_id = self.env.ref('hr_skp.sop_92')
        newer = self.publish_next()
        self.period.sop_id = newer
        with self.assertRaisesRegex(ValidationError, sentence), self.cr.savepoint():
            self.period.sop_id = self.sop
        self.assertEqual(self.period.sop_id, newer)

    # -- what stands against publishing ------------------------------------------------------------

    def faults_of(self, draft):
        with self.assertRaises(UserError) as caught:
            draft.action_publish()
        self.assertEqual(draft.state, 'draft')
        return str(caught.exception).splitlines()[1:]

    def test_faults_are_named_together(self):
        draft = self.revise()
        steps = {step.act: step for step in draft.step_ids}
        steps['measure'].role = 'employee'
        steps['review'].return_step_id = False
        steps['archive'].next_step_id = steps['archive']
        self.assertEqual(self.faults_of(draft), [
            "Step “4” (Measure) belongs to “Employee”, who cannot do it: plan, months and response are the employee's "
            "own, and judging is for the appraiser or the superior.",
            "Step “9” leads to itself.",
            "Step “2” can send the work back but does not say to which step.",
        ])

    def test_loop_and_second_start(self):
        draft = self.revise()
        steps = {step.act: step for step in draft.step_ids}
        steps['archive'].next_step_id = steps['ratify']
        steps['plan'].next_step_id = steps['realise']
        faults = self.faults_of(draft)
        self.assertEqual(faults[:3], [
            "Step “2” is a second beginning: no step leads to it and it is not the first.",
            "From step “8” the procedure never comes to an end.",
            "From step “9” the procedure never comes to an end."])

    def test_role_that_nobody_holds(self):
        draft = self.revise()
        self.assertFalse(draft._faults())
        group = self.env.ref('hr_skp.group_data_manager')
        self.env['res.users'].search([('all_group_ids', 'in', group.ids)]).write({'group_ids': [
            (3, group.id), (3, self.env.ref('hr_skp.group_administrator').id)]})
        self.assertEqual(self.faults_of(draft.sudo()), [
            "Step “7”, “9” belongs to “Data manager”, a role that nobody holds: give somebody the group "
            f"“{group.full_name}”."])

    def test_role_held_in_another_company(self):
        other = self.env['res.company'].create({'name': "Dinas Lain"})
        own = self.sop.copy({'code': 'own', 'company_id': other.id})
        [fault] = self.faults_of(own)
        self.assertIn("a role that nobody holds", fault)
        self.admin.company_ids |= other
        own.action_publish()
        self.assertEqual((own.state, self.sop.state), ('published', 'published'))

    def test_removing_a_step(self):
        """A draft's step goes with the links to it; what then fails is named."""
        draft = self.revise()
        draft.step_ids.filtered(lambda step: step.act == 'ratify').unlink()
        self.assertEqual(self.faults_of(draft), [
            "Step “8” is a second beginning: no step leads to it and it is not the first.",
            "No step ratifies the result."])

    # -- comfort -----------------------------------------------------------------------------------

    def test_link_in_order(self):
        draft = self.sop.with_user(self.admin).create({'name': "Tiga", 'code': 'three', 'step_ids': [
            (0, 0, {'name': act, 'short_name': act, 'act': act, 'role': role})
            for act, role in (('plan', 'employee'), ('assess', 'appraiser'), ('ratify', 'superior'))]})
        self.assertIn("Without a standard time: plan, assess, ratify", draft.standard_gaps)
        self.assertEqual(len(self.faults_of(draft)), 4, "two beginnings, and two acts never reached")
        draft.action_link_in_order()
        self.assertEqual(draft.step_ids.mapped('next_step_id'), draft.step_ids[1:])
        draft.step_ids.standard_minutes = 10
        self.assertFalse(draft.standard_gaps)
        draft.action_publish()
        self.assertEqual(draft.state, 'published')

    def test_preview(self):
        action = self.revise().action_preview()
        self.assertEqual(action['report_name'], 'hr_skp.report_sop')

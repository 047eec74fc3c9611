"""Any sound procedure, walked by any decisions, comes to its end (needs ``hypothesis``)."""
from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..rules import sop_flow
from ..rules.sop_flow import PLANNING, Step
from .common import SkpCommon
from .common_sop_any import AnySopMixin

# the same examples on every run, and none kept on disk
steady = settings(deadline=None, derandomize=True, database=None)
few = settings(steady, max_examples=20)
ROLES = {act: known.roles for act, known in sop_flow.ACTS.items()}
FILLERS = ('hand_over', 'receive')


@st.composite
def acts(draw):
    """Acts of a sound procedure, in their order, with hand-overs between."""
    beginning = draw(st.sampled_from((('plan',), ('plan', 'review'), ('prepare',), ('prepare', 'plan', 'review'))))
    months = draw(st.sampled_from(((), ('realise',), ('realise', 'measure'), ('realise', 'hand_over', 'measure'))))
    judged = draw(st.sampled_from((('assess',), ('assess', 'behaviour'))))
    judged = draw(st.sampled_from((('behaviour',), ('assess',)))) if 'measure' in months else judged
    response = draw(st.sampled_from(((), ('respond',))))
    ending = draw(st.sampled_from(((), ('archive',), ('receive',))))
    order = []
    for act in (*beginning, *months, *judged, *response, 'ratify', *ending):
        order += [draw(st.sampled_from(FILLERS))] if order and draw(st.integers(0, 4)) == 0 else []
        order.append(act)
    return order


def earliest(order, place):
    """The first step that a step may send work back to: behind the plan, once figures hang on it."""
    figures = next(at for at, act in enumerate(order) if act in sop_flow.FIGURES)
    planned = [at + 1 for at, act in enumerate(order[:figures]) if act in PLANNING]
    return planned[-1] if place >= figures else 0


@st.composite
def procedures(draw):
    """A sound procedure: the acts with their roles, and returns to steps before them."""
    order, steps = draw(acts()), []
    for place, act in enumerate(order):
        before = range(earliest(order, place), place)
        sent_back = before and (act == 'review' or draw(st.booleans()))
        steps.append(Step(
            str(place + 1), act, draw(st.sampled_from(ROLES[act])),
            str(place + 2) if order[place + 1:] else None,
            str(draw(st.sampled_from(before)) + 1) if sent_back else None))
    return steps


def change(step, **values):
    return Step(**{**step.__dict__, **values})


class TestSopRules(BaseCase):
    """The rules alone: what is built soundly passes, and each way of breaking it is named."""

    def assert_fault(self, code, steps):
        self.assertIn(code, [fault.code for fault in sop_flow.faults(steps)], steps)

    @steady
    @given(procedures())
    def test_sound(self, steps):
        self.assertEqual(sop_flow.faults(steps), [])

    @steady
    @given(procedures(), st.data())
    def test_loop(self, steps, data):
        back = data.draw(st.sampled_from(steps[1:-1]))
        self.assert_fault('sop_trap', [*steps[:-1], change(steps[-1], next_key=back.key)])

    @steady
    @given(procedures(), st.data())
    def test_second_start(self, steps, data):
        target = data.draw(st.sampled_from(steps))
        self.assert_fault('sop_second_start', [*steps, Step('x', 'hand_over', 'staff', target.key)])

    @steady
    @given(procedures())
    def test_unreachable(self, steps):
        island = [Step('x', 'receive', 'staff', 'y'), Step('y', 'receive', 'staff', None, 'x')]
        self.assert_fault('sop_unreachable', steps + island)

    @steady
    @given(procedures())
    def test_wrong_order(self, steps):
        self.assert_fault('sop_order', [Step('x', 'ratify', 'superior', '1'), *steps])

    @steady
    @given(procedures())
    def test_missing_branch(self, steps):
        diamond = [change(step, return_key=None, decision=True) if step.act == 'ratify' else step for step in steps]
        self.assert_fault('sop_missing_return', diamond)

    @steady
    @given(procedures())
    def test_nobody_judges_the_own_work(self, steps):
        self.assert_fault('sop_actor', [
            change(step, role='employee') if step.act == 'ratify' else step for step in steps])


@tagged('-at_install', 'post_install')
class TestSopWalks(AnySopMixin, SkpCommon):
    """The engine: cases of any sound procedure."""

    @few
    @given(procedures(), st.lists(st.integers(0, 3), max_size=12))
    def test_every_case_ends(self, steps, choices):
        savepoint = self.cr.savepoint()
        try:
            sop = self.publish(steps)
            plan = self.open_by(sop)
            walked = self.walk_any(plan, choices, self.assert_one_desk)
            self.assert_story(plan, walked)
        finally:
            savepoint.rollback()
            self.env.clear()

    def assert_one_desk(self, plan):
        """One open step on one desk, with the activity that says so."""
        task = plan.task_ids.filtered(lambda row: row.state == 'open')
        self.assertEqual(len(task), 1)
        self.assertEqual((plan.current_task_id, plan.current_user_id), (task, task.desk_user_id))
        self.assertEqual(plan.activity_ids, task.activity_id)
        self.assertEqual(len(task.activity_id), 1)

    def assert_story(self, plan, walked):
        """The log tells who did what, in order, and each step follows from the one before."""
        log = plan.task_ids.sorted('id')
        self.assertEqual(plan.state, 'done')
        self.assertFalse(plan.activity_ids or plan.current_task_id)
        self.assertEqual(set(log.mapped('state')), {'done'})
        self.assertEqual([(task.id, task.decision, task.done_by_id.id) for task in log], walked)
        self.assertTrue(all(task.assigned_at <= task.done_at for task in log))
        for task, following in zip(log, log[1:], strict=False):
            self.assertIn(following.step_id, self.may_follow(task), (task.act, task.decision))
        self.assertFalse(log[-1].step_id.next_step_id)
        signed = plan.signature_ids.sorted('id')
        self.assertEqual(signed.mapped('previous_digest')[1:], signed.mapped('digest')[:-1])

    def may_follow(self, task):
        if task.decision == 'return':
            return task.step_id.return_step_id
        if task.decision == 'object' or task.act in ('explain', 'clarify'):
            return task.step_id
        again = task.step_id.sop_id._month_steps()[:1] if task.realisation_id else self.env['skp.sop.step']
        return task.step_id.next_step_id | again

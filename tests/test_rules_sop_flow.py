"""Procedures: the two office SOPs are sound, and every fault is found."""
from dataclasses import replace

from odoo.tests import BaseCase

from ..rules.sop_flow import ACTS, STATES, Step, decisions, faults, following

POS_544 = (
    Step('1', 'plan', 'employee', '2'),
    Step('2', 'review', 'appraiser', '3', '1', decision=True),
    Step('3', 'realise', 'employee', '4'),
    Step('4', 'measure', 'appraiser', '5'),
    Step('5', 'behaviour', 'appraiser', '6'),
    Step('6', 'respond', 'employee', '7', decision=True),
    Step('7', 'hand_over', 'data_manager', '8'),
    Step('8', 'ratify', 'superior', '9'),
    Step('9', 'archive', 'data_manager'),
)
SOP_92 = (
    Step('1', 'prepare', 'staff', '2'),
    Step('2', 'hand_over', 'staff', '3'),
    Step('3', 'assess', 'appraiser', '4'),
    Step('4', 'respond', 'employee', '5', '3', decision=True),
    Step('5', 'hand_over', 'appraiser', '6'),
    Step('6', 'ratify', 'superior', '7'),
    Step('7', 'hand_over', 'appraiser', '8'),
    Step('8', 'receive', 'employee'),
)


def changed(steps, where, **values):
    """The procedure with one step changed."""
    return [replace(step, **values) if step.key == where else step for step in steps]


class TestSopFlow(BaseCase):

    def assertFaults(self, steps, *expected):
        self.assertEqual([(fault.code, fault.step_key) for fault in faults(steps)], list(expected))

    def test_office_procedures_are_sound(self):
        self.assertFaults(POS_544)
        self.assertFaults(SOP_92)

    def test_every_act_has_a_state(self):
        self.assertEqual({act.phase for act in ACTS.values()} | {'done'}, set(STATES))

    def test_decisions(self):
        self.assertEqual(decisions(POS_544[0]), ('done',))
        self.assertEqual(decisions(POS_544[1]), ('agree', 'return'))
        self.assertEqual(decisions(POS_544[5]), ('accept', 'object'))
        self.assertEqual(decisions(SOP_92[3]), ('accept', 'object', 'return'))

    def test_following(self):
        self.assertEqual(following(POS_544[1], 'agree'), '3')
        self.assertEqual(following(POS_544[1], 'return'), '1')
        self.assertEqual(following(POS_544[5], 'object'), '7')
        self.assertIsNone(following(POS_544[8], 'done'))

    def test_empty(self):
        self.assertFaults([], ('sop_empty', ''))

    def test_single_steps(self):
        for key, values, code in (
            ('2', {'key': '1'}, 'sop_same_key'),
            ('3', {'act': 'sleep'}, 'sop_unknown_act'),
            ('3', {'role': 'minister'}, 'sop_unknown_role'),
            ('3', {'next_key': '99'}, 'sop_unknown_target'),
            ('3', {'next_key': '3'}, 'sop_self'),
            ('2', {'return_key': None}, 'sop_missing_return'),
            ('7', {'decision': True}, 'sop_missing_return'),
        ):
            with self.subTest(key=key, code=code):
                self.assertIn(code, [fault.code for fault in faults(changed(POS_544, key, **values))])

    def test_no_start(self):
        self.assertIn('sop_no_start', [fault.code for fault in faults(changed(POS_544, '9', next_key='1'))])

    def test_second_start(self):
        self.assertFaults([*POS_544, Step('x', 'prepare', 'staff', '3')], ('sop_second_start', 'x'))

    def test_reached_by_a_return_is_no_second_start(self):
        correction = Step('2b', 'plan', 'employee', '2')
        self.assertFaults([*changed(POS_544, '2', return_key='2b'), correction])

    def test_unreachable(self):
        island = (Step('x', 'receive', 'staff', 'y'), Step('y', 'receive', 'staff', '9', 'x'))
        self.assertFaults([*POS_544, *island], ('sop_unreachable', 'x'), ('sop_unreachable', 'y'))

    def test_trap(self):
        self.assertFaults(changed(POS_544, '9', next_key='8'),
                          ('sop_trap', '8'), ('sop_trap', '9'))

    def test_out_of_order(self):
        self.assertFaults(changed(POS_544, '4', act='ratify', role='superior'),
                          ('sop_order', '5'), ('sop_order', '6'), ('sop_missing_assessment', ''))
        later = changed(changed(POS_544, '1', act='hand_over'), '3', act='plan')
        self.assertFaults(later, ('sop_order', '3'), ('sop_unreported', '4'))

    def test_wrong_actor(self):
        self.assertFaults(changed(POS_544, '4', role='employee'), ('sop_actor', '4'))
        self.assertFaults(changed(POS_544, '6', role='appraiser'), ('sop_actor', '6'))
        self.assertFaults(changed(SOP_92, '3', role='staff'), ('sop_actor', '3'))

    def test_returns(self):
        self.assertFaults(changed(POS_544, '4', return_key='3'))
        self.assertFaults(changed(POS_544, '4', return_key='6'), ('sop_return_lost', '4'))
        self.assertFaults(changed(POS_544, '4', return_key='1'), ('sop_return_plan', '4'))
        self.assertFaults(changed(SOP_92, '4', return_key='1'), ('sop_return_plan', '4'))
        detour = Step('x', 'archive', 'staff', '2')
        self.assertFaults([*changed(POS_544, '2', return_key='x'), detour], ('sop_order', '2'))

    def test_months(self):
        self.assertFaults(changed(POS_544, '3', act='hand_over'), ('sop_unreported', '4'))
        self.assertFaults([*changed(POS_544, '3', next_key='x'), Step('x', 'realise', 'employee', '4')],
                          ('sop_months', 'x'))
        self.assertFaults([*changed(POS_544, '6', return_key='x'), Step('x', 'measure', 'appraiser', '5')],
                          ('sop_months', 'x'))
        self.assertFaults(changed(POS_544, '4', act='assess'))

    def test_missing_acts(self):
        self.assertFaults(changed(POS_544, '5', act='receive'), ('sop_missing_behaviour', ''))
        self.assertFaults([Step('1', 'plan', 'employee', '2'), Step('2', 'archive', 'staff')],
                          ('sop_missing_assessment', ''), ('sop_missing_ratification', ''))

    def test_fault_is_a_sentence(self):
        fault = faults(changed(POS_544, '3', next_key='99'))[0]
        self.assertEqual(str(fault), "Step “3” leads to “99”, which is not a step of this procedure.")
        self.assertEqual(fault.template % fault.values, str(fault))

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, warmup

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestCascade(SkpCommon):
    """A leader's targets, who carries them, and handing one to several people at once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = cls.open_case(cls.section_head).sudo()
        cls.fill_plan(cls.own)
        cls.result, cls.other = cls.own.line_ids
        cls.members = cls.open_case(cls.worker | cls.make_workers(3)).sudo()
        cls.mine, cls.second, cls.third, cls.last = cls.members

    def matrix(self, person=None):
        return self.env['skp.cascade'].with_user((person or self.section_head).user_id).get_matrix()

    def hand(self, line, plans, person=None):
        return self.env['skp.cascade'].with_user((person or self.section_head).user_id).hand_down(line.id, plans.ids)

    def test_nobody_carries(self):
        matrix = self.matrix()
        self.assertEqual([row['carried'] for row in matrix['results']], [False, False])
        self.assertEqual(len(matrix['people']), 4)

    def test_nobody_below(self):
        self.assertEqual(self.matrix(self.worker), {'plans': []})

    def test_handed_to_several(self):
        answer = self.hand(self.result, self.mine | self.second)
        self.assertEqual((answer['done'], answer['held_back']), ((self.mine | self.second).ids, []))
        for plan in self.mine | self.second:
            line = plan.line_ids
            self.assertEqual((line.name, line.superior_line_id, line.to_review), (self.result.name, self.result, True))
            self.assertEqual(
                line.indicator_ids.mapped(lambda row: (row.aspect, row.target, row.unit)),
                self.result.indicator_ids.mapped(lambda row: (row.aspect, row.target, row.unit)))
        rows = {row['id']: row['carried'] for row in self.matrix()['results']}
        self.assertEqual(rows, {self.result.id: True, self.other.id: False})

    def test_its_employee_changes_it(self):
        self.hand(self.result, self.mine)
        line = self.mine.line_ids.with_user(self.worker.user_id)
        line.name = "Menyusun laporan triwulan"
        self.assertFalse(line.to_review)
        line.unlink()

    def test_who_cannot_take_it_is_held_back(self):
        self.hand(self.result, self.second)
        self.fill_plan(self.third)
        self.complete(self.third)
        answer = self.hand(self.result, self.members)
        self.assertEqual(set(answer['done']), {self.mine.id, self.last.id})
        reasons = {row['id']: row['reason'] for row in answer['held_back']}
        self.assertIn("carries “Menyusun laporan kepegawaian” already", reasons[self.second.id])
        self.assertIn("is past planning", reasons[self.third.id])
        self.assertEqual(len(self.second.line_ids), 1)

    def test_handed_to_who_plans_anew(self):
        """A plan that was returned is open, though it was signed before."""
        self.fill_plan(self.mine)
        self.complete(self.mine)
        self.complete(self.mine, 'return', "Perbaiki")
        self.assertEqual(self.hand(self.result, self.mine)['done'], self.mine.ids)

    def test_nobody_could_take_it(self):
        self.hand(self.result, self.mine)
        with self.assertRaisesRegex(UserError, "already"):
            self.hand(self.result, self.mine)

    def test_only_the_own_results_to_the_own_people(self):
        for person in (self.worker, self.stranger, self.data_manager, self.administrator):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.hand(self.result, self.mine, person)
        stranger = self.open_case(self.stranger)
        with self.assertRaises(AccessError):
            self.hand(self.result, stranger)
        self.assertFalse(stranger.line_ids)

    @warmup
    def test_queries_do_not_follow_the_team(self):
        self.hand(self.result, self.members)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(22):
            self.matrix()

import sys

from odoo.tests import TransactionCase, tagged

from ..models.skp_signature_proof import FACTS
from .common import OfficeMixin
from .common_permenpanrb6 import Permenpanrb6Mixin
from .common_pp30 import Pp30Mixin
from .common_tampering import INDIRECT, TamperingMixin

# what the document itself is, what the database ties down, and files, which have a test of their own
NEVER = {
    ('document',), ('case',), ('month', 'figures', '*', 'indicator'), ('month', 'figures', '*', 'evidence'),
    ('month', 'figures', '*', 'evidence', '*')}


class TamperingCase(TamperingMixin, OfficeMixin):
    """An archived case with an objection, evidence and a correction; each regulation has the same tests."""

    allow_inherited_tests_method = True  # else Odoo's runner leaves out what a class inherits

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.plan = cls.archived()

    @classmethod
    def archived(cls):
        plan = cls.open_case()
        plan = cls.walk(plan, 'realisation')
        cls.fill_month(plan)
        file = cls.env['ir.attachment'].create({'name': "bukti.txt", 'raw': b"bukti"})
        plan.realisation_ids.line_ids[0].sudo().attachment_ids = file
        plan = cls.walk(plan, 'measurement')
        cls.before_measurement(plan)
        plan = cls.walk(plan, 'response')
        cls.complete(plan, 'object', "Nilai tidak sesuai")
        cls.complete(plan, 'done', "Sesuai catatan")
        cls.complete(plan, 'done', "Disiplin sesuai daftar hadir")
        cls.complete(plan, 'change', "Dinilai ulang", cls.changed)
        plan = cls.walk(plan, 'done')
        cls.env.flush_all()
        return plan

    changed = {'new_score': 91.5}

    @classmethod
    def before_measurement(cls, plan):
        """What a regulation asks for besides."""

    # -- content -----------------------------------------------------------------------------------

    def test_each_change_of_content_is_found_and_named(self):
        """One column after the other; in the end every path of the signed content was changed and found."""
        self.assertEqual([], self.plan.sudo()._verify()[0])
        tried = refused = 0
        unseen, touched = set(), set()
        for record, name in self.places(self.plan):
            answer = self.faults_of_change(record, name, self.plan)
            if answer is None:
                refused += 1
                continue
            tried += 1
            faults, paths = answer
            touched |= paths
            if bool(faults) != bool(paths) or not paths and (record._name, name) not in INDIRECT:
                unseen.add(f"{record}.{name}: {record[name]}, {paths}, {faults}")
            for fault in faults:
                self.assertRegex(fault.sentence, r'signed as|gone|order')
        sys.stdout.write(
            f"{self.plan.scheme_code}: {tried} changes of content tried, {refused} refused by the database\n")
        self.assertEqual(set(), unseen)
        self.assertEqual(set(), {path for path in self.signed_leaves(self.plan) if not self.was_reached(path, touched)})
        self.assertEqual([], self.plan.sudo()._verify()[0])

    @staticmethod
    def was_reached(path, touched):
        """Whether a change was found at a path, below it or at the row it is part of."""
        return path in NEVER or any(path[:len(other)] == other or other[:len(path)] == path for other in touched)

    def test_the_first_difference_in_words(self):
        party = self.plan.party_ids.filtered(lambda row: (row.document, row.role) == ('appraisal', 'employee'))
        with self.tampered("UPDATE skp_party SET rank = 'Pembina Utama' WHERE id = %s", party.id):
            [fault] = self.plan.sudo()._verify()[0]
        self.assertIn("Appraisal: People, Employee, Rank is “Pembina Utama”, signed as “", fault.sentence)
        self.assertIn(self.head.name, fault.sentence)

    def test_evidence(self):
        file = self.plan.realisation_ids.line_ids.attachment_ids
        with self.tampered("UPDATE ir_attachment SET checksum = 'x' WHERE id = %s", file.id):
            self.assertEqual(len(self.plan.sudo()._verify()[0]), 1)
        with self.tampered("DELETE FROM ir_attachment WHERE id = %s", file.id):
            self.assertEqual(len(self.plan.sudo()._verify()[0]), 1)

    def test_rows_removed(self):
        for table, rows in (
                ('skp_party', self.plan.party_ids), ('skp_realisation_line', self.plan.realisation_ids.line_ids),
                ('skp_behaviour', self.plan.appraisal_ids.behaviour_ids), ('skp_objection', self.plan.objection_ids)):
            with self.subTest(table), self.tampered(f"DELETE FROM {table} WHERE id = %s", rows[-1:].id):
                self.assertEqual(bool(self.plan.sudo()._verify()[0]), bool(rows))

    # -- signatures --------------------------------------------------------------------------------

    def test_each_change_of_a_signature_is_found_and_named(self):
        tried = 0
        for row in self.plan.signature_ids.sudo().sorted('id')[1:3]:
            for name in (*FACTS, 'digest', 'previous_digest', 'content', 'form'):
                answer = self.faults_of_change(row, name, self.plan)
                if answer is not None:
                    tried += 1
                    with self.subTest(row=row.id, name=name):
                        self.assertIn("ignature", answer[0][0].sentence)
        sys.stdout.write(f"{self.plan.scheme_code}: {tried} changes of signatures tried\n")
        self.assertGreater(tried, 20)

    def test_a_signature_removed(self):
        for row in self.plan.signature_ids:
            with self.subTest(row=row.id), self.tampered("DELETE FROM skp_signature WHERE id = %s", row.id):
                self.assertTrue(self.plan.sudo()._verify()[0])

    def test_signatures_exchanged(self):
        first, second = self.plan.signature_ids.sorted('id')[:2]
        names = ', '.join(f'{name} = other.{name}' for name in (*FACTS, 'digest', 'content', 'previous_digest')
                          if name not in ('plan_id', 'code'))
        with self.tampered(
                f"UPDATE skp_signature AS row SET {names} FROM skp_signature AS other "
                "WHERE (row.id, other.id) IN ((%s, %s), (%s, %s))", first.id, second.id, second.id, first.id):
            self.assertTrue(self.plan.sudo()._verify()[0])

    def test_made_to_look_like_the_earlier_form(self):
        with self.tampered("UPDATE skp_signature SET form = 1, content = NULL WHERE plan_id = %s", self.plan.id):
            [fault] = self.plan.sudo()._verify()[0]
            self.assertIn("has lost the content", fault.sentence)


@tagged('-at_install', 'post_install')
class TestTamperingPp46(TamperingCase, TransactionCase):
    """PP 46/2011."""

    @classmethod
    def make_office(cls):
        super().make_office()
        cls.period = cls.period.copy({'name': "Januari", 'date_from': '2025-01-01', 'date_to': '2025-01-31'})


@tagged('-at_install', 'post_install')
class TestTamperingPp30(Pp30Mixin, TamperingCase, TransactionCase):
    """PP 30/2019."""


@tagged('-at_install', 'post_install')
class TestTamperingPermenpanrb6(Permenpanrb6Mixin, TamperingCase, TransactionCase):
    """PermenPANRB 6/2022."""

    changed = {'new_results_rating': 'above', 'new_behaviour_rating': 'above'}

    @classmethod
    def make_office(cls):
        super().make_office()
        cls.period = cls.make_period_6(2024, 'monthly', date_from='2024-12-01')

    @classmethod
    def before_measurement(cls, plan):
        cls.rate_spans(plan)

    @classmethod
    def fill_plan(cls, plans, lines=None):
        super().fill_plan(plans, lines)
        for plan in plans:
            plan.sudo().expectation_ids[0].text = "Ramah"
            plan.env['skp.appendix'].sudo().create({'plan_id': plan.id, 'text': "Dukungan anggaran"})

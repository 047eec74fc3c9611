from odoo.tests import tagged

from .common import SkpCommon
from .test_migration import script

PATH = '19.0.3.0.0/post-archive.py'


@tagged('-at_install', 'post_install')
class TestMigrationArchive(SkpCommon):
    """Cases that were archived before there were files keep number, place and day."""

    def before(self, plan):
        """The case as the version before left it."""
        self.env.flush_all()
        self.cr.execute("UPDATE skp_plan SET file_id = NULL WHERE id = %s", [plan.id])
        self.cr.execute("DELETE FROM skp_file WHERE plan_id = %s", [plan.id])
        self.env.invalidate_all()

    def test_files_of_archived_cases(self):
        self.period.date_from = '2025-12-01'
        plan = self.walk(self.open_case(), 'done').sudo()
        number, day = plan.archive_number, plan.archived_on
        self.before(plan)
        for _twice in range(2):
            script(PATH).migrate(self.cr, '19.0.2.0.0')
        self.env.invalidate_all()
        file = plan.file_id
        self.assertEqual((file.number, file.place, file.archived_on), (number, "Rak 1", day))
        self.assertEqual((file.employee_id, file.year, file.regulation), (self.worker, 2025, 'pp46'))
        self.assertEqual((file.name, file.appraiser, file.superior), (
            self.worker.name, self.section_head.name, self.head.name))
        self.assertEqual(plan.archive_number, number)

    def test_the_sequence_goes_on_as_a_pattern(self):
        sequence = self.env['ir.sequence'].create({
            'name': "Arsip", 'code': 'skp.archive', 'prefix': "%(year)s/KP/", 'suffix': "{a}", 'padding': 3,
            'company_id': self.company.id})
        for _number in range(5):
            sequence.next_by_id()
        self.env.flush_all()
        script(PATH).migrate(self.cr, '19.0.2.0.0')
        self.env.invalidate_all()
        self.assertEqual(self.company.skp_number_pattern, '{year}/KP/{seq:03d}{{a}}')
        year = self.env['skp.plan']._today().year
        self.assertEqual(self.env['skp.file.counter']._next(self.company, year), 6)
        self.assertFalse(sequence.active)

    def test_what_a_pattern_has_not(self):
        as_pattern = script(PATH).as_pattern
        self.assertIsNone(as_pattern("%(doy)s/", None, 4))
        self.assertEqual(as_pattern("SKP/%(current_year)s/", False, 0), 'SKP/{year}/{seq}')

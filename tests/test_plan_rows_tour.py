from odoo.tests import HttpCase, tagged

from .common_permenpanrb6 import Permenpanrb6Mixin


@tagged('-at_install', 'post_install')
class TestPlanRowsTour(Permenpanrb6Mixin, HttpCase):
    """The rows of a plan in a browser, by each regulation: added, changed and removed in lists that share a field."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office_6()

    def write_rows(self, period, tour):
        """The rows that the employee leaves behind: [(name, kind, [(aspect, name, target, words, unit)])]."""
        plan = self.open_in(period)
        self.start_tour(f'/odoo/my-skp/{plan.id}', f'hr_skp_rows_{tour}', login=self.worker.user_id.login)
        plan.invalidate_recordset()
        return [
            (line.name, line.kind, [
                (row.aspect, row.name or '', row.target, row.target_text or '', row.unit or '')
                for row in line.indicator_ids])
            for line in plan.line_ids]

    def both(self, indicators):
        """The rows of both lists with the same indicators."""
        return [("main_line_ids changed", 'main', indicators), ("extra_line_ids changed", 'additional', indicators)]

    def test_pp46(self):
        self.assertEqual(self.write_rows(self.make_period(2020), 'pp46'), [
            ("main_line_ids changed", 'main', [
                ('quantity', '', 12, '', 'laporan'), ('quality', '', 100, '', '%'), ('time', '', 6, '', 'bulan')]),
            ("extra_line_ids changed", 'additional', [])])

    def test_pp30(self):
        """The columns of PP 46/2011 neither add, change nor remove an indicator."""
        period = self.period.copy({
            'name': "2023", 'date_from': '2023-01-01', 'date_to': '2023-12-31',
            'scheme_id': self.env.ref('hr_skp.scheme_pp30').id})
        self.assertEqual(self.write_rows(period, 'pp30'), self.both([
            ('quantity', "Jumlah", 10, '', 'laporan'), ('quality', "Indeks", 4, '', 'skala')]))

    def test_permenpanrb6(self):
        """Targets in words stay, though they have no figure."""
        self.assertEqual(self.write_rows(self.period, 'permenpanrb6'), self.both([
            ('quantity', "Jumlah", 0, "80 – 90 laporan", ''), ('quality', "Indeks", 0, "4 dari 5", '')]))

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .common_examples import example, examples, indicators
from .common_permenpanrb6 import Permenpanrb6Common

APPENDIX = {'resources': 'resource', 'accountability': 'accountability', 'consequences': 'consequence'}


@tagged('-at_install', 'post_install')
class TestPlanForm(Permenpanrb6Common):
    """Which form a case has, and what its plan needs (PermenPANRB 6/2022, lampiran II)."""

    def missing(self, plan):
        return " ".join(self.env['skp.act']._missing(plan.current_task_id, self.env['skp.task']._order_to_ask())
                        .get(plan.current_task_id.id, ()))

    def test_form_of_the_post(self):
        """JPT and heads of independent units have the executives' form, whoever else the staff's."""
        self.assertEqual(self.open_case(self.section_head).form_kind, 'executive')
        self.assertEqual(self.open_case(self.worker).form_kind, 'staff')
        self.stranger.skp_post_kind = 'jpt'
        self.assertEqual(self.open_case(self.stranger).form_kind, 'executive')

    def test_other_regulations_have_none(self):
        plan = self.open_in(self.make_period(2020))
        self.assertEqual((plan.approach, plan.form_kind, len(plan.expectation_ids)), (False, False, 0))
        self.assertNotIn('agreement', plan._content('plan', plan.realisation_ids))

    def test_employee_chooses_approach_and_form(self):
        """Chosen by whoever writes the rows, with no right on the case itself, until it is handed over."""
        self.period.approach = 'qualitative'
        plan = self.open_case()
        self.assertEqual(plan.approach, 'qualitative')
        mine = plan.with_user(self.worker.user_id)
        mine.web_save({'approach': 'quantitative', 'form_kind': 'executive'}, {'display_name': {}})
        self.assertEqual((plan.approach, plan.form_kind), ('quantitative', 'executive'))
        for person in (self.section_head, self.data_manager, self.stranger):
            with self.assertRaises(AccessError):
                plan.with_user(person.user_id).write({'approach': 'qualitative'})
        self.walk(plan, 'review')
        with self.assertRaisesRegex(AccessError, "before it is handed over"):
            mine.approach = 'qualitative'

    def test_missing_of_each_form(self):
        plan = self.open_case().sudo()
        self.assertIn("no activity yet", self.missing(plan))
        line = self.add_results(plan, self.result("Laporan tersusun", 'main', []))
        self.assertIn("“Laporan tersusun” has no indicator", self.missing(plan))
        row = line.indicator_ids.create({'line_id': line.id, 'name': "Jumlah laporan"})
        self.assertIn("lacks the aspect, the target", self.missing(plan))
        row.write({'aspect': 'quantity', 'target_text': "80 – 90%"})
        self.assertFalse(self.missing(plan))
        plan.form_kind = 'executive'
        self.assertIn("lacks the perspective", self.missing(plan))
        row.write({'perspective': 'budget', 'target_text': False})
        self.assertIn("lacks the target", self.missing(plan))
        plan.approach = 'qualitative'
        self.assertFalse(self.missing(plan), "a measure of success has its target in its sentence")
        plan.form_kind = False
        self.assertIn("Form of SKP", self.missing(plan))

    def test_additional_results_are_judged_too(self):
        """B. Tambahan may be empty; what stands there is complete."""
        plan = self.open_case()
        self.fill_plan(plan)
        self.assertFalse(self.missing(plan))
        self.add_results(plan, self.result("Panitia", 'additional', []))
        self.assertIn("“Panitia” has no indicator", self.missing(plan))

    def test_aspect_is_chosen_anew_and_may_repeat(self):
        plan = self.open_case()
        self.fill_plan(plan)
        rows = plan.line_ids[0].indicator_ids.with_user(self.worker.user_id)
        self.assertEqual(rows.mapped('aspect'), ['quantity', 'quality', 'quality', 'time'])
        rows[0].aspect = 'cost'
        self.assertEqual(rows.mapped('aspect'), ['cost', 'quality', 'quality', 'time'])

    def test_signature_covers_what_is_agreed(self):
        plan = self.open_case()
        self.fill_plan(plan)
        mine = plan.with_user(self.worker.user_id)
        mine.expectation_ids[1].text = "Menjadi panutan"
        mine.appendix_ids = [Command.create({'kind': 'resource', 'text': "Dukungan anggaran"})]
        content = plan._content('plan', plan.realisation_ids)
        self.assertEqual(content['agreement'], {
            'approach': 'quantitative', 'form': 'staff', 'expectations': {'accountable': "Menjadi panutan"},
            'appendix': [{'kind': 'resource', 'text': "Dukungan anggaran"}]})
        self.assertEqual(content['lines'][0]['superior_text'], "Meningkatnya mutu layanan kepegawaian")
        self.assertEqual(content['lines'][0]['indicators'][1]['target_text'], "80 – 90%")

    def test_last_years_indicators_are_copied_whole(self):
        before = self.open_case()
        self.fill_plan(before)
        plan = self.open_in(self.make_period_6(2025))
        plan.sudo().action_copy_previous()
        self.assertEqual(plan.line_ids.mapped('superior_text'), before.line_ids.mapped('superior_text'))
        for name in ('aspect', 'name', 'target_text', 'sequence'):
            self.assertEqual(plan.line_ids.indicator_ids.mapped(name), before.line_ids.indicator_ids.mapped(name))
        self.assertFalse(self.missing(plan))


@tagged('-at_install', 'post_install')
class TestCascade(Permenpanrb6Common):
    """The superior's result that a result serves: provisional, found, chosen."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.open_case()
        cls.fill_plan(cls.plan)
        cls.first, cls.second = cls.plan.line_ids
        cls.above = cls.open_case(cls.section_head)

    def agree_above(self, name):
        self.add_results(self.above, self.result(name, 'main', [
            {'perspective': 'customer', 'name': "Indeks kepuasan", 'target_text': "3,5"}]))
        self.walk(self.above, 'realisation')
        return self.above.line_ids

    def test_found_when_the_superior_agrees(self):
        """The same words, however they are typed; the citation itself stays as it is."""
        self.walk(self.plan, 'realisation')
        self.assertTrue(self.first.is_provisional)
        cited = self.agree_above("meningkatnya  mutu layanan Kepegawaian.")
        self.assertEqual(self.plan.line_ids.superior_line_id, cited)
        self.assertFalse(self.first.is_provisional)
        self.assertEqual(self.first.superior_text, "Meningkatnya mutu layanan kepegawaian")

    def test_found_at_hand_over_and_by_the_button(self):
        cited = self.agree_above("Meningkatnya mutu layanan kepegawaian")
        self.first.sudo().superior_line_id = False
        self.plan.with_user(self.worker.user_id).action_link_superior()
        self.assertEqual(self.first.superior_line_id, cited)
        self.plan.sudo().line_ids.superior_line_id = False
        self.walk(self.plan, 'review')
        self.assertEqual(self.first.superior_line_id, cited)

    def test_chosen_while_planning(self):
        """The employee sees the agreed results of the own appraiser alone; a chosen one is cited with its indicator."""
        results = self.env['skp.plan.line'].with_user(self.worker.user_id)
        domain = [('employee_id', '=', self.section_head.id)]
        cited = self.agree_above("Layanan unit semakin baik")
        self.assertEqual(results.search(domain), cited)
        self.assertFalse(results.with_user(self.stranger.user_id).search(domain))
        line = self.add_results(self.plan, self.result(
            "Arsip tertata", 'main', [], superior_line_id=cited.id))
        self.assertEqual((line.superior_text, line.superior_indicator, line.is_provisional),
                         ("Layanan unit semakin baik", "Indeks kepuasan", False))

    def test_hidden_until_agreed(self):
        self.fill_plan(self.above)
        results = self.env['skp.plan.line'].with_user(self.worker.user_id)
        self.assertFalse(results.search([('employee_id', '=', self.section_head.id)]))

    def test_chosen_after_the_plan_is_agreed(self):
        self.walk(self.plan, 'realisation')
        cited = self.agree_above("Layanan unit semakin baik")
        mine = self.first.with_user(self.worker.user_id)
        self.assertEqual(mine.action_link_superior()['res_id'], mine.id)
        mine.superior_line_id = cited
        self.assertFalse(self.first.is_provisional)
        self.assertEqual(self.first.superior_text, "Meningkatnya mutu layanan kepegawaian")
        with self.assertRaises(AccessError):
            mine.write({'superior_line_id': cited.id, 'name': "Lain"})
        for person in (self.section_head, self.stranger):
            with self.assertRaises(AccessError):
                self.first.with_user(person.user_id).superior_line_id = False
        with self.assertRaises(AccessError):
            self.first.with_user(self.section_head.user_id).action_link_superior()
        with self.assertRaises(ValidationError):
            mine.superior_line_id = self.second

    def test_other_years_are_not_linked(self):
        self.above = self.open_in(self.make_period_6(2025), self.section_head)
        self.agree_above("Meningkatnya mutu layanan kepegawaian")
        self.assertFalse(self.plan.line_ids.superior_line_id)


@tagged('-at_install', 'post_install')
class TestThroughTheYear(Permenpanrb6Common):
    """Expectations, appendix, actions, feedback, and the months told in words."""

    @classmethod
    def setUpClass(cls):
        """One month, so that no evaluation in between is due."""
        super().setUpClass()
        cls.period = cls.make_period_6(2024, date_to='2024-01-31')
        cls.plan = cls.open_case()
        cls.mine = cls.plan.with_user(cls.worker.user_id)
        cls.theirs = cls.plan.with_user(cls.section_head.user_id)

    def save(self, plan, vals):
        plan.web_save(vals, {'display_name': {}})

    def test_expectations(self):
        """A row for each value; the employee writes it while planning, the appraiser while reviewing."""
        rows = self.plan.expectation_ids
        self.assertEqual(rows.mapped('name'), self.period.scheme_id.aspect_ids.mapped('name'))
        self.assertEqual(len(rows), 7)
        self.save(self.mine, {'expectation_ids': [Command.update(rows[0].id, {'text': "Merespons dengan tenang"})]})
        with self.assertRaises(AccessError):
            rows.with_user(self.section_head.user_id)[1].text = "Lain"
        self.walk(self.plan, 'review')
        self.save(self.theirs, {'expectation_ids': [Command.update(rows[1].id, {'text': "Menjadi panutan"})]})
        with self.assertRaises(AccessError):
            rows.with_user(self.worker.user_id)[0].text = "Lain"
        self.assertEqual(rows.mapped('text')[:2], ["Merespons dengan tenang", "Menjadi panutan"])
        with self.assertRaises(AccessError):
            rows.with_user(self.worker.user_id).create({'plan_id': self.plan.id, 'aspect_id': rows[0].aspect_id.id})

    def test_actions_until_the_last_month(self):
        self.fill_plan(self.plan)
        vals = {'action_ids': [Command.create({'line_id': self.plan.line_ids[0].id, 'name': "Menyusun draf"})]}
        self.walk(self.plan, 'measurement')
        self.save(self.mine, vals)
        self.save(self.mine, {'action_ids': [Command.update(self.plan.action_ids.id, {'is_done': True})]})
        self.assertTrue(self.plan.action_ids.done_on)
        with self.assertRaises(AccessError):
            self.save(self.theirs, vals)
        self.rate_spans(self.plan)
        self.walk(self.plan, 'behaviour')
        with self.assertRaises(AccessError):
            self.save(self.mine, vals)

    def test_action_of_another_case(self):
        other = self.open_case(self.stranger)
        self.fill_plan(other)
        with self.assertRaisesRegex(ValidationError, "another SKP"):
            self.save(self.mine, {'action_ids': [Command.create({'line_id': other.line_ids[0].id, 'name': "X"})]})

    def test_feedback(self):
        """Written by the appraiser, answered by the employee; after the answer it stands."""
        words = {'line_id': False, 'text': "Bagus, pertahankan", 'source': "Pimpinan", 'tone': 'progress'}
        self.fill_plan(self.plan)
        words['line_id'] = self.plan.line_ids[0].id
        with self.assertRaises(AccessError):  # nothing is done yet
            self.save(self.theirs, {'feedback_ids': [Command.create(words)]})
        self.walk(self.plan, 'realisation')
        self.save(self.theirs, {'feedback_ids': [Command.create(words)]})
        row = self.plan.feedback_ids
        self.assertEqual((row.author_id, row.about), (self.section_head.user_id, self.plan.line_ids[0].name))
        row.with_user(self.section_head.user_id).text = "Bagus sekali"
        with self.assertRaisesRegex(AccessError, "answered, not changed"):
            row.with_user(self.worker.user_id).text = "Luar biasa"
        with self.assertRaisesRegex(AccessError, "written by the employee"):
            row.with_user(self.section_head.user_id).reply = "Terima kasih"
        with self.assertRaises(AccessError):
            self.save(self.mine, {'feedback_ids': [Command.create(words)]})
        with self.assertRaises(AccessError):  # another person above does not rewrite the appraiser's words
            row.with_user(self.head.user_id).text = "Kurang"
        self.save(self.mine, {'feedback_ids': [Command.update(row.id, {'reply': "Terima kasih"})]})
        self.assertTrue(row.replied_on)
        for change in (lambda: row.with_user(self.section_head.user_id).write({'text': "Lain"}),
                       lambda: row.with_user(self.section_head.user_id).unlink()):
            with self.assertRaises(AccessError):
                change()

    def test_feedback_is_about_one_thing(self):
        plan = self.walk(self.plan, 'realisation').with_user(self.head.user_id)
        line, value = plan.line_ids[0], plan.expectation_ids[0]
        told = {'symbol': 'thumbs_up', 'source': "Rekan kerja setingkat (Pegawai X)"}
        self.save(plan, {'feedback_ids': [Command.create({**told, 'expectation_id': value.id})]})
        for vals in ({}, {'line_id': line.id, 'expectation_id': value.id},
                     {'line_id': line.id, 'indicator_id': plan.line_ids[1].indicator_ids[:1].id}):
            with self.assertRaises(ValidationError):
                self.save(plan, {'feedback_ids': [Command.create({**told, **vals})]})

    def test_months_in_words(self):
        """A word for each result is enough; blanks are none; a counted target still needs its figure."""
        plan = self.walk(self.plan, 'realisation')
        sheet = plan.current_task_id.realisation_id
        cells = sheet.line_ids.with_user(self.worker.user_id)
        self.assertEqual(len(cells), 5)
        act = self.env['skp.act']
        missing = [s for s in act._missing_realise(plan.current_task_id, None) if "tells nothing" in s]
        self.assertEqual(len(missing), 2)
        for line, told in cells.grouped('plan_line_id').items():
            self.save(sheet.with_user(self.worker.user_id), {
                'line_ids': [Command.update(told[:1].id, {'note': "Selesai 3 berkas"})]})
            self.assertTrue(told[:1].is_filled, line.name)
        self.assertFalse(list(act._missing_realise(plan.current_task_id, None)))
        cells[0].note = "  "
        self.assertFalse(cells[0].is_filled)
        grid = plan.with_user(self.worker.user_id).get_month_grid()
        self.assertEqual([row['in_words'] for row in grid['rows']], [True] * 5)
        self.assertIn("Selesai 3 berkas", {cell['words'] for row in grid['rows'] for cell in row['cells']})

    def test_counted_target(self):
        line = self.add_results(self.plan, self.result("Laporan tersusun", 'main', [
            {'aspect': 'quantity', 'name': "Jumlah laporan", 'target': 12, 'unit': 'laporan'}]))
        self.assertEqual(line.indicator_ids.printed_target, "12 laporan")
        plan = self.walk(self.plan, 'realisation')
        cell = plan.current_task_id.realisation_id.line_ids
        self.assertIn("enter a figure", " ".join(self.env['skp.act']._missing_realise(plan.current_task_id, None)))
        cell.with_user(self.worker.user_id).value = 1
        self.assertFalse(list(self.env['skp.act']._missing_realise(plan.current_task_id, None)))

    def test_result_added_during_the_year(self):
        """It is told from the open month on, and can be dropped while nothing is told of it."""
        plan = self.walk(self.plan, 'realisation')
        line = self.add_results(plan, self.result("Panitia", 'additional', [
            {'aspect': 'quantity', 'name': "Jumlah rapat", 'target_text': "4"}]))
        cell = plan.realisation_ids.line_ids.filtered(lambda cell: cell.plan_line_id == line)
        self.assertTrue(cell)
        cell.with_user(self.worker.user_id).note = "Rapat pertama"
        with self.assertRaisesRegex(UserError, "empty them before"):
            line.with_user(self.worker.user_id).unlink()
        cell.with_user(self.worker.user_id).note = False
        line.with_user(self.worker.user_id).unlink()
        self.assertFalse(plan.line_ids.filtered(lambda line: line.kind == 'additional'))

    def test_whole_walk(self):
        """Words never reach the arithmetic: the case comes to its end without a figure."""
        both = self.plan | self.open_case(self.section_head)
        self.rate_spans(self.walk(both, 'measurement'))
        self.walk(both, 'done')
        self.assertEqual(both.mapped('state'), ['done', 'done'])
        self.assertEqual(set(both.appraisal_ids.measurement_ids.mapped('realised')), {0.0})
        self.assertEqual(len(both.appraisal_ids.line_ids), 5, "the additional result is appraised too")


@tagged('-at_install', 'post_install')
class TestExamplePlans(Permenpanrb6Common):
    """The filled-in plans of Anak Lampiran 2, 3 and 6, entered as the employee and read back."""

    def enter(self, data, year=2024):
        """A case with an example's form, results and expectations, written as its employee."""
        plan = self.open_in(self.make_period_6(year))
        mine = plan.with_user(self.worker.user_id)
        mine.write({'approach': data['approach'],
                    'form_kind': 'executive' if data['post'] in ('jpt', 'unit_head') else 'staff'})
        self.add_results(plan, *(self.result(
            row['name'], row['kind'], [
                {'aspect': cell['aspect'], 'name': cell['name'], 'target_text': cell['target'],
                 'perspective': cell['perspective']} for cell in row['indicators']],
            superior_text=row.get('superior_result'), superior_indicator=row.get('superior_indicator'))
            for row in data['results']))
        rows = {row.code: row for row in mine.expectation_ids}
        for value in data['behaviour']:
            rows[value['value']].text = value['expectation']
        return plan

    def test_examples(self):
        found = examples('plan')
        self.assertGreaterEqual(len(found), 7)
        for year, (name, data) in enumerate(found.items(), 2024):
            with self.subTest(example=name):
                plan = self.enter(data, year)
                self.compare(plan, data)
                self.assertFalse(list(self.env['skp.act']._missing_plan(plan.current_task_id, None)))
                self.assertEqual(self.walk(plan, 'realisation').state, 'realisation')

    def compare(self, plan, data):
        lines = plan.main_line_ids + plan.extra_line_ids
        asked = ('name', 'kind', 'superior_text', 'superior_indicator')
        given = ('name', 'kind', 'superior_result', 'superior_indicator')
        self.assertEqual(self.told(lines, asked), [[row.get(key) for key in given] for row in data['results']])
        asked = ('name', 'aspect', 'perspective', 'target_text')
        given = ('name', 'aspect', 'perspective', 'target')
        self.assertEqual(
            self.told(lines.indicator_ids, asked), [[cell[key] for key in given] for _row, cell in indicators(data)])
        self.assertEqual({row.code: row.text or '' for row in plan.expectation_ids},
                         {value['value']: value['expectation'] for value in data['behaviour']})

    def told(self, rows, names):
        """What stands in rows, None where nothing does."""
        return [[row[name] or None for name in names] for row in rows]

    def test_appendices(self):
        found = examples('appendix')
        self.assertTrue(found)
        for year, (name, data) in enumerate(found.items(), 2024):
            plan = self.open_in(self.make_period_6(year))
            rows = [{'kind': kind, 'text': text} for key, kind in APPENDIX.items() for text in data[key]]
            plan.with_user(self.worker.user_id).write({'appendix_ids': [Command.create(row) for row in rows]})
            self.assertEqual([{'kind': row.kind, 'text': row.text} for row in plan.appendix_ids], rows, name)

    def test_ranges_and_conditions_stay_words(self):
        """The oddest targets of the law's own sheet."""
        data = example('2_tabel_15_plan_teknis_tata_bangunan')
        plan = self.enter(data)
        told = plan.line_ids.indicator_ids.mapped('printed_target')
        self.assertIn("1 – 2 hari setelah progres/tindak lanjut dilaksanakan", told)
        self.assertTrue(all(plan.line_ids.indicator_ids.mapped('is_in_words')))

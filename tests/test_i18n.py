"""Every string that the addon shows has its Indonesian: template, translation and what Odoo exports agree."""
import re
from pathlib import Path

import polib

from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import TranslationModuleReader

from ..rules import errors

FOLDER = Path(__file__).parents[1] / 'i18n'
PLACEHOLDER = re.compile(r'%\(\w+\)s|%[sd]')


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


@tagged('-at_install', 'post_install')
class TestI18n(TransactionCase):

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.template = polib.pofile(str(FOLDER / 'hr_skp.pot'))
        cls.indonesian = polib.pofile(str(FOLDER / 'id.po'))

    # -- the files ---------------------------------------------------------------------------------

    def test_nothing_is_untranslated(self):
        self.assertEqual([], [entry.msgid for entry in self.indonesian if not entry.msgstr])

    def test_nothing_is_fuzzy_or_obsolete(self):
        self.assertEqual([], [entry.msgid for entry in self.indonesian if entry.fuzzy or entry.obsolete])

    def test_no_term_twice(self):
        msgids = [entry.msgid for entry in self.indonesian]
        self.assertEqual(sorted(set(msgids)), sorted(msgids))

    def test_same_placeholders(self):
        self.assertEqual([], [
            entry.msgid for entry in self.indonesian if placeholders(entry.msgid) != placeholders(entry.msgstr)])

    def test_same_quotes(self):
        """What the English quotes, such as a name, is quoted in Indonesian too."""
        self.assertEqual([], [entry.msgid for entry in self.indonesian if not all(
            entry.msgid.count(sign) == entry.msgstr.count(sign) for sign in '“”')])

    def test_template_and_translation_have_the_same_terms(self):
        self.assertEqual({entry.msgid for entry in self.template}, {entry.msgid for entry in self.indonesian})

    def test_header(self):
        """Indonesian has one plural form; neither file changes with the hour or the person who exports it."""
        header = self.indonesian.metadata
        self.assertEqual(('id', 'nplurals=1; plural=0;'), (header['Language'], header['Plural-Forms']))
        self.assertEqual(('', ''), (header['Last-Translator'], header['Language-Team']))
        self.assertEqual(self.template.metadata['POT-Creation-Date'], header['POT-Creation-Date'])

    # -- the source --------------------------------------------------------------------------------

    def _exported(self):
        """Terms that Odoo exports now, without those of the demo office and of other modules' own fields."""
        demo = set(self.env['hr.department'].get_external_id().values()) if self._has_demo() else set()
        for _module, _kind, name, xmlid, source, _value, _comments in TranslationModuleReader(
                self.env.cr, modules=['hr_skp']):
            if xmlid not in demo and not (name.startswith('ir.model.fields,') and self._is_foreign(xmlid)):
                yield source

    def _has_demo(self):
        return self.env['ir.module.module']._get('hr_skp').demo

    def _is_foreign(self, xmlid):
        """Whether a field of our models comes from a module that another database may lack."""
        row = self.env.ref(xmlid)
        modules = getattr(self.env[row.model]._fields[row.name], '_modules', ())
        return bool(modules) and 'hr_skp' not in modules

    def test_every_string_of_the_source_is_translated(self):
        """A new string fails here by its text: export the template again and translate it."""
        known = {entry.msgid for entry in self.indonesian}
        self.assertEqual([], sorted(set(self._exported()) - known))

    def test_sentences_of_the_rules_are_in_the_template(self):
        """The rules mark their sentences and terms for the catalogue, so that the export finds them."""
        known = {entry.msgid for entry in self.template}
        self.assertEqual([], [text for text in (*errors.MESSAGES.values(), *errors.TERMS) if text not in known])

    def test_official_sheets_are_not_for_translation(self):
        """What the sheets print is the regulation's wording in every language."""
        sheets = [
            (entry.msgid, place) for entry in self.template for place, _line in entry.occurrences
            if place.startswith('model_terms:ir.ui.view,') and re.search(r'\.(report|sheet)_', place)]
        self.assertEqual([], sheets)


@tagged('-at_install', 'post_install')
class TestIndonesian(TransactionCase):
    """The office's own words, as somebody reads them whose language is Indonesian."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('id_ID')
        cls.env['ir.module.module']._load_module_terms(['hr_skp'], ['id_ID'])
        cls.env = cls.env(context={**cls.env.context, 'lang': 'id_ID'})

    def _say(self, code, **values):
        return self.env['skp.act']._rule_text(errors.RuleError(code, **values))

    def test_refusal_of_the_rules(self):
        self.assertEqual(
            "Isian realisasi biaya adalah -5; tidak boleh kurang dari 0.",
            self._say('negative', what='realised cost', value='-5'))

    def test_fault_of_a_procedure(self):
        finding = errors.Finding('sop_trap', '4', {'step': '4'})
        self.assertEqual(
            "Dari langkah “4” prosedur tidak pernah selesai.", self.env['skp.act']._rule_text(finding))

    def test_every_sentence_of_the_rules(self):
        for code, sentence in errors.MESSAGES.items():
            with self.subTest(code=code):
                values = dict.fromkeys(re.findall(r'%\((\w+)\)s', sentence), '7')
                self.assertNotEqual(sentence % values, self._say(code, **values))

    def test_every_term_of_the_rules(self):
        for term in errors.TERMS:
            with self.subTest(term=term):
                self.assertNotIn(f" {term} ", self._say('negative', what=term, value='-1'))

    def test_labels(self):
        plan = self.env['skp.plan'].fields_get(['appraiser_id', 'superior_id', 'archive_number'], ['string'])
        self.assertEqual(
            ["Pejabat Penilai", "Atasan Pejabat Penilai", "Nomor Berkas"], [row['string'] for row in plan.values()])

    def test_phases(self):
        labels = dict(self.env['skp.plan']._fields['state']._description_selection(self.env))
        self.assertEqual(
            ("Rencana SKP", "Pemeriksaan", "Realisasi", "Pengukuran", "Perilaku Kerja", "Keberatan", "Pengesahan"),
            tuple(labels[code] for code in (
                'plan', 'review', 'realisation', 'measurement', 'behaviour', 'objection', 'ratification')))

    def test_steps_of_the_shipped_procedures(self):
        """Each step's short name, and with it the activity on somebody's desk, is Indonesian."""
        for step in self.env['skp.sop.step'].search([('sop_id.code', 'in', ('pos_544', 'sop_92'))]):
            with self.subTest(step=step.name):
                self.assertNotEqual(step.with_context(lang='en_US').short_name, step.short_name)

    def test_menu(self):
        self.assertEqual("SKP Saya", self.env.ref('hr_skp.skp_plan_menu_my').name)

    def test_button(self):
        arch = self.env['skp.plan'].get_view(view_type='form')['arch']
        self.assertIn('string="Terima atau ajukan keberatan"', arch)
        self.assertNotIn('string="Accept or object"', arch)

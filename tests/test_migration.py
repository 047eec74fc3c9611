import base64
import hashlib
from importlib import util
from pathlib import Path

from lxml import etree

from odoo.tests import TransactionCase, tagged

from .common import SkpCommon

ROOT = Path(__file__).parent.parent


def script(path):
    """A migration script as a module."""
    spec = util.spec_from_file_location('hr_skp_migration', ROOT / 'migrations' / path)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestMigration(TransactionCase):
    """A database of the version before goes on: its one regulation is the first version of PP 46."""

    def test_pp46_becomes_a_published_version(self):
        scheme = self.env.ref('hr_skp.scheme_pp46')
        self.env.cr.execute(
            "UPDATE skp_scheme SET state = 'draft', date_from = now(), date_to = NULL, replaced_by = NULL "
            "WHERE id = %s", [scheme.id])
        self.env.invalidate_all()
        script('19.0.2.0.0/post-regulations.py').migrate(self.env.cr, '19.0.1.0.0')
        data = etree.parse(str(ROOT / 'data' / 'skp_scheme_pp46_data.xml'))
        for name in ('date_from', 'date_to', 'replaced_by', 'state'):
            value = data.findtext(f".//record[@id='scheme_pp46']/field[@name='{name}']")
            self.assertEqual(str(scheme[name]), value)

    def test_a_version_of_the_office_is_left_alone(self):
        scheme = self.env.ref('hr_skp.scheme_pp46')
        scheme.date_to = '2030-12-31'
        script('19.0.2.0.0/post-regulations.py').migrate(self.env.cr, '19.0.1.0.0')
        self.assertEqual(str(scheme.date_to), '2030-12-31')


@tagged('-at_install', 'post_install')
class TestMigrationSeal(SkpCommon):
    """Copies that were filed before there was a digest get theirs, and nothing else of them changes."""

    def test_digests(self):
        plan = self.open_case()
        files = [b"%PDF satu", b"%PDF dua", b"%PDF tiga"]
        copies = self.env['skp.copy'].create([
            {'plan_id': plan.id, 'pdf': base64.b64encode(file), 'print_count': 4} for file in files])
        self.env.cr.execute("UPDATE skp_copy SET digest = NULL WHERE id IN %s", [tuple(copies.ids)])
        self.env.invalidate_all()
        script('19.0.3.0.0/post-seal.py').migrate(self.env.cr, '19.0.2.0.0')
        self.assertEqual(copies.mapped('digest'), [hashlib.sha256(file).hexdigest() for file in files])
        self.assertEqual([base64.b64decode(copy.pdf) for copy in copies], files)
        self.assertEqual(copies.mapped('print_count'), [4] * 3)
        self.assertEqual(set(copies.mapped('seal_state')), {'none'})

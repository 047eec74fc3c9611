from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged

from ..models.skp_scheme_figure import TABLES
from ..rules.values import figure
from .common_pp30 import Pp30Mixin
from .common_rpc import RpcCase

CODES = ('pp46', 'pp30', 'permenpanrb6')


@tagged('-at_install', 'post_install')
class TestScheme(Pp30Mixin, TransactionCase):
    """A regulation is dated data: what is published stays, what is new makes a version."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.schemes = {code: cls.env.ref(f'hr_skp.scheme_{code}') for code in CODES}
        cls.admin = cls.administrator.user_id

    def revised(self, code='pp30'):
        """A draft of the next version, as the administrator."""
        action = self.schemes[code].with_user(self.admin).action_revise()
        return self.env['skp.scheme'].with_user(self.admin).browse(action['res_id'])

    def test_data_is_what_the_rules_say(self):
        """Code, value, article and how sure it is, of every figure of the three regulations."""
        for code, scheme in self.schemes.items():
            stored = {row.code: (figure(row.value), row.article, row.confirmed) for row in scheme.figure_ids}
            self.assertEqual(stored, {
                name: (figure(row.value), row.article, row.confirmed) for name, row in TABLES[code].items()})
            self.assertEqual((scheme.code, scheme.state, scheme.version), (code, 'published', 1))

    def test_dates_follow_each_other(self):
        ranges = [(str(scheme.date_from), str(scheme.date_to or '')) for scheme in self.schemes.values()]
        self.assertEqual(
            ranges, [('2014-01-01', '2021-06-30'), ('2021-07-01', '2021-12-31'), ('2022-01-01', '')])

    def test_published_stays(self):
        """Not even the administrator changes a published regulation, its rows, or how it was published."""
        scheme = self.scheme.with_user(self.admin)
        writes = [
            (scheme, {'name': "Lain"}), (scheme, {'date_to': False}), (scheme, {'state': 'draft'}),
            (scheme.figure_ids[0], {'value': 1}), (scheme.aspect_ids[0], {'name': "Lain"}),
            (scheme.predicate_ids[0], {'name': "Lain"})]
        for record, vals in writes:
            with self.subTest(record=record._name, vals=vals):
                with self.assertRaises(AccessError):
                    record.write(vals)
                with self.assertRaises(AccessError):
                    record.unlink()
        with self.assertRaises(AccessError):
            scheme.aspect_ids.create({'scheme_id': scheme.id, 'code': 'x', 'name': "X"})

    def test_new_version(self):
        """Old periods keep their figures, a new one takes the new: 115,76 × 50 % + 100 × 50 % = 57,88 + 50,00."""
        old = self.walk(self.open_case(), 'response').appraisal_ids
        draft = self.revised()
        self.assertEqual((draft.version, draft.state, draft.revision_of_id), (2, 'draft', self.scheme))
        self.assertEqual(self.revised(), draft, "the draft that is there is taken up")
        for row in draft.figure_ids:
            if row.code in ('skp_weight_alone', 'behaviour_weight_alone'):
                row.value = 50
            elif row.code == 'band_good':
                row.value = 108
        draft.action_publish()
        self.assertEqual((draft.state, self.scheme.state), ('published', 'retired'))
        old._compute_scores()
        self.assertEqual((old.score, old.rating), (111.03, 'good'))
        period = self.make_pp30_period('2025-02-01', '2025-02-28', scheme_id=draft.id)
        new = self.walk(self.open_case(period=period), 'response').appraisal_ids
        self.assertEqual((new.skp_share, new.behaviour_score, new.score), (57.88, 50.0, 107.88))
        self.assertEqual(new.rating, 'fair', "below the new 108")
        self.assertEqual(new.skp_share_label, "SKP × 50 %")

    def test_draft_on_a_period(self):
        with self.assertRaisesRegex(ValidationError, r"PP 30/2019 \(v2\)” is a draft: publish it before period"):
            self.period.scheme_id = self.revised()

    def test_weights_that_do_not_share_the_whole(self):
        draft = self.revised()
        draft.figure_ids.filtered(lambda row: row.code == 'skp_weight_alone').value = 71
        with self.assertRaisesRegex(UserError, "add up to 101 percent; by PP 30/2019 .+ they share 100 percent"):
            draft.action_publish()
        self.assertEqual(draft.state, 'draft')

    def test_figure_left_out_stays_the_regulation_s(self):
        """A version without a row is judged by the regulation's own figure, nobody by zero."""
        draft = self.revised()
        draft.figure_ids.filtered(lambda row: row.code in ('behaviour_max', 'skp_weight_alone')).unlink()
        draft.action_publish()
        in_use = draft._figures()
        self.assertEqual((in_use['behaviour_max'], in_use['skp_weight_alone']), (120, 70))

    def test_unknown_and_negative_figures(self):
        draft = self.revised()
        with self.assertRaisesRegex(ValidationError, "“bonus” is not known to PP 30/2019: use one of skp_weight"):
            draft.figure_ids.create({'scheme_id': draft.id, 'code': 'bonus', 'name': "Bonus", 'value': 1})
        with self.assertRaisesRegex(ValidationError, "is -1.00: enter zero or more"):
            draft.figure_ids[0].value = -1

    def test_period_across_regulations(self):
        for scheme, first, last in (
                ('pp46', '2021-01-01', '2021-12-31'), ('pp30', '2021-07-01', '2022-06-30')):
            with self.subTest(scheme=scheme), self.assertRaisesRegex(
                    ValidationError, "crosses .+, the last day of .+: make one period until that day and another one"):
                self.pp46_period.copy(
                    {'date_from': first, 'date_to': last, 'scheme_id': self.schemes[scheme].id})

    def test_period_before_the_regulation(self):
        for scheme, first, last in (
                ('pp46', '2013-01-01', '2013-12-31'), ('pp30', '2021-01-01', '2021-06-30'),
                ('permenpanrb6', '2021-12-31', '2022-12-31')):
            with self.subTest(scheme=scheme), self.assertRaisesRegex(
                    ValidationError, "before .+ was in force .+: choose the regulation of that time"):
                self.pp46_period.copy(
                    {'date_from': first, 'date_to': last, 'scheme_id': self.schemes[scheme].id})


@tagged('-at_install', 'post_install')
class TestSchemeByRpc(RpcCase):
    """The same over HTTP: an administrator cannot reach a published regulation."""

    def test_published_stays(self):
        scheme, user = self.env.ref('hr_skp.scheme_pp30'), self.administrator.user_id
        for record, vals in (
                (scheme, {'name': "Lain"}), (scheme, {'state': 'draft'}), (scheme.figure_ids[0], {'value': 1})):
            self.assertEqual(self.ask(user, record._name, 'write', record.ids, vals).kind, 'AccessError')
            self.assertEqual(self.ask(user, record._name, 'unlink', record.ids).kind, 'AccessError')
        self.assertEqual(self.ask(
            self.data_manager.user_id, 'skp.scheme', 'action_revise', scheme.ids).kind, 'AccessError')
        self.assertEqual(scheme.figure_ids[0].value, 70)

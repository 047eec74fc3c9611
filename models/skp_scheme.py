from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date, ormcache

from ..rules import figures, permenpanrb6_2022, permenpanrb8_2021, pp46_2011
from ..rules.values import figure

# the arithmetic of each regulation; PermenPANRB 6/2022 has ratings and no score
ARITHMETIC = {'pp46': pp46_2011, 'pp30': permenpanrb8_2021}
TABLES = {
    'pp46': pp46_2011.FIGURES, 'pp30': permenpanrb8_2021.FIGURES, 'permenpanrb6': permenpanrb6_2022.FIGURES,
}


class SkpScheme(models.Model):
    """A regulation's way of appraising: its wording, aspects, figures. Its arithmetic is in ``rules/``.

    A published scheme never changes; an office that words it otherwise, or a changed regulation, makes
    the next version, and the periods keep the one they were opened with.
    """

    _name = 'skp.scheme'
    _description = 'SKP Appraisal Scheme'
    _inherit = ['skp.guarded']
    _order = 'sequence, code, version desc'

    _guarded_fields = frozenset({'state', 'version', 'revision_of_id'})
    _fixed_fields = frozenset({'code'})

    name = fields.Char(required=True, translate=True)
    code = fields.Selection(
        [('pp46', "PP 46/2011"), ('pp30', "PP 30/2019"), ('permenpanrb6', "PermenPANRB 6/2022")], required=True)
    sequence = fields.Integer(default=10)
    regulation = fields.Char(help="The regulation as a sheet cites it.")
    date_from = fields.Date(
        string="In Force from", required=True, default=fields.Date.today,
        help="No period that begins earlier can be appraised by it.")
    date_to = fields.Date(
        string="In Force until", help="The last day on which the regulation was the one in force; empty: it still is.")
    replaced_by = fields.Char(
        string="Replaced under", help="The text that replaced it, named when a period crosses that day.")
    day_kind = fields.Selection(
        [('calendar', "Calendar days"), ('working', "Working days")], string="Days Are", required=True,
        compute='_compute_day_kind', store=True, precompute=True, readonly=False,
        help="How the regulation counts its limits. PermenPANRB 6/2022 says working days (lampiran V), without the "
             "weekend and holidays of the office. PP 46/2011 and PP 30/2019 say days: taken as calendar days, "
             "unconfirmed; compare with the text and with your office's practice.")
    state = fields.Selection(
        [('draft', "Draft"), ('published', "Published"), ('retired', "Retired")], default='draft', required=True,
        readonly=True, copy=False, help="A published regulation is never changed; make its next version instead.")
    version = fields.Integer(compute='_compute_version', store=True, precompute=True, copy=False)
    revision_of_id = fields.Many2one(
        'skp.scheme', string="Version before", readonly=True, copy=False, index='btree_not_null', ondelete='restrict')
    active = fields.Boolean(default=True)
    aspect_ids = fields.One2many('skp.scheme.aspect', 'scheme_id', string="Behaviour Aspects", copy=True)
    predicate_ids = fields.One2many('skp.scheme.predicate', 'scheme_id', string="Predicates", copy=True)
    figure_ids = fields.One2many('skp.scheme.figure', 'scheme_id', string="Figures", copy=True)

    _version_unique = models.Constraint(
        'UNIQUE(code, version)', "There is this version of the regulation already.")
    _dates_ordered = models.Constraint(
        'CHECK(date_to IS NULL OR date_from <= date_to)', "The regulation ends before it begins: correct its dates.")

    @api.depends('code')
    def _compute_version(self):
        newest = dict(self.with_context(active_test=False)._read_group([], ['code'], ['version:max']))
        for scheme in self:
            newest[scheme.code] = scheme.version = newest.get(scheme.code, 0) + 1

    @api.depends('code')
    def _compute_day_kind(self):
        for scheme in self:
            scheme.day_kind = 'working' if scheme.code == 'permenpanrb6' else 'calendar'

    @api.depends('name', 'version')
    def _compute_display_name(self):
        for scheme in self:
            scheme.display_name = f"{scheme.name} (v{scheme.version})" if scheme.version > 1 else scheme.name

    @ormcache('self.id', 'kind')
    def _predicate_names(self, kind='person'):
        """Words of the regulation for its predicate codes: {code: word}, the same dict for all who ask.

        :param str kind: 'person', or 'organisation' for the result of an organisation
        """
        return {predicate.code: predicate.name for predicate in self.predicate_ids if predicate.kind == kind}

    @ormcache('self.id')
    def _figures(self):
        """The figures in force for the arithmetic of ``rules/``: {code: Decimal}, the same dict for all who ask.

        What this version leaves out stays as the regulation has it.
        """
        return figures.in_force(TABLES[self.code], {row.code: figure(row.value) for row in self.figure_ids})

    @ormcache('self.id')
    def _key(self):
        """The code of the regulation, which no version changes, without reading the row again."""
        return self.code

    def _band(self, score):
        """The predicate code that a score falls into; False where there is no score or the regulation has none."""
        rules = ARITHMETIC.get(self._key())
        return rules.band(figure(score), figures=self._figures()) if rules and score else False

    def _word_of(self, score):
        """The regulation's word for a score, False where there is none."""
        return self._predicate_names().get(self._band(score), False)

    def _refuse_range(self, date_from, date_to):
        """Refuse a range of dates before the regulation, or across the day on which another one replaced it.

        :raises ValidationError: with the text that says so and the way out
        """
        self.ensure_one()
        shown = {name: format_date(self.env, day) for name, day in (
            ('start', date_from), ('end', date_to), ('first', self.date_from), ('last', self.date_to)) if day}
        if date_from < self.date_from:
            raise ValidationError(self.env._(
                "The range begins on %(start)s, before %(regulation)s was in force (%(first)s): choose the regulation "
                "of that time.", regulation=self.name, **shown))
        if self.date_to and date_from <= self.date_to < date_to:
            raise ValidationError(self.env._(
                "The range from %(start)s to %(end)s crosses %(last)s, the last day of %(regulation)s (%(text)s): make "
                "one period until that day and another one from the next day.",
                regulation=self.name, text=self.replaced_by or self.regulation, **shown))

from markupsafe import Markup

from odoo import api, models

from ..rules import indonesian
from . import pdf_engine, sop_pages, sop_svg
from .sop_flowchart import PageFlow, Step

NOTES = {'draft': "KONSEP – belum ditetapkan", 'retired': "TIDAK BERLAKU LAGI"}
ROLE_TITLES = {
    'employee': "Pegawai", 'appraiser': "Pejabat Penilai", 'superior': "Atasan Pejabat Penilai",
    'data_manager': "Pengelola Data dan Informasi", 'staff': "Staf Pelaksana"}
PAIRS = (
    (("Dasar Hukum", 'legal_basis'), ("Kualifikasi Pelaksana", 'qualification')),
    (("Keterkaitan", 'related_sops'), ("Peralatan/Perlengkapan", 'equipment')),
    (("Peringatan", 'warning'), ("Pencatatan dan Pendataan", 'recording')),
)


class ReportHrSkpReportSop(models.AbstractModel):
    """Values of the SOP sheet (PermenPANRB 35/2012): the identity box, and the flow page by page."""

    _name = 'report.hr_skp.report_sop'
    _description = "SOP Sheet"

    _with_actual = False  # whether there is a column for the time that steps really take

    @api.model
    def _get_report_values(self, docids, data=None):
        sops = self.env['skp.sop'].browse(docids)
        sops.check_access('read')
        return {'doc_ids': sops.ids, 'doc_model': sops._name, 'docs': [self._sheet(sop) for sop in sops]}

    def _sheet(self, sop):
        label = sop.document_label
        company = self._company(sop)
        title = sop.name if sop.name.startswith(f"{label} ") else f"{label} {sop.name}"
        agency = self._lines(sop.agency) or [company.name]
        return {
            'label': label,
            'title': title,
            'note': NOTES.get(sop.state, ''),
            'subject': " · ".join(filter(None, (sop.number and f"Nomor {sop.number}", agency[-1]))),
            'logo': False if company.uses_default_logo else company.logo_web,
            'agency': agency,
            **self._identity(sop, label),
            **self._flow(sop),
        }

    def _company(self, sop):
        """The office whose logo and paper the sheet has; a procedure for all offices takes the reader's."""
        return sop.company_id or self.env.company

    # -- page 1 --------------------------------------------------------------------------------

    def _identity(self, sop, label):
        """The identity box: its rows, and three pairs of lists."""
        dates = (("Tanggal Pembuatan", sop.date_created), ("Tanggal Revisi", sop.date_revised),
                 ("Tanggal Efektif", sop.date_effective))
        return {
            'rows': [(f"Nomor {label}", sop.number or ''),
                     *((title, indonesian.date_long(day) if day else '') for title, day in dates)],
            'approved_by': self._lines(sop.approved_by) or [''],
            'name': sop.name,
            'unit': sop.unit or '',
            'pairs': [[(heading, self._lines(sop[name])) for heading, name in pair] for pair in PAIRS],
        }

    def _lines(self, text):
        return [line.strip() for line in (text or '').splitlines() if line.strip()]

    # -- the flow ------------------------------------------------------------------------------

    def _flow(self, sop):
        """The flow table: its columns in mm, and for each page the rows with their symbols."""
        steps = sop.step_ids.sorted('sequence')
        titles = self._titles(sop, steps)
        actual = self._actual_times(steps)
        table = {'titles': titles, 'actual': bool(actual), 'page_size': self._company(sop)._skp_page_sizes(),
                 'widths': sop_pages.widths(len(titles) or 1, actual=bool(actual))}
        rows = [{**self._row(step), 'actual': actual.get(step, '')} for step in steps]
        pages = sop_pages.paginate(*self._measure(table, rows)) if rows else []
        return {**table, 'pages': self._pages(steps, table, rows, pages)}

    def _measure(self, table, rows):
        """The heights of the table's head and of its rows, set without the drawing that has to fit them."""
        page = [{'id': f'row-{number}', 'texts': row, 'drawing': ''} for number, row in enumerate(rows)]
        html = self.env['ir.qweb']._render('hr_skp.report_sop_measure', {'doc': table, 'page': page})
        places = self.env['ir.actions.report']._skp_engine(pdf_engine.anchors, html)
        return sop_pages.row_heights(places, len(rows))

    def _titles(self, sop, steps):
        """The actor columns in the office's order; a title it does not list comes after those it does."""
        return list(dict.fromkeys([*self._lines(sop.column_titles), *map(self._title, steps)]))

    def _title(self, step):
        return (step.column_title or '').strip() or ROLE_TITLES[step.role]

    def _row(self, step):
        return {
            'number': str(step.number),
            'name': step.name,
            'inputs': step.standard_inputs or '',
            'time': indonesian.minutes(step.standard_minutes) if step.standard_minutes else '',
            'output': step.standard_output or '',
            'note': step.note or '',
        }

    def _actual_times(self, steps):
        """What each step really takes, half of its runs no longer; empty for whoever may not read the figures."""
        if not self._with_actual or not self.env.user.has_groups(steps._fields['median_minutes'].groups):
            return {}
        return {step: indonesian.minutes(step.median_minutes) if step.runs else '-' for step in steps}

    def _pages(self, steps, table, rows, heights):
        """Each page as a list of table rows: the texts (none beside a pentagon) and the drawing."""
        index = {step: number for number, step in enumerate(steps)}
        column = table['titles'].index
        flow = [
            Step(column(self._title(step)), index.get(step.next_step_id),
                 index.get(step.return_step_id) if step.is_decision else None)
            for step in steps
        ]
        letters, first, pages = {}, 0, []
        for page in heights:
            drawn = PageFlow(flow, len(table['titles']), table['widths']['actor'], first, page, letters)
            pages.append([{
                'texts': {} if row.index is None else rows[row.index],
                'drawing': Markup(sop_svg.row_svg(drawn, row)),  # shapes and fixed labels, no text of a user
            } for row in drawn.table])
            first += len(page)
        return pages


class ReportHrSkpReportSopActual(models.AbstractModel):
    """The same sheet for the office's own review: beside each standard time the time that the step really takes."""

    _name = 'report.hr_skp.report_sop_actual'
    _inherit = ['report.hr_skp.report_sop']
    _description = "SOP Sheet with Actual Times"

    _with_actual = True

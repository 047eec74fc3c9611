from odoo import models

from ..models.skp_file import REGULATIONS
from ..rules import indonesian, nip
from ..rules.indonesian import dash

MEDIUM = {'electronic': "Elektronik", 'paper': "Kertas", 'both': "Elektronik dan kertas"}
FATE = {'destroy': "Musnah", 'permanent': "Permanen"}
LAW = {**dict(REGULATIONS), 'other': "Lainnya"}
KIND = {'copy': "Salinan arsip", 'scan': "Pindaian bertanda tangan"}
SEVERITY = {'block': "Tidak boleh", 'warning': "Periksa", 'note': "Catatan"}


class ReportHrSkpReportFileIndex(models.AbstractModel):
    """Values of the Daftar Isi Berkas: what the archive has of each employee, year by year."""

    _name = 'report.hr_skp.report_file_index'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP File Index"

    _prints = 'skp.file'
    _joint = True

    def _sheet(self, files):
        ordered = files.sorted(lambda file: (file.employee_id.id, file.date_from, file.id))
        company = files.company_id[:1]
        return {
            **self._paper_values(company, ''),
            'people': [self._person_index(rows) for rows in ordered.grouped('employee_id').values()],
            'place_date': self._date(self.env['skp.plan']._today()),
            'manager': self._user_values(company._skp_data_manager()),
        }

    def _person_index(self, files):
        newest = files[-1:]
        employee = self.env['hr.employee'].browse(newest.employee_id.id)
        facts = employee._skp_facts(self.env['skp.plan']._today())[employee.id]
        return {
            'facts': self._person_values(facts)['rows'],
            'lines': [self._line(file) for file in files],
        }

    def _line(self, file):
        """A file as its row of an index prints it; a score that the user may not read is a dash."""
        return {
            'year': str(file.year), 'period': indonesian.period(file.date_from, file.date_to),
            'law': LAW[file.regulation], 'score': indonesian.number(file.score) if file.score else '-',
            'predicate': dash(file.predicate), 'appraiser': dash(file.appraiser), 'number': dash(file.number),
            'classification': dash(file.classification_id.code), 'place': dash(file.place),
            'medium': MEDIUM[file.medium], 'copy': "Ada" if file.has_copy else '-',
            'scan': "Ada" if file.has_scan else '-', 'kept': self._kept(file),
        }

    def _kept(self, file):
        """The last day of keeping and what follows, or how the file left the archive."""
        if file.disposed_on:
            return f"Keluar {indonesian.date_long(file.disposed_on)}, {file.disposal_letter}"
        return f"{indonesian.date_long(file.due_on)} ({FATE[file.fate]})" if file.due_on else '-'


class ReportHrSkpReportLoan(models.AbstractModel):
    """Values of the Slip Peminjaman Berkas."""

    _name = 'report.hr_skp.report_loan'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP Borrowing Slip"

    _prints = 'skp.loan'

    def _sheet(self, loan):
        file, company = loan.file_id, loan.company_id
        number = nip.format_nip(file.nip)
        # sudo: hr.employee - name, NIP, rank and post alone, as the sheets print them
        borrower = loan.borrower_id.sudo()
        facts = borrower and borrower._skp_facts(loan.lent_on)[borrower.id]
        return {
            **self._paper_values(company, file.number or ''),
            'facts': [
                ("Berkas", f"SKP {indonesian.period(file.date_from, file.date_to)}"),
                ("Nama pegawai", file.name or file.employee_id.name), ("NIP", dash(number)),
                ("Nomor berkas", dash(file.number)), ("Klasifikasi", dash(file.classification_id.display_name)),
                ("Lokasi simpan", dash(file.place)), ("Dipinjam oleh", loan.borrower), ("Keperluan", loan.purpose),
                ("Tanggal pinjam", self._date(loan.lent_on)), ("Harus kembali", self._date(loan.due_on)),
                ("Dikembalikan", self._date(loan.returned_on))],
            'place_date': self._date(loan.lent_on),
            'borrower': self._person_values(facts or {'name': loan.borrower}),
            'manager': self._user_values(loan.create_uid.filtered('active') or company._skp_data_manager()),
        }


class ReportHrSkpReportDossier(models.AbstractModel):
    """Values of the index page of a promotion dossier."""

    _name = 'report.hr_skp.report_dossier'
    _inherit = ['report.hr_skp.report_file_index']
    _description = "SKP Promotion Dossier"

    _prints = 'skp.dossier'
    _joint = False

    def _get_report_values(self, docids, data=None):
        values = super()._get_report_values(docids, data)
        rows = (data or {}).get('rows') or []
        for doc in values['docs']:
            doc['rows'] = [self._bound(row) for row in rows]
        return values

    def _bound(self, row):
        file_id, kind, first, last = row
        file = self.env['skp.file'].browse(file_id)
        return {**self._line(file), 'kind': KIND[kind], 'pages': str(first) if first == last else f"{first} – {last}"}

    def _sheet(self, dossier):
        employee, files = dossier.employee_id, dossier.file_ids
        facts = employee._skp_facts(self.env['skp.plan']._today())[employee.id]
        years = sorted({dossier.year_from, dossier.year_to})
        words = self._in_indonesian(self.env['skp.act'])
        found = files._dossier_findings(employee, range(dossier.year_from, dossier.year_to + 1))
        return {
            **self._paper_values(files.company_id[:1], f"{facts['name']} · {nip.format_nip(facts['nip'])}"),
            'facts': self._person_values(facts)['rows'],
            'years': " s/d ".join(map(str, years)),
            'place_date': self._date(self.env['skp.plan']._today()),
            'findings': [
                {'severity': SEVERITY[row.severity], 'sentence': words._finding_text(row)} for row in found],
        }


class ReportHrSkpReportDossierFindings(models.AbstractModel):
    """Values of the last page of a dossier: where its sheets do not agree."""

    _name = 'report.hr_skp.report_dossier_findings'
    _inherit = ['report.hr_skp.report_dossier']
    _description = "SKP Promotion Dossier Findings"

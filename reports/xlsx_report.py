from odoo import models
from odoo.exceptions import UserError

from .xlsx_sheet import Cell

LABELS = ("Nama", "NIP", "Pangkat/Gol.Ruang", "Jabatan", "Unit Kerja")
MOST = 500  # documents of one workbook


class ReportHrSkpXlsx(models.AbstractModel):
    """What the workbooks share: who may have them, the head and the foot of their sheets.

    A workbook holds the figures of an official sheet as figures. It is made when it is asked for, of what
    the user may read, and kept nowhere.
    """

    _name = 'report.hr_skp.xlsx'
    _description = "SKP Workbook"

    _kind = ''  # in the address that the workbook is fetched from
    _prints = 'skp.plan'
    _title = ''

    def _action(self, records):
        """Fetch the workbook of some records."""
        self._check_printable(records)
        return {
            'type': 'ir.actions.act_url', 'target': 'self',
            'url': f"/hr_skp/xlsx/{self._kind}/{','.join(map(str, records.ids))}",
        }

    def _records(self, numbers):
        """The records of an address, each once."""
        return self.env[self._prints].browse(dict.fromkeys(numbers))

    def _check_printable(self, records):
        """Refuse, in one sentence, what the user may not read."""
        if not records or len(records) > MOST:
            raise UserError(self.env._(
                "%(count)s documents are chosen for the workbook: choose between 1 and %(most)s.",
                count=len(records), most=MOST))
        records.check_access('read')

    def _workbook(self, records):
        """The file.

        :return: its name and its content
        """
        raise NotImplementedError

    # -- what the sheets of a case share -----------------------------------------------------------

    def _name_of(self, plans, word):
        """The parts of the file's name."""
        year = plans[0].date_from.year
        if len(plans) > 1:
            return year, word, len(plans), "Pegawai"
        party = plans._party('plan', 'employee')
        return year, word, party.nip or '', party.name or ''

    def _head(self, sheet, titles, values, note):
        """Titles, the office with its period, and who is appraised by whom."""
        for title in titles:
            sheet.line(title, 'title')
        if note:
            sheet.line(note, 'middle')
        texts = (values['agency'] or '', f"Periode Penilaian: {values['period']}")
        sheet.write([*map(Cell, texts, ('plain', 'plain'), sheet.halves())])
        roles = ('employee', 'appraiser')
        captions = ("PEGAWAI YANG DINILAI", "PEJABAT PENILAI KINERJA")
        if values['scheme'] == 'pp46':
            roles, captions = ('appraiser', 'employee'), ("I. PEJABAT PENILAI", "II. PEGAWAI NEGERI SIPIL YANG DINILAI")
        spans = sheet.halves(2)
        sheet.write([Cell("NO", 'head'), Cell("", 'head'), *map(Cell, captions, ('head', 'head'), spans)])
        sides = [values['parties'][role]['rows'] for role in roles]
        sheet.write(*(
            [Cell(number, 'center'), Cell(label), *map(Cell, texts, ('digits', 'digits'), spans)]
            for number, (label, *texts) in enumerate(zip(LABELS, *sides, strict=True), 1)))
        sheet.line("")

    def _signatures(self, sheet, values):
        """Employee and appraiser side by side, as the regulation's form has them."""
        roles, captions = ('employee', 'appraiser'), ("Pegawai yang Dinilai", "Pejabat Penilai Kinerja")
        if values['scheme'] == 'pp46':
            roles, captions = ('appraiser', 'employee'), ("Pejabat Penilai,", "Pegawai Negeri Sipil Yang Dinilai,")
        people = [values['parties'][role] for role in roles]
        numbers = [f"NIP. {person['nip']}" if person['nip'] else "" for person in people]
        pairs = [("", ""), ("", values['place_date']), captions, [person['acting'] for person in people], ("\n\n", ""),
                 [person['name'] for person in people], numbers]
        sheet.write(*([Cell(text or '', 'middle', span) for text, span in zip(pair, sheet.halves(), strict=True)]
                      for pair in pairs))

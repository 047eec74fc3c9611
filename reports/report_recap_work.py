from odoo import models

from ..rules import indonesian
from .recap_tables import Column, Table
from .report_deviation import FAULT_WORDS

NOBODY = "(belum ada)"
DECISIONS = {'confirm': "Tetap", 'change': "Diubah", 'withdrawn': "Dicabut", False: "Belum diputuskan"}


class ReportHrSkpReportRecap(models.AbstractModel):
    """What is not finished and with whom, what missed its standard, and what was objected to."""

    _inherit = 'report.hr_skp.report_recap'

    # -- Unfinished --------------------------------------------------------------------------------

    def _note_unfinished(self, recap):
        inside = [('period_id', '=', recap.period_id.id), ('status_id', '=', False)]
        plans = self.env['skp.plan']
        return [f"Memuat {plans.search_count([*inside, ('state', '!=', 'done')])} SKP yang belum selesai dari "
                f"{plans.search_count(inside)} SKP."]

    def _tables_unfinished(self, recap):
        plans = self._plans(recap, ('state', '!=', 'done'), ('status_id', '=', False))
        tasks = self._in_indonesian(self.env['skp.task']).browse([plan.current_task_id.id for plan in plans])
        # sudo: skp.act - what is missing is told as words, also where the figures themselves are hidden
        acts = self._in_indonesian(self.env['skp.act']).sudo()
        missing = acts._missing(tasks.sudo(), self.env['skp.task']._order_to_ask())
        ordered = sorted(plans, key=lambda plan: plan.current_task_id.holder_name or '')  # within it by unit and name
        return [self._unfinished_steps(tasks), self._unfinished_people(ordered, missing)]

    def _unfinished_steps(self, tasks):
        groups = tasks.grouped('step_id')
        rows = [
            (step.name, len(rows), len(rows.filtered(lambda task: task.deadline and task.deadline < self._today())),
             self._day(self._local_date(min(rows.mapped('assigned_at')), rows.company_id[:1])))
            for step, rows in sorted(groups.items(), key=lambda item: (item[0].sequence, item[0].id))]
        columns = (Column("LANGKAH"), Column("JUMLAH SKP", 24, 'number'), Column("LEWAT BATAS", 24, 'number'),
                   Column("PALING LAMA SEJAK", 30, 'center'))
        return Table("MENURUT LANGKAH PROSEDUR", columns, rows, "JUMLAH")

    def _unfinished_people(self, plans, missing):
        columns = (Column("NO", 9, 'center'), Column("PEMEGANG", 40), Column("NIP", 34, 'digits'),
                   Column("NAMA PEGAWAI", 38), Column("UNIT KERJA", 30), Column("LANGKAH", 40),
                   Column("SEJAK", 18, 'center'), Column("BATAS WAKTU", 18, 'center'), Column("YANG BELUM LENGKAP"))
        rows = []
        for number, plan in enumerate(plans, 1):
            task, facts = plan.current_task_id, self._facts(plan)
            rows.append((
                number, task.holder_name or NOBODY, facts['nip'], facts['name'], facts['unit'], task.name,
                self._day(self._local_date(task.assigned_at, plan.company_id)), self._day(task.deadline),
                "\n".join(missing.get(task.id, ())) or "-"))
        return Table("MENURUT PEMEGANG", columns, rows)

    # -- Deviations --------------------------------------------------------------------------------

    def _tables_deviations(self, recap):
        """Step by step, then the register itself, in the words of its own sheet."""
        tasks = self._in_indonesian(self.env['skp.task']).search(
            [('period_id', '=', recap.period_id.id), ('deviation', '=', True)], order='done_at, id')
        register = self.env['report.hr_skp.report_deviation']
        lines = [register._line_values(task, self._local_date(task.done_at, task.company_id)) for task in tasks]
        columns = (Column("NO", 9, 'center'), Column("TANGGAL", 26), Column("PEGAWAI", 36), Column("KEGIATAN", 48),
                   Column("PELAKSANA", 38), Column("PENYIMPANGAN", 34), Column("PERTANGGUNGJAWABAN"),
                   Column("CATATAN ATASAN", 34))
        rows = [(number, line['date'], line['employee'], line['step'], f"{line['maker']}\n{line['as']}".strip(),
                 line['missed'], line['justification'], line['remark']) for number, line in enumerate(lines, 1)]
        return [self._deviation_steps(tasks), Table("REGISTER PENYIMPANGAN", columns, rows)]

    def _deviation_steps(self, tasks):
        rows = []
        for step, group in sorted(tasks.grouped('step_id').items(), key=lambda item: (item[0].sequence, item[0].id)):
            over = sum(group.mapped('overrun_minutes'))
            rows.append((
                step.name, len(group), len(group.filtered('misses_time')),
                *(len(group.filtered(lambda task, fault=fault: task.fault == fault)) for fault in FAULT_WORDS),
                indonesian.minutes(over) if over else '-', len(group.filtered(lambda task: not task.justified_at))))
        columns = (Column("KEGIATAN"), Column("JUMLAH", 22, 'number'), Column("WAKTU", 22, 'number'),
                   *(Column(word.upper(), 26, 'number') for word in FAULT_WORDS.values()),
                   Column("LEBIH DARI BAKU", 40, 'center'), Column("BELUM DIJELASKAN", 30, 'number'))
        return Table("MENURUT LANGKAH PROSEDUR", columns, rows, "JUMLAH")

    # -- Objections --------------------------------------------------------------------------------

    def _tables_objections(self, recap):
        objections = self.env['skp.objection'].search(
            [('plan_id.period_id', '=', recap.period_id.id)], order='filed_on, id')
        columns = (Column("NO", 9, 'center'), Column("NIP", 34, 'digits'), Column("NAMA", 36), Column("UNIT KERJA", 30),
                   Column("DIAJUKAN", 19, 'center'), Column("LEWAT (HARI)", 14, 'number'), Column("YANG DIKEBERATI"),
                   Column("DITANGGAPI", 19, 'center'), Column("DIPUTUSKAN", 19, 'center'), Column("KEPUTUSAN", 26),
                   Column("HASIL BARU", 26))
        rows = [(number, *self._objection_row(objection)) for number, objection in enumerate(objections, 1)]
        outcomes = [self._outcome(objection) for objection in objections]
        counts = [(word, outcomes.count(word)) for word in DECISIONS.values()]
        return [
            Table("MENURUT KEPUTUSAN", (Column("KEPUTUSAN", 60), Column("JUMLAH", 30, 'number')),
                  counts if objections else [], "JUMLAH"),
            Table("DAFTAR KEBERATAN", columns, rows)]

    def _objection_row(self, objection):
        facts = self._facts(objection.plan_id)
        contested = [*(["Hasil secara keseluruhan"] if objection.reason else []), *objection.item_ids.mapped('name')]
        word = objection.plan_id.scheme_id._predicate_names().get(objection.new_rating)
        score = objection.new_score and indonesian.number(objection.new_score)
        return (facts['nip'], facts['name'], facts['unit'], self._day(objection.filed_on), objection.days_late,
                "\n".join(contested), self._day(objection.answered_on), self._day(objection.decided_on),
                self._outcome(objection), " · ".join(filter(None, (score, word))) or '-')

    def _outcome(self, objection):
        return DECISIONS['withdrawn' if objection.withdrawn_on else objection.decision or False]

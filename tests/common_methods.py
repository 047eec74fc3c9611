"""How each public method is tried: on which row, with which arguments. It never asserts.

A method that needs nothing but a row stands here not at all: it is called on the row of its model in the case of the
phase that ``cases/access_methods.csv`` names.
"""
from .common_access import CASE_PROBES, AccessCase
from .common_call import CallMixin, public_methods

# what a method is called with, besides its row
ARGUMENTS = {
    ('skp.task', 'complete'): lambda row: ('done', "Alasan"),
    ('skp.task', 'justify'): lambda row: ("Karena cuti",),
    ('skp.task', 'remark_on'): lambda row: ("Dapat dimaklumi",),
    ('skp.task', 'take_back'): lambda row: ("Salah tekan",),
    ('skp.appraisal', 'explain'): lambda row: ('skp.appraisal', row.id),
    ('skp.appraisal', 'set_team_rating'): lambda row: ('meets', 'meets'),
    ('skp.evaluation', 'set_team_rating'): lambda row: ('meets', 'meets'),
    ('skp.evaluation', 'begin_team'): lambda row: (row.period_id.id, 'Q2'),
    ('ir.actions.report', 'report_action'): lambda row: ([1],),
}
# a dialog is each person's own: what it is opened with
DIALOGS = {
    'skp.complete': lambda case: {'task_ids': [(6, 0, case.task_ids.sorted('id')[-1:].ids)], 'reason': "Alasan"},
    'skp.justify': lambda case: {'task_id': case.task_ids.sorted('id')[:1].id, 'text': "Karena cuti"},
    'skp.task.undo': lambda case: {
        'task_id': case.task_ids.filtered(lambda task: task.state == 'done').sorted('id')[-1:].id, 'reason': "Salah"},
    'skp.print': lambda case: {'plan_ids': [(6, 0, case.ids)], 'form': 'zip'},
    'skp.dossier': lambda case: {'employee_id': case.employee_id.id, 'year_from': 2001, 'year_to': 2002},
    'skp.import': lambda case: {'kind': 'months'},
    'skp.addendum.start': lambda case: {
        'plan_id': case.id, 'reason': "Alasan", 'letter': "1/2024", 'letter_date': case.date_from},
    'skp.move.transfer': lambda case: {
        'employee_ids': [(6, 0, case.employee_id.ids)], 'moved_on': '2024-03-15', 'appraiser_id': case.superior_id.id},
    'skp.move.appraiser': lambda case: {
        'from_id': case.appraiser_id.id, 'to_id': case.superior_id.id, 'moved_on': '2024-03-15'},
    'skp.recap': lambda case: {'period_id': case.period_id.id, 'kind': 'unfinished'},
    'skp.step.in': lambda case: {'task_id': case.current_task_id.id, 'reason': "Diam"},
}


class MethodCase(CallMixin, AccessCase):
    """Every public method of the addon, called by everybody."""

    def addon_methods(self):
        """What a client may call of the addon's own: {(model, method)}, without what Odoo defines on every model."""
        stock = public_methods(self.env.registry['base']).keys()
        found = set()
        for name, model in self.env.registry.items():
            if model._abstract and not name.startswith('report.hr_skp.'):
                continue
            own = {method for method, is_own in public_methods(model).items() if is_own}
            found |= {(name, method) for method in own - stock - {'message_subscribe'}}
        return found

    def inherited_methods(self):
        """What a client may call on the rows of the addon by Odoo's own classes: {method}."""
        return {
            method for name, model in self.env.registry.items() if name.startswith('skp.') and not model._abstract
            for method in public_methods(model)} - {method for _model, method in self.addon_methods()}

    def row_of(self, model, phase, method=''):
        """The row of a model on which a method is tried, in the case of a phase."""
        case = self.cases[phase or 'plan']
        if method == 'take_back':
            return case.task_ids.filtered(lambda task: task.state == 'done').sorted('id')[-1:]
        if model in ('skp.plan', 'skp.period'):
            return case if model == 'skp.plan' else case.period_id
        if model == 'skp.task':
            return case.current_task_id or case.task_ids.sorted('id')[-1:]
        path = next((probe[0] for label, probe in CASE_PROBES.items() if label.split()[0] == model), None)
        if path:
            return case.mapped(path).sorted('id')[-1:]
        return self.office_row(model)

    def office_row(self, model):
        """A row that belongs to no case."""
        if model == 'skp.sop':
            return self.period.sop_id.copy({'code': 'draft'})
        if model == 'skp.scheme':
            return self.period.scheme_id.browse(self.period.scheme_id.action_revise()['res_id'])
        if model == 'skp.print.job':
            report = self.env.ref('hr_skp.action_report_plan')
            return self.env[model].create({'name': "X", 'report_id': report.id, 'form': 'pdf', 'state': 'stopped'})
        if model in ('skp.loan', 'skp.file'):
            loan = self.archive_probes()['skp.loan'][0]
            return loan if model == 'skp.loan' else loan.file_id
        if model == 'skp.unlock':
            return self.lock_probes()[model][0]
        if model in ('skp.period.job', 'skp.period.job.line'):
            return self.opening_row(model)
        if model == 'skp.finding':
            return self.env[model].create({
                'plan_id': self.cases['plan'].id, 'severity': 'note', 'sentence': "X", 'res_model': 'skp.plan'})
        return {'hr.employee': self.worker, 'ir.actions.report': self.env.ref('hr_skp.action_report_plan'),
                'res.users': self.worker.user_id}.get(model, self.env[model])

    def opening_row(self, model):
        """An opening of a period, or whom it left out."""
        job = self.env['skp.period.job'].create({'period_id': self.period.id})
        return job if model == 'skp.period.job' else self.env[model].create({
            'job_id': job.id, 'employee_id': self.worker.id, 'kind': 'note', 'name': "X", 'sentence': "X"})

    def outcome(self, user, model, method, phase):
        """The ``Answer`` to a method called by a user; whatever it changed is taken back."""
        arguments = ARGUMENTS.get((model, method), lambda row: ())
        with self.undone():
            if model in DIALOGS:
                opened = self._answer_to(user, model, 'create', [[DIALOGS[model](self.cases[phase or 'plan'])]], {})
                if opened.kind != 'yes':
                    return opened
                row = self.env[model].browse(opened.value)
            else:
                row = self.row_of(model, phase, method)
            self.env.flush_all()
            is_api_model = getattr(getattr(self.env.registry[model], method), '_api_model', False)
            called = [*([] if is_api_model else [row.ids]), *arguments(row)]
            return self._answer_to(user, model, method, called, {})


def inherited_arguments(method, record, write, create):
    """What a method that Odoo defines on every model is called with, ids first."""
    ids, domain, name = record.ids, [('id', 'in', record.ids)], next(iter(write))
    month = ['create_date:month']
    text = next((
        field.name for field in record._fields.values() if field.type == 'char' and field.translate), 'display_name')
    return {
        'check_access_rights': ('read', False), 'check_access_rule': (ids, 'read'),
        'check_field_access_rights': ('read', ['id']), 'copy_data': (ids,), 'create': ([create],),
        'default_get': ([name],), 'export_data': (ids, ['id', 'display_name']),
        'formatted_read_group': (domain, month, ['__count']), 'formatted_read_grouping_sets': (domain, [month]),
        'get_empty_list_help': ("",), 'get_field_translations': (ids, text), 'get_property_definition': ('x.y',),
        'hierarchy_read': (domain, {'display_name': {}}, 'create_uid'), 'has_access': (ids, 'write'),
        'load': ([name], [[str(write[name])]]), 'name_create': ("X",), 'name_search': ("", domain),
        'onchange': ([], {}, [], {name: {}}), 'read': (ids, ['display_name']),
        'read_group': (domain, ['id'], ['create_date:month']), 'search': (domain,), 'search_count': (domain,),
        'read_progress_bar': (domain, 'create_date:month', {'field': 'create_uid', 'colors': {}}),
        'search_panel_select_multi_range': ('create_uid',), 'search_panel_select_range': ('create_uid',),
        'search_read': (domain, ['display_name']), 'update_field_translations': (ids, text, {'en_US': "X"}),
        'get_views': ([[False, 'form']],), 'view_header_get': (False, 'form'),
        'web_name_search': ("", {'display_name': {}}, domain), 'web_override_translations': (ids, {text: "X"}),
        'web_read': (ids, {'display_name': {}}), 'web_read_group': (domain, month), 'web_save': (ids, write, {}),
        'web_resequence': (ids, {}, 'sequence'), 'web_save_multi': (ids, [write], {}),
        'web_search_read': (domain, {'display_name': {}}), 'write': (ids, write),
        'fields_get': (), 'get_view': (), 'mail_allowed_qweb_expressions': (), 'get_import_templates': (),
    }.get(method, (ids,))

from odoo import models
from odoo.exceptions import AccessError

PATH_TO_PLAN = {
    'skp.plan.line': 'plan_id',
    'skp.indicator': 'plan_id',
    'skp.realisation.line': 'realisation_id.plan_id',
    'skp.appraisal': 'plan_id',
    'skp.appraisal.line': 'appraisal_id.plan_id',
    'skp.evaluation': 'plan_id',
    'skp.evaluation.line': 'evaluation_id.plan_id',
    'skp.measurement': 'appraisal_line_id.appraisal_id.plan_id',
    'skp.behaviour': 'appraisal_id.plan_id',
}


class IrRule(models.Model):
    _inherit = 'ir.rule'

    def _make_access_error(self, operation, records):
        """Say who holds the case when a row of an SKP may not be changed in its present phase."""
        error = super()._make_access_error(operation, records)
        if operation != 'read' and records._name in ('skp.sop', 'skp.sop.step'):
            return self._published_error(records, error)
        path = PATH_TO_PLAN.get(records._name)
        if operation == 'read' or not path:
            return error
        # sudo: skp.plan - the case is named only to somebody who may read it, checked on the next line
        record = records.sudo()[:1]
        plan = record.mapped(path).with_env(records.env)
        if not plan or not plan.has_access('read'):
            return error
        locked = record.realisation_id._lock_sentence() if records._name == 'skp.realisation.line' else ''
        return AccessError(locked or self.env._(
            "“%(record)s” of %(plan)s cannot be changed now. %(holder)s Reload the page to see it as it stands.",
            record=record.display_name, plan=plan.name, holder=plan._holder_sentence()))

    def _published_error(self, records, error):
        """Say how a procedure is changed by which cases run already; Odoo's own words for any other reason."""
        sops = records if records._name == 'skp.sop' else records.sop_id
        published = sops.filtered(lambda sop: sop.has_access('read') and sop.state != 'draft')[:1]
        if not published:
            return error
        return AccessError(self.env._(
            "“%(sop)s” is published: it stays as it is, because cases run by it. Press Revise, change the new version "
            "and publish that.", sop=published.name))

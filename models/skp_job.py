import logging

from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError

_logger = logging.getLogger(__name__)

ATTEMPTS = 5  # of one batch that others keep getting in the way of


class SkpJob(models.AbstractModel):
    """Long work done in batches on the cron workers, a transaction each: it goes on where it was cut off.

    A job says in ``_batch()`` what its next batch is, and writes ``done`` and ``state`` in the same transaction.
    """

    _name = 'skp.job'
    _description = 'SKP Job'

    state = fields.Selection(
        [('waiting', "In work"), ('stopped', "Stopped"), ('done', "Done")], required=True, default='waiting')
    total = fields.Integer()
    done = fields.Integer()
    progress = fields.Float(compute='_compute_progress')

    @api.depends('total', 'done')
    def _compute_progress(self):
        for job in self:
            job.progress = 100 * job.done / job.total if job.total else 0

    def _batch(self):
        """Do the next batch of one job.

        :return: how many rows were dealt with
        """
        raise NotImplementedError

    @api.model
    def _cron(self):
        """The ``ir.cron`` that does these jobs."""
        raise NotImplementedError

    def _go_on(self):
        """Let the scheduler do what waits, as soon as this transaction is over."""
        # sudo: ir.cron - the scheduler does what was asked for
        self._cron().sudo()._trigger()

    def action_resume(self):
        """Go on with a job that was stopped; what is done stays done."""
        self.check_access('read')
        # sudo: skp.job - whoever reads a job may let it go on, which was asked just above
        self.sudo().filtered(lambda job: job.state == 'stopped').state = 'waiting'
        self._go_on()

    def action_refresh(self):
        """Show how far the job is."""
        self.check_access('read')
        return True

    @api.model
    def _run(self):
        """Do what waits, a batch in each transaction; a job that fails is stopped, the others go on."""
        cron, attempts = self.env['ir.cron'], 0
        cron._commit_progress(remaining=self._left())
        while job := self.search([('state', '=', 'waiting')], order='id', limit=1):
            dealt, attempts = job._try_batch(attempts)
            if not cron._commit_progress(dealt, remaining=self._left()):
                break

    def _try_batch(self, attempts):
        """One batch; what failed because somebody else was at the same rows is tried again.

        :return: (how many rows were dealt with, how often this batch was tried before)
        """
        try:
            return self._batch(), 0
        except Exception as error:  # whatever it is, the next job has its turn
            self.env.cr.rollback()
            self.env.invalidate_all()
            if isinstance(error, (ConcurrencyError, OperationalError)) and attempts < ATTEMPTS:
                return 0, attempts + 1
            _logger.exception("Stopped: %s", self)
            self.state = 'stopped'
            return 0, 0

    @api.model
    def _left(self):
        """How many rows wait, in all jobs."""
        [[total, done]] = self._read_group([('state', '=', 'waiting')], [], ['total:sum', 'done:sum'])
        return max((total or 0) - (done or 0), 0)

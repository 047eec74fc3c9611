import time

from odoo import models
from odoo.exceptions import AccessDenied
from odoo.http import request

UNSIGNED = {'return', 'object'}
CONFIRMED_FOR = 10 * 60  # seconds, as Odoo's own ``check_identity``


class SkpTask(models.Model):
    """Whoever signs over the network confirms the own password: once in ten minutes, or with the call itself."""

    _inherit = 'skp.task'

    def _signs(self, decision):
        """Whether ending the step with a decision puts a name to the content."""
        return self.step_id.requires_signature and self.act == self.step_id.act and decision not in UNSIGNED

    def _confirm(self, order):
        """The order without the password that came with it, knowing whether the asker is who he says he is."""
        values = dict(order.values)
        password = values.pop('password', None)
        # sudo: skp.sop.step - whether a step signs is known before its reader is judged
        signing = any(task._signs(order.decision) for task in self.sudo())
        return order._replace(values=values, confirmed=signing and self._is_confirmed(password))

    def _is_confirmed(self, password):
        """Whether the user's identity is sure: by the password, the session's check, or because nobody calls from afar.

        :param password: the user's own, or None
        """
        if not request or not self.env.registry.ready:  # the server itself, or the demo office while it is installed
            return True
        if password is not None:
            return self._is_password(password)
        session = request.session
        return session.uid == self.env.uid and session.get('identity-check-last', 0) > time.time() - CONFIRMED_FOR

    def _is_password(self, password):
        """Compare the user's password as Odoo does at login, with its pause after too many wrong ones."""
        user = self.env.user
        if not isinstance(password, str) or not password:
            return False
        try:
            with user._assert_can_auth(user=user.id):
                user._check_credentials(
                    {'type': 'password', 'login': user.login, 'password': password}, {'interactive': True})
        except AccessDenied:
            return False
        return True

    def _refuse_unconfirmed(self, order):
        """A name is put to a sheet by nobody but its owner."""
        if order.confirmed or not self._signs(order.decision):
            return None
        return self.env._(
            "“%(step)s” of %(plan)s is signed, and it is not sure that it is you: confirm your password and complete "
            "the step again (a program hands it over as “password”, and waits a while after wrong ones).",
            step=self.name, plan=self.plan_id.name)

"""Talks to the server as a browser does, each person in a session of the own; it never asserts."""
import time
from contextlib import contextmanager

from odoo.http import root
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from .common import OfficeMixin

QUIET = ('odoo.http', 'odoo.sql_db', 'odoo.addons.base.models.ir_rule', 'odoo.addons.base.models.ir_model')


class Refused(Exception):
    """What the server answered instead of a result: the kind of error and its sentence."""

    def __init__(self, error):
        super().__init__(error['data']['message'])
        self.kind = error['data']['name'].rsplit('.', 1)[-1]
        self.sentence = error['data']['message']


class RpcCase(OfficeMixin, HttpCase):
    """An office whose people call the server over HTTP."""

    identity_confirmed = True  # whether their sessions have just confirmed the password, as Odoo's dialog does

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def setUp(self):
        super().setUp()
        self.openers = {}

    def sign_in(self, user):
        """Take the session of a user, made at the first time."""
        if user not in self.openers:
            self.session = None  # the other people's sessions stay
            extra = {'identity-check-last': time.time()} if self.identity_confirmed else {}
            session = self.authenticate(user.login, user.login, session_extra=extra)
            self.addCleanup(root.session_store.delete, session)
            self.openers[user] = self.opener
        self.opener = self.openers[user]

    def rpc(self, user, model, method, *args, **kwargs):
        """Call a method as the web client does.

        :raises Refused: when the server answers with an error
        """
        self.sign_in(user)
        params = {'model': model, 'method': method, 'args': args, 'kwargs': kwargs}
        with mute_logger(*QUIET):
            answer = self.url_open(
                '/web/dataset/call_kw', json={'jsonrpc': '2.0', 'method': 'call', 'id': 0, 'params': params}).json()
        if 'error' in answer:
            raise Refused(answer['error'])
        return answer.get('result')

    def ask(self, user, model, method, *args, **kwargs):
        """Call a method: None when it went through, otherwise ``Refused``."""
        try:
            self.rpc(user, model, method, *args, **kwargs)
        except Refused as refused:
            return refused
        return None

    def attempt(self, *args, **kwargs):
        """Call a method and take it back: None when it went through, otherwise ``Refused``."""
        with self.undone():
            return self.ask(*args, **kwargs)

    @contextmanager
    def undone(self):
        """Take back whatever is done inside."""
        self.env.flush_all()
        savepoint = self.env.cr.savepoint(flush=False)
        try:
            yield
        finally:
            self.env.transaction.clear()  # also what waits to be written
            savepoint.close(rollback=True)

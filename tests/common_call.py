"""Calls a public method as the server runs it for a client, without the way over HTTP; it never asserts.

What a client may send goes through the same door (``odoo.service.model.call_kw``), with the environment of the user,
an empty cache, and the database's own refusals in the words that the server gives them. Only the session is missing,
so also people without one can be tried.
"""
import json
import traceback
from pathlib import Path

from psycopg2 import IntegrityError

from odoo.exceptions import AccessDenied, RedirectWarning, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tools import json_default, mute_logger

from .common_rpc import QUIET

EXPECTED = (UserError, RedirectWarning, AccessDenied)  # what the web client shows as a sentence
ADDON = Path(__file__).parent.parent.name


class Answer:
    """What the server says to one call.

    ``kind``: 'yes' when it went through, else the name of the refusal, or 'traceback'; ``value`` the result;
    ``sentence`` of a refusal; ``where`` a traceback began.
    """

    def __init__(self, kind, value=None, sentence='', where=''):
        self.kind, self.value, self.sentence, self.where = kind, value, sentence, where

    def __str__(self):
        return f"{self.kind}: {self.sentence} {self.where}".strip(": ")

    @property
    def word(self):
        """'yes', 'no' (not allowed), 'sentence' (allowed to ask, told why not) or 'traceback'."""
        return {'yes': 'yes', 'AccessError': 'no', 'AccessDenied': 'no', 'traceback': 'traceback'}.get(
            self.kind, 'sentence')


class CallMixin:
    """Any user calls any public method inside the test's own transaction."""

    def call(self, user, model, method, *args, **kwargs):
        """Call, keep what it changed, and return an ``Answer``; what was refused has changed nothing."""
        self.env.flush_all()
        return self._answer_to(user, model, method, args, kwargs)

    def trial(self, user, model, method, *args, **kwargs):
        """Call, take back whatever it changed, and return an ``Answer``."""
        with self.undone():
            return self._answer_to(user, model, method, args, kwargs)

    def _answer_to(self, user, model, method, args, kwargs):
        self.env.transaction.clear()  # nothing that another user has read is at hand
        records = self.env(user=user.id, su=False, context={'lang': 'en_US', 'tz': 'Asia/Jakarta'})[model]
        savepoint, failed = self.env.cr.savepoint(flush=False), None
        default, self.env.transaction.default_env = self.env.transaction.default_env, records.env
        try:
            with mute_logger(*QUIET):
                value = call_kw(records, method, list(args), kwargs)
                records.env.flush_all()
            return Answer('yes', json.loads(json.dumps(value, default=json_default)))
        except Exception as error:  # whatever it is, a client would hear of it
            failed = error
        finally:
            self.env.transaction.default_env = default
            if failed:
                self.env.transaction.clear()
            savepoint.close(rollback=bool(failed))
        return self._refusal(failed)

    def _refusal(self, error):
        """The ``Answer`` that the server makes of an error."""
        if isinstance(error, IntegrityError):
            table = error.diag.table_name
            name = next((model._name for model in self.env.registry.values() if model._table == table), 'base')
            return Answer(ValidationError.__name__, sentence=self.env[name]._sql_error_to_message(error))
        if isinstance(error, EXPECTED):
            return Answer(type(error).__name__, sentence=str(error))
        return Answer('traceback', sentence=f"{type(error).__name__}: {error}", where=self._where(error))

    @staticmethod
    def _where(error):
        """The last place of our own code that the error passed, or of the server's where it passed none."""
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if f'/{ADDON}/' in frame.filename and '/tests/' not in frame.filename]
        frame = (own or frames)[-1]
        return f"({Path(frame.filename).name}:{frame.lineno} {frame.name})"


def public_methods(model):
    """The methods of a model class that a client may call: {name: the addon's own class defines it}."""
    found = {}
    for name in dir(model):
        if name.startswith('_') or not callable(getattr(model, name, None)) or isinstance(getattr(model, name), type):
            continue
        classes = [cls for cls in model.mro() if name in cls.__dict__]
        if not any(getattr(cls.__dict__[name], '_api_private', False) for cls in classes):
            found[name] = any(cls.__module__.startswith('odoo.addons.hr_skp.') for cls in classes)
    return found

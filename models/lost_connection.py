import functools

from psycopg2 import InterfaceError, OperationalError

from odoo.exceptions import UserError


def tells_lost_connection(method):
    """Say in words that the database went away in the middle; with the connection its transaction is gone too.

    What the database itself asks to be tried again, such as a deadlock, passes: its connection is alive.
    """
    @functools.wraps(method)
    def _wrapped(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except (InterfaceError, OperationalError) as error:
            if not self.env.cr.closed:
                raise
            raise UserError(self.env._(
                "The connection to the database was lost, and nothing was changed: reload the page and do it again.",
            )) from error
    return _wrapped

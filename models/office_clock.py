import functools


def on_office_clock(method):
    """Let a job or an act count and write its days where the office is, whatever zone a client's context names.

    Shortly after midnight there it is yesterday in UTC. The zone is that of the current company.
    """
    @functools.wraps(method)
    def _wrapped(self, *args, **kwargs):
        return method(self.with_context(tz=self.env.company._skp_zone()), *args, **kwargs)
    return _wrapped

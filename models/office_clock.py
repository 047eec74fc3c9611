import functools


def on_office_clock(method):
    """Let a nightly job count its days where the office is: shortly after midnight there it is yesterday in UTC.

    The zone is that of the scheduler's own company; in all zones of Indonesia the day is the same at that hour.
    """
    @functools.wraps(method)
    def _wrapped(self, *args, **kwargs):
        return method(self.with_context(tz=self.env.company._skp_zone()), *args, **kwargs)
    return _wrapped

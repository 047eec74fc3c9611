"""An office procedure (SOP) as a flow: what a step may do, and whether the flow is sound.

A step does one known act and belongs to one role. Work goes forward along ``next_key`` and
comes back along ``return_key``; a step without ``next_key`` is an end. How often a month's
steps are repeated is decided by whoever runs the flow.
"""
from dataclasses import dataclass

try:
    from .errors import Finding
except ImportError:  # the file runs by itself: python -m doctest
    from errors import Finding

ROLES = ('employee', 'appraiser', 'superior', 'data_manager', 'staff')


@dataclass(frozen=True)
class Act:
    """A known act: the phase (state) its case is in meanwhile, and how it can end."""

    phase: str
    decisions: tuple = ('done',)


ACTS = {
    'prepare': Act('plan'),
    'plan': Act('plan'),
    'review': Act('review', ('agree', 'return')),
    'realise': Act('realisation'),
    'measure': Act('measurement'),
    'assess': Act('measurement'),  # measures and scores in one
    'behaviour': Act('behaviour'),
    'respond': Act('response', ('accept', 'object')),
    'hand_over': Act('handover'),
    'receive': Act('handover'),
    'ratify': Act('ratification'),
    'archive': Act('archive'),
}
STATES = (*dict.fromkeys(act.phase for act in ACTS.values()), 'done')
# acts that have to keep this order along the forward path; the others may stand anywhere
ORDER = {'plan': 1, 'review': 2, 'realise': 3, 'measure': 4, 'assess': 4, 'behaviour': 5,
         'respond': 6, 'ratify': 7, 'archive': 8}


@dataclass(frozen=True)
class Step:
    """A row of the flow table. ``decision``: the sheet draws it as a diamond."""

    key: str
    act: str
    role: str
    next_key: str | None = None
    return_key: str | None = None
    decision: bool = False


def decisions(step):
    """How a step can end: what its act offers, and 'return' where it names a step to go back to.

    >>> decisions(Step('4', 'respond', 'employee', '5', return_key='3'))
    ('accept', 'object', 'return')
    """
    offered = ACTS[step.act].decisions
    return offered if not step.return_key or 'return' in offered else (*offered, 'return')


def following(step, decision):
    """Key of the step after this one, None at an end.

    >>> review = Step('2', 'review', 'appraiser', '3', '1')
    >>> following(review, 'agree'), following(review, 'return')
    ('3', '1')
    """
    return step.return_key if decision == 'return' else step.next_key


def faults(steps):
    """What is wrong with a procedure: list of Finding, empty when it is sound.

    Faults in single steps are reported first and alone; the flow is judged once they are mended.

    :param steps: Step objects in the order of their sequence; the first is the beginning

    >>> sound = [Step('1', 'assess', 'appraiser', '2'), Step('2', 'ratify', 'superior')]
    >>> faults(sound)
    []
    >>> [str(fault) for fault in faults(sound[:1] + [Step('2', 'archive', 'staff')])]
    ['No step ratifies the result.']
    """
    steps = list(steps)
    if not steps:
        return [Finding('sop_empty')]
    single = [fault for check in STEP_CHECKS for fault in check(steps)]
    return single or [fault for check in FLOW_CHECKS for fault in check(steps)]


# -- single steps ------------------------------------------------------------------------------

def _same_key(steps):
    keys = [step.key for step in steps]
    return [_fault('sop_same_key', key) for key in dict.fromkeys(keys) if keys.count(key) > 1]


def _unknown_act(steps):
    return [_fault('sop_unknown_act', step.key, act=step.act) for step in steps if step.act not in ACTS]


def _unknown_role(steps):
    return [_fault('sop_unknown_role', step.key, role=step.role) for step in steps if step.role not in ROLES]


def _unknown_target(steps):
    keys = {step.key for step in steps}
    return [_fault('sop_unknown_target', step.key, target=target)
            for step in steps for target in _targets(step) if target not in keys]


def _leads_to_itself(steps):
    return [_fault('sop_self', step.key) for step in steps if step.key in _targets(step)]


def _missing_return(steps):
    return [_fault('sop_missing_return', step.key)
            for step in steps if not step.return_key and _must_return(step)]


def _must_return(step):
    """A review, or a diamond on an act that has no second ending of its own."""
    offered = ACTS[step.act].decisions if step.act in ACTS else ()
    return 'return' in offered or (step.decision and offered == ('done',))


# -- the flow ----------------------------------------------------------------------------------

def _beginning(steps):
    forward = {step.next_key for step in steps}
    if forward >= {step.key for step in steps}:
        return [_fault('sop_no_start')]
    led_to = {target for step in steps for target in _targets(step)}
    return [_fault('sop_second_start', step.key) for step in steps[1:] if step.key not in led_to]


def _unreachable(steps):
    """Steps that others lead to, but none that is itself reached from the first."""
    by_key = {step.key: step for step in steps}
    reached, waiting = set(), [steps[0].key]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += _targets(by_key[key])
    led_to = {target for step in steps for target in _targets(step)}
    return [_fault('sop_unreachable', step.key)
            for step in steps if step.key not in reached and step.key in led_to]


def _trap(steps):
    """Steps on a circle: whoever always goes forward comes back to them."""
    return [_fault('sop_trap', step.key) for step in steps if step.key in _forward(steps, step)[1:]]


def _out_of_order(steps):
    by_key = {step.key: step for step in steps}
    found, latest = [], None
    for key in dict.fromkeys(_forward(steps, steps[0])):
        step = by_key[key]
        if step.act not in ORDER:
            continue
        if latest and ORDER[step.act] < ORDER[latest.act]:
            found.append(_fault('sop_order', key, act=step.act, after=latest.key, after_act=latest.act))
        else:
            latest = step
    return found


def _missing_acts(steps):
    acts = {step.act for step in steps}
    found = [] if acts & {'measure', 'assess'} else [_fault('sop_missing_assessment')]
    return found if 'ratify' in acts else [*found, _fault('sop_missing_ratification')]


# -- helpers -----------------------------------------------------------------------------------

STEP_CHECKS = (_same_key, _unknown_act, _unknown_role, _unknown_target, _leads_to_itself, _missing_return)
FLOW_CHECKS = (_beginning, _unreachable, _trap, _out_of_order, _missing_acts)


def _targets(step):
    return [key for key in (step.next_key, step.return_key) if key]


def _forward(steps, start):
    """Keys from a step forward to the end, or up to and with the first that comes again."""
    next_key = {step.key: step.next_key for step in steps}
    path, key = [], start.key
    while key and key not in path:
        path.append(key)
        key = next_key[key]
    return [*path, key] if key else path


def _fault(code, step='', **values):
    return Finding(code, step, {'step': step, **values} if step else values)

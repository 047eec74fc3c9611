"""An office procedure (SOP) as a flow: what a step may do, and whether the flow is sound.

A step does one known act and belongs to one role. Work goes forward along ``next_key`` and
comes back along ``return_key``; a step without ``next_key`` is an end. The steps from ``realise`` to
``measure`` (``realise`` alone where nothing measures) are repeated for every month by whoever runs the flow.
"""
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

try:
    from .errors import Finding
except ImportError:  # the file runs by itself: python -m doctest
    from errors import Finding

ROLES = ('employee', 'appraiser', 'superior', 'data_manager', 'staff')


@dataclass(frozen=True)
class Act:
    """A known act: the phase (state) its case is in meanwhile, how it can end, and who may do it."""

    phase: str
    decisions: tuple = ('done',)
    roles: tuple = ROLES


OWN, ABOVE = ROLES[:1], ROLES[1:3]
APPRAISER, SUPERIOR = ROLES[1:2], ROLES[2:3]  # nobody ratifies what he appraised
ACTS = {
    'prepare': Act('plan', roles=(*ABOVE, 'data_manager', 'staff')),
    'plan': Act('plan', roles=OWN),
    'review': Act('review', ('agree', 'return'), ABOVE),
    'realise': Act('realisation', roles=OWN),
    'measure': Act('measurement', roles=APPRAISER),
    'assess': Act('measurement', roles=APPRAISER),  # measures and scores in one
    'behaviour': Act('behaviour', roles=APPRAISER),
    'respond': Act('response', ('accept', 'object'), OWN),
    'hand_over': Act('handover'),
    'receive': Act('handover'),
    'ratify': Act('ratification', roles=SUPERIOR),
    'archive': Act('archive'),
}
STATES = (*dict.fromkeys(act.phase for act in ACTS.values()), 'done')
# acts that have to keep this order along the forward path; the others may stand anywhere
ORDER = {'plan': 1, 'review': 2, 'realise': 3, 'measure': 4, 'assess': 4, 'behaviour': 5,
         'respond': 6, 'ratify': 7, 'archive': 8}
PLANNING = {'prepare', 'plan', 'review'}
MONTHLY = ('realise', 'measure')
FIGURES = {*MONTHLY, 'assess'}  # from here on figures hang on the plan


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
    return [_fault('sop_same_key', key) for key, count in Counter(step.key for step in steps).items() if count > 1]


def _unknown_act(steps):
    return [_fault('sop_unknown_act', step.key, act=step.act) for step in steps if step.act not in ACTS]


def _unknown_role(steps):
    return [_fault('sop_unknown_role', step.key, role=step.role) for step in steps if step.role not in ROLES]


def _wrong_actor(steps):
    """Nobody judges the own work, and nobody speaks for the employee."""
    return [_fault('sop_actor', step.key, act=step.act, role=step.role)
            for step in steps if step.act in ACTS and step.role in ROLES and step.role not in ACTS[step.act].roles]


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
    by_key, reached, waiting = {step.key: step for step in steps}, set(), [steps[0].key]
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


def _lost_return(steps):
    """Returns that never come round to the step again."""
    return [_fault('sop_return_lost', step.key, target=step.return_key)
            for step in steps if step.return_key and step.key not in _forward(steps, step.return_key)]


def _return_to_plan(steps):
    """Returns that would reopen the plan when figures hang on it."""
    acts = _acts(steps)
    late = next((_forward(steps, key) for key in _forward(steps, steps[0]) if acts[key] in FIGURES), ())
    return [
        _fault('sop_return_plan', step.key, target=step.return_key) for step in steps if step.return_key
        and step.key in late and PLANNING & {acts[key] for key in _until(_forward(steps, step.return_key), [step.key])}]


def _out_of_order(steps):
    """Acts that come too late: on the way forward, and on a detour until it joins that way."""
    main, by_key, found = _forward(steps, steps[0]), {step.key: step for step in steps}, {}
    detours = [_forward(steps, step.return_key) for step in steps if step.return_key not in (None, *main)]
    for path in (main, *(_until(detour, main) for detour in detours)):
        ranked = [by_key[key] for key in dict.fromkeys(path) if by_key[key].act in ORDER]
        latest = accumulate(ranked, lambda before, step: max(step, before, key=lambda row: ORDER[row.act]))
        found |= {
            step.key: _fault('sop_order', step.key, act=step.act, after=before.key, after_act=before.act)
            for step, before in zip(ranked, latest, strict=True) if ORDER[step.act] < ORDER[before.act]}
    return list(found.values())


def _months(steps):
    """The months are reported by one step and measured by one, both on the way forward."""
    acts = _acts(steps)
    kept = {next((key for key in _forward(steps, steps[0]) if acts[key] == act), None) for act in MONTHLY}
    found = [_fault('sop_months', key, act=act) for key, act in acts.items() if act in MONTHLY and key not in kept]
    unreported = 'measure' if 'realise' not in acts.values() else None
    return found + [_fault('sop_unreported', key) for key, act in acts.items() if act == unreported]


def _missing_acts(steps):
    acts = {_acts(steps)[key] for key in _forward(steps, steps[0])}
    found = [] if acts & {'measure', 'assess'} else [_fault('sop_missing_assessment')]
    if 'measure' in acts and not acts & {'behaviour', 'assess'}:
        found.append(_fault('sop_missing_behaviour'))
    return found + ([] if 'ratify' in acts else [_fault('sop_missing_ratification')])


# -- helpers -----------------------------------------------------------------------------------

STEP_CHECKS = (_same_key, _unknown_act, _unknown_role, _wrong_actor, _unknown_target, _leads_to_itself, _missing_return)
FLOW_CHECKS = (_beginning, _unreachable, _trap, _lost_return, _return_to_plan, _out_of_order, _months, _missing_acts)


def _targets(step):
    return [key for key in (step.next_key, step.return_key) if key]


def _acts(steps):
    return {step.key: step.act for step in steps}


def _forward(steps, start):
    """Keys from a step (or its key) forward to the end, or up to and with the first that comes again."""
    next_key = {step.key: step.next_key for step in steps}
    path, key = [], getattr(start, 'key', start)
    while key and key not in path:
        path.append(key)
        key = next_key[key]
    return [*path, key] if key else path


def _until(path, keys):
    """A path up to and with the first of some keys."""
    return path[:next((place for place, key in enumerate(path, 1) if key in keys), None)]


def _fault(code, step='', **values):
    return Finding(code, step, {'step': step, **values} if step else values)

from . import (
    skp_complete,
    skp_complete_fault,
    skp_complete_line,
    skp_complete_paper,
    skp_justify,
    skp_period_open,
    skp_task_undo,
)

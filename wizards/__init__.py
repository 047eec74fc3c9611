from . import (
    skp_complete,
    skp_complete_archive,
    skp_complete_checks,
    skp_complete_fault,
    skp_complete_line,
    skp_complete_paper,
    skp_complete_rating,
    skp_dossier,
    skp_finding,
    skp_justify,
    skp_print,
    skp_task_undo,
)

from . import skp_dialog  # what the dialogs about one record inherit

# isort: split
from . import (
    skp_addendum_start,
    skp_complete,
    skp_complete_archive,
    skp_complete_checks,
    skp_complete_drawing,
    skp_complete_fault,
    skp_complete_item,
    skp_complete_line,
    skp_complete_paper,
    skp_complete_rating,
    skp_dossier,
    skp_finding,
    skp_import,
    skp_import_finding,
    skp_justify,
    skp_move,
    skp_move_appraiser,
    skp_move_transfer,
    skp_print,
    skp_recap,
    skp_step_in,
    skp_task_undo,
    skp_verify,
)

# isort: split
from . import skp_import_kind, skp_import_plans  # what the other kinds of workbooks inherit

# isort: split
from . import skp_import_ekinerja, skp_import_months, skp_import_old, skp_import_staff

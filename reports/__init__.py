from . import (  # what the sheets inherit
    official_sheet,
    official_sheet_paper,
    official_sheet_permenpanrb6,
    official_sheet_pp30,
)

# isort: split
from . import (
    ir_actions_report,
    report_appraisal,
    report_appraisal_achievement,
    report_appraisal_permenpanrb6,
    report_appraisal_pp30,
    report_archive,
    report_behaviour,
    report_booklet,
    report_calculation,
    report_deviation,
    report_disposition,
    report_objection,
    report_plan,
    report_plan_permenpanrb6,
    report_plan_pp30,
    report_realisation,
    report_receipt,
    report_sop,
)

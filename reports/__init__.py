from . import (
    ir_actions_report,
    official_sheet,
    report_appraisal,
    report_disposition,
    report_plan,
    report_sop,
)

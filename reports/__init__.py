from . import (
    ir_actions_report,
    sheet,
    report_plan,
    report_appraisal,
)

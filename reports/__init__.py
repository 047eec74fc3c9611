from . import (  # what the sheets inherit
    official_sheet,
    official_sheet_drawing,
    official_sheet_objection,
    official_sheet_paper,
    official_sheet_permenpanrb6,
    official_sheet_pp30,
    official_sheet_seal,
)

# isort: split
from . import official_sheet_addendum  # by which signature a sheet is printed

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
    report_document_superior,
    report_feedback_permenpanrb6,
    report_file,
    report_guidance_permenpanrb6,
    report_indicator_permenpanrb6,
    report_objection,
    report_performance_permenpanrb6,
    report_plan,
    report_plan_permenpanrb6,
    report_plan_pp30,
    report_realisation,
    report_receipt,
    report_role_matrix,
    report_sop,
)

# isort: split
from . import xlsx_report  # what the workbooks inherit

# isort: split
from . import (
    ekinerja_cells,
    xlsx_ekinerja,
    xlsx_findings,
    xlsx_import,
    xlsx_plan,
    xlsx_realisation,
    xlsx_recap,
)

# isort: split
from . import report_recap

# isort: split
from . import report_recap_allowance, report_recap_results, report_recap_work, xlsx_tables

# isort: split
from . import xlsx_months  # on what xlsx_import makes

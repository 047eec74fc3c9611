from importlib.util import find_spec

from . import (
    test_access,
    test_access_guards,
    test_activity_done,
    test_bad_input,
    test_case_walk,
    test_demo,
    test_house,
    test_performance,
    test_report_engine,
    test_reports,
    test_rules_clocks,
    test_rules_doctests,
    test_rules_errors,
    test_rules_indonesian,
    test_rules_months,
    test_rules_nip,
    test_rules_pp46,
    test_rules_seal,
    test_rules_sop_flow,
    test_sop_data,
    test_screens,
    test_tours,
)

if find_spec('hypothesis'):  # a development tool: an office may run the tests without it
    from . import test_rules_properties

from . import skp_complete, skp_complete_line, skp_period_open

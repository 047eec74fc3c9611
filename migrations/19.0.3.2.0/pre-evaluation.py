RULES = ('skp_evaluation_rule_appraiser_write', 'skp_evaluation_line_rule_appraiser_write')


def migrate(cr, version):
    """Rules are data that is not updated: these two are made anew, without drafts that a superior has taken over."""
    cr.execute(
        "DELETE FROM ir_model_data WHERE module = 'hr_skp' AND name = ANY(%s) RETURNING res_id", [list(RULES)])
    cr.execute("DELETE FROM ir_rule WHERE id = ANY(%s)", [[res_id for [res_id] in cr.fetchall()]])

def migrate(cr, version):
    """The rule of the dialog that opened periods goes with it: as data that is not updated it would stay named."""
    cr.execute(
        "DELETE FROM ir_model_data WHERE module = 'hr_skp' AND name = 'skp_period_open_rule_own' RETURNING res_id")
    cr.execute("DELETE FROM ir_rule WHERE id = ANY(%s)", [[res_id for [res_id] in cr.fetchall()]])

"""Signatures made before kept no content: they are marked as of the earlier form, so that no later one can be."""


def migrate(cr, version):
    """Mark the earlier signatures and keep where they end."""
    if not version:
        return
    cr.execute("UPDATE skp_signature SET form = 1 WHERE content IS NULL")
    cr.execute("SELECT COALESCE(MAX(id), 0) FROM skp_signature WHERE form = 1")
    [last] = cr.fetchone()
    cr.execute(
        "INSERT INTO ir_config_parameter (key, value) VALUES ('hr_skp.last_signature_of_earlier_form', %s) "
        "ON CONFLICT (key) DO NOTHING", [str(last)])

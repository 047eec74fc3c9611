# how Odoo begins the names of what it registers of a model: its fields, their choices, what it inherits
REGISTERED = ('field_skp_%', 'selection__skp_%', 'model_inherit__skp_%')


def uninstall_hook(env):
    """Take back the names that other modules gave to parts of our models.

    Odoo registers what a model inherits (a chatter, for instance) under every module that extends it, and on removal
    forgets the names of the removed module alone: the others would stay and point at nothing.
    """
    env['ir.model.data'].search([
        ('module', '!=', 'hr_skp'), '|', '|', *(('name', '=like', pattern) for pattern in REGISTERED)]).unlink()

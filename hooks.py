def uninstall_hook(env):
    """Take back the names that other modules gave to the fields of our models.

    Odoo names an inherited field (a chatter's, for instance) in the register of every module that extends it, and
    on removal forgets the names of the removed module alone: the others would stay and point at nothing.
    """
    names = env['ir.model.data'].search([('model', '=', 'ir.model.fields'), ('module', '!=', 'hr_skp')])
    ours = env['ir.model.fields'].search([('id', 'in', names.mapped('res_id')), ('model', '=like', 'skp.%')])
    names.filtered(lambda name: name.res_id in ours.ids).unlink()

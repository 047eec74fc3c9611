"""PP 46/2011 was the one regulation and had no versions: it becomes the published first version of three."""
from odoo import SUPERUSER_ID, api

# as data/skp_scheme_pp46_data.xml has it; that file is not loaded again into a database that knows its records
PP46 = {
    'date_from': '2014-01-01', 'date_to': '2021-06-30', 'replaced_by': "SE MenPANRB 3/2021", 'state': 'published',
    'sequence': 30,
}


def migrate(cr, version):
    """Give the regulation that was there the dates and the state that it has in a new database."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    scheme = env.ref('hr_skp.scheme_pp46', raise_if_not_found=False)
    if scheme and scheme.state == 'draft':
        scheme.write(PP46)

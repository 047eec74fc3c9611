from odoo import fields, models


class HrEmployee(models.Model):
    """Titles before and after a name, as sheets print them: Dra. Ratna Dewi, M.Pd."""

    _inherit = 'hr.employee'

    skp_title_before = fields.Char(
        string="Title before the Name", groups='hr.group_hr_user', tracking=True,
        help="Gelar depan as the diploma gives it, for example Prof. Dr.")
    skp_title_after = fields.Char(
        string="Title after the Name", groups='hr.group_hr_user', tracking=True,
        help="Gelar belakang, several with commas between them, for example S.Pd., M.Pd.")

    def _skp_printed_name(self):
        """The name with its titles; a title that the name has already is not printed twice."""
        self.ensure_one()
        name, *after = [part.strip() for part in (self.name or '').split(',')]
        words = name.split()
        last = next((index for index, word in enumerate(words) if not word.endswith('.')), len(words))
        before, own = self._skp_new_titles((self.skp_title_before or '').split(), words[:last])
        after, own_after = self._skp_new_titles((self.skp_title_after or '').split(','), after)
        return ", ".join([" ".join([*before, *own, *words[last:]]), *own_after, *after])

    def _skp_new_titles(self, titles, there):
        """The titles to print besides those that the name has, and those of the name that stay.

        Where one is new, all of the record are printed in the record's order.
        """
        titles = [title.strip() for title in titles if title.strip()]
        known, wanted = {self._skp_plain(title) for title in there}, {self._skp_plain(title) for title in titles}
        if wanted <= known:
            return [], there
        return titles, [title for title in there if self._skp_plain(title) not in wanted]

    def _skp_plain(self, title):
        """A title as it is compared: M.Pd. and MPd are one."""
        return ''.join(character for character in title.lower() if character.isalnum())

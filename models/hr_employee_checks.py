from odoo import models


class HrEmployee(models.Model):
    """What the checks before signing look at of a person."""

    _inherit = 'hr.employee'

    def _skp_check_facts(self, date):
        """The people of ``rules/checks``: {employee id: dict}.

        Birth date and sex are compared only for the personnel office and for oneself: a finding would tell them.
        """
        office = self.env.user.has_group('hr.group_hr_user')
        # sudo: hr.employee - NIP, rank and post are HR-only; people without HR rights get what the sheets print
        people = self.sudo()
        people.version_ids.fetch([  # with what the facts need: one query for both
            'date_version', 'job_title', 'job_id', 'department_id', 'skp_rank_id', 'skp_is_structural',
            'skp_post_kind', 'sex'])
        facts = people._skp_facts(date)
        return {
            person.id: {
                'id': person.id, **person._skp_check_numbers(facts[person.id], person._get_version(date)),
                **(person._skp_check_private(date) if office or person.user_id == self.env.user else {})}
            for person in people}

    def _skp_check_numbers(self, facts, version):
        """Name, NIP and rank; a number that the office takes as it is, is not looked at."""
        return {
            'name': facts['name'], 'rank': facts['rank'], 'kind': version.skp_rank_id.kind,
            'nip_exempt': version.skp_post_kind == 'political',
            **({} if self.skp_nip_override else {'nip': facts['nip']})}

    def _skp_check_private(self, date):
        return {'birth_date': self.birthday or None, 'sex': self._get_version(date).sex}

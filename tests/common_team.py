"""A section head with a team under PermenPANRB 6/2022, all of it waiting to be rated; builds, never asserts."""
from .common_permenpanrb6 import Permenpanrb6Mixin
from .common_sop_92 import Sop92Mixin

NAMES = ("Ahmad Fauzi", "Dewi Lestari", "Eka Putri", "Fajar Nugroho", "Gita Savitri", "Hendra Wijaya", "Indah Permata",
         "Joko Susilo", "Kartika Sari", "Lukman Hakim")


class TeamMixin(Permenpanrb6Mixin, Sop92Mixin):
    """SOP 92 leads from the plan straight to the assessment of the year."""

    @classmethod
    def make_team(cls, size=10):
        """The cases of so many staff of the section head, in the office made before."""
        cls.make_sop_92()
        cls.period = cls.period_92 = cls.make_period_6(2024)
        cls.period.write({'sop_id': cls.env.ref('hr_skp.sop_92').id, 'staff_id': cls.staff.user_id.id})
        cls.workers = cls.make_workers(size)
        for worker, name in zip(cls.workers, NAMES, strict=False):
            worker.name = name
        cls.cases = cls.assessable(cls.workers)
        cls.rows = cls.cases.appraisal_ids.sorted('id')
        cls.set_organisation('good')

    @classmethod
    def assessable(cls, employees):
        """Cases of these employees at the step in which the appraiser rates."""
        return cls.walk_92(cls.open_92(employees), 'assess').sudo()

    @classmethod
    def set_organisation(cls, predicate, leader=None, span='year'):
        """Enter the result of a leader's organisation, as the data manager with the letter."""
        return cls.env['skp.organisation'].with_user(cls.data_manager.user_id).create({
            'period_id': cls.period.id, 'leader_id': (leader or cls.section_head).id, 'span': span,
            'predicate': predicate, 'letter': "900/12", 'decided_on': '2025-01-10'})

    @classmethod
    def prepare(cls, plans, previous='none'):
        """Write the plans as the staff member, each with one result in words."""
        for plan in plans.sudo():
            user = plan.current_user_id
            plan.env['skp.plan.line'].with_user(user).create({
                'plan_id': plan.id, **cls.results_of(plan)[0]})
            plan.env['skp.previous'].with_user(user).create({'plan_id': plan.id, 'kind': previous})

    @classmethod
    def assess(cls, plans):
        """Rate as expected, as the appraisers."""
        cls.score(plans)

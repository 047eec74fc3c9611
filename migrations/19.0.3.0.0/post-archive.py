"""Each archived case gets its file: number, place and day come from the case, the office's own sequence becomes a
pattern and a counter. Numbers that are given stay as they are."""
import re

LEGENDS = {'year': '{year}', 'y': '{year2}', 'month': '{month}'}


def migrate(cr, version):
    cr.execute("""
        INSERT INTO skp_file (
            plan_id, employee_id, company_id, year, date_from, date_to, regulation, number, place, medium,
            archived_on, closed_on, name, nip, rank, post, unit, appraiser, superior,
            create_uid, write_uid, create_date, write_date)
        SELECT plan.id, plan.employee_id, plan.company_id, extract(year FROM plan.date_to)::int, plan.date_from,
               plan.date_to, scheme.code, plan.archive_number, plan.archive_place, 'both', plan.archived_on,
               CASE WHEN plan.archived_on IS NOT NULL THEN greatest(plan.date_to, plan.archived_on) END,
               mine.name, mine.nip, mine.rank, mine.post, mine.unit, appraiser.name, superior.name,
               1, 1, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'
          FROM skp_plan plan
          JOIN skp_scheme scheme ON scheme.id = plan.scheme_id
          LEFT JOIN skp_party mine ON mine.plan_id = plan.id AND mine.document = 'appraisal' AND mine.role = 'employee'
          LEFT JOIN skp_party appraiser
                 ON appraiser.plan_id = plan.id AND appraiser.document = 'appraisal' AND appraiser.role = 'appraiser'
          LEFT JOIN skp_party superior
                 ON superior.plan_id = plan.id AND superior.document = 'appraisal' AND superior.role = 'superior'
         WHERE plan.archive_number IS NOT NULL
           AND NOT EXISTS (SELECT FROM skp_file there WHERE there.plan_id = plan.id)""")
    cr.execute("UPDATE skp_plan SET file_id = file.id FROM skp_file file WHERE file.plan_id = skp_plan.id")
    migrate_sequences(cr)


def migrate_sequences(cr):
    """The sequence of each office, else the shared one, as pattern and last number; then it goes."""
    cr.execute("""
        SELECT DISTINCT ON (company.id) company.id, sequence.prefix, sequence.suffix, sequence.padding, sequence.id,
               sequence.implementation, sequence.number_next
          FROM res_company company
          JOIN ir_sequence sequence ON sequence.code = 'skp.archive' AND sequence.active
           AND (sequence.company_id = company.id OR sequence.company_id IS NULL)
         ORDER BY company.id, sequence.company_id NULLS LAST""")
    for company_id, prefix, suffix, padding, sequence_id, implementation, number_next in cr.fetchall():
        last = number_next - 1 if implementation == 'no_gap' else last_value(cr, sequence_id)
        pattern = as_pattern(prefix, suffix, padding)
        if pattern:
            cr.execute("UPDATE res_company SET skp_number_pattern = %s WHERE id = %s", [pattern, company_id])
        cr.execute("""
            INSERT INTO skp_file_counter (company_id, year, last)
            VALUES (%s, CASE WHEN %s THEN extract(year FROM now())::int ELSE 0 END, %s) ON CONFLICT DO NOTHING""",
            [company_id, '{year' in (pattern or '{year}'), max(last, 0)])
    cr.execute("""
        DELETE FROM ir_model_data WHERE module = 'hr_skp' AND name = 'sequence_archive'""")
    cr.execute("UPDATE ir_sequence SET active = FALSE WHERE code = 'skp.archive'")


def last_value(cr, sequence_id):
    """The last number of a standard sequence, 0 where none was drawn."""
    name = f'ir_sequence_{sequence_id:03d}'
    cr.execute("SELECT to_regclass(%s) IS NOT NULL", [name])
    if not cr.fetchone()[0]:
        return 0
    cr.execute(f'SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM "{name}"')  # noqa: S608
    return cr.fetchone()[0]


def as_pattern(prefix, suffix, padding):
    """Prefix and suffix of a sequence as a pattern; None where they say something that a pattern has not."""
    parts = []
    for text in (prefix or '', suffix or ''):
        text = text.replace('{', '{{').replace('}', '}}')
        text = re.sub(r'%\((?:current_)?(\w+)\)s', lambda found: LEGENDS.get(found[1], '\0'), text)
        if '\0' in text:
            return None
        parts.append(text)
    return f"{parts[0]}{{seq:0{padding}d}}{parts[1]}" if 1 <= (padding or 0) <= 9 else f"{parts[0]}{{seq}}{parts[1]}"

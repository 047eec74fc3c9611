"""What a database holds, as JSON on standard output: its schema, and a checksum of each row, column by column.

Run under Odoo's own interpreter as `_snapshot.py DATABASE [EARLIER]`: of an earlier snapshot, in a file, only the
tables and columns are read, so that two databases are compared in what both have.
"""

import json
import sys
from pathlib import Path

import psycopg2

# when something was last written, and by whom, is no content
PASSING = {"write_date", "write_uid", "last_modified_date", "last_modified_uid"}
SCHEMA = {
    "columns": "SELECT table_name || '.' || column_name, concat_ws(' ', data_type, character_maximum_length, "
               "is_nullable, column_default) FROM information_schema.columns WHERE table_schema = 'public'",
    "constraints": "SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint "
                   "WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT tablename || '.' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'",
    "sequences": "SELECT sequencename, data_type::text FROM pg_sequences WHERE schemaname = 'public'",
    "functions": "SELECT oid::regprocedure::text, md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "triggers": "SELECT tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger "
                "WHERE NOT tgisinternal",
}
TABLES = """SELECT t.table_name, json_agg(c.column_name ORDER BY c.column_name)
    FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
    WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' GROUP BY 1 ORDER BY 1"""


def snapshot(cursor, earlier=None):
    """The schema whole, and the rows of the tables and columns that there are (in the earlier snapshot)."""
    schema = {}
    for kind, query in SCHEMA.items():
        cursor.execute(query)
        schema[kind] = dict(cursor.fetchall())
    cursor.execute(TABLES)
    tables = {name: [column for column in columns if column not in PASSING] for name, columns in cursor.fetchall()}
    if earlier:
        tables = {name: [column for column in earlier["tables"][name] if column in columns]
                  for name, columns in tables.items() if name in earlier["tables"]}
    return {"schema": schema, "tables": tables, "rows": {
        name: rows(cursor, name, columns) for name, columns in tables.items() if columns}}


def rows(cursor, table, columns):
    """A checksum of each row by its id; a relation without one by its own text."""
    quoted = ", ".join(f'"{column}"' for column in columns)
    key = "id::text" if "id" in columns else "row::text"
    cursor.execute(f'SELECT {key}, md5(row::text) FROM (SELECT {quoted} FROM "{table}") row')
    return dict(cursor.fetchall())


def main():
    """Print the snapshot of one database."""
    database, *earlier = sys.argv[1:]
    before = json.loads(Path(earlier[0]).read_text()) if earlier else None
    with psycopg2.connect(dbname=database).cursor() as cursor:
        json.dump(snapshot(cursor, before), sys.stdout)


if __name__ == "__main__":
    main()

"""Runs SQL for `_postgres.py` under Odoo's own interpreter: [database, statement, …] in, rows out, as JSON."""

import json
import sys

import psycopg2


def main():
    """Run each statement by itself and print the rows of the last one."""
    database, *statements = json.load(sys.stdin)
    connection = psycopg2.connect(dbname=database)
    connection.autocommit = True
    rows = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()

"""(c) DuckDB: SQL on a table of its own, with exact decimals, on one thread; the answers come as Arrow columns."""

from pathlib import Path

import duckdb

from . import AS_OF, from_typed

SQL = Path(__file__).with_suffix(".sql").read_text()


def prepare(table):
    base = duckdb.connect()
    base.execute("SET threads = 1")
    base.register("given", table)
    base.execute("CREATE TABLE orders AS FROM given")
    return base


def decide(base):
    return base.sql(SQL, params={"as_of": AS_OF}).to_arrow_table()


def answers(decided):
    return from_typed(decided)

"""(c) DuckDB: SQL on a table of its own, with cents or with exact decimals, on one thread."""

from pathlib import Path

import duckdb

from . import formed, with_nulls

SQL = Path(__file__).with_suffix(".sql").read_text()
CENTS = {
    "two": "(order_amount * 2 + 50) // 100",
    "three": "(order_amount * 3 + 50) // 100",
    "cap": "10000",
    "zero": "0",
}
DECIMALS = {
    "two": "round(order_amount * 0.02, 2)",
    "three": "round(order_amount * 0.03, 2)",
    "cap": "100.00",
    "zero": "0.00",
}
# Hundredths by multiplication: a division would be of binary floating point.
MONEY = ", ".join(
    f"CAST(CAST({name} AS DECIMAL(15, 0)) * 0.01 AS DECIMAL(18, 2)) AS {name}"
    for name in ("order_amount", "paid_on_platform", "coverage_limit")
)


def prepare(table, columns="*", words=CENTS):
    base = duckdb.connect()
    base.execute("SET threads = 1")
    base.register("given", with_nulls(table))
    base.execute(f"CREATE TABLE orders AS SELECT {columns} FROM given")
    return base, SQL.format(**words)


def prepare_decimal(table):
    return prepare(table, f"* REPLACE ({MONEY})", DECIMALS)


def decide(prepared):
    base, sql = prepared
    return base.sql(sql).to_arrow_table()


def answers(decided):
    return formed(decided)

"""Our tables beside their peers: answers compared, then times taken in turn, then a report in Markdown.

measure.py DATA_FOLDER PROGRAMS_FOLDER [--quick]
"""

import os

# Before polars is imported, which then starts its threads.
os.environ["POLARS_MAX_THREADS"] = "1"

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import report
from compare import agree
from contest import InPython, InRust, Talk, in_turn
from orders import AS_OF, from_codes, from_typed, nulls
from orders import by_duckdb as orders_duckdb
from orders import by_numpy as orders_numpy
from orders import by_pandas as orders_pandas
from orders import by_polars as orders_polars
from orders import by_python as orders_python
from orders import ours as orders_ours
from tamini import by_duckdb, by_numpy, by_pandas, by_polars, by_python, rulebook
from tamini import ours as tamini_ours

HERE = Path(__file__).parent
SLOW = 20_000  # rows of those that take microseconds each
INSTANT = AS_OF.strftime("%Y-%m-%dT%H:%M:%SZ")
OURS_RUST, OURS_PYTHON = "**ours**, from Rust, these answers", "**ours**, from Python, these answers"


def whole(path):
    return pq.read_table(path).combine_chunks()


def ours_of(contestant):
    """The contestant of ours that another is held against: in its own language."""
    if "ours" in contestant.label:
        return None
    return OURS_RUST if isinstance(contestant, InRust) else OURS_PYTHON


class Run:
    """Folders, how much is measured, and what was found for the goals."""

    def __init__(self, data, native, zen, quick):
        self.data, self.native, self.zen = data, native, zen
        self.rounds = 3 if quick else 7
        self.rows = 100_000 if quick else 1_000_000
        self.goals = []

    def goal(self, what, asked, measured, met):
        self.goals.append((what, asked, measured, met))


def orders(run):
    """Workload A: the same subset of the real rules."""
    file = run.data / f"orders-{run.rows}.parquet"
    table = whole(file)
    few = table.slice(0, SLOW).combine_chunks()
    native = Talk(run.native, "orders", file, INSTANT)
    zen = Talk(run.zen, "orders", HERE.parent / "zen/models/orders.json", file, SLOW)
    contestants = [
        InRust("(a) by hand, Rust", native, "hand", run.rows, lambda codes: from_codes(numpy_of(codes))),
        InRust(OURS_RUST, native, "ours_subset", run.rows, from_typed),
        InRust("**ours**, from Rust, all 26 columns", native, "ours", run.rows, from_typed),
        InPython(OURS_PYTHON, orders_ours, table, variant="_subset"),
        InPython("**ours**, from Python, all 26 columns", orders_ours, table),
        InPython("(b) polars, cents", orders_polars, table),
        InPython("(c) DuckDB, decimals", orders_duckdb, table),
        InPython("(d) numpy, cents", orders_numpy, table),
        InPython("(d) pandas, cents", orders_pandas, table),
        InRust("(e) zen-engine, compiled", zen, "zen", SLOW, from_typed),
        InPython("(f) plain Python, decimals", orders_python, few),
    ]
    expected = contestants[1].answers()
    for contestant in contestants:
        agree(contestant.label, expected.slice(0, contestant.rows), contestant.answers(), table)
    medians = in_turn(contestants, run.rounds)
    title = f"Orders of TPC-H: eight answers of the real rules, {bytes_of(table)} bytes a row"
    report.contest(title, contestants, medians, contestants[0].label, ours_of)
    zen.close()
    scaling(run, native, table)
    native.close()


def numpy_of(table):
    return {name: table[name].to_numpy() for name in table.column_names}


def bytes_of(table):
    return table.nbytes // len(table)


def scaling(run, native, table):
    """How ours grows with rows, threads and nulls."""
    ours = InRust("", native, "ours", run.rows, None)
    subset = InRust("", native, "ours_subset", run.rows, None)
    by_rows(run, ours, subset)
    by_threads(run, ours, subset, table)
    by_nulls(run, table)
    one_row(run, table)


def by_rows(run, ours, subset):
    print("\n## Ours by the number of rows in a batch")
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= run.rows]
    takes = {size: (max(size, run.rows), [], []) for size in sizes}
    takes[10 * run.rows] = (10 * run.rows, [], [])
    for _ in range(3):
        for size, (total, full, part) in takes.items():
            batch = min(size, run.rows)
            full.append(ours.wall(batch, total, 1)[0])
            part.append(subset.wall(batch, total, 1)[0])
    medians = {size: (statistics.median(full), statistics.median(part)) for size, (_, full, part) in takes.items()}
    lines = [[f"{size:,}", *(report.nanos(took) for took in took)] for size, took in medians.items()]
    report.table(["rows", "all 26 columns", "these answers"], lines)
    print(f"The last line is ten batches of {run.rows:,} rows, the same table each time.")
    growth = medians[10 * run.rows][1] / medians[10_000][1]
    run.goal("a row at the most rows / at 10,000 rows", "no growth (<= 1.1 x)", f"{growth:.2f} x", growth <= 1.1)


def by_threads(run, ours, subset, table):
    print("\n## Ours by threads, by the clock")
    batch = run.rows // 10
    takes = {name: ([], []) for name in ("all 26 columns", "these answers", "from Python, all 26 columns")}
    for _ in range(run.rounds):
        for place, threads in enumerate((1, 2)):
            takes["all 26 columns"][place].append(ours.wall(batch, run.rows, threads)[1])
            takes["these answers"][place].append(subset.wall(batch, run.rows, threads)[1])
            began = time.perf_counter_ns()
            orders_ours.decide(table, threads)
            takes["from Python, all 26 columns"][place].append((time.perf_counter_ns() - began) / run.rows)
    lines = []
    for name, taken in takes.items():
        one, two = map(statistics.median, taken)
        lines.append([name, report.nanos(one), report.nanos(two), report.times(one / two)])
        run.goal(f"two threads, {name}", ">= 1.8 x", report.times(one / two), one / two >= 1.8)
    report.table(["", "one thread", "two threads", "as quick"], lines)


def by_nulls(run, table):
    print("\n## Ours by the share of nullable cells that are null")
    few = table.slice(0, 100_000).combine_chunks()
    talks = {}
    for percent in (0, 10, 50, 90):
        file = run.data / f"nulls-{percent}.parquet"
        pq.write_table(nulls.with_nulls(few, percent), file, compression="NONE", row_group_size=len(few))
        talks[percent] = Talk(run.native, "ours", file, INSTANT)
    names = {"ours": "all 26 columns", "ours_subset": "these answers"}
    contestants = [
        InRust((percent, name), talk, name, len(few), None) for percent, talk in talks.items() for name in names
    ]
    medians = in_turn(contestants, run.rounds)
    lines = [[f"{percent} %", *(report.nanos(medians[percent, name]) for name in names)] for percent in talks]
    report.table(["null", *names.values()], lines)
    for talk in talks.values():
        talk.close()


def one_row(run, table):
    """A call of Python on a table of one row."""
    one, count = table.slice(0, 1).combine_chunks(), 1_000
    takes = []
    for _ in range(run.rounds):
        began = time.thread_time_ns()
        for _ in range(count):
            orders_ours.decide(one)
        takes.append((time.thread_time_ns() - began) / count)
    took = statistics.median(takes)
    run.goal(f"`decide_table` on one row of {one.num_columns} columns", "< 5 us", report.nanos(took), took < 5_000)


def tamini(run):
    """Workload B: TA-mini."""
    file, rows_file = run.data / f"tamini-{run.rows}.parquet", run.data / f"tamini-rows-{run.rows}.parquet"
    table = whole(file)
    few = table.slice(0, SLOW).combine_chunks()
    pq.write_table(tamini_ours.rows(table), rows_file, compression="NONE", row_group_size=len(table))
    rulebook.write(run.data / "rulebook")
    native = Talk(run.native, "tamini", file, rows_file, run.data / "rulebook")
    zen = Talk(run.zen, "tamini", HERE.parent / "zen/models/tamini.json", file, SLOW)
    as_it_is = lambda answers: answers  # noqa: E731
    read = lambda answers: tamini_ours.answers(answers, table)  # noqa: E731
    reference = InRust("(a) by hand, Rust, row by row", native, "rows", run.rows, as_it_is)
    peers = [
        InRust("(a) by hand, Rust, branch-free chunks", native, "chunks", run.rows, as_it_is),
        InPython("(b) polars, cents", by_polars, table),
        InPython("(b) polars, decimals", by_polars, table, "_decimal", "_decimal"),
        InPython("(c) DuckDB, cents", by_duckdb, table),
        InPython("(c) DuckDB, decimals", by_duckdb, table, prepared="_decimal"),
        InPython("(d) numpy, cents", by_numpy, table),
        InPython("(d) pandas, cents", by_pandas, table),
        InRust("(e) zen-engine, compiled, cents", zen, "zen", SLOW, as_it_is),
        InPython("(f) plain Python, decimals", by_python, few),
    ]
    ours = [
        InRust(OURS_RUST, native, "ours_subset", run.rows, read),
        InRust("**ours**, from Rust, all 26 columns", native, "ours", run.rows, read),
        InPython(OURS_PYTHON, tamini_ours, table, variant="_subset", form=read),
        InPython("**ours**, from Python, all 26 columns", tamini_ours, table, form=read),
    ]
    expected = reference.answers()
    for peer in peers:
        agree(peer.label, expected.slice(0, peer.rows), peer.answers(), table)
    share = agree_ours(ours, expected, table)
    contestants = [reference, *ours, *peers]
    medians = in_turn(contestants, run.rounds)
    report.contest(f"TA-mini, {bytes_of(table)} bytes a row in", contestants, medians, reference.label, ours_of)
    print(
        f"Peers give all eight answers. Ours gives {', '.join(tamini_ours.ANSWERS)} equally on every row, "
        f"{' and '.join(tamini_ours.IN_DISPUTE)} equally on the {share:.1%} of rows that both read alike, "
        "and no `refund_claimable`."
    )
    native.close()
    zen.close()
    tamini_goals(run, medians)


def agree_ours(ours, expected, table):
    """Compares what ours can give; the share of rows whose dispute is compared."""
    alike = pa.array(tamini_ours.comparable_disputes(table))
    want = tamini_ours.expected(expected)
    for contestant in ours:
        got = contestant.answers()
        agree(contestant.label, want, got, table, tamini_ours.ANSWERS)
        agree(contestant.label, want.filter(alike), got.filter(alike), table.filter(alike), tamini_ours.IN_DISPUTE)
    return alike.true_count / len(table)


def tamini_goals(run, medians):
    rust, python = medians[OURS_RUST], medians[OURS_PYTHON]
    for name, took in (("Rust", rust), ("Python", python)):
        run.goal(f"TA-mini from {name}, rows/s/core", ">= 25 M (stretch 50 M)", report.rate(took), took <= 40)
    for peer, asked, ours in (
        ("(b) polars, cents", 6, python),
        ("(b) polars, decimals", 6, python),
        ("(c) DuckDB, decimals", 5, python),
        ("(e) zen-engine, compiled, cents", 1_000, rust),
    ):
        ratio = medians[peer] / ours
        run.goal(f"TA-mini, {peer[4:]} / ours", f">= {asked:,} x", report.times(ratio), ratio >= asked)


def memory(run):
    print("\n## The machine's memory")
    lines = subprocess.run([run.native, "memory"], capture_output=True, text=True, check=True).stdout.splitlines()
    figures = [[int(figure) / 100 for figure in line.split()] for line in lines]
    report.table(
        ["threads", "summing", "copying, read and written"],
        [
            [str(threads), f"{summed:.1f} GB/s", f"{copied:.1f} GB/s"]
            for threads, (summed, copied) in enumerate(figures, 1)
        ],
    )


def main():
    data, programs = map(Path, sys.argv[1:3])
    run = Run(data, programs / "release/peers-native", programs / "zen/peers-zen", "--quick" in sys.argv)
    print("# Tables beside their peers\n\nAll answers were compared row by row before anything was timed.")
    memory(run)
    orders(run)
    tamini(run)
    report.goals(run.goals)


if __name__ == "__main__":
    main()

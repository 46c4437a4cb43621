"""What Python adds: the package against the same work without it, as ratios of one run.

Build the package with what it is measured against, on a machine that does nothing else:

    pip install maturin && maturin develop --release --manifest-path py/Cargo.toml --features bench
    python tests/bench/python.py

Times are CPU time of the calling thread, so that other work on the machine tells less. What two threads gain is told
twice: by the clock, which needs an idle machine, and by the share of the work that the calling thread is left with.
"""

import json
import statistics
import subprocess
import sys
import time
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import trade_assurance as ta
from trade_assurance import _native

BASE = Path(__file__).resolve().parents[1] / "cases" / "base"
ROUNDS = 15


def timed(work, count):
    """Nanoseconds of a call, the empty loop's own taken away."""
    span = range(count)
    began = time.thread_time_ns()
    for _ in span:
        work()
    called = time.thread_time_ns()
    for _ in span:
        pass
    return (2 * called - began - time.thread_time_ns()) / count


def rust(work, given, count):
    """Nanoseconds of a turn of a loop in Rust."""
    began = time.thread_time_ns()
    work(given, count)
    return (time.thread_time_ns() - began) / count


def python_values(value, name=None):
    """The document as a Python program holds it: `Decimal` for amounts, `datetime` for instants."""
    if isinstance(value, dict):
        return {key: python_values(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [python_values(inner, name) for inner in value]
    if name in ("total", "tax", "limit_available", "amount", "claim"):
        return Decimal(value)
    if name in ("at", "created_at"):
        return datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value


def measure(name):
    """Every figure of one order, by the median of rounds in which all take their turn."""
    document = json.loads((BASE / f"{name}.json").read_text("utf-8"))["order"]
    text = json.dumps(document).encode()
    order, values = ta.Order.read(document), python_values(document)
    row, answer = order.prepare(), ta.assess(order)
    works = {
        "no-op": lambda: timed(_native._noop, 20_000),
        "Rust decide": lambda: rust(_native._rust_decide, order, 20_000),
        "row.decide()": lambda: timed(row.decide, 20_000),
        "Rust assess": lambda: rust(_native._rust_assess, text, 500),
        "Rust JSON to JSON": lambda: rust(_native._rust_assess_json, text, 500),
        "assess(bytes)": lambda: timed(lambda: ta.assess(text), 500),
        "assess(dict of text)": lambda: timed(lambda: ta.assess(document), 500),
        "assess(dict of values)": lambda: timed(lambda: ta.assess(values), 500),
        "assess(Order)": lambda: timed(lambda: ta.assess(order), 500),
        "assess_json(bytes)": lambda: timed(lambda: ta.assess_json(text), 500),
        "answer.coverage.verdict": lambda: timed(lambda: answer.coverage.verdict, 5_000),
        "answer.fees.supplier.max": lambda: timed(lambda: answer.fees.supplier.max, 5_000),
        "answer.to_json()": lambda: timed(answer.to_json, 500),
    }
    rounds = [{work: run() for work, run in works.items()} for _ in range(ROUNDS)]
    return {work: statistics.median(one[work] for one in rounds) for work in works}


def ratios(ns):
    """The figures that there are goals for: what it is, the ratio, and the most it may be."""
    return [
        (
            "a prepared order decided / (no-op + Rust decide)",
            ns["row.decide()"] / (ns["no-op"] + ns["Rust decide"]),
            3.0,
        ),
        ("assess from JSON bytes / Rust", ns["assess(bytes)"] / ns["Rust assess"], 1.3),
        ("assess from a dict of text / Rust", ns["assess(dict of text)"] / ns["Rust assess"], 2.5),
        ("assess from a dict of values / Rust", ns["assess(dict of values)"] / ns["Rust assess"], 2.5),
        ("assess_json from bytes / Rust", ns["assess_json(bytes)"] / ns["Rust JSON to JSON"], 1.3),
    ]


def many(name):
    """How much sooner two threads are done than one: by the clock, and by what the calling thread has to do."""
    document = json.loads((BASE / f"{name}.json").read_text("utf-8"))["order"]
    texts = [json.dumps({**document, "id": str(number)}).encode() for number in range(8192)]

    def took(threads):
        clock, own = time.perf_counter(), time.thread_time()
        for _ in ta.assess_many(texts, threads=threads):
            pass
        return time.perf_counter() - clock, time.thread_time() - own

    took(2)
    rounds = [(*took(1), *took(2)) for _ in range(7)]
    one, own_one, two, own_two = (statistics.median(column) for column in zip(*rounds))
    return one / two, own_one / own_two


def tables(count):
    """Nanoseconds of a row of a table in one thread, through Python and in Rust alone; of a call with one row."""
    documents = [json.loads(path.read_text("utf-8"))["order"] for path in sorted(BASE.glob("*.json"))]
    orders = [ta.Order.read(document) for document in documents]
    rows = ta.rows_table(orders[place % len(orders)] for place in range(count))
    one = ta.rows_table(orders[:1])
    works = {
        "Rust": lambda: rust(_native._rust_decide_table, rows, 1) / count,
        "decide_table": lambda: timed(lambda: ta.decide_table(rows, threads=1), 1) / count,
        "one row": lambda: timed(lambda: ta.decide_table(one, threads=1), 2_000),
    }
    rounds = [{work: run() for work, run in works.items()} for _ in range(7)]
    return {work: statistics.median(one[work] for one in rounds) for work in works}


def start(code):
    """The least milliseconds of a process."""

    def once():
        began = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", code], check=True)
        return time.perf_counter() - began

    return min(once() for _ in range(25)) * 1000


def main():
    for name in ("covered-2021", "dispute-2021"):
        ns = measure(name)
        print(name)
        print("".join(f"  {work:<26}{time:>10,.0f} ns\n" for work, time in ns.items()), end="")
        for said, ratio, most in ratios(ns):
            print(f"  {said:<52}{ratio:>6.2f}  (at most {most})")
    ns = tables(1_000_000)
    print(
        f"decide_table, 1,000,000 rows of 89 columns: {ns['decide_table']:.0f} ns a row, in Rust alone {ns['Rust']:.0f} ns, "
        f"ratio {ns['decide_table'] / ns['Rust']:.2f}; a call with one row {ns['one row'] / 1000:.0f} us"
    )
    clock, own = many("covered-2021")
    print(
        f"assess_many, one thread / two: {clock:.2f} by the clock, {own:.2f} by the calling thread  (at least 1.7)"
    )
    print(f"import: {start('import trade_assurance') - start('pass'):.1f} ms  (at most 15)")


if __name__ == "__main__":
    main()

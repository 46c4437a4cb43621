"""What the loadable extension must do. Expected values come from the rules and their cases, not from the extension.

    test.py EXTENSION EXPECTED    the extension built with TA_TESTED, and the directory that expected.py filled

Needs a Python whose sqlite3 loads extensions, such as Debian's.
"""

import ctypes
import json
import os
import pathlib
import re
import sqlite3
import sys
import time
import unittest

EXTENSION = pathlib.Path(sys.argv[1]).resolve()
EXPECTED = pathlib.Path(sys.argv[2])
CALLS = int(os.environ.get("HOST_CALLS", 1_000_000))
NAMES = sorted(path.name.removesuffix(".as_of") for path in EXPECTED.glob("*.as_of"))


def connect():
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(str(EXTENSION.with_suffix("")))
    connection.enable_load_extension(False)
    return connection


def text(name, kind):
    return (EXPECTED / f"{name}.{kind}").read_text()


def order(base, **changes):
    """A base order with other facts; None takes one out."""
    document = json.loads(text(base, "order.json")) | changes
    return json.dumps({field: value for field, value in document.items() if value is not None}, ensure_ascii=False)


def priced(total, **changes):
    return order("covered-2021", total=total, events=[], **changes)


class Host(unittest.TestCase):
    def setUp(self):
        self.connection = connect()

    def tearDown(self):
        self.connection.close()

    def ask(self, function, *arguments):
        marks = ", ".join("?" * len(arguments))
        return self.connection.execute(f"SELECT {function}({marks})", arguments).fetchone()[0]

    def refused(self, pattern, function, *arguments):
        with self.assertRaises(sqlite3.OperationalError) as caught:
            self.ask(function, *arguments)
        self.assertRegex(str(caught.exception), pattern)

    def test_every_base_order_is_answered_as_by_the_command(self):
        self.assertEqual(len(NAMES), 14)
        for name in NAMES:
            document, as_of = text(name, "order.json"), text(name, "as_of")
            assessed = self.ask("ta_assess", document, as_of)
            self.assertEqual(assessed, text(name, "json"), name)
            self.assertEqual(self.ask("ta_assess_text", document, as_of), text(name, "txt"), name)
            coverage, fees = json.loads(assessed)["coverage"], json.loads(assessed)["fees"]["supplier"]
            self.assertEqual(self.ask("ta_coverage", document, as_of), coverage["verdict"], name)
            self.assertEqual(self.ask("ta_fee_max", document), fees["max"], name)

    def test_coverage(self):
        verdicts = {"bare-2021": "undetermined", "covered-2021": "covered", "direct-2021": "not_covered"}
        for name, verdict in verdicts.items():
            self.assertEqual(self.ask("ta_coverage", text(name, "order.json")), verdict)
        self.assertEqual(self.ask("ta_coverage_reason", order("direct-2021")), "COV-FLOW")
        self.assertIsNone(self.ask("ta_coverage_reason", order("covered-2021")))

    def test_fees_are_exact_texts(self):
        """1 % with the platform's logistics, 2 % otherwise, at most USD 100 [F-078]."""
        self.assertEqual(self.ask("ta_fee", priced("4000.00")), "80.00")
        self.assertEqual(self.ask("ta_fee", priced("4000.00", logistics="alibaba")), "40.00")
        self.assertEqual(self.ask("ta_fee", priced("12000.00")), "100.00")
        self.assertEqual(self.ask("ta_fee", priced("2.50")), "0.05")
        self.assertEqual(self.ask("ta_fee", priced("400000", currency="JPY", usd_rate="0.009", tax=None)), "8000")
        self.assertEqual(self.ask("ta_fee", priced("1000.050", currency="KWD", usd_rate="3.25", tax=None)), "20.001")
        band = priced("4000.00", logistics=None)
        functions = ["ta_fee", "ta_fee_min", "ta_fee_max", "ta_fee_status"]
        self.assertEqual([self.ask(function, band) for function in functions], [None, "40.00", "80.00", "band"])
        self.assertEqual(self.ask("ta_fee_status", order("direct-2021")), "not_applicable")

    def test_deadlines(self):
        """Seven days of silence, counted either way, end in the platform's zone [F-134]."""
        dispute = text("dispute-2021", "order.json")
        functions = ["ta_deadline", "ta_deadline_at", "ta_deadline_latest", "ta_deadline_party"]
        expected = ["2021-05-27T07:00:00Z", "2021-05-28T07:00:00Z", "2021-05-28T07:00:00Z", "supplier"]
        self.assertEqual([self.ask(function, dispute) for function in functions], expected)
        self.assertEqual([self.ask(function, dispute, "2021-05-22T03:00:00+08:00") for function in functions], expected)
        self.assertIsNone(self.ask("ta_deadline", text("bare-2021", "order.json")))

    def test_the_calendar_is_a_table_by_json_each(self):
        query = """SELECT value->>'party', value->>'action', value->>'$.closes.earliest'
                   FROM json_each(ta_calendar(?), '$.calendar') WHERE value->>'rule' = 'DIS-SILENCE'"""
        found = self.connection.execute(query, [text("dispute-2021", "order.json")]).fetchall()
        self.assertEqual(found, [("supplier", "reply", "2021-05-27T07:00:00Z")])

    def test_a_draft(self):
        findings = json.loads(self.ask("ta_lint", '{"currency": "USD", "draft": {"custom": true}}'))["findings"]
        self.assertIn("draft.attachments", [finding["path"] for finding in findings])

    def test_as_of(self):
        covered = text("covered-2021", "order.json")
        last = self.ask("ta_assess", covered)
        self.assertEqual(json.loads(last)["as_of"], "2021-05-03T19:00:00Z")
        self.assertEqual(self.ask("ta_assess", covered, None), last)
        self.assertEqual(self.ask("ta_assess", covered, "2021-05-03T19:00:00Z"), last)
        for function in ["ta_assess", "ta_coverage"]:
            early = r"^AS_OF_BEFORE_CREATED at as_of: .* is before created_at"
            self.refused(early, function, covered, "2020-01-01T00:00:00Z")
        self.refused("has no offset", "ta_assess", covered, "2021-05-03T19:00:00")
        self.refused("is not an instant", "ta_assess", covered, "yesterday")
        self.refused("outside the years 2000 to 2099", "ta_assess", covered, "1999-12-31T23:59:59Z")
        self.refused("as_of must be a text", "ta_assess", covered, 1620068400)

    def test_null_gives_null(self):
        functions = self.connection.execute("SELECT name FROM pragma_function_list WHERE substr(name, 1, 3) = 'ta_'")
        names = {row[0] for row in functions}
        names -= {"ta_version", "ta_rulebook_digest", "ta_force_panic", "ta_bad_row", "ta_heap"}
        self.assertEqual(len(names), 14)
        for name in names:
            self.assertIsNone(self.ask(name, None), name)

    def test_every_problem_is_told(self):
        bad = order("covered-2021", bayer={}, total="-1.00")
        lines = r"(?s)^NEGATIVE_AMOUNT at total: .*; accepted: .*\nUNKNOWN_FIELD at bayer: .*; nearest: buyer$"
        for function in ["ta_assess", "ta_coverage", "ta_fee"]:
            self.refused(lines, function, bad)
        self.refused("^SYNTAX at .*the text is not JSON", "ta_assess", "{")
        self.refused("WRONG_TYPE at .*is a list, not an object", "ta_assess", "[]")
        self.refused("must be a text of JSON", "ta_coverage", 17)
        self.refused("must be a text of JSON", "ta_coverage", b"{}")
        self.refused("^SYNTAX at ", "ta_assess", "[" * 100_000)

    def test_a_fault_of_the_library_is_an_error(self):
        self.refused("^trade_assurance cannot answer: panic$", "ta_force_panic")
        self.assertEqual(self.ask("ta_fee", priced("4000.00")), "80.00")

    def test_a_bad_row_names_its_column_and_what_is_accepted(self):
        self.refused("^created_at: lies outside the years 2000 to 2099$", "ta_bad_row")

    def test_texts_of_any_script(self):
        self.assertEqual(json.loads(self.ask("ta_assess", order("bare-2021", id="訂單 №7")))["order"], "訂單 №7")

    def test_generated_column_and_index(self):
        self.connection.executescript("""
            CREATE TABLE orders (id INTEGER PRIMARY KEY, document TEXT NOT NULL,
                                 coverage TEXT GENERATED ALWAYS AS (ta_coverage(document)) STORED);
            CREATE INDEX orders_coverage ON orders (coverage);
            CREATE INDEX orders_deadline ON orders (ta_deadline(document));""")
        bases = ["offline-2021"] + 9 * ["dispute-2021"]
        rows = [[order(base, id=str(place))] for place, base in enumerate(10 * bases)]
        self.connection.executemany("INSERT INTO orders (document) VALUES (?)", rows)
        count = self.connection.execute("SELECT count(*) FROM orders WHERE coverage = 'not_covered'").fetchone()
        self.assertEqual(count, (10,))
        query = "SELECT count(*) FROM orders WHERE ta_deadline(document) = '2021-05-27T07:00:00Z'"
        self.assertEqual(self.connection.execute(query).fetchone(), (90,))
        plan = str(self.connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
        self.assertIn("orders_deadline", plan)
        with self.assertRaisesRegex(sqlite3.OperationalError, "UNKNOWN_FIELD"):
            self.connection.execute("""INSERT INTO orders (document) VALUES ('{"ID": 1}')""")

    def test_trigger(self):
        self.connection.executescript("""
            CREATE TABLE purchases (document TEXT);
            CREATE TRIGGER covered BEFORE INSERT ON purchases WHEN ta_coverage(NEW.document) <> 'covered'
            BEGIN SELECT RAISE(ABORT, 'the order is not covered'); END;""")
        self.connection.execute("INSERT INTO purchases VALUES (?)", [order("covered-2021")])
        with self.assertRaisesRegex(sqlite3.IntegrityError, "the order is not covered"):
            self.connection.execute("INSERT INTO purchases VALUES (?)", [order("offline-2021")])
        self.assertEqual(self.connection.execute("SELECT count(*) FROM purchases").fetchone(), (1,))


class Loading(unittest.TestCase):
    def load(self, connection):
        connection.enable_load_extension(True)
        connection.load_extension(str(EXTENSION.with_suffix("")))

    def names(self, connection):
        query = "SELECT name FROM pragma_function_list WHERE substr(name, 1, 3) = 'ta_'"
        return {row[0] for row in connection.execute(query)}

    def test_want_of_memory_leaves_no_function(self):
        """With ever more memory, until it is enough; by SQLite's own functions, since Python's trip over a failure."""
        sqlite, database = ctypes.CDLL("libsqlite3.so.0"), ctypes.c_void_p()
        limit, used, told = sqlite.sqlite3_hard_heap_limit64, sqlite.sqlite3_memory_used, 0
        limit.argtypes, used.restype = [ctypes.c_int64], ctypes.c_int64
        path = str(EXTENSION.with_suffix("")).encode()
        for room in range(1, 100_000, 250):
            said = ctypes.c_char_p()
            sqlite.sqlite3_open(b":memory:", ctypes.byref(database))
            sqlite.sqlite3_enable_load_extension(database, 1)
            sqlite.sqlite3_exec(database, b"SELECT * FROM sqlite_master", None, None, None)
            limit(used() + room)
            result = sqlite.sqlite3_load_extension(database, path, None, ctypes.byref(said))
            limit(0)
            told += b"cannot be registered" in (said.value or b"")
            known = [sqlite.sqlite3_exec(database, sql, None, None, None) == 0 for sql in self.PROBES]
            sqlite.sqlite3_free(said)
            sqlite.sqlite3_close(database)
            self.assertEqual(known, 2 * [result == 0], room)
            if result == 0:
                return self.assertGreater(told, 5)
        self.fail("the extension was never loaded")

    # The first function and the last.
    PROBES = [b"SELECT ta_assess(NULL)", b"SELECT ta_heap()"]

    def test_a_name_in_use_is_told_and_nothing_breaks(self):
        connection = sqlite3.connect(":memory:")
        connection.create_function("ta_fee", 1, lambda document: "mine")
        running = connection.execute("SELECT 1 UNION ALL SELECT 2")
        with self.assertRaisesRegex(sqlite3.OperationalError, "ta_fee cannot be registered: .* active statements"):
            self.load(connection)
        self.assertEqual(connection.execute("SELECT ta_fee('{}')").fetchone(), ("mine",))
        for name in self.names(connection) - {"ta_fee"}:
            try:
                connection.execute(f"SELECT {name}(?)", [text("covered-2021", "order.json")]).fetchone()
            except sqlite3.OperationalError as error:
                self.assertRegex(str(error), "wrong number of arguments|no such function|problem|must be")
        self.assertEqual(len(running.fetchall()), 2)
        self.load(connection)
        self.assertEqual(connection.execute("SELECT ta_fee(?)", [priced("4000.00")]).fetchone(), ("80.00",))
        connection.close()


class Memory(unittest.TestCase):
    """Caches and fragments grow for a while and then no more; a leak grows in every round alike, by 32 bytes a call at
    least, the smallest block there is. Tells how long a million calls take; nothing depends on that."""

    COUNT = """WITH RECURSIVE g (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < ?)
               SELECT count(*) FROM g, base WHERE """

    def setUp(self):
        self.connection = connect()
        self.connection.execute("CREATE TABLE base (document TEXT, as_of TEXT)")
        rows = [(text(name, "order.json"), text(name, "as_of")) for name in NAMES]
        self.connection.executemany("INSERT INTO base VALUES (?, ?)", rows)

    def sizes(self):
        heap = self.connection.execute("SELECT ta_heap()").fetchone()[0]
        resident = re.search(r"RssAnon:\s+(\d+)", pathlib.Path("/proc/self/status").read_text())
        return heap, int(resident[1]) * 1024

    def grows_not(self, what, calls, work):
        work(calls // 10)
        for _ in range(4):
            before, began = self.sizes(), time.perf_counter()
            work(calls)
            heap, resident = (now - then for now, then in zip(self.sizes(), before))
            if heap < 4 * calls and resident < 8 * calls:
                seconds = (time.perf_counter() - began) * 1_000_000 / calls
                print(f"{what}: {calls} calls, {heap} bytes more in use and {resident} resident,", end=" ")
                print(f"{seconds:.1f} s a million")
                return
        self.fail(f"{what}: {calls} calls more, again and again, left {heap} bytes in use and {resident} resident")

    def many(self, expression):
        # The documents are those of a table, so that every one is read and answered anew.
        query = f"{self.COUNT} {expression} IS NOT 0"
        return lambda calls: self.connection.execute(query, [calls // len(NAMES)]).fetchone()

    def test_calls(self):
        self.grows_not("ta_coverage", CALLS, self.many("ta_coverage(document, as_of)"))
        for function in ["ta_deadline", "ta_fee"]:
            arguments = "document" if function == "ta_fee" else "document, as_of"
            self.grows_not(function, CALLS // 10, self.many(f"{function}({arguments})"))
        for function in ["ta_assess", "ta_assess_text", "ta_calendar"]:
            self.grows_not(function, CALLS // 100, self.many(f"{function}(document, as_of)"))

    def test_errors(self):
        def refusals(calls):
            for _ in range(calls):
                try:
                    self.connection.execute("""SELECT ta_coverage('{"bayer": {}}')""").fetchone()
                except sqlite3.OperationalError:
                    pass
        self.grows_not("errors", CALLS // 100, refusals)

    def test_connections(self):
        self.grows_not("connections", 100, lambda count: [connect().close() for _ in range(count)])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""Contestants in Python and in Rust, timed in turn."""

import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq


class Talk:
    """A program in Rust that does what its standard input asks."""

    def __init__(self, *command):
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def ask(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        reply = self.process.stdout.readline()
        if not reply:
            raise SystemExit(f"{self.process.args[0]} cannot {' '.join(map(str, words))}")
        return reply.split()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class InRust:
    """One of the contestants of a program; `form` brings its answers to the common form."""

    def __init__(self, label, talk, name, rows, form):
        self.label, self.talk, self.name, self.rows, self.form = label, talk, name, rows, form

    def time(self):
        """Nanoseconds a row, of the thread's CPU time."""
        return int(self.talk.ask("time", self.name, self.rows, self.rows, 1)[0]) / self.rows

    def wall(self, batch, rows, threads):
        """Nanoseconds a row by CPU time of the first thread and by the clock, in batches shared among threads."""
        return [int(nanos) / rows for nanos in self.talk.ask("time", self.name, batch, rows, threads)]

    def answers(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "answers.parquet"
            self.talk.ask("write", self.name, self.rows, file)
            return self.form(pq.read_table(file))


class InPython:
    """A module's contestant on the first rows of a table."""

    def __init__(self, label, module, table, variant="", prepared="", form=None):
        self.label, self.rows = label, len(table)
        self.form = form or module.answers
        self.decide = getattr(module, "decide" + variant, None) or module.decide
        self.prepared = getattr(module, "prepare" + prepared)(table)

    def time(self):
        """Nanoseconds a row, of the CPU time of the process: the engines have threads of their own."""
        began = time.process_time_ns()
        self.decide(self.prepared)
        return (time.process_time_ns() - began) / self.rows

    def answers(self):
        return self.form(self.decide(self.prepared))


def in_turn(contestants, rounds):
    """The median nanoseconds a row of each, by its label."""
    times = {contestant.label: [] for contestant in contestants}
    for _ in range(rounds):
        for contestant in contestants:
            times[contestant.label].append(contestant.time())
    return {label: statistics.median(taken) for label, taken in times.items()}

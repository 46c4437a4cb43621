"""The package as a part of a process: what an import costs, interpreters beside each other, the command."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import trade_assurance as ta


def python(code, *arguments, **options):
    return subprocess.run([sys.executable, *arguments, "-c", code], capture_output=True, text=True, **options)


def test_an_import_brings_nothing_heavy():
    code = """
import sys
before = set(sys.modules)
import trade_assurance
print(*sorted(set(sys.modules) - before))
"""
    done = python(code, "-I")
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == {"trade_assurance", "trade_assurance._errors", "trade_assurance._native"}


def test_spark_is_asked_for_by_name_where_it_is_absent(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "pyspark"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "trade_assurance.spark", raising=False)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(ImportError, match=r"`trade_assurance.spark` needs the package `pyspark`: pip install"):
        import trade_assurance.spark  # noqa: F401


def test_a_question_needs_no_module_but_its_own():
    code = """
import sys
import trade_assurance as ta
before = set(sys.modules)
ta.assess_json('{"id": "PO-7", "created_at": "2021-05-01T09:00:00Z", "currency": "USD"}')
print(*sorted(set(sys.modules) - before))
"""
    assert python(code, "-I").stdout.split() == []


def test_nothing_of_the_surroundings_changes_an_answer():
    code = """
import trade_assurance as ta
print(ta.assess_json('{"id": "PO-7", "created_at": "2021-05-01T09:00:00Z", "currency": "USD"}'))
"""
    plain = {name: value for name, value in os.environ.items() if name not in ("TZ", "LC_ALL", "LANG")}
    said = {
        python(code, env=plain | more).stdout for more in ({}, {"TZ": "Asia/Tokyo"}, {"LC_ALL": "C"}, {"LANG": "de_DE"})
    }
    assert len(said) == 1 and '"order":"PO-7"' in said.pop()


def test_a_second_interpreter_is_refused_in_words_or_works():
    """Whichever the binding's own library supports: what it must not do is crash or answer wrongly."""
    code = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
import trade_assurance
inner = '''
try:
    import trade_assurance as ta
except ImportError as error:
    assert "interpreter" in str(error), error
else:
    assert ta.Rulebook().zone == "America/Los_Angeles"
'''
one = interpreters.create()
failed = interpreters.run_string(one, inner)
assert not failed, failed
interpreters.destroy(one)
assert trade_assurance.Rulebook().zone == "America/Los_Angeles"
print("done")
"""
    done = python(code)
    if "ModuleNotFoundError" in done.stderr:
        pytest.skip("this Python has no module for interpreters")
    assert done.returncode == 0 and done.stdout.strip() == "done", done.stderr


def test_a_python_without_its_lock_may_use_the_package():
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):
        pytest.skip("this Python has its lock; test_many shares objects between threads all the same")
    code = "import sys, trade_assurance; print(sys._is_gil_enabled())"
    assert python(code).stdout.strip() == "False"


def test_child_processes_take_and_give_objects(order):
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        answers = list(pool.map(ta.assess, [ta.Order.read(order)] * 3))
    assert answers == [ta.assess(order)] * 3


COMMAND = Path(sysconfig.get_path("scripts")) / "trade-assurance"


def run(*arguments, **options):
    head = [COMMAND] if COMMAND.exists() else [sys.executable, "-m", "trade_assurance"]
    return subprocess.run([*head, *arguments], capture_output=True, text=True, **options)


def test_the_command_comes_with_the_package(order, tmp_path):
    file = tmp_path / "order.json"
    file.write_text(json.dumps(order), "utf-8")
    done = run("assess", file, "--format", "json")
    assert (done.returncode, done.stdout) == (0, ta.assess_json(order) + "\n")
    assert run("assess", "-", "--format", "json", input=json.dumps(order)).stdout == done.stdout
    assert "trade-assurance assess" in run("assess", "--help").stdout
    module = subprocess.run(
        [sys.executable, "-m", "trade_assurance", "assess", file, "--format", "json"], capture_output=True, text=True
    )
    assert module.stdout == done.stdout


def test_the_command_ends_with_its_status(tmp_path):
    bad = run("assess", "-", "--format", "json", input='{"id": 1}')
    assert bad.returncode == 1 and json.loads(bad.stderr)["errors"]
    assert run("no-such-command").returncode == 2
    assert run("rulebook", "check", tmp_path / "none.toml").returncode == 1


def test_the_command_is_that_of_the_library(command, order, tmp_path):
    file = tmp_path / "order.json"
    file.write_text(json.dumps(order), "utf-8")
    for arguments in (
        ["assess", file],
        ["calendar", file, "--format", "ics"],
        ["rulebook", "show", "F-028"],
        ["--version"],
    ):
        wanted = subprocess.run([command, *arguments], capture_output=True, text=True)
        found = run(*arguments)
        assert (found.returncode, found.stdout) == (wanted.returncode, wanted.stdout), arguments

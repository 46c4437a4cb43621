"""What is written for readers: examples that run, signatures that show, stubs that are the package's own."""

import doctest
import importlib.util
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import trade_assurance as ta
from harness import ROOT

PY = ROOT / "py"
FUNCTIONS = [name for name in ta.__all__ if inspect.isroutine(getattr(ta, name))]


def snippets(path):
    """The Python blocks of a page, with the lines they begin at."""
    text = path.read_text("utf-8")
    for block in re.finditer(r"^```python\n(.*?)^```$", text, re.M | re.S):
        yield text.count("\n", 0, block.start()) + 2, block.group(1)


@pytest.mark.parametrize("page", [ROOT / "README.md", PY / "README.md"], ids=["README", "py/README"])
def test_the_snippets_of_a_page_run_one_after_the_other(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {}
    found = list(snippets(page))
    assert found, f"{page} has no Python"
    for line, code in found:
        exec(compile("\n" * (line - 1) + code, page, "exec"), names)  # noqa: S102


def documented():
    for name in ta.__all__:
        item = getattr(ta, name)
        yield name, item
        if inspect.isclass(item):
            yield from ((f"{name}.{part}", value) for part, value in vars(item).items() if not part.startswith("_"))


def test_the_examples_of_docstrings_run():
    runner, examples = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS), 0
    for name, item in documented():
        test = doctest.DocTestParser().get_doctest(inspect.getdoc(item) or "", {}, name, None, 0)
        examples += len(test.examples)
        runner.run(test)
    assert runner.failures == 0 and examples > 20


def test_everything_has_a_docstring_and_every_function_a_signature():
    for name, item in documented():
        if name != "__version__" and not (name.partition(".")[0] in ta._CODES and "." in name):
            assert inspect.getdoc(item), name
    for name in FUNCTIONS:
        function = getattr(ta, name)
        assert inspect.signature(function).parameters, name
        said = " ".join(function.__doc__.split())
        assert any(word in said for word in ("Raises", "raises", "errors as for")), name
    import pydoc

    assert "assess(order, as_of=None, *, rulebook=None)" in pydoc.render_doc(ta.assess, renderer=pydoc.plaintext)
    assert "created_at" in pydoc.render_doc(ta.Order, renderer=pydoc.plaintext)


def test_the_stubs_are_those_of_the_package():
    done = subprocess.run([sys.executable, PY / "stubs.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def checker(*arguments):
    if importlib.util.find_spec(arguments[0].partition(".")[0]) is None:
        pytest.skip(f"{arguments[0]} is not installed for this Python")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    options = {"cwd": PY / "tests", "env": os.environ | {"PATH": path}}
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, **options)
    return done.returncode, done.stdout + done.stderr


def test_stubtest_finds_nothing():
    status, said = checker("mypy.stubtest", "trade_assurance")
    assert status == 0, said


def test_mypy_is_content_and_refuses_what_is_wrong():
    status, said = checker("mypy", "--strict", "--warn-unused-ignores", "--no-incremental", "sample.py", "refused.py")
    assert status == 0, said


def test_pyright_is_content_and_knows_every_type():
    status, said = checker("pyright", "--pythonpath", sys.executable, "sample.py")
    assert status == 0, said
    status, said = checker("pyright", "--verifytypes", "trade_assurance", "--ignoreexternal")
    assert status == 0, said


def test_pyright_refuses_what_is_wrong(tmp_path):
    refused = (PY / "tests" / "refused.py").read_text("utf-8")
    wrong = [number for number, line in enumerate(refused.splitlines(), 1) if "type: ignore" in line]
    (tmp_path / "refused.py").write_text(re.sub(r"  # type: ignore.*", "", refused), "utf-8")
    status, said = checker("pyright", "--pythonpath", sys.executable, str(tmp_path / "refused.py"))
    assert status == 1 and {int(line) for line in re.findall(r"refused\.py:(\d+):", said)} == set(wrong), said


def test_the_package_says_that_it_is_typed():
    assert (Path(ta.__file__).parent / "py.typed").exists()

"""What is written for readers: examples that run, signatures that show, stubs that are the package's own."""

import doctest
import inspect
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


def test_the_package_says_that_it_is_typed():
    assert (Path(ta.__file__).parent / "py.typed").exists()

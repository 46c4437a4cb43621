"""Answers as tables, for notebooks."""

from html import escape

from . import Answer
from ._native import _classes


def table(answer):
    """The answer as one HTML table: a row for each field that is known."""
    return f"<table><caption>{escape(type(answer).__name__)}</caption>{_rows(answer)}</table>"


def _rows(answer):
    _, fields = _classes()[type(answer).__name__]
    known = ((name, getattr(answer, name)) for name, *_ in fields)
    return "".join(
        f"<tr><th style='text-align:left'>{escape(name)}</th><td style='text-align:left'>{_cell(value)}</td></tr>"
        for name, value in known
        if value is not None and value != ()
    )


def _cell(value):
    if isinstance(value, Answer):
        return f"<table>{_rows(value)}</table>"
    if not isinstance(value, tuple):
        return escape(str(value))
    if any(isinstance(item, Answer) for item in value):
        return _list(value)
    return escape(", ".join(str(item) for item in value))


def _list(answers):
    """A list of one class as a table with a column for each plain field, folded away where it is long."""
    _, fields = _classes()[type(answers[0]).__name__]
    names = [name for name, _, annotation, _ in fields if not annotation.startswith("tuple[")]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        f"<tr>{''.join(f'<td>{_short(getattr(answer, name))}</td>' for name in names)}</tr>" for answer in answers
    )
    shown = f"<table><tr>{head}</tr>{body}</table>"
    return shown if len(answers) <= 8 else f"<details><summary>{len(answers)}</summary>{shown}</details>"


def _short(value):
    if value is None:
        return ""
    if not isinstance(value, Answer):
        return escape(str(value))
    _, fields = _classes()[type(value).__name__]
    known = ((name, getattr(value, name)) for name, *_ in fields)
    return "<br>".join(f"{escape(name)} {_short(part)}" for name, part in known if part is not None)

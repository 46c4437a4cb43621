"""Many orders: in order, none stops the others, and threads change nothing."""

import builtins
import itertools
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import trade_assurance as ta


def numbered(order, count):
    return [{**order, "id": str(number)} for number in range(count)]


@pytest.mark.parametrize("threads", [None, 1, 2, 3, 16])
@pytest.mark.parametrize("count", [0, 1, 7, 1025])
def test_answers_come_in_the_order_of_the_orders(order, threads, count):
    answers = list(ta.assess_many(numbered(order, count), threads=threads))
    assert [answer.order for answer in answers] == [str(number) for number in range(count)]


def test_answers_outlive_their_iterator_and_may_go_at_any_time(order):
    answers = ta.assess_many(numbered(order, 3000), threads=2)
    kept = [answer for number, answer in enumerate(answers) if number % 3 == 0]
    parts = [answer.fees.supplier for answer in kept]
    del answers, kept[::2]
    assert [answer.order for answer in kept] == [str(number) for number in range(3, 3000, 6)]
    assert {part.max for part in parts} == {ta.assess(order).fees.supplier.max}


def test_every_form_of_an_order_is_taken_and_answers_as_alone(order):
    read = ta.Order.read(order)
    forms = [order, read, read.to_json(), read.to_json().encode(), bytearray(read.to_json().encode())]
    alone = ta.assess(order, "2021-05-05T19:00:00Z")
    assert list(ta.assess_many(forms, as_of="2021-05-05T19:00:00Z", threads=2)) == [alone] * len(forms)
    pairs = [(form, alone.as_of) for form in forms]
    assert list(ta.assess_many(pairs, as_of="2021-06-05T19:00:00Z")) == [alone] * len(forms)
    assert list(ta.assess_many([(order, None)], as_of=alone.as_of)) == [alone]


def test_a_bad_order_gives_its_error_and_stops_nothing(order):
    bad = [
        {"id": 1},
        "{",
        {**order, "total": 1.5},
        (order, "2020-01-01T00:00:00Z"),
        (order, "soon"),
        None,
        (),
        (order,),
        "\ud800",
    ]
    answers = list(ta.assess_many([order, *bad, order], threads=2))
    assert isinstance(answers[0], ta.Assessment) and answers[0] == answers[-1]
    for wrong, answer in zip(bad, answers[1:-1]):
        assert type(answer) is ta.OrderError and answer.errors, wrong
    with pytest.raises(ta.OrderError):
        raise answers[1]


def test_orders_are_taken_as_they_are_needed(order):
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield order

    answers = ta.assess_many(endless(), threads=2)
    assert next(answers).order == order["id"] and 1 < len(taken) < 5000


def test_a_failure_of_the_caller_s_iterable_is_its_own(order):
    def failing():
        yield order
        raise RuntimeError("mine")

    answers = ta.assess_many(failing())
    assert next(answers).order == order["id"], "what came before the failure is answered"
    with pytest.raises(RuntimeError, match="mine"):
        next(answers)
    assert list(ta.assess_many([order] * 3, threads=2**57))[2].order == order["id"]
    with pytest.raises(TypeError):
        ta.assess_many(7)
    with pytest.raises(ValueError, match="threads"):
        ta.assess_many([], threads=0)


def test_progress_is_shown_where_it_can_be(order, capsys, monkeypatch):
    pytest.importorskip("tqdm")
    assert len(list(ta.assess_many(numbered(order, 5), progress=True))) == 5
    assert "5/5" in capsys.readouterr().err
    real = builtins.__import__
    monkeypatch.delitem(sys.modules, "tqdm")
    monkeypatch.setattr(
        builtins, "__import__", lambda name, *rest: real("no such module" if name == "tqdm" else name, *rest)
    )
    assert len(list(ta.assess_many(numbered(order, 5), progress=True))) == 5
    assert capsys.readouterr().err == ""


def test_other_threads_go_on_meanwhile(order):
    answers = ta.assess_many(itertools.repeat(ta.Order.read(order)), threads=1)
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.0002)

    def ticked_within_a_call():
        began = time.monotonic()
        next(answers)
        ended = time.monotonic()
        return any(began < at < ended for at in reversed(ticks[-50:]))

    ticker = threading.Thread(target=tick)
    ticker.start()
    try:
        # Some calls work through the next hundred orders; while they do, the other thread gets its turn.
        assert any(ticked_within_a_call() for _ in range(50_000))
    finally:
        done.set()
        ticker.join()


def test_objects_are_shared_between_threads(order, dispute):
    answer, row = ta.assess(dispute), ta.Order.read(dispute).prepare()
    wanted = (answer.to_json(), hash(answer), repr(answer), row.decide())

    def look(number):
        again = ta.assess(order if number % 2 else dispute)
        assert again.order == (order if number % 2 else dispute)["id"]
        return (answer.to_json(), hash(answer), repr(answer), row.decide())

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(look, range(200))) == {wanted}


def test_one_iterator_may_be_drained_by_several_threads(order):
    answers = ta.assess_many(numbered(order, 3000), threads=2)
    with ThreadPoolExecutor(4) as pool:
        drained = list(pool.map(lambda _: [answer.order for answer in answers], range(4)))
    assert sorted((name for part in drained for name in part), key=int) == [str(number) for number in range(3000)]

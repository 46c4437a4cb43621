"""The Markdown that a run prints."""


def nanos(value):
    if value >= 10_000:
        return f"{value / 1_000:,.1f} us"
    return f"{value:,.0f} ns" if value >= 100 else f"{value:.1f} ns"


def rate(value):
    """Rows a second."""
    per_second = 1e9 / value
    return f"{per_second / 1e6:.1f} M" if per_second >= 1e6 else f"{per_second / 1e3:.0f} k"


def times(value):
    return f"{value:,.0f} x" if value >= 100 else f"{value:.1f} x"


def table(head, rows):
    print("\n| " + " | ".join(head) + " |\n|---|" + "---:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


def contest(title, contestants, medians, hand, ours_of):
    """What each took, against the hand-written code, and against ours in its own language."""
    print(f"\n## {title}")
    rows = []
    for contestant in contestants:
        took, ours = medians[contestant.label], ours_of(contestant)
        against = "" if ours is None else times(took / medians[ours])
        rows.append(
            [contestant.label, f"{contestant.rows:,}", nanos(took), rate(took), times(took / medians[hand]), against]
        )
    table(["contestant", "rows", "a row", "rows/s/core", "/ (a)", "/ ours"], rows)


def goals(found):
    """Each goal: what is asked, what was measured, and whether it is met."""
    print("\n## Goals")
    rows = [[goal, asked, measured, "met" if met else "**missed**"] for goal, asked, measured, met in found]
    table(["goal", "asked", "measured", ""], rows)

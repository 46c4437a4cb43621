"""The `trade-assurance` command, as it comes with the package."""

import signal
import sys

from ._native import _run


def main() -> None:
    """Runs the command with the arguments of this process, and ends the process with its exit status."""
    # The command does not come back to Python before it is done; an interrupt ends it as it ends any other program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_run(["trade-assurance", *sys.argv[1:]]))


if __name__ == "__main__":
    main()

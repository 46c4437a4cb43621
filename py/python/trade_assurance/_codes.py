"""The enumerations, made from the library's own lists when they are first asked for."""

import enum
import sys

if sys.version_info >= (3, 11):
    StrEnum = enum.StrEnum
else:

    class StrEnum(str, enum.Enum):
        """A word that is a member of an enumeration; `enum.StrEnum` as Python 3.11 has it."""

        __str__ = str.__str__
        __format__ = str.__format__


def make(name, about, members):
    """The enumeration of that name, as if it were written in this package."""
    code = StrEnum(name, members, module="trade_assurance", qualname=name)
    code.__doc__ = about.strip()
    return code

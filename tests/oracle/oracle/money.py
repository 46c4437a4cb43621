"""Money (rules.md 1.2): exact decimals, one rounding half-up, USD caps converted."""
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60

ZERO = Decimal(0)
ONE = Decimal(1)
DECIMALS = {"JPY": 0, "KRW": 0, "KWD": 3, "BHD": 3}  # every other currency used here: 2


def decimals(currency):
    """The number of decimals of a currency."""
    return DECIMALS.get(currency, 2)


def read(value):
    """Money or a rate of the document: text, or a number read from its text."""
    if value is None:
        return None
    if isinstance(value, float):
        raise TypeError("binary float")
    return Decimal(str(value))


def rounded(amount, currency):
    """Half-up to the currency's minor unit."""
    return amount.quantize(ONE.scaleb(-decimals(currency)), rounding=ROUND_HALF_UP)


def show(amount, currency):
    """Text with the currency's full decimals."""
    if amount is None:
        return None
    return format(rounded(amount, currency), "f")


def from_usd(usd, rate, currency):
    """A USD cap or limit in the order's currency (USD divided by usd_rate, rounded); None without a rate."""
    if usd is None or rate is None:
        return None
    return rounded(usd / rate, currency)


def in_usd(amount, rate):
    """An amount in USD for a threshold (unrounded); None without a rate."""
    if amount is None or rate is None:
        return None
    return amount * rate

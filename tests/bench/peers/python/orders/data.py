"""Writes `orders.parquet`: a million orders of TPC-H, each as a row of `core/schemas/tables.md`.

TPC-H knows when an order was made, its total and tax, its lines' ship, commit and receipt dates, and the nations of
its customer and its first line's supplier. They are taken as they are, 26 years later. What TPC-H does not know is
drawn from a hash of the order key (SplitMix64 of key and the field's number), so that every run writes the same rows.
"""

import sys

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from duckdb_extensions import import_extension

LATER = 9_497  # days from 1992-01-01 to 2018-01-01
DAY = 86_400_000_000
AS_OF = np.datetime64("2024-08-15", "us").astype("int64")
COUNTRIES = {"ASIA": "CN", "AMERICA": "US", "EUROPE": "HK", "AFRICA": "TW", "MIDDLE EAST": "MY"}
NATIONS = dict(
    zip(
        "ALGERIA ARGENTINA BRAZIL CANADA EGYPT ETHIOPIA FRANCE GERMANY INDIA INDONESIA IRAN IRAQ JAPAN JORDAN KENYA "
        "MOROCCO MOZAMBIQUE PERU CHINA ROMANIA SAUDI_ARABIA VIETNAM RUSSIA UNITED_KINGDOM UNITED_STATES".split(),
        "DZ AR BR CA EG ET FR DE IN ID IR IQ JP JO KE MA MZ PE CN RO SA VN RU GB US".split(),
        strict=True,
    )
)
TIERS = dict(
    AUTOMOBILE="enterprise", BUILDING="small_business", FURNITURE="registered", MACHINERY="enterprise_pro",
    HOUSEHOLD="potential",
)  # fmt: skip
TRANSPORTS = {"1-URGENT": "express", "2-HIGH": "air", "3-MEDIUM": "land", "4-NOT SPECIFIED": "postal", "5-LOW": "sea"}

ORDERS = """
    SELECT o_orderkey AS key, o_orderdate AS made, o_orderpriority AS priority, c_mktsegment AS segment,
        replace(buyer.n_name, ' ', '_') AS buyer, r_name AS region, lines.*,
        CAST(o_totalprice * 100 AS BIGINT) AS total
    FROM (FROM orders ORDER BY o_orderkey LIMIT {rows}) AS orders
    JOIN (
        SELECT l_orderkey, max(l_shipdate) AS shipped, min(l_commitdate) AS committed, max(l_receiptdate) AS received,
            arg_min(l_suppkey, l_linenumber) AS supplier, arg_min(l_shipmode, l_linenumber) AS mode,
            CAST(round(sum(l_extendedprice * (1 - l_discount) * l_tax), 2) * 100 AS BIGINT) AS tax
        FROM lineitem GROUP BY l_orderkey
    ) AS lines ON l_orderkey = o_orderkey
    JOIN customer ON c_custkey = o_custkey
    JOIN nation AS buyer ON buyer.n_nationkey = c_nationkey
    JOIN supplier ON s_suppkey = lines.supplier
    JOIN nation AS seller ON seller.n_nationkey = s_nationkey
    JOIN region ON r_regionkey = seller.n_regionkey
    ORDER BY o_orderkey
"""


class Hash:
    """Numbers that depend on nothing but the order's key and the order in which fields are drawn."""

    def __init__(self, keys):
        self.keys = keys.astype("uint64")
        self.field = 0

    def below(self, limit):
        self.field += 1
        bits = self.keys * np.uint64(64) + np.uint64(self.field)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            bits = (bits + np.uint64(0x9E3779B97F4A7C15)) ^ (bits >> np.uint64(shift))
            bits = bits * np.uint64(factor)
        return ((bits ^ (bits >> np.uint64(31))) >> np.uint64(11)).astype("int64") % limit

    def percent(self, times):
        return self.below(100) < times

    def words(self, choices):
        """One of these words, so many times in a hundred each."""
        bounds = np.cumsum(list(choices.values()))
        return words(list(choices), np.searchsorted(bounds, self.below(100), side="right"))


def words(choices, places):
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int8()), pa.array(choices))


def mapped(column, table):
    names, places = np.unique(column, return_inverse=True)
    distinct = sorted({table[name] for name in names})
    return words(distinct, np.array([distinct.index(table[name]) for name in names])[places])


def instants(micros, known=None):
    return pa.array(micros, pa.timestamp("us", "UTC"), mask=None if known is None else ~known)


def cents(values):
    """Decimals of two places from whole cents."""
    halves = np.zeros((len(values), 2), "int64")
    halves[:, 0] = values
    return pa.Array.from_buffers(pa.decimal128(18, 2), len(values), [None, pa.py_buffer(halves)])


def instant_on(days, draw):
    """A civil date of TPC-H, 26 years later, at some second of that day."""
    return (days.astype("datetime64[D]").astype("int64") + LATER) * DAY + draw.below(86_400) * 1_000_000


def rows(found):
    draw = Hash(found["key"])
    size = np.array([1, 10, 100])[draw.below(3)]
    total, tax = found["total"] // size, found["tax"] // size
    round_sum = draw.below(200) == 0
    total = np.where(round_sum, np.array([100_000, 300_000, 500_000])[draw.below(3)], total)
    created = instant_on(found["made"], draw)
    paid = draw.percent(94)
    paid_at = created + draw.below(3 * 86_400) * 1_000_000
    on_platform = np.where(paid, np.where(draw.percent(30), total * 3 // 10, total), 0)
    off_platform = np.where(draw.percent(6), total // 10, 0)
    shipped = np.maximum(instant_on(found["shipped"], draw), paid_at)
    received = np.maximum(instant_on(found["received"], draw), shipped)
    confirmed = draw.percent(55) & (received <= AS_OF) & paid
    joined, asked = draw.percent(60), draw.percent(97)
    return pa.table(
        {
            "order_id": pa.array(found["key"], pa.int64()),
            "created_at": instants(created),
            "currency": words(["USD"], np.zeros(len(total))),
            "marketplace": draw.words({"alibaba.com": 94, "1688": 3, "taobao": 2, "other": 1}),
            "order_type": draw.words({"trade_assurance": 90, "direct_pay": 6, "offline": 4}),
            "supplier_country": mapped(found["region"], COUNTRIES),
            "buyer_country": mapped(found["buyer"], NATIONS),
            "buyer_tier": mapped(found["segment"], TIERS),
            "enrolled": pa.array(asked, mask=~joined),
            "gold_member": pa.array(draw.percent(92)),
            "verified": pa.array(draw.percent(85)),
            "limit_available": cents(draw.below(20_000_000)),
            "total": cents(total),
            "tax": cents(np.minimum(tax, total)),
            "logistics": words(["alibaba", "third_party"], ~np.isin(found["mode"], ["AIR", "REG AIR", "MAIL"])),
            "product_kind": draw.words({"wholesale": 60, "custom": 40}),
            "onetouch": pa.array(draw.percent(40)),
            "transport": mapped(found["priority"], TRANSPORTS),
            "ship_by": pa.array((found["committed"].astype("datetime64[D]") + LATER).astype("int32"), pa.date32()),
            "paid_on_platform": cents(on_platform),
            "paid_off_platform": cents(off_platform),
            "last_paid_at": instants(paid_at, paid | (off_platform > 0)),
            "shipped_at": instants(shipped, paid & (shipped <= AS_OF)),
            "receipt_confirmed_at": instants(received, confirmed),
            "extensions": pa.array(np.array([0, 0, 0, 0, 0, 0, 1, 1, 2])[draw.below(9)], pa.int8()),
        }
    )


def main(count, path):
    import_extension("tpch")
    base = duckdb.connect()
    base.execute("LOAD tpch")
    base.execute(f"CALL dbgen(sf={count / 1_500_000 + 0.01})")
    found = base.execute(ORDERS.format(rows=count)).fetchnumpy()
    pq.write_table(rows(found), path, compression="NONE", row_group_size=count)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

"""The order document (order-document.md 1) as plain attributes. Valid documents only."""
from . import clock, money
from . import rulebook as rb

TA = "trade_assurance"


def _clean(value):
    """null and absence both mean unknown: drop nulls from objects."""
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_clean(v) for v in value]
    return value


class Order:
    """One order; every attribute is None where the document does not say."""

    def __init__(self, document):
        d = _clean(document)
        self.id = d["id"]
        self.zone = d.get("default_zone")
        self.created = clock.parse(d["created_at"], self.zone)
        self.created_day = clock.day(self.created)
        for name in ("marketplace", "order_type", "currency", "destination_country", "buy_now", "logistics", "onetouch",
                     "product_kind", "transport", "incoterm", "coverage_type", "release_model", "fee_schedule",
                     "terms"):
            setattr(self, name, d.get(name))
        self.rate = money.ONE if self.currency == "USD" else money.read(d.get("usd_rate"))
        self.total, self.tax = money.read(d.get("total")), money.read(d.get("tax"))
        supplier, buyer = d.get("supplier", {}), d.get("buyer", {})
        self.supplier_country, self.enrolled = supplier.get("country"), supplier.get("enrolled")
        self.gold_member, self.verified = supplier.get("gold_member"), supplier.get("verified")
        self.limit_usd = money.read(supplier.get("limit_available"))
        self.limit = money.from_usd(self.limit_usd, self.rate, self.currency)
        self.buyer_country, self.tier = buyer.get("country"), buyer.get("tier")
        self.has_events = "events" in d
        self.findings = set()
        self.events = self._events(d.get("events", []))
        self.edition, self.edition_missing = self._edition()
        self.no_escrow = self.order_type in ("direct_pay", "offline")

    def _events(self, raw):
        """Events with index and instant, by instant then document order, duplicates dropped.

        Two events with one id are one event: the first in the document counts.
        """
        seen, events, self.duplicates = {}, [], []
        for index, event in enumerate(raw):
            event = dict(event, index=index, at=clock.parse(event["at"], self.zone))
            for name in ("amount", "refund", "claim"):
                if name in event:
                    event[name] = money.read(event[name])
            if "due" in event:
                event["due"] = clock.parse(event["due"], self.zone)
            key = event.get("id")
            if key is not None and key in seen:
                if self._content(seen[key]) != self._content(event):
                    self.duplicates.append(event)
                continue
            if key is not None:
                seen[key] = event
            events.append(event)
        return sorted(events, key=lambda e: (e["at"], e["index"]))

    @staticmethod
    def _content(event):
        return {k: v for k, v in event.items() if k != "index"}

    def _edition(self):
        """Rules.md 2: the edition (None, 'unknown' or its name) and the missing countries."""
        d = self.created_day
        if d < rb.FIRST_DAY:
            return None, []
        if d < rb.INTL_2017_FROM:
            return "intl-2015", []
        if d < rb.SPLIT_2019_FROM:
            return "intl-2017", []
        supplier, buyer = self.supplier_country, self.buyer_country
        if supplier == "US" and buyer == "US":
            return "us-2019", []
        if supplier not in (None, "US") or buyer not in (None, "US"):
            if d < rb.INTL_2022_FROM:
                return "intl-2019", []
            return ("intl-2022" if d < rb.INTL_2023_FROM else "intl-2023"), []
        absent = [p for p, v in (("supplier.country", supplier), ("buyer.country", buyer)) if v is None]
        return "unknown", absent

    @property
    def edition_known(self):
        return self.edition not in (None, "unknown")

    @property
    def coverage(self):
        """Effective coverage type in intl-2015 (else None): given, or by the creation date."""
        if self.edition != "intl-2015":
            return None
        if self.coverage_type:
            return self.coverage_type
        return "pre_shipment" if self.created_day < rb.PRE_SHIPMENT_BEFORE else "post_delivery"

    @property
    def model(self):
        """Rules.md 5.1: the release model; None without escrow or edition."""
        if self.no_escrow or not self.edition_known:
            return None
        if self.release_model:
            return self.release_model
        if self.coverage == "pre_shipment":
            return "inspection_and_shipment"
        return "completion" if self.edition == "us-2019" else "limit"

    @property
    def limit_missing(self):
        """The fields without which the limit in the order's currency is unknown."""
        return [p for p, v in (("usd_rate", self.rate), ("supplier.limit_available", self.limit_usd)) if v is None]

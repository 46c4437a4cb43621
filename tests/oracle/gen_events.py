"""The histories of generate.py: events clustered around the thresholds of the rules."""
import copy
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal
from zoneinfo import ZoneInfo

from gen_header import DAY, SECOND, amount, maybe, text, unit
from oracle import clock

GROUNDS = ["not_shipped"] * 6 + ["late_shipment"] * 4 + ["quality"] * 6 + ["quantity"] * 3 + [
    "late_delivery", "change_of_mind", "after_sales", "warranty", "replacement", "destination_cost", "transit_damage",
    "transit_damage", "carrier_changed", "carrier_changed", "buyer_not_paid"]
METHODS = ["card"] * 6 + ["wire"] * 3 + ["apple_pay", "google_pay", "afterpay", "paypal", "local_wire", "local_wire",
                                        "online_bank", "online_bank", "western_union", "western_union", "boleto",
                                        "alipay", "wechat_pay", "cash", "other", "pay_later", "payment_terms"]
OPENING = [("plain", 60), ("unpaid", 6), ("late_pay", 12), ("mess", 22)]


class Timeline:
    """Grows a history along a cursor; `marks` are the thresholds that the events so far create."""

    def __init__(self, rng, order, created, total):
        self.rng, self.order, self.created, self.total = rng, order, created, total
        self.cursor, self.made, self.marks = created, [], []
        self.currency, self.rate = order["currency"], order.get("usd_rate")
        self.left = total
        self.zone = maybe(rng, 0.12, rng.choice(["Asia/Shanghai", "America/Los_Angeles", "Europe/Berlin"]))
        if self.zone:
            order["default_zone"] = self.zone
        self.style = rng.choice(["Z", "Z", "+08:00", "mixed"])
        self.disputed = self.shipped = self.escalated = False
        ship_by = order.get("terms", {}) and order.get("terms", {}).get("ship_by")
        if ship_by:
            self._ship_mark(clock.date_ordinal(ship_by))

    # Writing -------------------------------------------------------------------------------

    def write(self, instant):
        """An instant in one of the accepted ways; zone-less only where it reads back unambiguously."""
        style = self.rng.choice(["Z", "+08:00", "-05:30"]) if self.style == "mixed" else self.style
        moment = clock.EPOCH + timedelta(microseconds=instant)
        if self.zone and self.rng.random() < 0.5:
            local = moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
            both = {local.replace(tzinfo=ZoneInfo(self.zone), fold=f).timestamp() for f in (0, 1)}
            if both == {moment.timestamp()}:
                return local.isoformat()
        if style == "Z":
            return clock.show(instant)
        sign, hours, minutes = (1, 8, 0) if style == "+08:00" else (-1, 5, 30)
        return (moment + sign * timedelta(hours=hours, minutes=minutes)).replace(tzinfo=None).isoformat() + style

    def put(self, kind, **fields):
        event = {"type": kind, "at": self.cursor}
        event.update({k: v for k, v in fields.items() if v is not None})
        self.made.append(event)
        return event

    # Time ----------------------------------------------------------------------------------

    def near(self, instant):
        return instant + self.rng.choice([-SECOND, 0, SECOND, 0, -3600 * SECOND, 3600 * SECOND])

    def step(self):
        """Moves the cursor: to a mark, to the same instant, or by a random gap."""
        rng, roll = self.rng, self.rng.random()
        ahead = [m for m in self.marks if m > self.cursor]
        if ahead and roll < 0.4:
            target = min(ahead) if rng.random() < 0.6 else rng.choice(ahead)
            self.cursor = max(self.cursor, self.near(target))
        elif roll < 0.46:
            pass
        elif roll < 0.75:
            self.cursor += rng.randrange(60, 2 * 86400) * SECOND
        else:
            self.cursor += rng.choice([1, 1, 2, 3, 5, 12]) * DAY + rng.randrange(86400) * SECOND
        if rng.random() < 0.01:
            self.cursor += rng.randrange(1, 1_000_000)

    def mark(self, *days):
        """start() of the platform day so many days after the cursor's."""
        today = clock.day(self.cursor)
        self.marks += [clock.start(today + n) for n in days]

    def _ship_mark(self, day):
        self.marks += [clock.start(day), clock.start(day + 1),
                       clock.start(day + 1) - 16 * 3600 * SECOND, clock.start(day + 1) - 15 * 3600 * SECOND]

    # Events --------------------------------------------------------------------------------

    def money(self, share_of=None):
        """An amount: a share, the whole, one unit beside, or a threshold."""
        rng, base = self.rng, share_of or self.total
        roll = rng.random()
        if roll < 0.25:
            return text(base, self.currency)
        if roll < 0.7:
            part = (base * rng.randrange(1, 100) / 100).quantize(unit(self.currency), rounding=ROUND_FLOOR)
            return text(max(part, unit(self.currency)), self.currency)
        if roll < 0.85:
            return text(max(base + rng.choice([-1, 1]) * unit(self.currency), unit(self.currency)), self.currency)
        return text(amount(rng, self.currency, self.rate), self.currency)

    def payment(self, part=None, share=None):
        rng = self.rng
        value = share if share is not None else self.money(self.left if self.left > 0 else None)
        offline = self.order.get("order_type") == "offline"
        routes = ["off_platform"] * 7 + ["on_platform", None] if offline else (
            ["on_platform"] * 17 + ["off_platform"] * 2 + [None])
        self.left -= Decimal(value)
        self.put("payment", amount=value, currency=maybe(rng, 0.3, self.currency), method=maybe(rng, 0.93,
                 rng.choice(METHODS)), route=rng.choice(routes), part=maybe(rng, 0.9, part or rng.choice(
                     ["initial", "balance", "full", "other"])), status=rng.choices(
                         [None, "received", "processing"], [70, 22, 8])[0])
        within = (self.order.get("terms") or {}).get("ship_within")
        if within:
            self._ship_mark(clock.day(self.cursor) + within["days"])
        self.mark(91)

    def ship(self, complete=None):
        complete = complete if complete is not None else self.rng.choice([None, True, True, False])
        self.put("shipped", complete=complete)
        if complete is not False:
            self.shipped = True
            days = {"express": 15, "air": 15, "land": 30, "sea": 45, "postal": 60}.get(self.order.get("transport"))
            for n in [days] if days else [15, 60]:
                self.mark(n + 1, n + 16, n + 31)
            self.mark(91)

    def confirm_receipt(self):
        self.put("receipt_confirmed")
        self.mark(31, 61)

    def open_dispute(self, ground=None):
        rng = self.rng
        if self.order.get("order_type") in ("offline", "direct_pay") and rng.random() < 0.75:
            ground = rng.choice(["not_shipped", "not_shipped", "buyer_not_paid"])
        ground = ground or rng.choice(GROUNDS)
        by = rng.choices([None, "buyer", "supplier"], [60, 34, 6])[0]
        if ground == "buyer_not_paid" and rng.random() < 0.85:
            by = "supplier"
            if rng.random() < 0.8:
                self.put("delivered")
        claim = "0" if rng.random() < 0.02 else self.money()
        self.put("dispute_opened", ground=ground, claim=claim, by=by,
                 evidence=maybe(rng, 0.1, [{"name": "photos 1.zip", "bytes": 20000}]))
        self.disputed, self.escalated = True, False
        self.mark(3, 5, 6, 7, 8, 10, 15, 30)

    def dispute_step(self):
        """One move in a dispute, admissible or not."""
        rng = self.rng
        side = lambda: rng.choice(["buyer", "supplier"])  # noqa: E731
        weights = [6, 3, 3, 4, 22, 16, 12, 16, 10, 4] if self.escalated else [26, 10, 18, 4, 4, 2, 4, 4, 6, 5]
        kind = rng.choices(["reply", "accept", "escalate", "withdraw", "evidence_requested", "evidence_submitted",
                            "settlement", "ruling", "refund_paid", "dispute_opened"], weights)[0]
        if kind == "reply":
            self.put(kind, by=rng.choice(["supplier", "supplier", "buyer"]), refund=maybe(rng, 0.65, self._offer()))
            self.mark(8)
        elif kind in ("accept", "evidence_submitted"):
            self.put(kind, by=side())
        elif kind in ("escalate", "withdraw"):
            self.put(kind, by=rng.choice([None, "buyer", "buyer", "buyer", "supplier"]))
            self.escalated = self.escalated or kind == "escalate"
        elif kind == "evidence_requested":
            due = maybe(rng, 0.4, self.cursor + rng.choice([-DAY, 0, 3600 * SECOND, 5 * DAY]))
            self.put(kind, due=due, **{"from": rng.choice(["buyer", "supplier", "both"])})
            self.mark(4)
            if due:
                self.marks.append(due)
        elif kind in ("settlement", "ruling"):
            self.put(kind, refund=self._offer())
        elif kind == "refund_paid":
            self.put(kind, by=rng.choice([None, "supplier", "programme"]), amount=self.money())
        else:
            self.open_dispute()

    def _offer(self):
        return "0" if self.rng.random() < 0.07 else self.money()

    def any_event(self):
        """Whatever may happen to an order at any time."""
        rng = self.rng
        kind = rng.choices(
            ["payment", "ship_date_amended", "inspection", "shipped", "customs_cleared", "delivered",
             "receipt_confirmed", "receipt_extended", "supplier_refused", "issue_found", "breach_accepted",
             "order_cancelled", "order_closed", "address_changed", "contract_confirmed", "guarantee_claimed",
             "return_requested", "dispute_opened", "dispute"],
            [12, 7, 8, 12, 5, 5, 8, 9, 2, 4, 2, 3, 4, 1, 3, 1, 1, 12, 12])[0]
        side = rng.choice(["buyer", "supplier"])
        if kind == "payment":
            self.payment()
        elif kind == "ship_date_amended":
            day = clock.day(self.cursor) + rng.choice([-2, 0, 1, 5, 20, 89, 90, 91, 120])
            self.put(kind, ship_by=clock.date_text(day), agreed=rng.random() < 0.75)
            self._ship_mark(day)
        elif kind == "inspection":
            self.put(kind, passed=rng.random() < 0.5)
            self.mark(15)
        elif kind == "shipped":
            self.ship()
        elif kind == "customs_cleared":
            self.put(kind)
            self.mark(16)
        elif kind == "receipt_confirmed":
            self.confirm_receipt()
        elif kind in ("issue_found", "breach_accepted"):
            self.put(kind, ground=rng.choice(GROUNDS))
        elif kind in ("order_cancelled", "order_closed", "contract_confirmed"):
            self.put(kind, by=maybe(rng, 0.7, side))
            self.mark(31, 61)
        elif kind == "receipt_extended":
            self.put(kind, by=side)
        elif kind == "dispute_opened":
            self.open_dispute()
        elif kind == "dispute":
            self.dispute_step() if self.disputed else self.open_dispute()
        else:
            self.put(kind)

    # Histories -----------------------------------------------------------------------------

    def events(self):
        """The document's events: a history, then duplicates and shuffling."""
        rng = self.rng
        if rng.random() < 0.02:
            self.cursor -= rng.randrange(1, 3 * 86400) * SECOND
        if rng.random() < 0.05:
            self._long()
        else:
            self._story(rng.choices([n for n, _ in OPENING], [w for _, w in OPENING])[0])
        made = self._duplicates([dict(e) for e in self.made])
        if rng.random() < 0.3:
            rng.shuffle(made)
        for event in made:
            for key in ("at", "due"):
                if key in event:
                    event[key] = self.write(event[key])
        return made

    def _story(self, opening):
        rng = self.rng
        if rng.random() < 0.5:
            self.put("contract_confirmed", by="supplier")
            self.mark(61)
            self.step()
        else:
            self.mark(31)
        if opening in ("plain", "late_pay"):
            if opening == "late_pay":
                self.step()
            self._pay()
        if opening == "mess":
            for _ in range(rng.randrange(0, 7)):
                self.any_event()
                self.step()
        elif opening != "unpaid":
            self._plain()
        for _ in range(rng.choice([0, 0, 0, 1, 2])):
            self.step()
            self.any_event()

    def _pay(self):
        rng = self.rng
        if rng.random() < 0.5:
            self.payment("full", text(self.total, self.currency))
        else:
            part = (self.total * 3 / 10).quantize(unit(self.currency), rounding=ROUND_FLOOR)
            self.payment("initial", text(max(part, unit(self.currency)), self.currency))
            if rng.random() < 0.6:
                self.step()
                rest = max(self.total - part, unit(self.currency))
                self.payment("balance", text(rest, self.currency))
        self.step()

    def _plain(self):
        rng = self.rng
        for chance, kind in ((0.15, "inspection"), (0.1, "extra"), (0.65, "ship"), (0.12, "extend"), (0.1, "clear"),
                             (0.15, "deliver"), (0.3, "receipt")):
            if rng.random() >= chance:
                continue
            if kind == "inspection":
                self.put("inspection", passed=rng.random() < 0.5)
                self.mark(15)
            elif kind == "ship":
                self.ship(True if rng.random() < 0.8 else None)
            elif kind == "extend":
                self.put("receipt_extended", by=rng.choice(["buyer", "supplier"]))
            elif kind == "clear":
                self.put("customs_cleared")
                self.mark(16)
            elif kind == "deliver":
                self.put("delivered")
            elif kind == "receipt":
                self.confirm_receipt()
            else:
                self.any_event()
            self.step()
        if rng.random() < 0.6:
            self.open_dispute("not_shipped" if not self.shipped and rng.random() < 0.6 else None)
            for _ in range(rng.choice([0, 1, 1, 2, 3, 4, 6, 8])):
                self.step()
                self.dispute_step()

    def _long(self):
        self._pay()
        for _ in range(self.rng.randrange(40, 79)):
            self.any_event()
            if self.rng.random() < 0.7:
                self.step()

    def _duplicates(self, made):
        """Some ids; sometimes an event twice, the same or differing."""
        rng = self.rng
        for number, event in enumerate(made):
            if rng.random() < 0.15:
                event["id"] = "e%d" % number
        if made and rng.random() < 0.06:
            twin = copy.deepcopy(rng.choice(made))
            twin["id"] = twin.get("id", "twin")
            original = made[[{k: v for k, v in e.items() if k != "id"} for e in made].index(
                {k: v for k, v in twin.items() if k != "id"})]
            original["id"] = twin["id"]
            if rng.random() < 0.5:
                twin["at"] += rng.choice([-1, 1]) * rng.randrange(1, 86400) * SECOND
            made.insert(rng.randrange(len(made) + 1), twin)
        return made

    def as_of(self):
        """Near a mark, at or before the last event, or later; never before the creation."""
        rng, roll = self.rng, self.rng.random()
        instants = [e["at"] for e in self.made] or [self.created]
        ahead = [m for m in self.marks if m >= self.cursor]
        if self.marks and roll < 0.35:
            found = self.near(min(ahead) if ahead and rng.random() < 0.5 else rng.choice(ahead or self.marks))
        elif roll < 0.55:
            found = self.cursor
        elif roll < 0.72:
            found = self.near(rng.choice(instants))
        elif roll < 0.88:
            found = self.cursor + rng.randrange(0, 12 * 86400) * SECOND
        else:
            found = self.cursor + rng.randrange(0, 120) * DAY + rng.randrange(86400) * SECOND
        return clock.show(max(found, self.created))

"""From the records of the ERP to the order document.

Nothing here reads the database or a clock: the functions take records, or anything with their attributes, and the
instant that is asked about. What the ERP does not know stays unknown.

Instants of the ERP (its date-and-time fields, in UTC) are taken as they are. A date without a time is read in the
company's time zone, for each kind of record as the reading that does not favour the buyer:

- money moved at the last instant of its date; on the day itself, which is not over, at the instant asked about;
- goods arrived at the first instant of their date, though not before they were dispatched;
- goods that arrived without a known dispatch were dispatched on the ship-by date last agreed, or on arrival if that was
  earlier;
- an order placed on a date was placed at its first instant.
"""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

ANSWERS = {'yes': True, 'no': False}

# The facts that stand on the purchase itself: path in the document, and field.
PLAIN = {
    'marketplace': 'ta_marketplace',
    'order_type': 'ta_order_type',
    'logistics': 'ta_logistics',
    'product_kind': 'ta_product_kind',
    'transport': 'ta_transport',
    'incoterm': 'ta_incoterm',
    'coverage_type': 'ta_coverage_type',
    'release_model': 'ta_release_model',
    }
FLAGS = {
    'buy_now': 'ta_buy_now',
    'onetouch': 'ta_onetouch',
    }
SUPPLIER_FLAGS = {
    'enrolled': 'ta_enrolled',
    'gold_member': 'ta_gold_member',
    'verified': 'ta_verified',
    }

# Where the amount of an event stands in the document.
AMOUNT_NAMES = {
    'dispute_opened': 'claim',
    'reply': 'refund',
    'settlement': 'refund',
    'ruling': 'refund',
    }


class FactsError(ValueError):
    "The records do not say what the document must; `name` is a message of the module, with its variables."

    def __init__(self, name, **variables):
        super().__init__(name)
        self.name, self.variables = name, variables


def order_document(purchase, as_of):
    "What the ERP knows of a purchase at an instant."
    zone = company_zone(purchase.company)
    document = {path: getattr(purchase, name) or None for path, name in PLAIN.items()}
    document |= {path: ANSWERS.get(getattr(purchase, name)) for path, name in FLAGS.items()}
    return document | {
        'id': order_id(purchase),
        'created_at': text(created_at(purchase, zone)),
        'currency': purchase.currency.code,
        'usd_rate': number(purchase.ta_dollars),
        'total': number(purchase.total_amount),
        'tax': number(purchase.tax_amount),
        'supplier': supplier(purchase),
        'buyer': {
            'country': first_country(purchase.company.party.addresses),
            'tier': purchase.company.ta_buyer_tier or None,
            },
        'destination_country': country(purchase.warehouse and purchase.warehouse.address),
        'terms': terms(purchase),
        'events': events(purchase, zone, as_of),
        }


def order_id(purchase):
    "The purchase's number; its record, before it has one."
    return purchase.number or f'purchase {purchase.id}'


def company_zone(company):
    if not company.timezone:
        raise FactsError('no_zone', company=company.rec_name)
    return ZoneInfo(company.timezone)


def created_at(purchase, zone):
    "When the order was placed; nothing where nobody knows it yet."
    if purchase.ta_created_at:
        return purchase.ta_created_at.replace(tzinfo=dt.timezone.utc)
    return purchase.purchase_date and first_instant(purchase.purchase_date, zone)


def supplier(purchase):
    flags = {path: ANSWERS.get(getattr(purchase, name)) for path, name in SUPPLIER_FLAGS.items()}
    return flags | {'country': supplier_country(purchase), 'limit_available': number(purchase.ta_limit_available)}


def supplier_country(purchase):
    "By the address on the purchase, which may be that of another party, who only writes the invoice."
    address = purchase.invoice_address
    own = address if address and address.party == purchase.party else None
    return country(own) or first_country(purchase.party.addresses)


def country(address):
    return address.country.code if address and address.country else None


def first_country(addresses):
    return next(filter(None, map(country, addresses)), None)


def terms(purchase):
    return {
        'ship_by': purchase.ta_ship_by and purchase.ta_ship_by.isoformat(),
        'quantity': [quantity(line) for line in purchase.lines if line.type == 'line'],
        'quality': quality(purchase.ta_quality),
        'inspection': {'booked': ANSWERS.get(purchase.ta_inspection_booked)},
        }


def quantity(line):
    return {
        'item': line.product.rec_name if line.product else (line.description or '').strip() or None,
        'amount': number(Decimal(repr(line.quantity))),
        'unit': line.unit.symbol if line.unit else None,
        }


def quality(lines):
    "One requirement a line, `aspect: requirement`; nothing written is not known."
    terms = []
    for line in filter(None, map(str.strip, (lines or '').splitlines())):
        aspect, colon, requirement = line.partition(':')
        terms.append({
                'aspect': aspect.strip() if colon else 'quality',
                'requirement': requirement.strip() if colon else line,
                })
    return terms or None


def events(purchase, zone, as_of):
    "What happened: from the ERP's own records, and what was stated besides."
    found = [
        *payments(purchase, zone, as_of),
        *shipments(purchase, zone),
        *map(stated, purchase.ta_events),
        ]
    return sorted(found, key=lambda event: event['at'])


def payments(purchase, zone, as_of):
    "Money to the supplier, and back."
    paid = Decimal(0)
    for amount, line in purchase.ta_money_moved:
        event = {
            'id': f'move-line-{line.id}',
            'at': text(money_instant(line.move.date, zone, as_of)),
            'amount': number(abs(amount)),
            }
        if amount < 0:
            yield event | {'type': 'refund_paid', 'by': 'supplier'}
            continue
        journal = line.move.journal
        yield event | {
            'type': 'payment',
            'route': journal.ta_route or None,
            'method': journal.ta_method or None,
            'part': part(paid, amount, purchase.total_amount),
            }
        paid += amount


def is_money(journal):
    "Whether money moves in a journal: by hand, by bank statements, or in any way whose route is stated."
    return bool(journal.ta_route) or journal.type in {'cash', 'statement'}


def part(paid, amount, total):
    "Which instalment an amount is, from what was paid before it."
    if not paid:
        return 'full' if amount >= total else 'initial'
    return 'balance' if paid + amount >= total else 'other'


def shipments(purchase, zone):
    "What the supplier dispatched, and what arrived."
    live = [shipment for shipment in purchase.shipments if shipment.state != 'cancelled']
    dispatches = {shipment: dispatched_at(shipment, purchase, zone) for shipment in live}
    last = max(filter(None, dispatches.values()), default=None)
    for shipment, dispatched in dispatches.items():
        if not dispatched:
            continue
        yield {
            'type': 'shipped',
            'id': f'dispatch-{shipment.id}',
            'at': text(dispatched),
            'complete': dispatched == last and all(dispatches.values()) and purchase.ta_all_in_shipments,
            }
        if arrived := arrived_on(shipment):
            arrival = max(first_instant(arrived, zone), dispatched)
            yield {'type': 'delivered', 'id': f'receipt-{shipment.id}', 'at': text(arrival)}


def dispatched_at(shipment, purchase, zone):
    if shipment.ta_dispatched_at:
        return shipment.ta_dispatched_at.replace(tzinfo=dt.timezone.utc)
    if arrived := arrived_on(shipment):
        promised = last_ship_by(purchase)
        return first_instant(min(arrived, promised) if promised else arrived, zone)


def last_ship_by(purchase):
    "The ship-by date last agreed: that of the order, unless both sides agreed to another."
    agreed = [
        event for event in purchase.ta_events
        if event.type == 'ship_date_amended' and event.agreed == 'yes' and event.ship_by]
    return max(agreed, key=lambda event: event.at).ship_by if agreed else purchase.ta_ship_by


def arrived_on(shipment):
    return shipment.effective_date if shipment.state == 'done' else None


def stated(event):
    "A fact that the ERP has no record of."
    fields = {
        'by': event.by,
        'ground': event.ground,
        AMOUNT_NAMES.get(event.type, 'amount'): number(event.amount),
        'ship_by': event.ship_by and event.ship_by.isoformat(),
        'agreed': ANSWERS.get(event.agreed),
        'passed': ANSWERS.get(event.passed),
        'from': event.evidence_from,
        'due': event.due and text(event.due),
        }
    fields = {name: value for name, value in fields.items() if value not in {None, ''}}
    return {'type': event.type, 'id': f'event-{event.id}', 'at': text(event.at)} | fields


def first_instant(date, zone):
    return dt.datetime.combine(date, dt.time.min, zone).astimezone(dt.timezone.utc)


def last_instant(date, zone):
    return first_instant(date + dt.timedelta(days=1), zone) - dt.timedelta(seconds=1)


def money_instant(date, zone, as_of):
    "The last instant of the date; on the day itself the instant asked about, since what is booked has happened."
    last = last_instant(date, zone)
    return as_of if first_instant(date, zone) <= as_of < last else last


def text(instant):
    "An instant of the ERP, which are all in UTC."
    return instant and instant.strftime('%Y-%m-%dT%H:%M:%SZ')


def number(amount):
    "A decimal without trailing zeros, never with an exponent."
    return None if amount is None else format(Decimal(amount).normalize(), 'f')

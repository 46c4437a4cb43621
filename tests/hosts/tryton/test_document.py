"""How records are read, without a database."""

import datetime as dt
import unittest
from decimal import Decimal
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from trytond.modules.purchase_trade_assurance import document

BERLIN = ZoneInfo('Europe/Berlin')


def instant(text):
    return dt.datetime.fromisoformat(text.replace('Z', '+00:00'))


def money(date, as_of):
    return document.text(document.money_instant(dt.date.fromisoformat(date), BERLIN, instant(as_of)))


class Dates(unittest.TestCase):
    def test_money_counts_at_the_end_of_its_date(self):
        self.assertEqual(money('2021-03-03', '2021-06-01T00:00:00Z'), '2021-03-03T22:59:59Z')

    def test_days_on_which_the_clocks_change(self):
        self.assertEqual(money('2021-03-28', '2021-06-01T00:00:00Z'), '2021-03-28T21:59:59Z')
        self.assertEqual(money('2021-10-31', '2021-12-01T00:00:00Z'), '2021-10-31T22:59:59Z')
        self.assertEqual(document.text(document.first_instant(dt.date(2021, 10, 31), BERLIN)), '2021-10-30T22:00:00Z')

    def test_what_is_booked_today_has_happened(self):
        self.assertEqual(money('2021-03-03', '2021-03-02T23:00:00Z'), '2021-03-02T23:00:00Z')
        self.assertEqual(money('2021-03-03', '2021-03-03T22:59:58Z'), '2021-03-03T22:59:58Z')
        self.assertEqual(money('2021-03-03', '2021-03-03T23:00:00Z'), '2021-03-03T22:59:59Z')

    def test_what_is_booked_ahead_has_not(self):
        self.assertEqual(money('2021-03-03', '2021-03-02T22:59:59Z'), '2021-03-03T22:59:59Z')

    def test_a_company_without_a_zone(self):
        with self.assertRaises(document.FactsError) as caught:
            document.company_zone(SimpleNamespace(timezone=None, rec_name="Example"))
        self.assertEqual((caught.exception.name, caught.exception.variables), ('no_zone', {'company': "Example"}))


def shipment(dispatched, arrived):
    return SimpleNamespace(
        ta_dispatched_at=dispatched, effective_date=arrived, state='done' if arrived else 'draft')


class Dispatch(unittest.TestCase):
    def at(self, dispatched=None, arrived=None, ship_by=dt.date(2021, 3, 30), events=()):
        purchase = SimpleNamespace(ta_ship_by=ship_by, ta_events=events)
        return document.text(document.dispatched_at(shipment(dispatched, arrived), purchase, BERLIN))

    def test_as_noted(self):
        self.assertEqual(self.at(dt.datetime(2021, 4, 5, 2), dt.date(2021, 4, 28)), '2021-04-05T02:00:00Z')

    def test_not_noted(self):
        self.assertIsNone(self.at())
        self.assertEqual(self.at(arrived=dt.date(2021, 4, 28)), '2021-03-29T22:00:00Z')
        self.assertEqual(self.at(arrived=dt.date(2021, 3, 20)), '2021-03-19T23:00:00Z')
        self.assertEqual(self.at(arrived=dt.date(2021, 4, 28), ship_by=None), '2021-04-27T22:00:00Z')


    def test_not_noted_but_amended(self):
        "Only what both sides agreed moves the date, and the last agreement counts."
        def amended(on, ship_by, agreed):
            at = dt.datetime(2021, 3, on)
            return SimpleNamespace(type='ship_date_amended', at=at, agreed=agreed, ship_by=ship_by)
        events = [
            amended(12, dt.date(2021, 4, 15), 'yes'),
            amended(10, dt.date(2021, 4, 20), 'yes'),
            amended(14, dt.date(2021, 4, 25), 'no'),
            amended(16, dt.date(2021, 4, 26), None),
            SimpleNamespace(type='inspection', at=dt.datetime(2021, 3, 20)),
            ]
        self.assertEqual(self.at(arrived=dt.date(2021, 4, 28), events=events), '2021-04-14T22:00:00Z')
        self.assertEqual(self.at(arrived=dt.date(2021, 4, 28), events=events[2:]), '2021-03-29T22:00:00Z')


class Facts(unittest.TestCase):
    def test_numbers(self):
        numbers = {'1200.00': '1200', '1E+3': '1000', '0.10': '0.1', '0E-7': '0', '100001': '100001'}
        for given, written in numbers.items():
            self.assertEqual(document.number(Decimal(given)), written)
        self.assertIsNone(document.number(None))

    def test_instalments(self):
        total = Decimal('119.04')
        cases = [('0', '119.04', 'full'), ('0', '33.33', 'initial'), ('33.33', '33.33', 'other'),
            ('66.66', '52.38', 'balance'), ('66.66', '52.37', 'other')]
        for paid, amount, part in cases:
            self.assertEqual(document.part(Decimal(paid), Decimal(amount), total), part)

    def test_country_of_the_supplier(self):
        "Never the country of whoever else writes the invoice."
        china, macau, usa = (SimpleNamespace(code=code) for code in ('CN', 'MO', 'US'))
        maker, agent = SimpleNamespace(), SimpleNamespace()
        maker.addresses = [SimpleNamespace(party=maker, country=china), SimpleNamespace(party=maker, country=macau)]
        cases = [
            (maker.addresses[1], 'MO'),
            (SimpleNamespace(party=agent, country=usa), 'CN'),
            (SimpleNamespace(party=maker, country=None), 'CN'),
            (None, 'CN'),
            ]
        for address, code in cases:
            purchase = SimpleNamespace(party=maker, invoice_address=address)
            self.assertEqual(document.supplier_country(purchase), code)

    def test_quantities(self):
        unit = SimpleNamespace(symbol='u')
        bought = SimpleNamespace(rec_name="Cable")
        lines = [
            SimpleNamespace(type='line', product=bought, description="ignored", quantity=7.5, unit=unit),
            SimpleNamespace(type='comment', product=None, description="Thank you", quantity=None, unit=None),
            SimpleNamespace(type='line', product=None, description=" 2 m cable, special\n", quantity=3.0, unit=None),
            SimpleNamespace(type='line', product=None, description=None, quantity=1.0, unit=unit),
            ]
        purchase = SimpleNamespace(ta_ship_by=None, ta_quality=None, ta_inspection_booked=None, lines=lines)
        self.assertEqual(document.terms(purchase)['quantity'], [
                {'item': "Cable", 'amount': '7.5', 'unit': 'u'},
                {'item': "2 m cable, special", 'amount': '3', 'unit': None},
                {'item': None, 'amount': '1', 'unit': 'u'}])

    def test_journals_of_money(self):
        cases = [('cash', None, True), ('statement', None, True), ('general', 'on_platform', True),
            ('general', None, False), ('expense', '', False), ('write-off', None, False)]
        for type, route, money in cases:
            self.assertIs(document.is_money(SimpleNamespace(type=type, ta_route=route)), money)

    def test_quality(self):
        for nothing in (None, '', ' ', '\n \n'):
            self.assertIsNone(document.quality(nothing))
        self.assertEqual(document.quality("colour: RAL 7016\n\n tolerance 0.1 mm "), [
                {'aspect': 'colour', 'requirement': 'RAL 7016'},
                {'aspect': 'quality', 'requirement': 'tolerance 0.1 mm'}])

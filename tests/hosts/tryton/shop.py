"""A small importer in Berlin: one company, one chart of accounts, one year, and hands to buy with.

Everything goes through proteus, as a user's client would. All dates lie in 2021; the instant that is asked about
travels in the context.
"""

import datetime as dt
from decimal import Decimal

from proteus import Model, Wizard, config
from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, create_tax, get_accounts
from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences
from trytond.modules.company.tests.tools import create_company, get_company
from trytond.modules.currency.tests.tools import get_currency

YEAR = (dt.date(2021, 1, 1), dt.date(2021, 12, 31))
# Units of each currency for one euro.
RATES = {'USD': Decimal('1.2'), 'JPY': Decimal('130')}


class Shop:
    "The company with its master data."

    def __init__(self, configuration):
        self.config = config.set_trytond(database='shop', user='admin', config_file=configuration)
        with self.config.set_context(_check_access=False):
            self.grant()
            # Countries are imported by a script, which is not bound by access rights.
            self.countries = {code: new('country.country', name=code, code=code) for code in ('CN', 'DE')}
        self.company()
        self.currencies()
        create_chart()
        set_fiscalyear_invoice_sequences(create_fiscalyear(today=YEAR)).click('create_period')
        self.accounts = get_accounts()
        self.ways = {
            'card': self.way("Platform, card", 'on_platform', 'card'),
            'wire': self.way("Platform, wire", 'on_platform', 'wire'),
            'bank': self.way("Supplier's own bank account", 'off_platform', 'wire'),
            'unsaid': self.way("Who knows", None, None),
            }
        self.products()
        self.suppliers = {
            'enrolled': self.supplier("Shenzhen Example Electronics", ta_enrolled='yes'),
            'outside': self.supplier("Yiwu Example Trading", ta_enrolled='no'),
            'unknown': self.supplier("Ningbo Example Works"),
            }

    def grant(self):
        "The one user may do everything that some group may."
        user = Model.get('res.user')(self.config.user)
        user.groups.extend(Model.get('res.group').find([]))
        user.save()

    def company(self):
        party = Model.get('party.party')(name="Example Import GmbH")
        party.addresses.new(country=self.countries['DE'])
        party.save()
        create_company(party=party, currency=get_currency('EUR'))
        company = get_company()
        company.timezone, company.ta_buyer_tier = 'Europe/Berlin', 'gold'
        company.save()

    def currencies(self):
        "Yen have no decimals, in the ERP as in the rules."
        Currency = Model.get('currency.currency')
        Currency(name="Yen", symbol='¥', code='JPY', rounding=Decimal(1), digits=0).save()
        for code, rate in RATES.items():
            currency = get_currency(code)
            for old in list(currency.rates):
                currency.rates.remove(old)
            currency.rates.new(date=YEAR[0], rate=rate)
            currency.save()

    def way(self, name, route, method):
        "A way of paying: a journal that knows its route, and the ERP's payment method on it."
        journal = new('account.journal', name=name, type='cash', ta_route=route, ta_method=method)
        cash = self.accounts['cash']
        return new('account.invoice.payment.method',
            name=name, journal=journal, credit_account=cash, debit_account=cash)

    def products(self):
        expense, revenue = self.accounts['expense'], self.accounts['revenue']
        category = new('product.category',
            name="Goods", accounting=True, account_expense=expense, account_revenue=revenue)
        taxed, = category.duplicate()
        tax = create_tax(Decimal('0.19'))
        tax.save()
        taxed.supplier_taxes.append(tax)
        taxed.save()
        self.adapter = self.product("Power adapter 65 W", category)
        self.cable = self.product("Cable", taxed)

    def product(self, name, category):
        unit, = Model.get('product.uom').find([('name', '=', 'Unit')])
        template = new('product.template', name=name, default_uom=unit, type='goods', purchasable=True,
            list_price=Decimal(50), account_category=category)
        return template.products[0]

    def supplier(self, name, **facts):
        party = Model.get('party.party')(name=name, **facts)
        party.addresses.new(country=self.countries['CN'])
        party.save()
        return party

    def at(self, instant, record=None):
        """From now on asks as of an instant, and gives the record as it is read then.

        A record of proteus keeps the context that it was read in.
        """
        self.config.set_context(ta_as_of=utc(instant))
        return record and type(record)(record.id)

    def order(self, supplier='enrolled', currency='USD', product=None, quantity=500, price='24', **facts):
        "A purchase as it is before anybody quotes it."
        purchase = Model.get('purchase.purchase')()
        purchase.party = self.suppliers[supplier]
        purchase.currency = get_currency(currency)
        purchase.invoice_method = 'order'
        purchase.purchase_date = dt.date(2021, 3, 1)
        line = purchase.lines.new()
        line.product = product or self.adapter
        line.quantity, line.unit_price = quantity, Decimal(price)
        for name, value in (AGREED | facts).items():
            setattr(purchase, name, value)
        purchase.save()
        return purchase

    def pass_over(self, warning):
        "What the client does when its user goes on in spite of a warning."
        self.config.get_proxy('res.user.warning').skip(warning.name, False, self.config.context)

    def pay(self, invoice, amount, way, day):
        "The ERP's own wizard, which asks what to do with the rest when the amount is not the whole."
        wizard = Wizard('account.invoice.pay', [invoice])
        wizard.form.amount, wizard.form.date = Decimal(amount), day
        wizard.form.payment_method = self.ways[way]
        wizard.execute('choice')
        if wizard.state != wizard.end_state:
            wizard.form.type = 'partial'
            wizard.execute('pay')

    def ship(self, purchase, dispatched=None, quantity=None):
        "The supplier says that everything, or some quantity, is on its way."
        shipment = Model.get('stock.shipment.in')()
        shipment.supplier = purchase.party
        for move in purchase.moves:
            if move.state == 'draft':
                shipment.incoming_moves.append(Model.get('stock.move')(move.id))
                move = shipment.incoming_moves[-1]
                move.quantity = quantity or move.quantity
        shipment.ta_dispatched_at = dispatched and utc(dispatched)
        shipment.save()
        return shipment

    def receive(self, shipment, day):
        shipment.effective_date = day
        shipment.save()
        shipment.click('receive')
        shipment.click('do')

    def happened(self, purchase, type, at, **facts):
        "Writes an event down."
        purchase.ta_events.new(type=type, at=utc(at), **facts)
        purchase.save()


# What every order agrees, unless it says otherwise.
AGREED = {
    'ta_marketplace': 'alibaba.com',
    'ta_order_type': 'trade_assurance',
    'ta_created_at': dt.datetime(2021, 3, 1, 9),
    'ta_ship_by': dt.date(2021, 3, 30),
    'ta_logistics': 'alibaba',
    'ta_transport': 'sea',
    'ta_limit_available': Decimal(50000),
    }


def new(model, **values):
    record = Model.get(model)(**values)
    record.save()
    return record


def utc(instant):
    "Text to an instant as the ERP has them: in UTC, without saying so."
    return dt.datetime.strptime(instant, '%Y-%m-%dT%H:%M:%SZ')

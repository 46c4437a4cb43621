"""What other records of the ERP say: the company, the supplier, the way money goes, shipments and invoices."""

import trade_assurance as ta
from trytond.model import ModelView, Workflow, dualmethod, fields
from trytond.pool import Pool, PoolMeta

from .event import YES_NO, maybe


class Company(metaclass=PoolMeta):
    __name__ = 'company.company'
    ta_buyer_tier = fields.Selection(maybe(ta.BuyerTier), "Buyer Tier", sort=False,
        help="The company's own tier as a buyer on the platform.")


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'
    ta_enrolled = fields.Selection(YES_NO, "In Trade Assurance", sort=False)
    ta_gold_member = fields.Selection(YES_NO, "Gold Supplier", sort=False)
    ta_verified = fields.Selection(YES_NO, "Verified Supplier", sort=False)


class Journal(metaclass=PoolMeta):
    __name__ = 'account.journal'
    ta_route = fields.Selection(maybe(ta.Route), "Route", sort=False,
        help="Whether money booked here goes through the platform's checkout.")
    ta_method = fields.Selection(maybe(ta.PaymentMethod), "Way of Paying", sort=False)


class Move(metaclass=PoolMeta):
    __name__ = 'account.move'

    @dualmethod
    @ModelView.button
    def post(cls, moves):
        "A move that takes a payment back belongs to no invoice; the purchase is found through the payment."
        super().post(moves)
        Pool().get('account.invoice')._ta_follow({
                line.invoice_payment for move in cls.browse(moves)
                if getattr(move.origin, '__name__', None) == cls.__name__
                for line in move.origin.lines if line.invoice_payment})


class ShipmentIn(metaclass=PoolMeta):
    __name__ = 'stock.shipment.in'
    ta_dispatched_at = fields.DateTime("Dispatched At", help="When the supplier shipped, as the platform shows it.")

    @classmethod
    @ModelView.button
    @Workflow.transition('done')
    def do(cls, shipments):
        super().do(shipments)
        cls._ta_follow(shipments)

    @classmethod
    def on_modification(cls, mode, shipments, field_names=None):
        super().on_modification(mode, shipments, field_names=field_names)
        if mode == 'create' or mode == 'write' and 'ta_dispatched_at' in (field_names or ()):
            cls._ta_follow(shipments)

    @classmethod
    def _ta_follow(cls, shipments):
        Purchase = Pool().get('purchase.purchase')
        Purchase.ta_follow({
                move.purchase for shipment in cls.browse(shipments) for move in shipment.incoming_moves
                if move.purchase})


class Invoice(metaclass=PoolMeta):
    __name__ = 'account.invoice'

    @classmethod
    def add_payment_lines(cls, payments):
        super().add_payment_lines(payments)
        cls._ta_follow(payments)

    @classmethod
    def remove_payment_lines(cls, lines):
        invoices = {line.invoice_payment for line in lines if line.invoice_payment}
        super().remove_payment_lines(lines)
        cls._ta_follow(invoices)

    @classmethod
    @ModelView.button
    def process(cls, invoices):
        super().process(invoices)
        cls._ta_follow(invoices)

    @classmethod
    def _ta_follow(cls, invoices):
        Purchase = Pool().get('purchase.purchase')
        invoices = cls.browse(invoices)
        originals = {
            line.origin.invoice for invoice in invoices for line in invoice.lines
            if getattr(line.origin, '__name__', None) == 'account.invoice.line'}
        Purchase.ta_follow({
                purchase for invoice in {*invoices, *originals} if invoice for purchase in invoice.purchases})

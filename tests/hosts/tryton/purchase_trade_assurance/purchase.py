"""The purchase: what was agreed, what the rules say of it, and when it is asked."""

import datetime as dt
from decimal import Decimal

import trade_assurance as ta
from trytond.exceptions import UserError, UserWarning
from trytond.model import ModelView, Workflow, fields
from trytond.modules.currency.exceptions import RateError
from trytond.pool import Pool, PoolMeta
from trytond.pyson import Eval
from trytond.transaction import Transaction, without_check_access

from . import answer, document, words
from .event import YES_NO, maybe

RATE_DIGITS = Decimal('1E-10')


class UnprotectedWarning(UserWarning):
    "A purchase is confirmed that Trade Assurance would not protect."


def selection(codes, name, help=''):
    return fields.Selection(maybe(codes), name, sort=False, help=help)


def flag(name, help=''):
    return fields.Selection(YES_NO, name, sort=False, help=help)


def amount(name):
    return fields.Numeric(name, readonly=True)


def instant(name, help=''):
    return fields.DateTime(name, readonly=True, help=help)


class Purchase(metaclass=PoolMeta):
    __name__ = 'purchase.purchase'

    # What was agreed.
    ta_marketplace = selection(ta.Marketplace, "Marketplace",
        "Where the order was made; purchases without it are left alone.")
    ta_order_type = selection(ta.OrderType, "Order Type")
    ta_created_at = fields.DateTime("Ordered At",
        help="When the order was made on the platform. It selects the rules; "
        "the first instant of the purchase date if empty.")
    ta_ship_by = fields.Date("Ship By", help="The last day for the supplier to dispatch everything.")
    ta_quality = fields.Text("Agreed Quality", help="One requirement a line, such as 'colour: RAL 7016'.")
    ta_inspection_booked = flag("Inspection Booked")
    ta_product_kind = selection(ta.ProductKind, "Kind of Product")
    ta_transport = selection(ta.Transport, "Transport")
    ta_logistics = selection(ta.Logistics, "Logistics")
    ta_incoterm = fields.Char("Incoterm", size=3)
    ta_onetouch = flag("Exported Through OneTouch")
    ta_buy_now = flag("Instant Checkout")
    ta_coverage_type = selection(ta.CoverageType, "Coverage Type", "Only for orders made before December 2017.")
    ta_release_model = selection(ta.ReleaseModel, "Release of Money", "As the order itself shows it.")
    ta_enrolled = flag("Supplier Enrolled",
        "Whether the supplier took part in Trade Assurance when the order was made.")
    ta_gold_member = flag("Gold Supplier")
    ta_verified = flag("Verified Supplier")
    ta_limit_available = fields.Numeric("Supplier's Limit (USD)", digits=(None, 2),
        help="What was left of the supplier's limit before the first payment.")
    ta_usd_rate = fields.Numeric("USD Rate",
        help="US dollars for one unit of the currency; by the rates of the purchase date if empty.")
    ta_events = fields.One2Many('purchase.trade_assurance.event', 'purchase', "Events")

    # What the rules say.
    ta_as_of = instant("Assessed As Of")
    ta_verdict = fields.Selection(maybe(ta.Coverage), "Protection", readonly=True, sort=False)
    ta_reason = fields.Text("Why", readonly=True)
    ta_covered_min = amount("Covered At Least")
    ta_covered_max = amount("Covered At Most")
    ta_fee_status = fields.Selection(maybe(ta.FeeStatus), "Supplier's Fee", readonly=True, sort=False)
    ta_fee_min = amount("Supplier's Fee At Least")
    ta_fee_max = amount("Supplier's Fee At Most")
    ta_claimable = fields.Char("Claimable Now", readonly=True)
    ta_claim_closes_earliest = instant("File A Claim Before", "The earliest reading: trust this one.")
    ta_claim_closes_at = instant("Claim Window Closes")
    ta_claim_closes_latest = instant("Claim Window Closes At The Latest")
    ta_dispute_state = fields.Selection(maybe(ta.DisputeState), "Dispute", readonly=True, sort=False)
    ta_deadline_earliest = instant("Next Deadline, Earliest", "Who must act should trust this one.")
    ta_deadline_at = instant("Next Deadline")
    ta_deadline_latest = instant("Next Deadline, Latest", "Who profits from the lapse should trust this one.")
    ta_deadline_party = fields.Selection(maybe(ta.Party), "Whose", readonly=True, sort=False)
    ta_deadline_action = fields.Selection(maybe(ta.Action), "What", readonly=True, sort=False)
    ta_deadline_on_silence = fields.Selection(maybe(ta.OnSilence), "On Silence", readonly=True, sort=False)
    ta_rulebook = fields.Char("Rulebook", readonly=True)
    ta_assessment = fields.Text("Assessment", readonly=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._buttons.update({
                'ta_assess': {'invisible': ~Eval('ta_marketplace'), 'depends': ['ta_marketplace']},
                })

    @fields.depends('party', *document.SUPPLIER_FLAGS.values())
    def on_change_party(self):
        super().on_change_party()
        self._ta_read_supplier()

    def _ta_read_supplier(self, leave_out=()):
        for name in document.SUPPLIER_FLAGS.values():
            if name not in leave_out:
                setattr(self, name, getattr(self.party, name) if self.party else None)

    @classmethod
    def copy(cls, purchases, default=None):
        "A copy is a new order: nothing is kept that was only known of the old one."
        given = default or {}
        default = dict.fromkeys((*answer.FIELDS, *OF_ONE_ORDER)) | given
        copies = super().copy(purchases, default=default)
        for purchase in copies:
            purchase._ta_read_supplier(leave_out=given)
        cls.save(copies)
        return copies

    @classmethod
    def on_modification(cls, mode, purchases, field_names=None):
        super().on_modification(mode, purchases, field_names=field_names)
        if mode == 'write' and FACTS.intersection(field_names or ()):
            cls.ta_follow(purchases)

    @classmethod
    @ModelView.button
    @Workflow.transition('quotation')
    def quote(cls, purchases):
        super().quote(purchases)
        cls.ta_follow(purchases)

    @classmethod
    @ModelView.button
    @Workflow.transition('confirmed')
    def confirm(cls, purchases):
        cls.set_purchase_date(purchases)
        for purchase, assessment in cls._ta_store(purchases):
            purchase._ta_warn(assessment)
        super().confirm(purchases)

    @classmethod
    @ModelView.button
    def process(cls, purchases):
        super().process(purchases)
        cls.ta_follow(purchases)

    @classmethod
    @ModelView.button
    def ta_assess(cls, purchases):
        cls._ta_store(purchases)

    @classmethod
    def _ta_store(cls, purchases):
        "Asks what the rules say; facts that are not right stop the user. Returns each purchase with its assessment."
        as_of, assessed = moment(), []
        for purchase in watched(purchases):
            try:
                assessment = purchase._ta_ask(as_of)
            except (ta.OrderError, document.FactsError) as error:
                raise UserError(purchase._ta_problems(error, as_of))
            cls.write([purchase], purchase._ta_values(assessment))
            assessed.append((purchase, assessment))
        return assessed

    @classmethod
    @without_check_access
    def ta_follow(cls, purchases):
        """Asks again after a record changed; returns each purchase with its assessment.

        Facts that are not right are told in place of the verdict, and stop nothing.
        """
        as_of, assessed = moment(), []
        for purchase in watched(cls.browse(purchases)):
            try:
                assessment = purchase._ta_ask(as_of)
            except (ta.OrderError, document.FactsError) as error:
                cls.write([purchase], answer.nothing(purchase._ta_problems(error, as_of)))
                continue
            cls.write([purchase], purchase._ta_values(assessment))
            assessed.append((purchase, assessment))
        return assessed

    def _ta_ask(self, as_of):
        "The assessment at an instant, or at the order's creation if that is later."
        created = document.created_at(self, document.company_zone(self.company))
        if not created:
            raise document.FactsError('no_date')
        return ta.assess(document.order_document(self, as_of), max(as_of, created))

    def _ta_values(self, assessment):
        lines = [
            words.reason(self.__class__, condition)
            for condition in assessment.coverage.conditions if condition.outcome is not ta.Outcome.MET]
        return answer.stored(assessment, '\n'.join(lines))

    def _ta_problems(self, error, as_of):
        if isinstance(error, document.FactsError):
            return words.message(error.name, **error.variables)
        stated = document.order_document(self, as_of)
        lines = [words.problem(self.__class__, stated, problem) for problem in error.errors]
        return words.message('bad_facts', purchase=self.rec_name, problems='\n'.join(lines))

    def _ta_warn(self, assessment):
        Warning = Pool().get('res.user.warning')
        short = answer.shortcomings(assessment.coverage)
        if not short:
            return
        key = Warning.format('trade_assurance.' + '.'.join(c.rule.value for c in short), [self])
        if Warning.check(key):
            raise UnprotectedWarning(key,
                words.message('unprotected', purchase=self.rec_name),
                '\n'.join(f"{words.reason(self.__class__, c)}. {words.repair(c)}" for c in short))

    @property
    def ta_dollars(self):
        "US dollars for one unit of the currency: as stated, else by the ERP's rates of the purchase date."
        if self.ta_usd_rate or self.currency.code == 'USD' or not self.purchase_date:
            return self.ta_usd_rate
        Currency = Pool().get('currency.currency')
        with Transaction().set_context(date=self.purchase_date):
            dollar = Currency.search([('code', '=', 'USD')], limit=1)
            own = Currency(self.currency.id)
            if dollar and dollar[0].rate and own.rate:
                return (dollar[0].rate / own.rate).quantize(RATE_DIGITS)

    @property
    def ta_all_in_shipments(self):
        """Whether everything ordered is in some shipment, or the ERP holds what came for everything.

        The ERP also calls received what nobody waits for any more; that never came.
        """
        given_up = any(line.moves_ignored for line in self.lines)
        return self.shipment_state == 'received' and not given_up or all(
            line.unit.round(in_shipments(line)) >= line.quantity
            for line in self.lines if line.type == 'line' and line.movable)

    @property
    def ta_money_moved(self):
        "Amounts in the purchase's currency with their account lines, oldest first; what came back is negative."
        invoices = self._ta_invoices()
        lines = {line for invoice in invoices for line in invoice.payment_lines + invoice.reconciliation_lines}
        undone = cancelled({line.move for line in lines})
        moved = [
            (self._ta_amount(line), line) for line in lines
            if document.is_money(line.move.journal) and line.move not in undone]
        moved = [(amount, line) for amount, line in moved if amount]
        for amount, line in moved:
            if not settled_by(line) <= invoices:
                raise document.FactsError('shared_payment', payment=line.move.rec_name)
        return sorted(moved, key=lambda pair: (pair[1].move.date, pair[1].id))

    def _ta_invoices(self):
        "The invoices of the purchase, and the credit notes on them."
        InvoiceLine = Pool().get('account.invoice.line')
        credits = InvoiceLine.search([
                ('origin.invoice', 'in', [invoice.id for invoice in self.invoices], 'account.invoice.line'),
                ])
        invoices = {*self.invoices, *(line.invoice for line in credits if line.invoice)}
        for invoice in invoices:
            if not ({*invoice.purchases} <= {self} and credited(invoice) <= {*self.invoices}):
                raise document.FactsError('shared_invoice', invoice=invoice.rec_name)
        return invoices

    def _ta_amount(self, line):
        "Converted as the ERP itself does, where the line is in another currency."
        if line.second_currency == self.currency:
            return line.amount_second_currency
        Currency = Pool().get('currency.currency')
        with Transaction().set_context(date=line.move.date):
            try:
                return Currency.compute(self.company.currency, line.debit - line.credit, self.currency)
            except RateError as error:
                raise document.FactsError('no_rate', payment=line.move.rec_name, problem=error.message)


# The fields whose change asks the rules again.
FACTS = {name for name in vars(Purchase) if name.startswith('ta_') and isinstance(vars(Purchase)[name], fields.Field)}
FACTS -= {*answer.FIELDS, 'ta_events'}


# What is known of one order alone, and not of its copies.
OF_ONE_ORDER = ('ta_events', 'ta_created_at', 'ta_ship_by', 'ta_limit_available', 'ta_usd_rate')


def watched(purchases):
    return [purchase for purchase in purchases if purchase.ta_marketplace]


def in_shipments(line):
    "How much of a line is in shipments, in the line's unit."
    Uom = Pool().get('product.uom')
    return sum(
        Uom.compute_qty(move.unit, move.quantity, line.unit)
        for move in line.moves if move.shipment and move.state != 'cancelled')


def credited(invoice):
    "The invoices that lines of a credit note refer to."
    origins = [line.origin for line in invoice.lines]
    return {line.invoice for line in origins if getattr(line, '__name__', None) == 'account.invoice.line'}


def settled_by(line):
    "The invoices that a line pays, and those that the lines reconciled with it belong to or pay."
    Invoice = Pool().get('account.invoice')
    group = line.reconciliation.lines if line.reconciliation else [line]
    moves = [other.move.id for other in group]
    owing = Invoice.search(['OR', ('move', 'in', moves), ('additional_moves', 'in', moves)])
    return {*owing, *(other.invoice_payment for other in group if other.invoice_payment)}


def cancelled(moves):
    "Those moves that another one takes back, with the ones that do."
    Move = Pool().get('account.move')
    back = Move.search([('origin.id', 'in', [move.id for move in moves], 'account.move'), ('state', '=', 'posted')])
    return {*back, *(move.origin for move in back)}


def moment():
    "The instant asked about: the context's `ta_as_of`, in UTC, or now."
    as_of = Transaction().context.get('ta_as_of') or dt.datetime.now(dt.timezone.utc)
    return as_of.replace(microsecond=0, tzinfo=dt.timezone.utc)

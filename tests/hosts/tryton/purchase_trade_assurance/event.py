"""What happened on the platform and leaves no record in the ERP."""

import trade_assurance as ta
from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.pyson import Eval

# Payments are taken from the accounts, dispatch and arrival from the shipments.
RECORDED = {'payment', 'shipped', 'delivered'}
YES_NO = [(None, ""), ('yes', "Yes"), ('no', "No")]


def choices(codes, leave_out=()):
    "A closed list of the rules, for a selection."
    return [(code.value, code.value.replace('_', ' ').capitalize()) for code in codes if code.value not in leave_out]


def maybe(codes):
    return [(None, "")] + choices(codes)


def shown_for(*types):
    return {'invisible': ~Eval('type').in_(list(types))}


class Event(ModelSQL, ModelView):
    "Trade Assurance Event"
    __name__ = 'purchase.trade_assurance.event'

    purchase = fields.Many2One('purchase.purchase', "Purchase", required=True, ondelete='CASCADE',
        states={'readonly': Eval('id', -1) >= 0})
    type = fields.Selection(choices(ta.EventType, RECORDED), "Event", required=True, sort=False)
    at = fields.DateTime("At", required=True, help="The instant that the platform shows.")
    by = fields.Selection(maybe(ta.Party), "By", sort=False)
    ground = fields.Selection(maybe(ta.Ground), "Ground", sort=False,
        states=shown_for('issue_found', 'breach_accepted', 'dispute_opened'))
    amount = fields.Numeric("Amount",
        states=shown_for('dispute_opened', 'reply', 'settlement', 'ruling', 'refund_paid'),
        help="Claimed, offered, awarded or paid, in the currency of the purchase.")
    ship_by = fields.Date("New Ship Date", states=shown_for('ship_date_amended'))
    agreed = fields.Selection(YES_NO, "Agreed", sort=False, states=shown_for('ship_date_amended'))
    passed = fields.Selection(YES_NO, "Passed", sort=False, states=shown_for('inspection'))
    evidence_from = fields.Selection(maybe(ta.EvidenceFrom), "Evidence From", sort=False,
        states=shown_for('evidence_requested'))
    due = fields.DateTime("Due", states=shown_for('evidence_requested'))

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._order = [('at', 'ASC'), ('id', 'ASC')]
        cls.__access__.add('purchase')

    @classmethod
    def on_modification(cls, mode, events, field_names=None):
        super().on_modification(mode, events, field_names=field_names)
        if mode in {'create', 'write'}:
            cls.assess_purchases({event.purchase for event in events})

    @classmethod
    def on_delete(cls, events):
        purchases = {event.purchase for event in events}
        return super().on_delete(events) + [lambda: cls.assess_purchases(purchases)]

    @staticmethod
    def assess_purchases(purchases):
        Purchase = Pool().get('purchase.purchase')
        Purchase.ta_follow(Purchase.browse(purchases))

"""The list of deadlines that come near, written every day."""

import datetime as dt

import trade_assurance as ta
from trytond.model import ModelSQL, ModelView, Unique, fields
from trytond.pool import Pool, PoolMeta

from . import answer
from .event import choices
from .purchase import moment

NOTICE_DAYS = 7


class Deadline(ModelSQL, ModelView):
    "Trade Assurance Deadline"
    __name__ = 'purchase.trade_assurance.deadline'

    purchase = fields.Many2One('purchase.purchase', "Purchase", required=True, readonly=True, ondelete='CASCADE')
    rule = fields.Char("Rule", required=True, readonly=True)
    party = fields.Selection(choices(ta.Party), "Whose", required=True, readonly=True, sort=False)
    action = fields.Selection(choices(ta.Action), "What", required=True, readonly=True, sort=False)
    earliest = fields.DateTime("Earliest", required=True, readonly=True, help="Who must act should trust this one.")
    at = fields.DateTime("At", readonly=True)
    latest = fields.DateTime("Latest", required=True, readonly=True)
    on_silence = fields.Selection(choices(ta.OnSilence), "On Silence", required=True, readonly=True, sort=False)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints = [
            ('one', Unique(table, table.purchase, table.rule, table.party, table.action),
                'purchase_trade_assurance.msg_deadline_unique'),
            ]
        cls._order = [('earliest', 'ASC'), ('id', 'ASC')]
        cls.__access__.add('purchase')

    @classmethod
    def watch(cls):
        """Asks again about every purchase that is open or has no assessment, and lists what closes soon.

        A second run at one instant changes nothing.
        """
        Purchase = Pool().get('purchase.purchase')
        purchases = Purchase.search([
                ('ta_marketplace', '!=', None),
                ['OR',
                    ('state', 'in', ['quotation', 'confirmed', 'processing']),
                    ('ta_deadline_latest', '!=', None),
                    ('ta_assessment', '=', None)],
                ])
        cls.list(Purchase.ta_follow(purchases), until=moment() + dt.timedelta(days=notice_days()))

    @classmethod
    def list(cls, assessed, until):
        "Makes the list equal to what the purchases' assessments say now."
        due = {}
        for purchase, assessment in assessed:
            for entry in soon(assessment, until):
                due[purchase, entry.rule.value, entry.party.value, entry.action.value] = entry
        listed = {(line.purchase, line.rule, line.party, line.action): line for line in cls.search([])}
        cls.delete([line for key, line in listed.items() if key not in due])
        for key, entry in due.items():
            line = listed.get(key) or cls(**dict(zip(('purchase', 'rule', 'party', 'action'), key)))
            line.on_silence = entry.on_silence.value
            for name, instant in answer.instants(entry.closes).items():
                setattr(line, name, instant)
            line.save()


def soon(assessment, until):
    "The deadlines that may close before an instant, under the earliest reading."
    return [entry for entry in answer.deadlines(assessment.calendar) if entry.closes.earliest <= until]


def notice_days():
    days = Pool().get('purchase.configuration')(1).ta_notice_days
    return NOTICE_DAYS if days is None else days


class Configuration(metaclass=PoolMeta):
    __name__ = 'purchase.configuration'
    ta_notice_days = fields.Integer("Days of Notice",
        domain=['OR', ('ta_notice_days', '=', None), ('ta_notice_days', '>=', 0)],
        help=f"How long before it closes a deadline is listed; {NOTICE_DAYS} if empty.")


class Cron(metaclass=PoolMeta):
    __name__ = 'ir.cron'

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.method.selection.append(('purchase.trade_assurance.deadline|watch', "List Trade Assurance Deadlines"))

"""Answers and errors in the user's words."""

from trytond.i18n import gettext

from . import document as facts

MODULE = 'purchase_trade_assurance'

# The fields of the form for paths of the document that are not plain facts of the purchase.
FORM = {
    **facts.PLAIN,
    **facts.FLAGS,
    **{f'supplier.{path}': name for path, name in facts.SUPPLIER_FLAGS.items()},
    'supplier.limit_available': 'ta_limit_available',
    'created_at': 'ta_created_at',
    'currency': 'currency',
    'usd_rate': 'ta_usd_rate',
    'total': 'total_amount',
    'terms.ship_by': 'ta_ship_by',
    'terms.quality': 'ta_quality',
    'terms.inspection.booked': 'ta_inspection_booked',
    }


def message(name, **variables):
    "A message of this module; its bare name where it has none."
    try:
        return gettext(f'{MODULE}.msg_{name}', **variables)
    except KeyError:
        return name.partition('_')[2].replace('_', ' ')


def reason(Purchase, condition):
    "Why one condition is not met, with the facts that would settle it."
    line = f"{condition.rule.value}: {condition.outcome.value}"
    if condition.reason:
        line += ', ' + message(f'reason_{condition.reason.value}')
    if condition.missing:
        line += ': ' + ', '.join(label(Purchase, path.value) for path in condition.missing)
    return line


def repair(condition):
    "What to change, so that the condition is met."
    kind = 'state' if condition.outcome.value == 'unknown' else 'repair'
    rule = condition.rule.value.lower().replace('-', '_')
    return message(f'{kind}_{rule}')


def label(Purchase, path):
    "A fact by the name of its field, with its path in the document."
    field = next((name for start, name in FORM.items() if path == start or path.startswith(start + '[')), None)
    return f"{getattr(Purchase, field).string} ({path})" if field else path


def problem(Purchase, document, error):
    "What is wrong with one fact, and what would be right."
    line = f"{place(Purchase, document, error.path)}: {error.message}"
    if error.accepted:
        line += '; ' + message('accepted', values=error.accepted)
    if error.nearest:
        line += '; ' + message('nearest', value=error.nearest)
    return line


def place(Purchase, document, path):
    "The field that a path of the document stands for; of an event its kind and instant."
    if not path.startswith('events['):
        return label(Purchase, path)
    index = int(path[len('events['):path.index(']')])
    event = document['events'][index]
    return f"{event['type']} {event['at']} ({path})"

"""From the assessment to what the ERP stores. Nothing here reads the database or a clock."""

# Every field of a purchase that an assessment fills.
FIELDS = (
    'ta_as_of', 'ta_verdict', 'ta_reason', 'ta_covered_min', 'ta_covered_max', 'ta_fee_status', 'ta_fee_min',
    'ta_fee_max', 'ta_claimable', 'ta_claim_closes_earliest', 'ta_claim_closes_at', 'ta_claim_closes_latest',
    'ta_dispute_state', 'ta_deadline_earliest', 'ta_deadline_at', 'ta_deadline_latest', 'ta_deadline_party',
    'ta_deadline_action', 'ta_deadline_on_silence', 'ta_rulebook', 'ta_assessment',
    )


def stored(assessment, reason):
    "The values of the purchase's fields; `reason` is the verdict in words."
    coverage, fee = assessment.coverage, assessment.fees.supplier
    covered, deadline = coverage.covered_amount, next_deadline(assessment.calendar)
    return {
        'ta_as_of': utc(assessment.as_of),
        'ta_verdict': coverage.verdict.value,
        'ta_reason': reason,
        'ta_covered_min': covered and covered.min,
        'ta_covered_max': covered and covered.max,
        'ta_fee_status': fee.status.value,
        'ta_fee_min': fee.min,
        'ta_fee_max': fee.max,
        'ta_claimable': ', '.join(claimable(coverage)),
        **band('ta_claim_closes', claim_closing(assessment.calendar)),
        'ta_dispute_state': assessment.dispute.state.value,
        **band('ta_deadline', deadline and deadline.closes),
        'ta_deadline_party': deadline and deadline.party.value,
        'ta_deadline_action': deadline and deadline.action.value,
        'ta_deadline_on_silence': deadline and deadline.on_silence.value,
        'ta_rulebook': assessment.rulebook.digest,
        'ta_assessment': assessment.to_json(),
        }


def nothing(reason):
    "The values where there is no assessment."
    return dict.fromkeys(FIELDS) | {'ta_reason': reason}


def claimable(coverage):
    return [answer.ground.value for answer in coverage.grounds if answer.verdict.value == 'claimable']


def claim_closing(calendar):
    "When the right to open a dispute lapses."
    return next((entry.closes for entry in calendar if entry.action.value == 'open_dispute'), None)


def deadlines(calendar):
    "The entries whose lapse changes something, the most urgent first."
    closing = [entry for entry in calendar if entry.closes and entry.on_silence]
    return sorted(closing, key=lambda entry: entry.closes.at or entry.closes.latest)


def next_deadline(calendar):
    return next(iter(deadlines(calendar)), None)


def shortcomings(coverage):
    "The conditions that would leave the order unprotected; not having paid yet is none."
    return [
        condition for condition in coverage.conditions
        if condition.outcome.value != 'met' and (condition.reason is None or condition.reason.value != 'not_paid')]


def band(prefix, closes):
    return {f'{prefix}_{name}': instant for name, instant in instants(closes).items()}


def instants(closes):
    "The three instants of a closing; nothing where nothing closes."
    return {name: closes and utc(getattr(closes, name)) for name in ('earliest', 'at', 'latest')}


def utc(instant):
    "As the ERP stores instants: in UTC, without saying so."
    return instant and instant.replace(tzinfo=None)

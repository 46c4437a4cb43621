//! Which rule shows which value of the rulebook.

/// A family of rules.
pub(crate) struct Chapter {
    /// What the IDs of its rules begin with.
    pub(crate) prefix: &'static str,
    /// Its title.
    pub(crate) title: &'static str,
    /// What it is about.
    pub(crate) about: &'static str,
}

/// The chapters of the page, in the order of the catalogue.
pub(crate) const CHAPTERS: [Chapter; 9] = [
    chapter("EDI-", "Which rules apply", "Orders keep the rules they were created under."),
    chapter("COV-", "Is the order protected?", "Every condition must be met; all are always reported."),
    chapter("CLM-", "Has a claim a footing?", "The conditions of each ground that a claim can name."),
    chapter("FEE-", "What it costs", "Every fee with base, rate, cap and the day its rate came into force."),
    chapter("REL-", "Where the money is", "Release, completion, refunds and their bookkeeping."),
    chapter("DIS-", "Disputes", "From filing to the end; what silence and time do."),
    chapter("GUA-", "Guarantees", "Promises on marked orders, beside the cover."),
    chapter("LIF-", "The life of an order", "Its states, what lapses, and who may change what."),
    chapter("TRM-", "Contract terms", "What a draft should say before anybody pays."),
];

const fn chapter(prefix: &'static str, title: &'static str, about: &'static str) -> Chapter {
    Chapter { prefix, title, about }
}

/// The beginnings of the names of values, and the rule or part of the page that shows them; the first that fits.
const HOMES: [(&str, &str); 36] = [
    ("edition.", "EDI-SELECT"),
    ("conventions.", "conventions"),
    ("lint.", "words"),
    ("coverage.", "COV-SUPPLIER"),
    ("coverage_types.pre_shipment_before", "COV-AMOUNT"),
    ("coverage_types.limit_caps_cover", "COV-AMOUNT"),
    ("coverage_types.pre_shipment_release", "REL-MODEL"),
    ("coverage_types.", "CLM-WINDOW"),
    ("claims.buyer_risk_incoterms", "CLM-GROUND"),
    ("claims.shipment_zone", "CLM-BREACH"),
    ("claims.", "CLM-WINDOW"),
    ("fees.supplier", "FEE-SUPPLIER"),
    ("fees.payment", "FEE-PAYMENT"),
    ("fees.us_method", "FEE-PAYMENT"),
    ("fees.withdrawal", "FEE-WITHDRAWAL"),
    ("funds.release", "REL-MODEL"),
    ("funds.completion_days", "REL-COMPLETE"),
    ("funds.extension_days", "REL-EXTEND"),
    ("funds.refund_start_days", "REL-START"),
    ("funds.advance_limited", "REL-REFUND"),
    ("disputes.escalate_from_day", "DIS-ESCALATE"),
    ("disputes.auto_escalation", "DIS-AUTO"),
    ("disputes.silence_days", "DIS-SILENCE"),
    ("disputes.quick_refund", "DIS-QUICK"),
    ("disputes.refile", "DIS-REFILE"),
    ("disputes.team_join_days", "DIS-TEAM"),
    ("disputes.team_decide_days", "DIS-DECIDE"),
    ("disputes.ruling", "DIS-DECIDE"),
    ("disputes.evidence_days", "DIS-EVIDENCE"),
    ("evidence.", "DIS-FILES"),
    ("delivery_guarantee.", "GUA-DELIVERY"),
    ("easy_return.", "GUA-RETURN"),
    ("lifecycle.confirm_days", "LIF-CONFIRM"),
    ("lifecycle.pay_days", "LIF-PAY"),
    ("lifecycle.ship_extension_days", "LIF-SHIP"),
    ("lifecycle.action", "LIF-CHANGE"),
];

/// The rule or part of the page that shows a value.
pub(crate) fn home(name: &str) -> Option<&'static str> {
    HOMES.iter().find(|(start, _)| name.starts_with(start)).map(|(_, home)| *home)
}

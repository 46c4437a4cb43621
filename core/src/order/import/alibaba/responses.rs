//! Which responses were given: envelopes taken off, kinds told by shape.

use super::super::NoteCode;
use super::problems;
use super::wire::{Log, Node, Wire};

/// How deep a bundle of responses may nest.
const BUNDLE_DEPTH: usize = 4;

/// The kinds of responses, with the name that begins their paths and the members that tell them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Order,
    Fund,
    Logistics,
    Tracking,
}

const KINDS: [Kind; 4] = [Kind::Order, Kind::Fund, Kind::Logistics, Kind::Tracking];

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Fund => "fund",
            Self::Logistics => "logistics",
            Self::Tracking => "tracking",
        }
    }

    const fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Order => &["trade_status", "create_date", "total_amount", "order_products", "fulfillment_channel"],
            Self::Fund => &["fund_pay_list", "refund_list", "service_fee", "payment_transaction_fee"],
            Self::Logistics => &["logistic_status", "shipping_order_list", "agreed_shipment_date"],
            Self::Tracking => &["tracking_list"],
        }
    }

    /// The kind that a TOP method answers with, for answers with nothing in them.
    fn of_method(name: &str) -> Option<Self> {
        match name {
            "alibaba_seller_order_get_response" => Some(Self::Order),
            "alibaba_seller_order_fund_get_response" => Some(Self::Fund),
            "alibaba_seller_order_logistics_get_response" => Some(Self::Logistics),
            _ => None,
        }
    }
}

/// The responses on one order.
#[derive(Default)]
pub(super) struct Responses<'a> {
    found: [Option<Node<'a>>; 4],
}

impl<'a> Responses<'a> {
    /// Sorts out everything that was given.
    pub(super) fn collect(bodies: &'a [(String, Wire)], log: &mut Log) -> Self {
        let mut responses = Self::default();
        for (path, wire) in bodies {
            responses.take(&Node::new(wire, path.as_str()), BUNDLE_DEPTH, log);
        }
        responses.check_same_order(log);
        responses
    }

    pub(super) fn order(&self) -> Option<&Node<'a>> {
        self.found[Kind::Order as usize].as_ref()
    }
    pub(super) fn fund(&self) -> Option<&Node<'a>> {
        self.found[Kind::Fund as usize].as_ref()
    }
    pub(super) fn logistics(&self) -> Option<&Node<'a>> {
        self.found[Kind::Logistics as usize].as_ref()
    }
    pub(super) fn tracking(&self) -> Option<&Node<'a>> {
        self.found[Kind::Tracking as usize].as_ref()
    }

    fn take(&mut self, node: &Node<'a>, depth: usize, log: &mut Log) {
        let Some(depth) = depth.checked_sub(1) else {
            return log.problems.push(problems::response(&node.path, "more nesting"));
        };
        match node.wire {
            Wire::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.take(&Node::new(item, format!("{}[{at}]", node.path)), depth, log);
                }
            }
            Wire::Object(entries) => self.take_object(node, entries, depth, log),
            other => log.problems.push(problems::response(&node.path, &other.describe())),
        }
    }

    fn take_object(&mut self, node: &Node<'a>, entries: &'a [(String, Wire)], depth: usize, log: &mut Log) {
        let is_body = |key: &str| matches!(key, "value" | "result");
        let mut enveloped = entries.iter().filter(|(key, _)| key.ends_with("_response")).peekable();
        if let Some(text) = failure(node.wire) {
            log.problems.push(problems::platform(&node.path, &text));
        } else if enveloped.peek().is_some() {
            for (name, answer) in enveloped {
                self.take_answer(&Node::new(answer, node.at(name)), Kind::of_method(name), depth, log);
            }
        } else if self.add(node, log) {
            // A response without an envelope.
        } else if node.wire.member("order_list").is_some() {
            let text = "a list answer, which holds no totals: one detail response for each order is needed";
            log.problems.push(problems::response(&node.path, text));
        } else if let Some((key, body)) = entries.iter().find(|(key, _)| is_body(key)) {
            self.take(&Node::new(body, node.at(key)), depth, log);
        } else if is_bundle(entries) {
            for (name, answer) in entries.iter().filter(|(_, wire)| !wire.is_nothing()) {
                self.take(&Node::new(answer, node.at(name)), depth, log);
            }
        } else {
            log.problems.push(problems::response(&node.path, "an object of another shape"));
        }
    }

    /// What stands in a TOP envelope; an empty answer is known by the method's name.
    fn take_answer(&mut self, node: &Node<'a>, kind: Option<Kind>, depth: usize, log: &mut Log) {
        let body = node.wire.member("value").or(node.wire.member("result")).unwrap_or(node.wire);
        match kind {
            Some(kind) if matches!(body, Wire::Object(_)) && failure(body).is_none() => self.put(kind, body, log),
            _ => self.take(node, depth, log),
        }
    }

    /// Adds the object as every kind that it shows marks of; a host may have merged several into one.
    fn add(&mut self, node: &Node<'a>, log: &mut Log) -> bool {
        let kinds = KINDS.iter().filter(|kind| kind.marks().iter().any(|mark| node.wire.member(mark).is_some()));
        let kinds: Vec<Kind> = kinds.copied().collect();
        for kind in &kinds {
            self.put(*kind, node.wire, log);
        }
        !kinds.is_empty()
    }

    fn put(&mut self, kind: Kind, wire: &'a Wire, log: &mut Log) {
        let place = &mut self.found[kind as usize];
        match place {
            None => *place = Some(Node::new(wire, kind.name())),
            Some(first) if first.wire == wire => {
                let text = "the same response was given more than once; it counts once";
                log.note(NoteCode::DuplicateResponse, kind.name(), None, text);
            }
            Some(_) => log.problems.push(problems::conflict(kind.name(), "two different responses", "one")),
        }
    }

    fn check_same_order(&self, log: &mut Log) {
        let mut ids = self.found.iter().flatten().filter_map(|node| {
            let key = ["trade_id", "e_trade_id"].into_iter().find(|key| node.get(key).is_some())?;
            Some((node.at(key), node.wire.member(key)?.scalar()?.trim()))
        });
        let Some((_, first)) = ids.next() else { return };
        for (path, id) in ids.filter(|(_, id)| *id != first) {
            log.problems.push(problems::conflict(&path, id, &format!("responses on one order, `{first}`")));
        }
    }
}

/// Several responses under names of the caller's own.
fn is_bundle(entries: &[(String, Wire)]) -> bool {
    let may_be_response = |wire: &Wire| wire.is_nothing() || matches!(wire, Wire::Object(_) | Wire::List(_));
    !entries.is_empty() && entries.iter().all(|(_, wire)| may_be_response(wire))
}

/// The platform's own error, where the answer is one.
fn failure(wire: &Wire) -> Option<String> {
    if let Some(error) = wire.member("error_response") {
        return Some(failure(error).unwrap_or_else(|| "an error".into()));
    }
    let code = ["code", "error_code"].into_iter().find_map(|key| wire.member(key)?.scalar())?;
    if matches!(code, "0" | "200") {
        return None;
    }
    let text = ["sub_msg", "msg", "message", "error_message"].into_iter().find_map(|key| wire.member(key)?.scalar());
    Some(format!("{code}: {}", text.unwrap_or("no text")))
}

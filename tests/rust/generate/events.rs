//! Single events of a made-up history, admissible or not.

use super::header::maybe;
use super::timeline::Timeline;
use super::{DAY, HOUR, day_of, day_start, instant};
use serde_json::json;

const GROUNDS: [(&str, i64); 13] = [
    ("not_shipped", 6),
    ("late_shipment", 4),
    ("quality", 6),
    ("quantity", 3),
    ("late_delivery", 1),
    ("change_of_mind", 1),
    ("after_sales", 1),
    ("warranty", 1),
    ("replacement", 1),
    ("destination_cost", 1),
    ("transit_damage", 2),
    ("carrier_changed", 2),
    ("buyer_not_paid", 1),
];
const METHODS: [(&str, i64); 17] = [
    ("card", 6),
    ("wire", 3),
    ("apple_pay", 1),
    ("google_pay", 1),
    ("afterpay", 1),
    ("paypal", 1),
    ("local_wire", 2),
    ("online_bank", 2),
    ("western_union", 2),
    ("boleto", 1),
    ("alipay", 1),
    ("wechat_pay", 1),
    ("cash", 1),
    ("other", 1),
    ("pay_later", 1),
    ("payment_terms", 1),
    ("card", 1),
];
pub(super) const SIDES: [&str; 2] = ["buyer", "supplier"];

impl Timeline<'_> {
    /// A share of an amount, all of it, one unit beside it, or an amount at a threshold.
    fn money(&mut self, base: i64) -> String {
        let roll = self.random.below(100);
        let minor = match roll {
            0..25 => base,
            25..70 => base / 100 * self.random.below(100),
            70..85 => base + self.random.pick(&[-1, 1]),
            _ => self.purse.amount(self.random),
        };
        self.purse.text(minor.max(1))
    }

    fn offer(&mut self) -> String {
        if self.random.chance(7) { self.purse.text(0) } else { self.money(self.purse.total) }
    }

    pub(super) fn payment(&mut self, part: Option<&str>, minor: Option<i64>) {
        let offline = self.order["order_type"] == "offline";
        let amount = match minor {
            Some(minor) => self.purse.text(minor.max(1)),
            None => self.money(if self.unpaid > 0 { self.unpaid } else { self.purse.total }),
        };
        self.unpaid -= minor.unwrap_or(self.unpaid / 2);
        let routes = if offline {
            [("off_platform", 7), ("on_platform", 1), ("", 1)]
        } else {
            [("on_platform", 17), ("off_platform", 2), ("", 1)]
        };
        let route = Some(self.random.weighted(&routes)).filter(|route| !route.is_empty());
        let any = self.random.pick(&["initial", "balance", "full", "other"]);
        let part = maybe(self.random, 90, part.unwrap_or(any));
        let method = self.random.weighted(&METHODS);
        let status = self.random.weighted(&[(None, 70), (Some("received"), 22), (Some("processing"), 8)]);
        let method = maybe(self.random, 93, method);
        self.put(
            "payment",
            json!({ "amount": amount, "route": route, "part": part, "method": method, "status": status }),
        );
        if let Some(days) = self.order["terms"]["ship_within"]["days"].as_i64() {
            let last = day_of(self.cursor).plus(i32::try_from(days).unwrap_or(0));
            self.mark_ship_date(day_start(last.plus(1)));
        }
        self.mark(&[91]);
    }

    pub(super) fn pay_in_full(&mut self) {
        let total = self.purse.total;
        if self.random.chance(50) {
            self.payment(Some("full"), Some(total));
        } else {
            self.payment(Some("initial"), Some(total * 3 / 10));
            if self.random.chance(60) {
                self.step();
                self.payment(Some("balance"), Some(total - total * 3 / 10));
            }
        }
        self.step();
    }

    pub(super) fn ship(&mut self, complete: Option<bool>) {
        self.put("shipped", json!({ "complete": complete }));
        if complete == Some(false) {
            return;
        }
        self.shipped = true;
        let days: &[i32] = match self.order["transport"].as_str() {
            Some("express" | "air") => &[15],
            Some("land") => &[30],
            Some("sea") => &[45],
            Some(_) => &[60],
            None => &[15, 60],
        };
        for days in days {
            self.mark(&[days + 1, days + 16, days + 31]);
        }
        self.mark(&[91]);
    }

    pub(super) fn open_dispute(&mut self, ground: Option<&str>) {
        let unprotected = matches!(self.order["order_type"].as_str(), Some("offline" | "direct_pay"));
        let ground = match ground {
            _ if unprotected && self.random.chance(75) => {
                self.random.pick(&["not_shipped", "not_shipped", "buyer_not_paid"])
            }
            Some(ground) => ground,
            None => self.random.weighted(&GROUNDS),
        };
        let mut by = self.random.weighted(&[(None, 60), (Some("buyer"), 34), (Some("supplier"), 6)]);
        if ground == "buyer_not_paid" && self.random.chance(85) {
            by = Some("supplier");
            if self.random.chance(80) {
                self.put("delivered", json!({}));
            }
        }
        let claim = if self.random.chance(2) { self.purse.text(0) } else { self.money(self.purse.total) };
        let files = json!([{ "name": "photos 1.zip", "bytes": 20_000 }]);
        let evidence = maybe(self.random, 10, files);
        self.put("dispute_opened", json!({ "ground": ground, "claim": claim, "by": by, "evidence": evidence }));
        (self.disputed, self.escalated) = (true, false);
        self.mark(&[3, 5, 6, 7, 8, 10, 15, 30]);
    }

    /// One move in a dispute, admissible or not.
    pub(super) fn dispute_step(&mut self) {
        let kinds = [
            "reply",
            "accept",
            "escalate",
            "withdraw",
            "evidence_requested",
            "evidence_submitted",
            "settlement",
            "ruling",
            "refund_paid",
            "dispute_opened",
        ];
        let weights =
            if self.escalated { [6, 3, 3, 4, 22, 16, 12, 16, 10, 4] } else { [26, 10, 18, 4, 4, 2, 4, 4, 6, 5] };
        let drawn: Vec<(&str, i64)> = kinds.into_iter().zip(weights).collect();
        let kind = self.random.weighted(&drawn);
        let side = self.random.pick(&SIDES);
        match kind {
            "reply" => {
                let offer = self.offer();
                let (by, refund) =
                    (self.random.pick(&["supplier", "supplier", "buyer"]), maybe(self.random, 65, offer));
                self.put(kind, json!({ "by": by, "refund": refund }));
                self.mark(&[8]);
            }
            "accept" | "evidence_submitted" => self.put(kind, json!({ "by": side })),
            "escalate" | "withdraw" => {
                let by = self.random.pick(&[None, Some("buyer"), Some("buyer"), Some("buyer"), Some("supplier")]);
                self.put(kind, json!({ "by": by }));
                self.escalated |= kind == "escalate";
            }
            "evidence_requested" => self.evidence_requested(),
            "settlement" | "ruling" => {
                let refund = self.offer();
                self.put(kind, json!({ "refund": refund }));
            }
            "refund_paid" => {
                let amount = self.money(self.purse.total);
                let by = self.random.pick(&[None, Some("supplier"), Some("programme")]);
                self.put(kind, json!({ "by": by, "amount": amount }));
            }
            _ => self.open_dispute(None),
        }
    }

    fn evidence_requested(&mut self) {
        let due = self.cursor + self.random.pick(&[-DAY, 0, HOUR, 5 * DAY]);
        let due = Some(due).filter(|_| self.random.chance(40));
        let from = self.random.pick(&["buyer", "supplier", "both"]);
        let shown = due.map(|due| instant(due).to_string());
        self.put("evidence_requested", json!({ "from": from, "due": shown }));
        self.mark(&[4]);
        self.marks.extend(due);
    }

    /// Whatever may happen to an order at any time.
    pub(super) fn any_event(&mut self) {
        let kinds = [
            ("payment", 12),
            ("ship_date_amended", 7),
            ("inspection", 8),
            ("shipped", 12),
            ("customs_cleared", 5),
            ("delivered", 5),
            ("receipt_confirmed", 8),
            ("receipt_extended", 9),
            ("supplier_refused", 2),
            ("issue_found", 4),
            ("breach_accepted", 2),
            ("order_cancelled", 3),
            ("order_closed", 4),
            ("address_changed", 1),
            ("contract_confirmed", 3),
            ("guarantee_claimed", 1),
            ("return_requested", 1),
            ("dispute_opened", 12),
            ("dispute", 12),
        ];
        let kind = self.random.weighted(&kinds);
        let side = self.random.pick(&SIDES);
        match kind {
            "payment" => self.payment(None, None),
            "ship_date_amended" => self.amend(),
            "inspection" => {
                let passed = self.random.chance(50);
                self.put(kind, json!({ "passed": passed }));
                self.mark(&[15]);
            }
            "shipped" => {
                let complete = self.random.pick(&[None, Some(true), Some(true), Some(false)]);
                self.ship(complete);
            }
            "issue_found" | "breach_accepted" => {
                let ground = self.random.weighted(&GROUNDS);
                self.put(kind, json!({ "ground": ground }));
            }
            "order_cancelled" | "order_closed" | "contract_confirmed" => {
                let by = maybe(self.random, 70, side);
                self.put(kind, json!({ "by": by }));
                self.mark(&[31, 61]);
            }
            "receipt_extended" => self.put(kind, json!({ "by": side })),
            "dispute" if self.disputed => self.dispute_step(),
            "dispute" | "dispute_opened" => self.open_dispute(None),
            _ => {
                self.put(kind, json!({}));
                self.mark(&[16, 31, 61]);
            }
        }
    }

    fn amend(&mut self) {
        let day = day_of(self.cursor).plus(self.random.pick(&[-2, 0, 1, 5, 20, 89, 90, 91, 120]));
        let agreed = self.random.chance(75);
        self.put("ship_date_amended", json!({ "ship_by": day.to_string(), "agreed": agreed }));
        self.mark_ship_date(day_start(day.plus(1)));
    }
}

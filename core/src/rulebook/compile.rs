//! From checked entries to the flat terms that the rules read.

use super::editions::EditionRow;
use super::info::Text;
use super::names::{Key, Reach, TOGETHER};
use super::problem::{Problems, RulebookCode};
use super::row::{Days, Row};
use super::terms::{
    AutoEscalation, ClaimTerms, Common, CoverageTerms, CoverageTypeTerms, DeliveryGuaranteeTerms, DisputeTerms,
    EasyReturnTerms, EvidenceTerms, FundTerms, LongReceipt, Param, QuickRefundTerms, Terms, ValueRef,
};
use super::value::{SLOTS, Slot, Typed, Value};
use super::values::{Datum, slots};
use crate::codes::{Grade, OrderType};
use crate::sort::sort;
use crate::time::Zone;

/// The values that hold for one edition, order type and day.
#[derive(Clone, Copy)]
pub(super) struct View<'v, 'f> {
    rows: &'v [Row<'f, Datum>],
    zones: &'v [Zone],
    edition: Option<&'v EditionRow<'f>>,
    order_type: Option<OrderType>,
    day: i32,
}

/// An edition's terms over a span of days in which nothing changes.
#[derive(Debug)]
pub(super) struct Spell {
    pub(super) days: Days,
    pub(super) terms: Terms,
}

/// The terms of every edition, span by span.
pub(super) fn editions(
    editions: &[EditionRow<'_>],
    rows: &[Row<'_, Datum>],
    zones: &[Zone],
    problems: &mut Problems,
) -> Vec<Vec<Spell>> {
    let mut all = Vec::with_capacity(editions.len());
    for edition in editions {
        let mut spells = Vec::new();
        for days in spans(edition, rows) {
            let view = View { rows, zones, edition: Some(edition), order_type: None, day: days.from };
            groups(view, days, problems);
            if let Some(terms) = terms(view) {
                spells.push(Spell { days, terms });
            } else {
                let message = format!("a value that the edition needs is absent {days}");
                problems.add(RulebookCode::MissingValue, format!("edition {}", view.name()), message);
            }
        }
        all.push(spells);
    }
    all
}

/// The spans of an edition's days in which no value changes.
fn spans(edition: &EditionRow<'_>, rows: &[Row<'_, Datum>]) -> Vec<Days> {
    let of_edition = rows.iter().filter(|row| row.data.editions.contains(&edition.data.edition));
    let mut cuts: Vec<i32> = of_edition.flat_map(|row| [row.days.from, row.days.to]).collect();
    cuts.extend([edition.days.from, edition.days.to]);
    cuts.retain(|cut| (edition.days.from..=edition.days.to).contains(cut));
    sort(&mut cuts);
    cuts.dedup();
    cuts.windows(2).map(|pair| Days { from: pair[0], to: pair[1] }).collect()
}

/// Reports values that stand without those that belong to them.
fn groups(view: View<'_, '_>, days: Days, problems: &mut Problems) {
    for group in TOGETHER {
        let types = match group[0].reach() {
            Reach::OrderType => OrderType::ALL.iter().copied().map(Some).collect(),
            Reach::Common | Reach::Edition => vec![None],
        };
        for order_type in types {
            let view = View { order_type, ..view };
            let absent: Vec<&str> = group.iter().filter(|key| !view.has(**key)).map(|key| key.name()).collect();
            if !absent.is_empty() && absent.len() < group.len() {
                let path = format!("{} in {}", absent.join(", "), view.name());
                let message = format!("is absent {days}, though what belongs to it is there");
                problems.expect(RulebookCode::MissingValue, path, message, "all of a group, or none of it");
            }
        }
    }
}

/// What an edition rests on: the order's day chose it, so its first day's grade counts like its own.
fn footing(edition: &EditionRow<'_>) -> ValueRef {
    let first_day = edition.info.from_grade.unwrap_or(Grade::Official);
    ValueRef { grade: edition.source.grade.weaker(first_day), ..edition.source }
}

/// What holds in every edition.
pub(super) fn common(rows: &[Row<'_, Datum>], zones: &[Zone], actions: Vec<super::terms::ActionRow>) -> Option<Common> {
    let view = View { rows, zones, edition: None, order_type: None, day: 0 };
    Some(Common {
        rounding: view.get(Key::Rounding)?,
        holidays: view.get(Key::Holidays)?.value,
        confirm_days: view.get(Key::ConfirmDays)?,
        pay_days: view.get(Key::PayDays)?,
        ship_extension_days: view.get(Key::ShipExtensionDays)?,
        evidence: view.evidence(Key::EvidenceFiles, Key::EvidenceSize, Key::EvidenceExtensions)?,
        offline_evidence: view.evidence(
            Key::OfflineEvidenceFiles,
            Key::OfflineEvidenceSize,
            Key::OfflineEvidenceExtensions,
        )?,
        us_method: view.get(Key::UsMethod)?,
        actions,
    })
}

fn terms(view: View<'_, '_>) -> Option<Terms> {
    let edition = view.edition?;
    let [trade_assurance, direct_pay, offline] =
        [OrderType::TradeAssurance, OrderType::DirectPay, OrderType::Offline].map(|kind| view.of(kind).disputes());
    Some(Terms {
        edition: Param { value: edition.data.edition, source: footing(edition) },
        coverage: view.coverage()?,
        claims: view.claims()?,
        funds: view.funds()?,
        disputes: [trade_assurance?, direct_pay?, offline?],
        delivery_guarantee: view.group(Key::DeliveryRate, View::delivery_guarantee)?,
        easy_return: view.group(Key::ReturnMaxTotal, View::easy_return)?,
    })
}

impl<'v, 'f> View<'v, 'f> {
    fn of(self, order_type: OrderType) -> Self {
        Self { order_type: Some(order_type), ..self }
    }

    fn row(self, key: Key, slot: usize) -> Option<&'v Row<'f, Datum>> {
        let first = self.rows.partition_point(|row| row.data.key < key);
        let of_key = self.rows[first..].iter().take_while(|row| row.data.key == key);
        let edition = self.edition.map(|row| row.data.edition);
        let mut fitting = of_key.filter(|row| row.data.is_for(edition, self.order_type) && row.days.contains(self.day));
        fitting.find(|row| row.data.names_slot(slot))
    }

    /// A value; nothing where there is none.
    fn get<T: Typed>(self, key: Key) -> Option<Param<T>> {
        let row = self.row(key, 0)?;
        Some(Param { value: T::of(&row.data.value)?, source: row.source })
    }

    /// A zone, by its place among the rulebook's zones.
    fn zone(self, key: Key) -> Option<Param<u8>> {
        let Param { value: name, source } = self.get::<Text>(key)?;
        let place = self.zones.iter().position(|zone| zone.name() == name)?;
        Some(Param { value: u8::try_from(place).ok()?, source })
    }

    /// One place of a table.
    fn slot(self, key: Key, slot: usize) -> Option<Param<i64>> {
        let row = self.row(key, slot)?;
        match &row.data.value {
            Value::Table(slots) => match slots[slot] {
                Slot::Some(value) => Some(Param { value, source: row.source }),
                Slot::Unnamed | Slot::None => None,
            },
            _ => None,
        }
    }

    /// Whether there is a value at all.
    fn has(self, key: Key) -> bool {
        (0..slots(key)).any(|slot| self.row(key, slot).is_some_and(|row| row.data.value != Value::Absent))
    }

    /// The edition and order type, for a message.
    fn name(self) -> String {
        let edition = self.edition.map(|row| row.data.edition.name());
        let parts = [edition, self.order_type.map(OrderType::name)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Nothing where the value that leads a group is absent; else the whole group.
    #[expect(clippy::option_option, reason = "outside: whether the group is whole; inside: whether there is one")]
    fn group<T>(self, lead: Key, read: impl Fn(Self) -> Option<T>) -> Option<Option<T>> {
        if self.has(lead) { read(self).map(Some) } else { Some(None) }
    }

    fn evidence(self, files: Key, size: Key, extensions: Key) -> Option<Param<EvidenceTerms>> {
        const MEBIBYTE: u64 = 1024 * 1024;
        let files: Param<u16> = self.get(files)?;
        let size: Param<u16> = self.get(size)?;
        let extensions: Param<Vec<Text>> = self.get(extensions)?;
        let value = EvidenceTerms {
            files_max: usize::from(files.value),
            bytes_max: u64::from(size.value) * MEBIBYTE,
            extensions: extensions.value,
        };
        Some(Param { value, source: files.source })
    }

    fn coverage(self) -> Option<CoverageTerms> {
        Some(CoverageTerms {
            supplier_countries: self.get(Key::SupplierCountries)?,
            unlisted_country: self.get(Key::UnlistedCountry)?,
            verified_countries: self.get(Key::VerifiedCountries)?,
            coverage_types: self.group(Key::PreShipmentBefore, Self::coverage_types)?,
        })
    }

    fn coverage_types(self) -> Option<CoverageTypeTerms> {
        Some(CoverageTypeTerms {
            pre_shipment_before: self.get(Key::PreShipmentBefore)?,
            clearance_days: self.get(Key::ClearanceDays)?,
            shipment_days: self.get(Key::ShipmentDays)?,
            pre_shipment_release: self.get(Key::PreShipmentRelease)?,
            limit_caps_cover: self.get(Key::LimitCapsCover)?,
        })
    }

    fn claims(self) -> Option<ClaimTerms> {
        Some(ClaimTerms {
            // The edition with coverage types has no window from receipt: it counts from shipment.
            receipt_days: self.get(Key::ReceiptDays).or_else(|| self.get(Key::ShipmentDays))?,
            long_receipt: self.group(Key::LongReceiptDays, |view| {
                Some(LongReceipt { days: view.get(Key::LongReceiptDays)?, tiers: view.get(Key::LongReceiptTiers)? })
            })?,
            closing_days: self.get(Key::ClosingDays)?,
            unprotected_days: self.get(Key::UnprotectedDays)?,
            buyer_risk_incoterms: self.get(Key::BuyerRiskIncoterms)?,
            shipment_zone: self.zone(Key::ShipmentZone)?,
        })
    }

    fn funds(self) -> Option<FundTerms> {
        Some(FundTerms {
            release_model: self.get(Key::ReleaseModel)?,
            release_conflict: self.get(Key::ReleaseConflict)?,
            completion_days: self.group(Key::CompletionDays, Self::completion_days)?,
            extension_days: self.get(Key::ExtensionDays)?,
            refund_start_days: self.get(Key::RefundStartDays)?,
            advance_limited: self.get(Key::AdvanceLimited)?,
        })
    }

    fn completion_days(self) -> Option<[Param<u16>; 5]> {
        let mut days = [None; 5];
        for (place, slot) in days.iter_mut().enumerate() {
            let Param { value, source } = self.slot(Key::CompletionDays, place)?;
            *slot = Some(Param { value: u16::try_from(value).ok()?, source });
        }
        let [express, air, land, sea, postal] = days;
        Some([express?, air?, land?, sea?, postal?])
    }

    fn disputes(self) -> Option<DisputeTerms> {
        Some(DisputeTerms {
            escalate_from_day: self.get(Key::EscalateFromDay)?,
            auto_escalation: self.group(Key::AutoEscalationDay, Self::auto_escalation)?,
            silence_days: self.get(Key::SilenceDays),
            quick_refund: self.group(Key::QuickRefundDays, Self::quick_refund)?,
            refile: self.get(Key::Refile)?,
            team_join_days: self.get(Key::TeamJoinDays),
            team_decide_days: self.get(Key::TeamDecideDays),
            evidence_days: self.get(Key::EvidenceDays)?,
            ruling: self.get(Key::Ruling)?,
        })
    }

    fn auto_escalation(self) -> Option<AutoEscalation> {
        Some(AutoEscalation {
            day: self.get(Key::AutoEscalationDay)?,
            band: self.get(Key::AutoEscalationBand)?,
            anchor: self.get(Key::AutoEscalationAnchor)?.value,
            cause: self.get(Key::AutoEscalationCause)?.value,
        })
    }

    fn quick_refund(self) -> Option<QuickRefundTerms> {
        let mut limits = [None; SLOTS];
        for (place, limit) in limits.iter_mut().enumerate() {
            *limit = self.slot(Key::QuickRefundLimit, place);
        }
        Some(QuickRefundTerms {
            supplier_countries: self.get(Key::QuickRefundCountries)?,
            limits,
            days: self.get(Key::QuickRefundDays)?,
            fires: self.get(Key::QuickRefundFires)?,
        })
    }

    fn delivery_guarantee(self) -> Option<DeliveryGuaranteeTerms> {
        Some(DeliveryGuaranteeTerms {
            rate: self.get(Key::DeliveryRate)?,
            cap: self.get(Key::DeliveryCap)?,
            claim_days: self.get(Key::DeliveryClaimDays)?,
            automatic_tiers: self.get(Key::DeliveryAutomaticTiers)?,
            automatic_after_days: self.get(Key::DeliveryAutomaticDays)?,
        })
    }

    fn easy_return(self) -> Option<EasyReturnTerms> {
        Some(EasyReturnTerms {
            max_total: self.get(Key::ReturnMaxTotal)?,
            receipt_days: self.get(Key::ReturnReceiptDays)?,
            return_days: self.get(Key::ReturnDays)?,
            countries: self.get(Key::ReturnCountries)?,
        })
    }
}

//! The rulebook's values as the rules use them: typed, in force for one edition and one span of days.
//!
//! A rulebook is a set of dated series. Before any rule runs they are compiled into these flat
//! structs, one for each span in which nothing changes, so that deciding looks nothing up by name.
//! Every value carries where it comes from; a rule that reads one can say so.

use super::info::Text;
use crate::codes::{
    BuyerTier, CodeSet, DisputeCause, Edition, Grade, Incoterm, LifecycleState, OrderType, Outcome, Party,
    PaymentMethod, ReleaseModel, Rounding, Transport,
};
use crate::iso::{CountrySet, Currency};
use crate::money::Fraction;
use crate::time::Day;

/// Which dated value of the rulebook something rests on, and how good its source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueRef {
    /// Its place in [`Rulebook::values`](super::Rulebook::values).
    pub index: u16,
    /// The grade of its source.
    pub grade: Grade,
}

/// A value in force, with its source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Param<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the rulebook.
    pub source: ValueRef,
}

/// Everything that depends on the edition an order was created under.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Which edition this is.
    pub edition: Param<Edition>,
    /// Coverage [rules section 3].
    pub coverage: CoverageTerms,
    /// Claims and their windows [rules section 3].
    pub claims: ClaimTerms,
    /// Funds [rules section 5].
    pub funds: FundTerms,
    /// Disputes by order type, in the order of [`OrderType`] [rules section 6.1].
    pub disputes: [DisputeTerms; 3],
    /// The delivery guarantee, where the edition has it [rules 6.2].
    pub delivery_guarantee: Option<DeliveryGuaranteeTerms>,
    /// Easy Return, where the edition has it [rules 6.3].
    pub easy_return: Option<EasyReturnTerms>,
}

/// Parameters of `COV-*` and of the covered amount.
#[derive(Clone, Debug)]
pub struct CoverageTerms {
    /// Countries whose suppliers may join.
    pub supplier_countries: Param<CountrySet>,
    /// What a country that is not listed means: `Failed`, or `Unknown` where the source says "selected countries".
    pub unlisted_country: Param<Outcome>,
    /// Countries whose suppliers must also be verified.
    pub verified_countries: Param<CountrySet>,
    /// Present where the edition has the two coverage types [F-025].
    pub coverage_types: Option<CoverageTypeTerms>,
}

/// Parameters that only the edition with two coverage types has.
#[derive(Clone, Debug)]
pub struct CoverageTypeTerms {
    /// Orders created before this day without a coverage type are `pre_shipment` [F-003, F-049].
    pub pre_shipment_before: Param<Day>,
    /// `post_delivery`: days of the window from customs clearance [F-026].
    pub clearance_days: Param<u16>,
    /// `post_delivery`: days of the window from shipment where clearance is not known [F-026].
    pub shipment_days: Param<u16>,
    /// The release model of `pre_shipment` orders [F-119, C-08].
    pub pre_shipment_release: Param<ReleaseModel>,
    /// That cover is limited to the supplier's limit [F-027].
    pub limit_caps_cover: Param<bool>,
}

/// Parameters of `CLM-*`.
#[derive(Clone, Debug)]
pub struct ClaimTerms {
    /// Days of the window from confirmed receipt [F-028].
    pub receipt_days: Param<u16>,
    /// The longer window of some buyer tiers, where there is one [F-029].
    pub long_receipt: Option<LongReceipt>,
    /// Days of the window from the closing of an order [F-030].
    pub closing_days: Param<u16>,
    /// Days of the window of `offline` and `direct_pay` orders [F-033].
    pub unprotected_days: Param<u16>,
    /// Incoterms under which the buyer bears the transport risk [F-044].
    pub buyer_risk_incoterms: Param<CodeSet<Incoterm>>,
    /// The zone, by its place in [`Rulebook::zones`](super::Rulebook::zones), in which a shipment is dated [F-018, C-15].
    pub shipment_zone: Param<u8>,
}

/// The longer claim window of some tiers.
#[derive(Clone, Debug)]
pub struct LongReceipt {
    /// Its days.
    pub days: Param<u16>,
    /// The tiers that have it.
    pub tiers: Param<CodeSet<BuyerTier>>,
}

/// Parameters of `REL-*`.
#[derive(Clone, Debug)]
pub struct FundTerms {
    /// The release model where neither the order nor its coverage type says otherwise.
    pub release_model: Param<ReleaseModel>,
    /// Whether the sources conflict on it (`RELEASE_MODEL_CONFLICT`).
    pub release_conflict: Param<bool>,
    /// Days to automatic completion by [`Transport`]; nothing where unpublished [F-121, G-02].
    pub completion_days: Option<[Param<u16>; 5]>,
    /// Days that one extension adds [F-123].
    pub extension_days: Param<u16>,
    /// Working days within which a refund starts [F-126].
    pub refund_start_days: Param<u16>,
    /// Whether the programme's advance is limited to the supplier's limit [F-024].
    pub advance_limited: Param<bool>,
}

/// What an automatic escalation counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscalationAnchor {
    /// The filing of the dispute.
    Filing,
    /// The last failed inspection, but never before filing [F-139, C-22].
    FailedInspection,
}

/// The automatic escalation of a dispute.
#[derive(Clone, Copy, Debug)]
pub struct AutoEscalation {
    /// The ordinal day on which it happens.
    pub day: Param<u16>,
    /// The earliest and latest ordinal day that the sources admit, as the days that begin the band's ends.
    pub band: Param<(u16, u16)>,
    /// What the day counts from.
    pub anchor: EscalationAnchor,
    /// The cause it leaves behind: `Time` or `EvidenceReview`.
    pub cause: DisputeCause,
}

/// Parameters of `DIS-*` for one order type.
#[derive(Clone, Debug)]
pub struct DisputeTerms {
    /// The ordinal day from which the claimant may escalate.
    pub escalate_from_day: Param<u16>,
    /// The automatic escalation, where there is one.
    pub auto_escalation: Option<AutoEscalation>,
    /// Days of the window in which the party whose turn it is must answer, where silence counts [F-134].
    pub silence_days: Option<Param<u16>>,
    /// The quick refund, where there is one [F-150].
    pub quick_refund: Option<QuickRefundTerms>,
    /// Whether a dispute that lapsed may be filed again inside the window [F-149].
    pub refile: Param<bool>,
    /// Working days after escalation until the team joins, where published.
    pub team_join_days: Option<Param<u16>>,
    /// Working days after evidence until the team decides, where published.
    pub team_decide_days: Option<Param<u16>>,
    /// Days of the window for evidence where the request names no due instant [F-144].
    pub evidence_days: Param<u16>,
    /// Whether the programme rules on such orders, or only mediates [F-038, F-155].
    pub ruling: Param<bool>,
}

/// Parameters of the quick refund.
#[derive(Clone, Debug)]
pub struct QuickRefundTerms {
    /// Countries of the suppliers it applies to.
    pub supplier_countries: Param<CountrySet>,
    /// The highest order total in US cents, by [`BuyerTier`]; nothing for tiers it does not know.
    pub limits: [Option<Param<i64>>; 8],
    /// Days of the window in which the supplier must have replied.
    pub days: Param<u16>,
    /// Whether it fires, or is only known to have existed (`QUICK_REFUND_POSSIBLE`).
    pub fires: Param<bool>,
}

/// Parameters of `GUA-DELIVERY`.
#[derive(Clone, Debug)]
pub struct DeliveryGuaranteeTerms {
    /// The coupon as a share of the total [F-050].
    pub rate: Param<Fraction>,
    /// The most it can be, in US cents [F-050].
    pub cap: Param<i64>,
    /// Days of the window in which to claim it [F-052].
    pub claim_days: Param<u16>,
    /// Tiers that get it without a claim [F-053].
    pub automatic_tiers: Param<CodeSet<BuyerTier>>,
    /// Calendar days after the specified date on which they get it [F-053].
    pub automatic_after_days: Param<u16>,
}

/// Parameters of `GUA-RETURN`.
#[derive(Clone, Debug)]
pub struct EasyReturnTerms {
    /// The highest total less tax, in US cents [F-055].
    pub max_total: Param<i64>,
    /// Days of the window from receipt [F-055].
    pub receipt_days: Param<u16>,
    /// Days of the window, from approval, in which the goods must go back [F-057].
    pub return_days: Param<u16>,
    /// Destination countries [F-055].
    pub countries: Param<CountrySet>,
}

/// Fees in force for orders created in one span of days.
#[derive(Clone, Debug)]
pub struct FeeTerms {
    /// The supplier's transaction fee, one row for each group of countries that has one [rules 4.1].
    pub supplier: Vec<SupplierFeeRow>,
    /// The payment methods, in the order of [`PaymentMethod`] [rules 4.2].
    pub payments: Vec<PaymentFeeRow>,
    /// The fee for a withdrawal: countries and US cents [rules 4.3].
    pub withdrawal: Vec<WithdrawalRow>,
}

/// One row of the supplier's fee table.
#[derive(Clone, Debug)]
pub struct SupplierFeeRow {
    /// The suppliers' countries.
    pub countries: CountrySet,
    /// What they pay.
    pub rule: Param<SupplierFee>,
    /// The day the row came into force: the parameter date of the component.
    pub since: Day,
}

/// The shapes that the supplier's fee has had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SupplierFee {
    /// Nothing is charged [F-190].
    Free,
    /// Small orders outside OneTouch pay a rate by logistics; between the two thresholds it is not
    /// known whether they did; above nothing [F-075, F-076].
    SmallOrders {
        /// Below this total, in US cents, the fee is certain.
        below: i64,
        /// From this total on there is none.
        none_from: i64,
        /// The rates.
        rates: LogisticsRates,
    },
    /// Orders up to a total pay by product and logistics, larger ones nothing if exported through OneTouch [F-077].
    BySize {
        /// The highest total that pays, in US cents.
        up_to: i64,
        /// The rate of wholesale products.
        wholesale: Fraction,
        /// The rates of custom products.
        custom: LogisticsRates,
    },
    /// A rate by logistics with a cap; above a total OneTouch orders pay nothing [F-078, C-02].
    Capped {
        /// The rates.
        rates: LogisticsRates,
        /// The cap in US cents.
        cap: i64,
        /// The total, in US cents, above which OneTouch orders are free; at it the sources are silent.
        onetouch_free_above: Option<i64>,
    },
    /// The sources conflict: a capped rate by logistics, or a flat rate without cap [C-25].
    CappedOrFlat {
        /// The rates of the one reading.
        rates: LogisticsRates,
        /// Its cap in US cents.
        cap: i64,
        /// The rate of the other reading.
        flat: Fraction,
    },
    /// A rate on the total less tax [F-081, F-116].
    LessTax {
        /// The rate.
        rate: Fraction,
    },
}

/// Rates with the platform's logistics and with anybody else's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogisticsRates {
    /// With Alibaba's logistics.
    pub alibaba: Fraction,
    /// Otherwise.
    pub third_party: Fraction,
}

/// One payment method: what it costs and where it is available.
#[derive(Clone, Debug)]
pub struct PaymentFeeRow {
    /// The method.
    pub method: PaymentMethod,
    /// What it costs; nothing where no rate is published for orders of this span.
    pub fee: Option<Param<PaymentFee>>,
    /// The day the fee came into force: the parameter date of the component.
    pub since: Option<Day>,
    /// Where and up to what it can be used.
    pub limits: Param<PaymentLimits>,
}

/// The shapes of a payment fee.
#[derive(Clone, Debug, PartialEq)]
pub enum PaymentFee {
    /// A share of the payment; with `buy_now_free`, none on instant-checkout orders [F-088].
    Share {
        /// The share.
        rate: Fraction,
        /// Whether instant-checkout orders pay nothing.
        buy_now_free: bool,
    },
    /// A fixed sum in US cents, waived for payments of some days [F-104].
    Flat {
        /// The sum in US cents.
        usd_cents: i64,
        /// First and last day of payment on which it is waived.
        waived: Option<(Day, Day)>,
    },
    /// At most so many whole units of the payment's currency, except where it is unpublished [F-102].
    UpToUnits {
        /// The most, in whole units.
        units: i64,
        /// Buyers' countries for which nothing is published.
        unpublished_countries: CountrySet,
    },
    /// By the amount in dollars: up to each limit a sum, both in US cents; above the last unpublished [F-106].
    Steps(Vec<(i64, i64)>),
    /// Nothing is charged.
    Free,
}

/// Where a payment method is available.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaymentLimits {
    /// First creation day of orders it can pay.
    pub from: Option<Day>,
    /// From this day of payment on it is limited to accounts linked before [F-105].
    pub restricted_from: Option<Day>,
    /// The currencies it takes; all where none is named.
    pub currencies: Option<Vec<Currency>>,
    /// The buyers' countries it serves; all where none is named.
    pub countries: Option<CountrySet>,
    /// Buyers' countries it does not serve.
    pub excluded: Option<CountrySet>,
    /// The most for one payment, in US cents.
    pub max: Option<i64>,
    /// Whether the fee counts towards the most.
    pub max_includes_fee: bool,
    /// Whether payments in dollars have no most.
    pub dollars_unlimited: bool,
}

/// The fee for a withdrawal in some countries.
#[derive(Clone, Debug)]
pub struct WithdrawalRow {
    /// The suppliers' countries.
    pub countries: CountrySet,
    /// The fee for each, in US cents.
    pub usd_cents: Param<i64>,
    /// The day the row came into force.
    pub since: Day,
}

/// What holds in every edition.
#[derive(Clone, Debug)]
pub struct Common {
    /// How computed amounts are rounded [rules 1.2].
    pub rounding: Param<Rounding>,
    /// Days that are no working days besides weekends, in order [F-167].
    pub holidays: Vec<Day>,
    /// Days to automatic cancellation without confirmation [F-173].
    pub confirm_days: Param<u16>,
    /// Days from confirmation to automatic cancellation without payment [F-173].
    pub pay_days: Param<u16>,
    /// Days from the initial payment within which an amended ship date should lie [F-183].
    pub ship_extension_days: Param<u16>,
    /// Evidence in a Trade Assurance dispute [F-153].
    pub evidence: Param<EvidenceTerms>,
    /// Evidence in an offline complaint [F-154].
    pub offline_evidence: Param<EvidenceTerms>,
    /// The payment method that alone is available, and free, to domestic US orders [SEED-003, C-18].
    pub us_method: Param<PaymentMethod>,
    /// What may be changed in which state [F-178 to F-187].
    pub actions: Vec<ActionRow>,
}

/// What evidence files may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceTerms {
    /// The most files.
    pub files_max: usize,
    /// The most bytes of one file.
    pub bytes_max: u64,
    /// Extensions, in small letters.
    pub extensions: Vec<Text>,
}

/// A change that one party may make in one state.
#[derive(Clone, Debug)]
pub struct ActionRow {
    /// The state.
    pub state: LifecycleState,
    /// Who may.
    pub party: Party,
    /// What.
    pub action: Text,
    /// What the other side must do; nothing where it need not.
    pub needs: Option<Text>,
    /// The editions in which they may.
    pub editions: CodeSet<Edition>,
    /// Where it stands.
    pub source: ValueRef,
}

impl Terms {
    /// The dispute terms of an order type; an order whose type is unknown is computed as Trade Assurance.
    #[inline]
    pub fn dispute(&self, order_type: Option<OrderType>) -> &DisputeTerms {
        &self.disputes[usize::from(order_type.unwrap_or(OrderType::TradeAssurance).number()) - 1]
    }
}

impl FundTerms {
    /// The days to automatic completion for a way of transport.
    #[inline]
    pub fn days_for(&self, transport: Transport) -> Option<Param<u16>> {
        self.completion_days.as_ref().map(|days| days[usize::from(transport.number()) - 1])
    }

    /// The fewest and the most days to automatic completion over every way of transport.
    pub fn days_range(&self) -> Option<(Param<u16>, Param<u16>)> {
        let days = self.completion_days?;
        let fewest = days.into_iter().min_by_key(|param| param.value)?;
        let most = days.into_iter().max_by_key(|param| param.value)?;
        Some((fewest, most))
    }
}

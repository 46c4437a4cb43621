//! The closed lists of words that orders and answers are made of.
//!
//! Every list has one spelling, the one of the documents, and one number for each word. The
//! numbers are permanent: C structs and columns carry them, with 0 for "unknown".

/// A closed list of words: its spelling, its permanent numbers and its order, in one place.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $number:literal $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[repr(u8)]
        pub enum $name {
            $($(#[$vdoc])* #[doc = concat!("`", $text, "` in documents.")]
            #[cfg_attr(feature = "schema", schemars(rename = $text))] $variant = $number),+
        }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as the documents spell it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The word as a text of C, ended by a zero byte.
            pub const fn c_name(self) -> &'static std::ffi::CStr {
                match self { $(Self::$variant => match std::ffi::CStr::from_bytes_with_nul(concat!($text, "\0").as_bytes()) {
                    Ok(name) => name,
                    Err(_) => c"",
                }),+ }
            }

            /// The word with this spelling.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// The word with this permanent number; 0 and unused numbers give nothing.
            pub const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }

            /// The permanent number of the word.
            pub const fn number(self) -> u8 { self as u8 }
        }

        impl crate::codes::Code for $name {
            const ALL: &'static [Self] = Self::ALL;
            fn name(self) -> &'static str { Self::name(self) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.name()) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.name()) }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format_args!(
                    "`{text}` is not one of {}", crate::codes::list::<Self>())))
            }
        }
    };
}

/// What all closed lists have in common.
pub trait Code: Copy + 'static {
    /// Every word of the list, in its order.
    const ALL: &'static [Self];
    /// The word as the documents spell it.
    fn name(self) -> &'static str;
}

/// The words of a list.
pub(crate) fn names<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|code| code.name()).collect()
}

/// The words of a list, for a message: `` `a`, `b` ``.
pub fn list<C: Code>() -> String {
    let words: Vec<String> = names::<C>().into_iter().map(|name| format!("`{name}`")).collect();
    words.join(", ")
}

codes! {
    /// The marketplace that the order was made on.
    Marketplace { AlibabaCom = 1 "alibaba.com", M1688 = 2 "1688", Taobao = 3 "taobao", Other = 4 "other" }
}
codes! {
    /// How the order was made: inside the Trade Assurance flow, paid directly, or outside the platform.
    OrderType { TradeAssurance = 1 "trade_assurance", DirectPay = 2 "direct_pay", Offline = 3 "offline" }
}
codes! {
    /// The buyer's membership tier [F-150, F-029, C-20].
    BuyerTier {
        Registered = 1 "registered", Potential = 2 "potential", SmallBusiness = 3 "small_business",
        Enterprise = 4 "enterprise", EnterprisePro = 5 "enterprise_pro", Gold = 6 "gold",
        Seed = 7 "seed", Scaleup = 8 "scaleup",
    }
}
codes! {
    /// Who carries the goods: the platform's own logistics or somebody else.
    Logistics { Alibaba = 1 "alibaba", ThirdParty = 2 "third_party" }
}
codes! {
    /// Stock goods or goods made to the buyer's specification.
    ProductKind { Wholesale = 1 "wholesale", Custom = 2 "custom" }
}
codes! {
    /// The way of transport, which sets the automatic completion [F-121].
    Transport { Express = 1 "express", Air = 2 "air", Land = 3 "land", Sea = 4 "sea", Postal = 5 "postal" }
}
codes! {
    /// Incoterms 2020 and the older DAT.
    Incoterm {
        Exw = 1 "EXW", Fca = 2 "FCA", Fas = 3 "FAS", Fob = 4 "FOB", Cfr = 5 "CFR", Cif = 6 "CIF",
        Cpt = 7 "CPT", Cip = 8 "CIP", Dap = 9 "DAP", Dpu = 10 "DPU", Dat = 11 "DAT", Ddp = 12 "DDP",
    }
}
codes! {
    /// The two coverage types of the 2015 rules [F-025, F-026].
    CoverageType { PreShipment = 1 "pre_shipment", PostDelivery = 2 "post_delivery" }
}
codes! {
    /// When the supplier's money moves.
    ReleaseModel { Limit = 1 "limit", Completion = 2 "completion", InspectionAndShipment = 3 "inspection_and_shipment" }
}
codes! {
    /// The parts that somebody can play in an order.
    Party { Buyer = 1 "buyer", Supplier = 2 "supplier", Programme = 3 "programme", Inspector = 4 "inspector" }
}
codes! {
    /// What a claim is about.
    Ground {
        NotShipped = 1 "not_shipped", LateShipment = 2 "late_shipment", Quality = 3 "quality", Quantity = 4 "quantity",
        LateDelivery = 5 "late_delivery", ChangeOfMind = 6 "change_of_mind", AfterSales = 7 "after_sales",
        Warranty = 8 "warranty", Replacement = 9 "replacement", DestinationCost = 10 "destination_cost",
        TransitDamage = 11 "transit_damage", CarrierChanged = 12 "carrier_changed", BuyerNotPaid = 13 "buyer_not_paid",
    }
}
codes! {
    /// How a payment was made.
    PaymentMethod {
        Card = 1 "card", ApplePay = 2 "apple_pay", GooglePay = 3 "google_pay", Afterpay = 4 "afterpay",
        Paypal = 5 "paypal", Wire = 6 "wire", LocalWire = 7 "local_wire", OnlineBank = 8 "online_bank",
        WesternUnion = 9 "western_union", Boleto = 10 "boleto", Alipay = 11 "alipay", WechatPay = 12 "wechat_pay",
        Cash = 13 "cash", Other = 14 "other", PayLater = 15 "pay_later", PaymentTerms = 16 "payment_terms",
    }
}
codes! {
    /// Whether a payment went through the platform.
    Route { OnPlatform = 1 "on_platform", OffPlatform = 2 "off_platform" }
}
codes! {
    /// Which instalment a payment is; `full` is both.
    PaymentPart { Initial = 1 "initial", Balance = 2 "balance", Full = 3 "full", Other = 4 "other" }
}
codes! {
    /// Whether the money has arrived.
    PaymentStatus { Received = 1 "received", Processing = 2 "processing" }
}
codes! {
    /// What a relative ship term counts from [F-022].
    ShipAfter { InitialPayment = 1 "initial_payment", Balance = 2 "balance" }
}
codes! {
    /// Whom the programme asks for evidence.
    EvidenceFrom { Buyer = 1 "buyer", Supplier = 2 "supplier", Both = 3 "both" }
}
codes! {
    /// How well the agreed quality can be measured, over all quality terms.
    QualityTerms { None = 1 "none", Unclear = 2 "unclear", Measurable = 3 "measurable" }
}
codes! {
    /// The rule editions [rules section 2].
    Edition {
        Intl2015 = 1 "intl-2015", Intl2017 = 2 "intl-2017", Us2019 = 3 "us-2019",
        Intl2019 = 4 "intl-2019", Intl2022 = 5 "intl-2022", Intl2023 = 6 "intl-2023",
    }
}
codes! {
    /// How good a source is, best first.
    Grade {
        Official = 1 "official", Mirror = 2 "mirror", Secondary = 3 "secondary",
        Seed = 4 "seed", Derived = 5 "derived", Assumption = 6 "assumption",
    }
}
codes! {
    /// The answer of one condition.
    Outcome { Met = 1 "met", Failed = 2 "failed", Unknown = 3 "unknown", Discretionary = 4 "discretionary" }
}
codes! {
    /// Whether the order is protected.
    Coverage {
        Covered = 1 "covered", PartlyCovered = 2 "partly_covered", NotCovered = 3 "not_covered",
        Undetermined = 4 "undetermined", Unpublished = 5 "unpublished",
    }
}
codes! {
    /// Whether a claim on one ground has a footing.
    Claimability { Claimable = 1 "claimable", NotClaimable = 2 "not_claimable", Undetermined = 3 "undetermined", Discretionary = 4 "discretionary" }
}
codes! {
    /// How far a fee is known.
    FeeStatus { Exact = 1 "exact", Band = 2 "band", Unpublished = 3 "unpublished", NotApplicable = 4 "not_applicable", Unknown = 5 "unknown" }
}
codes! {
    /// The states of a dispute [rules section 6.1].
    DisputeState {
        None = 1 "none", Negotiating = 2 "negotiating", Escalated = 3 "escalated", Agreed = 4 "agreed", Ruled = 5 "ruled",
        Refunded = 6 "refunded", Rejected = 7 "rejected", Withdrawn = 8 "withdrawn", ClosedSilence = 9 "closed_silence",
        CancelledNoEvidence = 10 "cancelled_no_evidence",
    }
}
codes! {
    /// What brought a dispute into its present state.
    DisputeCause {
        Filed = 1 "filed", Buyer = 2 "buyer", Silence = 3 "silence", Time = 4 "time", EvidenceReview = 5 "evidence_review",
        Accepted = 6 "accepted", QuickRefund = 7 "quick_refund", Settlement = 8 "settlement", Ruling = 9 "ruling",
        NoEvidence = 10 "no_evidence",
    }
}
codes! {
    /// The states of an order [F-170].
    LifecycleState {
        AwaitingConfirmation = 1 "awaiting_confirmation", AwaitingPayment = 2 "awaiting_payment",
        PaymentProcessing = 3 "payment_processing", AwaitingBalance = 4 "awaiting_balance",
        AwaitingShipment = 5 "awaiting_shipment", PartlyShipped = 6 "partly_shipped", Shipped = 7 "shipped",
        Completed = 8 "completed", Closed = 9 "closed", Cancelled = 10 "cancelled",
    }
}
codes! {
    /// What happens when a right or duty lapses unused.
    OnSilence {
        Escalated = 1 "escalated", ClosedSilence = 2 "closed_silence", QuickRefund = 3 "quick_refund",
        CancelledNoEvidence = 4 "cancelled_no_evidence", DecidedWithoutEvidence = 5 "decided_without_evidence",
        Completed = 6 "completed", ClaimLapses = 7 "claim_lapses", ClaimOpens = 8 "claim_opens",
        Cancelled = 9 "cancelled", ProgrammeAdvances = 10 "programme_advances", RightLapses = 11 "right_lapses",
        Nothing = 12 "nothing",
    }
}
codes! {
    /// Why a condition came out as it did.
    Reason {
        FactMissing = 1 "fact_missing", EditionUnknown = 2 "edition_unknown", NoEdition = 3 "no_edition",
        OtherMarketplace = 4 "other_marketplace", NotTradeAssurance = 5 "not_trade_assurance",
        NotEnrolled = 6 "not_enrolled", CountryNotListed = 7 "country_not_listed", NotGoldMember = 8 "not_gold_member",
        NotVerified = 9 "not_verified", DerivedFromMembership = 10 "derived_from_membership",
        SelectedOverseasCountries = 11 "selected_overseas_countries", NotPaid = 12 "not_paid",
        PaidOffPlatform = 13 "paid_off_platform", NeverCovered = 14 "never_covered",
        DeliveryGuaranteeOnly = 15 "delivery_guarantee_only", BuyerBearsTransportRisk = 16 "buyer_bears_transport_risk",
        GoodsReceived = 17 "goods_received", NotForThisOrderType = 18 "not_for_this_order_type",
        SupplierBearsTransportRisk = 19 "supplier_bears_transport_risk", GoodsNotReceived = 20 "goods_not_received",
        NoShipDate = 21 "no_ship_date", PaymentNotReceived = 22 "payment_not_received",
        NoQualityTerms = 23 "no_quality_terms", TermsNotMeasurable = 24 "terms_not_measurable",
        NoQuantityTerms = 25 "no_quantity_terms", ShippedLate = 26 "shipped_late", SupplierRefused = 27 "supplier_refused",
        ShipDatePassed = 28 "ship_date_passed", DisputeNamesGround = 29 "dispute_names_ground",
        IssueFound = 30 "issue_found", InspectionFailed = 31 "inspection_failed", DeliveredUnpaid = 32 "delivered_unpaid",
        ShippedOnTime = 33 "shipped_on_time", Shipped = 34 "shipped", NotYet = 35 "not_yet",
        WindowClosed = 36 "window_closed", WindowClosedByShipment = 37 "window_closed_by_shipment",
        WindowOpen = 38 "window_open", WindowNotBegun = 39 "window_not_begun", JudgedAtFiling = 40 "judged_at_filing",
        BreachAccepted = 41 "breach_accepted", DefectsDisclosed = 42 "defects_disclosed",
        InspectionPassed = 43 "inspection_passed", NotBooked = 44 "not_booked",
        DeliveredOnTime = 45 "delivered_on_time", OrderChanged = 46 "order_changed",
        AmountTooHigh = 47 "amount_too_high", CountryOutside = 48 "country_outside",
    }
}
codes! {
    /// A fact that an answer may lack, as the path of the order document that holds it.
    Field {
        Marketplace = 1 "marketplace", OrderType = 2 "order_type", UsdRate = 3 "usd_rate", Total = 4 "total", Tax = 5 "tax",
        SupplierCountry = 6 "supplier.country", SupplierEnrolled = 7 "supplier.enrolled",
        SupplierGoldMember = 8 "supplier.gold_member", SupplierVerified = 9 "supplier.verified",
        SupplierLimit = 10 "supplier.limit_available", BuyerCountry = 11 "buyer.country", BuyerTier = 12 "buyer.tier",
        DestinationCountry = 13 "destination_country", BuyNow = 14 "buy_now", Logistics = 15 "logistics",
        Onetouch = 16 "onetouch", ProductKind = 17 "product_kind", Transport = 18 "transport", Incoterm = 19 "incoterm",
        CoverageType = 20 "coverage_type", Terms = 21 "terms", TermsQuantity = 22 "terms.quantity",
        TermsQuality = 23 "terms.quality", TermsInspection = 24 "terms.inspection",
        DeliveryGuarantee = 25 "terms.delivery_guarantee", EasyReturn = 26 "terms.easy_return",
        DefectsDisclosed = 27 "terms.defects_disclosed", Events = 28 "events", EventRoute = 29 "events[].route",
        EventPart = 30 "events[].part", EventMethod = 31 "events[].method",
    }
}

/// A set of words of one list, as bits by their permanent numbers (at most 63 of them).
///
/// Iterates in the list's order.
pub struct CodeSet<C> {
    bits: u64,
    list: std::marker::PhantomData<C>,
}

impl<C> Clone for CodeSet<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for CodeSet<C> {}
impl<C> PartialEq for CodeSet<C> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<C> Eq for CodeSet<C> {}
impl<C> Default for CodeSet<C> {
    fn default() -> Self {
        Self::EMPTY
    }
}
impl<C> std::fmt::Debug for CodeSet<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#b}", self.bits)
    }
}

impl<C> CodeSet<C> {
    /// The empty set.
    pub const EMPTY: Self = Self { bits: 0, list: std::marker::PhantomData };

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }
    /// All that is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, list: std::marker::PhantomData }
    }
    /// The bits, by permanent number.
    pub const fn bits(self) -> u64 {
        self.bits
    }
    /// The set with these bits; bits of no word are ignored when it is read.
    pub const fn from_bits(bits: u64) -> Self {
        Self { bits, list: std::marker::PhantomData }
    }
}

impl<C: Code + Into<u8>> CodeSet<C> {
    /// The set of one word.
    pub fn of(code: C) -> Self {
        Self::from_bits(1 << code.into())
    }
    /// The same set and one word more.
    #[must_use]
    pub fn with(self, code: C) -> Self {
        self.union(Self::of(code))
    }
    /// The same set, and one word more where a condition holds.
    #[must_use]
    pub fn with_if(self, condition: bool, code: C) -> Self {
        if condition { self.with(code) } else { self }
    }
    /// Whether the word is in it.
    pub fn contains(self, code: C) -> bool {
        self.bits & (1 << code.into()) != 0
    }
    /// The words, in the list's order.
    pub fn iter(self) -> impl Iterator<Item = C> {
        C::ALL.iter().copied().filter(move |code| self.contains(*code))
    }
}

impl<C: Code + Into<u8>> serde::Serialize for CodeSet<C> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.iter().map(Code::name))
    }
}

codes! {
    /// How a computed amount becomes a whole number of minor units [rules 1.2].
    Rounding { HalfUp = 1 "half_up", HalfEven = 2 "half_even", Up = 3 "up", Down = 4 "down" }
}

macro_rules! numbered {
    ($($name:ident),+) => { $(impl From<$name> for u8 { fn from(code: $name) -> u8 { code as u8 } })+ };
}
numbered!(Field, Ground, BuyerTier, Incoterm, PaymentMethod, OrderType, Edition);

/// The facts an answer lacks.
pub type FieldSet = CodeSet<Field>;
/// A set of grounds.
pub type GroundSet = CodeSet<Ground>;

impl Ground {
    /// The grounds that the programme covers [F-011].
    pub const fn is_covered(self) -> bool {
        matches!(self, Self::NotShipped | Self::LateShipment | Self::Quality | Self::Quantity)
    }
}

impl DisputeState {
    /// While one of these lasts, unreleased money is locked [rules 5.3, 6.1].
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Negotiating | Self::Escalated | Self::Agreed | Self::Ruled)
    }
}

impl Party {
    /// The other side of the two that trade; the programme and the inspector have none.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Buyer => Self::Supplier,
            Self::Supplier => Self::Buyer,
            same => same,
        }
    }
}

impl Grade {
    /// The weaker of two grades.
    #[must_use]
    pub fn weaker(self, other: Self) -> Self {
        self.max(other)
    }
}

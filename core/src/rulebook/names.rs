//! The names of values: which there are, of what kind, and whether editions or order types differ.
//!
//! This is the shape of a rulebook; the numbers are in `core/rulebooks`.

/// What a value is, and with it its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number of calendar days.
    Days,
    /// "From the Nth day": an ordinal number.
    DayNumber,
    /// The first and the last ordinal day that the sources admit.
    DayBand,
    /// A number of working days.
    WorkingDays,
    /// A number of files.
    Files,
    /// Units of 1024 * 1024 bytes.
    Mebibytes,
    /// A sum in US dollars.
    Usd,
    /// A share.
    Percent,
    /// A civil date.
    Date,
    /// Civil dates.
    Dates,
    /// Yes or no.
    Flag,
    /// Countries of ISO 3166-1.
    Countries,
    /// Buyer tiers.
    Tiers,
    /// Incoterms.
    Incoterms,
    /// A rounding mode.
    Rounding,
    /// A release model.
    ReleaseModel,
    /// What a country that is not listed means.
    Outcome,
    /// A payment method.
    Method,
    /// What an automatic escalation counts from.
    Anchor,
    /// The cause that an automatic escalation leaves.
    Cause,
    /// An IANA time zone.
    Zone,
    /// Calendar days by way of transport.
    DaysByTransport,
    /// Sums in US dollars by buyer tier.
    UsdByTier,
    /// A list of words.
    Words,
}

impl Kind {
    /// The unit that a value of the kind must name.
    pub(super) const fn unit(self) -> &'static str {
        match self {
            Self::Days | Self::DaysByTransport => "calendar days",
            Self::DayNumber | Self::DayBand => "day",
            Self::WorkingDays => "working days",
            Self::Files => "files",
            Self::Mebibytes => "MiB",
            Self::Usd | Self::UsdByTier => "USD",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Dates => "dates",
            Self::Flag => "yes or no",
            Self::Countries => "countries",
            Self::Tiers => "buyer tiers",
            Self::Incoterms => "incoterms",
            Self::Zone => "time zone",
            Self::Words => "words",
            Self::Rounding | Self::ReleaseModel | Self::Outcome | Self::Method | Self::Anchor | Self::Cause => "word",
        }
    }
}

/// What a value may differ by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// One value for everything, always.
    Common,
    /// By edition, and by creation day within it.
    Edition,
    /// By edition, creation day and order type.
    OrderType,
}

macro_rules! keys {
    ($($key:ident $name:literal $reach:ident $kind:ident),+ $(,)?) => {
        /// The name of a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Key { $($key),+ }

        impl Key {
            /// Every name, in the rulebook's order.
            pub(super) const ALL: &'static [Self] = &[$(Self::$key),+];

            /// The name as the rulebook spells it.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$key => $name),+ }
            }
            /// The name with this spelling.
            pub(super) fn parse(text: &str) -> Option<Self> {
                match text { $($name => Some(Self::$key),)+ _ => None }
            }
            /// What a value of the name is.
            pub(super) const fn kind(self) -> Kind {
                match self { $(Self::$key => Kind::$kind),+ }
            }
            /// What it may differ by.
            pub(super) const fn reach(self) -> Reach {
                match self { $(Self::$key => Reach::$reach),+ }
            }
        }
    };
}

keys! {
    Rounding "conventions.rounding" Common Rounding,
    PlatformZone "conventions.platform_zone" Common Zone,
    Holidays "conventions.holidays" Common Dates,
    SupplierCountries "coverage.supplier_countries" Edition Countries,
    UnlistedCountry "coverage.unlisted_country" Edition Outcome,
    VerifiedCountries "coverage.verified_countries" Edition Countries,
    PreShipmentBefore "coverage_types.pre_shipment_before" Edition Date,
    ClearanceDays "coverage_types.clearance_days" Edition Days,
    ShipmentDays "coverage_types.shipment_days" Edition Days,
    PreShipmentRelease "coverage_types.pre_shipment_release" Edition ReleaseModel,
    LimitCapsCover "coverage_types.limit_caps_cover" Edition Flag,
    ReceiptDays "claims.receipt_days" Edition Days,
    LongReceiptDays "claims.long_receipt_days" Edition Days,
    LongReceiptTiers "claims.long_receipt_tiers" Edition Tiers,
    ClosingDays "claims.closing_days" Edition Days,
    UnprotectedDays "claims.unprotected_days" Edition Days,
    BuyerRiskIncoterms "claims.buyer_risk_incoterms" Edition Incoterms,
    ShipmentZone "claims.shipment_zone" Edition Zone,
    UsMethod "fees.us_method" Common Method,
    ReleaseModel "funds.release_model" Edition ReleaseModel,
    ReleaseConflict "funds.release_conflict" Edition Flag,
    CompletionDays "funds.completion_days" Edition DaysByTransport,
    ExtensionDays "funds.extension_days" Edition Days,
    RefundStartDays "funds.refund_start_days" Edition WorkingDays,
    AdvanceLimited "funds.advance_limited" Edition Flag,
    EscalateFromDay "disputes.escalate_from_day" OrderType DayNumber,
    AutoEscalationDay "disputes.auto_escalation.day" OrderType DayNumber,
    AutoEscalationBand "disputes.auto_escalation.band" OrderType DayBand,
    AutoEscalationAnchor "disputes.auto_escalation.counts_from" OrderType Anchor,
    AutoEscalationCause "disputes.auto_escalation.cause" OrderType Cause,
    SilenceDays "disputes.silence_days" OrderType Days,
    QuickRefundCountries "disputes.quick_refund.supplier_countries" OrderType Countries,
    QuickRefundLimit "disputes.quick_refund.limit" OrderType UsdByTier,
    QuickRefundDays "disputes.quick_refund.days" OrderType Days,
    QuickRefundFires "disputes.quick_refund.fires" OrderType Flag,
    Refile "disputes.refile" OrderType Flag,
    TeamJoinDays "disputes.team_join_days" OrderType WorkingDays,
    TeamDecideDays "disputes.team_decide_days" OrderType WorkingDays,
    EvidenceDays "disputes.evidence_days" OrderType Days,
    Ruling "disputes.ruling" OrderType Flag,
    EvidenceFiles "evidence.files" Common Files,
    EvidenceSize "evidence.file_size" Common Mebibytes,
    EvidenceExtensions "evidence.extensions" Common Words,
    OfflineEvidenceFiles "evidence.offline.files" Common Files,
    OfflineEvidenceSize "evidence.offline.file_size" Common Mebibytes,
    OfflineEvidenceExtensions "evidence.offline.extensions" Common Words,
    DeliveryRate "delivery_guarantee.rate" Edition Percent,
    DeliveryCap "delivery_guarantee.cap" Edition Usd,
    DeliveryClaimDays "delivery_guarantee.claim_days" Edition Days,
    DeliveryAutomaticTiers "delivery_guarantee.automatic_tiers" Edition Tiers,
    DeliveryAutomaticDays "delivery_guarantee.automatic_after_days" Edition Days,
    ReturnMaxTotal "easy_return.max_total" Edition Usd,
    ReturnReceiptDays "easy_return.receipt_days" Edition Days,
    ReturnDays "easy_return.return_days" Edition Days,
    ReturnCountries "easy_return.countries" Edition Countries,
    ConfirmDays "lifecycle.confirm_days" Common Days,
    PayDays "lifecycle.pay_days" Common Days,
    ShipExtensionDays "lifecycle.ship_extension_days" Common Days,
}

/// Values that an edition has together or not at all, each led by the one that tells.
pub(super) const TOGETHER: &[&[Key]] = &[
    &[Key::PreShipmentBefore, Key::ClearanceDays, Key::ShipmentDays, Key::PreShipmentRelease, Key::LimitCapsCover],
    &[Key::LongReceiptDays, Key::LongReceiptTiers],
    &[Key::AutoEscalationDay, Key::AutoEscalationBand, Key::AutoEscalationAnchor, Key::AutoEscalationCause],
    &[Key::QuickRefundDays, Key::QuickRefundCountries, Key::QuickRefundLimit, Key::QuickRefundFires],
    &[
        Key::DeliveryRate,
        Key::DeliveryCap,
        Key::DeliveryClaimDays,
        Key::DeliveryAutomaticTiers,
        Key::DeliveryAutomaticDays,
    ],
    &[Key::ReturnMaxTotal, Key::ReturnReceiptDays, Key::ReturnDays, Key::ReturnCountries],
];

/// Values that an edition may have or not, each by itself.
pub(super) const OPTIONAL: &[Key] =
    &[Key::ReceiptDays, Key::CompletionDays, Key::SilenceDays, Key::TeamJoinDays, Key::TeamDecideDays];

/// What the names of free word lists begin with.
pub(super) const WORD_LISTS: &str = "lint.";

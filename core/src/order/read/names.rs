//! The field names of the order document, each once.

/// The names as a closed list of small numbers, so that a set of them is one integer.
macro_rules! names {
    ($($name:ident $text:literal),+ $(,)?) => {
        /// A field name of the order document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(clippy::enum_variant_names, reason = "one of the fields is called `name`")]
        #[repr(u8)]
        pub(crate) enum Name { $($name),+ }

        impl Name {
            const COUNT: usize = [$(Self::$name),+].len();

            /// The name with this spelling.
            pub(crate) fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)+ _ => None }
            }

            /// The name as the document spells it.
            pub(crate) const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

// What events hold comes first, since a long document is mostly events.
names! {
    Type "type", At "at", Id "id", By "by", Amount "amount", Currency "currency", Method "method", Route "route",
    Part "part", Status "status", Refund "refund", Ground "ground", Claim "claim", Evidence "evidence", Name "name",
    Bytes "bytes", From "from", Due "due", ShipBy "ship_by", Agreed "agreed", Passed "passed", Complete "complete",
    CreatedAt "created_at", DefaultZone "default_zone", Marketplace "marketplace", OrderType "order_type",
    UsdRate "usd_rate", Total "total", Tax "tax", ShippingFee "shipping_fee", Supplier "supplier", Buyer "buyer",
    DestinationCountry "destination_country", BuyNow "buy_now", Logistics "logistics", Onetouch "onetouch",
    ProductKind "product_kind", Transport "transport", Incoterm "incoterm", CoverageType "coverage_type",
    ReleaseModel "release_model", FeeSchedule "fee_schedule", Terms "terms", Events "events",
    Country "country", Enrolled "enrolled", GoldMember "gold_member", Verified "verified",
    LimitAvailable "limit_available", Tier "tier", Ratio "ratio", MaxFee "max_fee",
    ShipWithin "ship_within", Quantity "quantity", Quality "quality", Packaging "packaging", Inspection "inspection",
    DeliveryGuarantee "delivery_guarantee", EasyReturn "easy_return", DefectsDisclosed "defects_disclosed",
    Days "days", After "after", Item "item", Unit "unit", Aspect "aspect", Requirement "requirement",
    Measurable "measurable", Booked "booked", TiedToBalance "tied_to_balance", SpecifiedOn "specified_on",
    Order "order", AsOf "as_of",
    ShipAfter "ship_after", StatusSince "status_since", TrackingZone "tracking_zone",
    KeepIncompleteEvents "keep_incomplete_events",
}

const _: () = assert!(Name::COUNT <= 128, "a set of names is a 128-bit integer");

impl Name {
    /// The name's bit in a set of names.
    pub(super) const fn bit(self) -> u128 {
        1 << self as u8
    }
}

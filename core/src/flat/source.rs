//! Where the plain numbers of a row come from: a structure of C, or one place in columns side by side.

use super::{FlatRow, Letters, RowFault};
use crate::iso::{Country, Currency};

/// How many rows a word of bits tells of.
#[cfg(feature = "arrow")]
pub(crate) const WORD: usize = 64;

/// Declares the columns by what their numbers are.
macro_rules! columns {
    ($($list:ident $kind:ty = $unknown:expr => { $($field:ident $column:ident),+ $(,)? })+) => {
        /// The plain numbers of one row.
        pub(crate) trait Numbers {
            /// The currency of the amounts.
            fn currency(&self) -> Result<Currency, RowFault>;
            /// The supplier's country.
            fn supplier_country(&self) -> Result<Option<Country>, RowFault>;
            /// The buyer's country.
            fn buyer_country(&self) -> Result<Option<Country>, RowFault>;
            $($(fn $field(&self) -> $kind;)+)+
        }

        impl Numbers for FlatRow {
            #[inline]
            fn currency(&self) -> Result<Currency, RowFault> {
                currency(self.currency)
            }

            #[inline]
            fn supplier_country(&self) -> Result<Option<Country>, RowFault> {
                country(self.supplier_country)
            }

            #[inline]
            fn buyer_country(&self) -> Result<Option<Country>, RowFault> {
                country(self.buyer_country)
            }

            $($(#[inline]
            fn $field(&self) -> $kind {
                self.$field
            })+)+
        }

        /// Some rows as columns side by side, as narrow as a [`FlatRow`] has them.
        #[cfg(feature = "arrow")]
        #[derive(Clone, Debug)]
        pub(crate) struct Lot<const N: usize> {
            pub(crate) currency: [Currency; N],
            pub(crate) supplier_country: [Option<Country>; N],
            pub(crate) buyer_country: [Option<Country>; N],
            $($(pub(crate) $field: [$kind; N],)+)+
        }

        #[cfg(feature = "arrow")]
        impl<const N: usize> Lot<N> {
            /// Rows of which nothing is known.
            pub(crate) const fn new() -> Self {
                Self {
                    currency: [Currency::USD; N],
                    supplier_country: [None; N],
                    buyer_country: [None; N],
                    $($($field: [$unknown; N],)+)+
                }
            }

            $(/// The numbers of one of the columns that hold such.
            pub(crate) const fn $list(&mut self, column: super::Column) -> Option<&mut [$kind; N]> {
                Some(match column {
                    $(super::Column::$column => &mut self.$field,)+
                    _ => return None,
                })
            })+
        }

        #[cfg(feature = "arrow")]
        impl<const N: usize> Numbers for Place<'_, N> {
            #[inline]
            fn currency(&self) -> Result<Currency, RowFault> {
                Ok(self.lot.currency[self.place % N])
            }

            #[inline]
            fn supplier_country(&self) -> Result<Option<Country>, RowFault> {
                Ok(self.lot.supplier_country[self.place % N])
            }

            #[inline]
            fn buyer_country(&self) -> Result<Option<Country>, RowFault> {
                Ok(self.lot.buyer_country[self.place % N])
            }

            $($(#[inline]
            fn $field(&self) -> $kind {
                self.lot.$field[self.place % N]
            })+)+
        }
    };
}

columns! {
    days i32 = super::UNKNOWN_DAY => { ship_by ShipBy }
    words u8 = 0 => {
        marketplace Marketplace, order_type OrderType, buyer_tier BuyerTier, logistics Logistics,
        product_kind ProductKind, transport Transport, incoterm Incoterm, coverage_type CoverageType,
        release_model ReleaseModel, quality_terms QualityTerms, enrolled Enrolled, gold_member GoldMember,
        verified Verified, onetouch Onetouch, quantity_term QuantityTerm, inspection_booked InspectionBooked,
        defects_disclosed DefectsDisclosed, terms_known TermsKnown, ship_by_state ShipByState,
        inspection_passed InspectionPassed, cancelled Cancelled, extended_by_buyer ExtendedByBuyer,
        extended_by_supplier ExtendedBySupplier, release_condition_met ReleaseConditionMet,
        condition_released ConditionReleased, dispute_state DisputeState, dispute_cause DisputeCause, ground Ground,
        claimant Claimant, turn Turn, supplier_replied SupplierReplied, window_at_filing WindowAtFiling,
        window_reason WindowReason, pots_known PotsKnown, fee_schedule FeeSchedule, usd_rate_scale UsdRateScale,
        scheduled_rate_scale ScheduledRateScale,
    }
    longs i64 = super::UNKNOWN => {
        usd_rate UsdRate, created_at CreatedAt, as_of AsOf, total Total, tax Tax, limit_available LimitAvailable,
        paid_on_platform PaidOnPlatform, paid_off_platform PaidOffPlatform, paid_unrouted PaidUnrouted,
        initial_paid InitialPaid, unparted_paid UnpartedPaid, last_paid_at LastPaidAt, confirmed_at ConfirmedAt,
        shipped_at ShippedAt, cleared_at ClearedAt, delivered_at DeliveredAt, receipt_confirmed_at ReceiptConfirmedAt,
        closed_at ClosedAt, refused_at RefusedAt, inspection_failed_at InspectionFailedAt, released Released,
        frozen Frozen, held Held, refunded_from_escrow RefundedFromEscrow, refund_due RefundDue, refunded Refunded,
        dispute_opened_at DisputeOpenedAt, escalated_at EscalatedAt, dispute_entered_at DisputeEnteredAt,
        turn_since TurnSince, claim Claim, claimant_proposal ClaimantProposal, respondent_proposal RespondentProposal,
        buyer_evidence_due BuyerEvidenceDue, supplier_evidence_due SupplierEvidenceDue, evidence_at EvidenceAt,
        refund Refund, settled_at SettledAt, dispute_ended_at DisputeEndedAt, scheduled_fee_min ScheduledFeeMin,
        scheduled_fee_max ScheduledFeeMax, scheduled_rate ScheduledRate, scheduled_cap ScheduledCap,
    }
    sets u64 = 0 => {
        issues Issues, disputed Disputed, accepted Accepted, window_missing WindowMissing,
        scheduled_missing ScheduledMissing, open Open,
    }
}

/// One of some rows side by side.
#[cfg(feature = "arrow")]
#[derive(Clone, Copy)]
pub(crate) struct Place<'a, const N: usize> {
    pub(crate) lot: &'a Lot<N>,
    /// Below `N`.
    pub(crate) place: usize,
}

/// The bytes of a code; `char` is signed on some machines and unsigned on others, its bits are the letter on all.
#[inline]
fn text(letters: Letters) -> [u8; 4] {
    letters.map(|letter| letter.to_ne_bytes()[0])
}

#[inline]
fn country(letters: Letters) -> Result<Option<Country>, RowFault> {
    match text(letters) {
        [0, 0, 0, 0] => Ok(None),
        [first, second, 0, 0] => Country::from_letters([first, second]).map(Some).ok_or(RowFault::Letters),
        _ => Err(RowFault::Letters),
    }
}

#[inline]
fn currency(letters: Letters) -> Result<Currency, RowFault> {
    match text(letters) {
        [0, 0, 0, 0] => Err(RowFault::Missing),
        [first, second, third, 0] => Currency::from_letters([first, second, third]).ok_or(RowFault::Letters),
        _ => Err(RowFault::Letters),
    }
}

/*
 * trade_assurance: what Alibaba's Trade Assurance rules say about an order.
 *
 * The one rule of memory: what the library puts into a ta_buffer is given back with ta_buffer_free, a
 * ta_rulebook with ta_rulebook_free, and nothing else is ever given back.
 *
 * The one rule of threads: a ta_rulebook never changes, and there is nothing else that threads could share.
 *
 * Every function that can fail returns a ta_status. Structures are written only where it is TA_STATUS_OK (and by
 * ta_decide where it is TA_STATUS_BAD_ROW); a ta_buffer then holds the answer, and otherwise what is wrong as JSON:
 * {"errors": [...]}. It is left alone where a pointer was null, an argument could not be looked at at all (a size,
 * an alignment), or the library itself was at fault.
 *
 * Made from the library's source by its tests; do not edit.
 */

#ifndef TRADE_ASSURANCE_H
#define TRADE_ASSURANCE_H

#include <stddef.h>
#include <stdint.h>

/* The interface that this header describes; ta_abi_version() tells the library's. */
#define TA_ABI_VERSION 1

/* Unknown: an amount, a rate or an instant; a date. Words and flags that are not known are 0. */
#define TA_UNKNOWN INT64_MIN
#define TA_UNKNOWN_DAY INT32_MIN

/* Flags: 0 is unknown. */
#define TA_NO 1
#define TA_YES 2

/* The closed lists; ta_code_name and ta_code_number turn their numbers into words and back. */
enum {
    TA_LIST_MARKETPLACE = 1,
    TA_LIST_ORDER_TYPE = 2,
    TA_LIST_BUYER_TIER = 3,
    TA_LIST_LOGISTICS = 4,
    TA_LIST_PRODUCT_KIND = 5,
    TA_LIST_TRANSPORT = 6,
    TA_LIST_INCOTERM = 7,
    TA_LIST_COVERAGE_TYPE = 8,
    TA_LIST_RELEASE_MODEL = 9,
    TA_LIST_PARTY = 10,
    TA_LIST_GROUND = 11,
    TA_LIST_PAYMENT_METHOD = 12,
    TA_LIST_ROUTE = 13,
    TA_LIST_QUALITY_TERMS = 14,
    TA_LIST_EDITION = 15,
    TA_LIST_GRADE = 16,
    TA_LIST_OUTCOME = 17,
    TA_LIST_COVERAGE = 18,
    TA_LIST_CLAIMABILITY = 19,
    TA_LIST_FEE_STATUS = 20,
    TA_LIST_DISPUTE_STATE = 21,
    TA_LIST_DISPUTE_CAUSE = 22,
    TA_LIST_LIFECYCLE_STATE = 23,
    TA_LIST_ON_SILENCE = 24,
    TA_LIST_REASON = 25,
    TA_LIST_FIELD = 26,
    TA_LIST_RULE = 27,
    TA_LIST_ACTION = 28,
    TA_LIST_FINDING_CODE = 29,
    TA_LIST_PROBLEM_CODE = 30,
    TA_LIST_SHIP_BY_STATE = 31,
    TA_LIST_ROW_FAULT = 32,
    TA_LIST_COLUMN = 33,
};

enum {
    TA_MARKETPLACE_ALIBABA_COM = 1, /* alibaba.com */
    TA_MARKETPLACE_1688 = 2, /* 1688 */
    TA_MARKETPLACE_TAOBAO = 3, /* taobao */
    TA_MARKETPLACE_OTHER = 4, /* other */
};

enum {
    TA_ORDER_TYPE_TRADE_ASSURANCE = 1, /* trade_assurance */
    TA_ORDER_TYPE_DIRECT_PAY = 2, /* direct_pay */
    TA_ORDER_TYPE_OFFLINE = 3, /* offline */
};

enum {
    TA_BUYER_TIER_REGISTERED = 1, /* registered */
    TA_BUYER_TIER_POTENTIAL = 2, /* potential */
    TA_BUYER_TIER_SMALL_BUSINESS = 3, /* small_business */
    TA_BUYER_TIER_ENTERPRISE = 4, /* enterprise */
    TA_BUYER_TIER_ENTERPRISE_PRO = 5, /* enterprise_pro */
    TA_BUYER_TIER_GOLD = 6, /* gold */
    TA_BUYER_TIER_SEED = 7, /* seed */
    TA_BUYER_TIER_SCALEUP = 8, /* scaleup */
};

enum {
    TA_LOGISTICS_ALIBABA = 1, /* alibaba */
    TA_LOGISTICS_THIRD_PARTY = 2, /* third_party */
};

enum {
    TA_PRODUCT_KIND_WHOLESALE = 1, /* wholesale */
    TA_PRODUCT_KIND_CUSTOM = 2, /* custom */
};

enum {
    TA_TRANSPORT_EXPRESS = 1, /* express */
    TA_TRANSPORT_AIR = 2, /* air */
    TA_TRANSPORT_LAND = 3, /* land */
    TA_TRANSPORT_SEA = 4, /* sea */
    TA_TRANSPORT_POSTAL = 5, /* postal */
};

enum {
    TA_INCOTERM_EXW = 1, /* EXW */
    TA_INCOTERM_FCA = 2, /* FCA */
    TA_INCOTERM_FAS = 3, /* FAS */
    TA_INCOTERM_FOB = 4, /* FOB */
    TA_INCOTERM_CFR = 5, /* CFR */
    TA_INCOTERM_CIF = 6, /* CIF */
    TA_INCOTERM_CPT = 7, /* CPT */
    TA_INCOTERM_CIP = 8, /* CIP */
    TA_INCOTERM_DAP = 9, /* DAP */
    TA_INCOTERM_DPU = 10, /* DPU */
    TA_INCOTERM_DAT = 11, /* DAT */
    TA_INCOTERM_DDP = 12, /* DDP */
};

enum {
    TA_COVERAGE_TYPE_PRE_SHIPMENT = 1, /* pre_shipment */
    TA_COVERAGE_TYPE_POST_DELIVERY = 2, /* post_delivery */
};

enum {
    TA_RELEASE_MODEL_LIMIT = 1, /* limit */
    TA_RELEASE_MODEL_COMPLETION = 2, /* completion */
    TA_RELEASE_MODEL_INSPECTION_AND_SHIPMENT = 3, /* inspection_and_shipment */
};

enum {
    TA_PARTY_BUYER = 1, /* buyer */
    TA_PARTY_SUPPLIER = 2, /* supplier */
    TA_PARTY_PROGRAMME = 3, /* programme */
    TA_PARTY_INSPECTOR = 4, /* inspector */
};

enum {
    TA_GROUND_NOT_SHIPPED = 1, /* not_shipped */
    TA_GROUND_LATE_SHIPMENT = 2, /* late_shipment */
    TA_GROUND_QUALITY = 3, /* quality */
    TA_GROUND_QUANTITY = 4, /* quantity */
    TA_GROUND_LATE_DELIVERY = 5, /* late_delivery */
    TA_GROUND_CHANGE_OF_MIND = 6, /* change_of_mind */
    TA_GROUND_AFTER_SALES = 7, /* after_sales */
    TA_GROUND_WARRANTY = 8, /* warranty */
    TA_GROUND_REPLACEMENT = 9, /* replacement */
    TA_GROUND_DESTINATION_COST = 10, /* destination_cost */
    TA_GROUND_TRANSIT_DAMAGE = 11, /* transit_damage */
    TA_GROUND_CARRIER_CHANGED = 12, /* carrier_changed */
    TA_GROUND_BUYER_NOT_PAID = 13, /* buyer_not_paid */
};

enum {
    TA_PAYMENT_METHOD_CARD = 1, /* card */
    TA_PAYMENT_METHOD_APPLE_PAY = 2, /* apple_pay */
    TA_PAYMENT_METHOD_GOOGLE_PAY = 3, /* google_pay */
    TA_PAYMENT_METHOD_AFTERPAY = 4, /* afterpay */
    TA_PAYMENT_METHOD_PAYPAL = 5, /* paypal */
    TA_PAYMENT_METHOD_WIRE = 6, /* wire */
    TA_PAYMENT_METHOD_LOCAL_WIRE = 7, /* local_wire */
    TA_PAYMENT_METHOD_ONLINE_BANK = 8, /* online_bank */
    TA_PAYMENT_METHOD_WESTERN_UNION = 9, /* western_union */
    TA_PAYMENT_METHOD_BOLETO = 10, /* boleto */
    TA_PAYMENT_METHOD_ALIPAY = 11, /* alipay */
    TA_PAYMENT_METHOD_WECHAT_PAY = 12, /* wechat_pay */
    TA_PAYMENT_METHOD_CASH = 13, /* cash */
    TA_PAYMENT_METHOD_OTHER = 14, /* other */
    TA_PAYMENT_METHOD_PAY_LATER = 15, /* pay_later */
    TA_PAYMENT_METHOD_PAYMENT_TERMS = 16, /* payment_terms */
};

enum {
    TA_ROUTE_ON_PLATFORM = 1, /* on_platform */
    TA_ROUTE_OFF_PLATFORM = 2, /* off_platform */
};

enum {
    TA_QUALITY_TERMS_NONE = 1, /* none */
    TA_QUALITY_TERMS_UNCLEAR = 2, /* unclear */
    TA_QUALITY_TERMS_MEASURABLE = 3, /* measurable */
};

enum {
    TA_EDITION_INTL_2015 = 1, /* intl-2015 */
    TA_EDITION_INTL_2017 = 2, /* intl-2017 */
    TA_EDITION_US_2019 = 3, /* us-2019 */
    TA_EDITION_INTL_2019 = 4, /* intl-2019 */
    TA_EDITION_INTL_2022 = 5, /* intl-2022 */
    TA_EDITION_INTL_2023 = 6, /* intl-2023 */
};

enum {
    TA_GRADE_OFFICIAL = 1, /* official */
    TA_GRADE_MIRROR = 2, /* mirror */
    TA_GRADE_SECONDARY = 3, /* secondary */
    TA_GRADE_SEED = 4, /* seed */
    TA_GRADE_DERIVED = 5, /* derived */
    TA_GRADE_ASSUMPTION = 6, /* assumption */
};

enum {
    TA_OUTCOME_MET = 1, /* met */
    TA_OUTCOME_FAILED = 2, /* failed */
    TA_OUTCOME_UNKNOWN = 3, /* unknown */
    TA_OUTCOME_DISCRETIONARY = 4, /* discretionary */
};

enum {
    TA_COVERAGE_COVERED = 1, /* covered */
    TA_COVERAGE_PARTLY_COVERED = 2, /* partly_covered */
    TA_COVERAGE_NOT_COVERED = 3, /* not_covered */
    TA_COVERAGE_UNDETERMINED = 4, /* undetermined */
    TA_COVERAGE_UNPUBLISHED = 5, /* unpublished */
};

enum {
    TA_CLAIMABILITY_CLAIMABLE = 1, /* claimable */
    TA_CLAIMABILITY_NOT_CLAIMABLE = 2, /* not_claimable */
    TA_CLAIMABILITY_UNDETERMINED = 3, /* undetermined */
    TA_CLAIMABILITY_DISCRETIONARY = 4, /* discretionary */
};

enum {
    TA_FEE_STATUS_EXACT = 1, /* exact */
    TA_FEE_STATUS_BAND = 2, /* band */
    TA_FEE_STATUS_UNPUBLISHED = 3, /* unpublished */
    TA_FEE_STATUS_NOT_APPLICABLE = 4, /* not_applicable */
    TA_FEE_STATUS_UNKNOWN = 5, /* unknown */
};

enum {
    TA_DISPUTE_STATE_NONE = 1, /* none */
    TA_DISPUTE_STATE_NEGOTIATING = 2, /* negotiating */
    TA_DISPUTE_STATE_ESCALATED = 3, /* escalated */
    TA_DISPUTE_STATE_AGREED = 4, /* agreed */
    TA_DISPUTE_STATE_RULED = 5, /* ruled */
    TA_DISPUTE_STATE_REFUNDED = 6, /* refunded */
    TA_DISPUTE_STATE_REJECTED = 7, /* rejected */
    TA_DISPUTE_STATE_WITHDRAWN = 8, /* withdrawn */
    TA_DISPUTE_STATE_CLOSED_SILENCE = 9, /* closed_silence */
    TA_DISPUTE_STATE_CANCELLED_NO_EVIDENCE = 10, /* cancelled_no_evidence */
};

enum {
    TA_DISPUTE_CAUSE_FILED = 1, /* filed */
    TA_DISPUTE_CAUSE_BUYER = 2, /* buyer */
    TA_DISPUTE_CAUSE_SILENCE = 3, /* silence */
    TA_DISPUTE_CAUSE_TIME = 4, /* time */
    TA_DISPUTE_CAUSE_EVIDENCE_REVIEW = 5, /* evidence_review */
    TA_DISPUTE_CAUSE_ACCEPTED = 6, /* accepted */
    TA_DISPUTE_CAUSE_QUICK_REFUND = 7, /* quick_refund */
    TA_DISPUTE_CAUSE_SETTLEMENT = 8, /* settlement */
    TA_DISPUTE_CAUSE_RULING = 9, /* ruling */
    TA_DISPUTE_CAUSE_NO_EVIDENCE = 10, /* no_evidence */
};

enum {
    TA_LIFECYCLE_STATE_AWAITING_CONFIRMATION = 1, /* awaiting_confirmation */
    TA_LIFECYCLE_STATE_AWAITING_PAYMENT = 2, /* awaiting_payment */
    TA_LIFECYCLE_STATE_PAYMENT_PROCESSING = 3, /* payment_processing */
    TA_LIFECYCLE_STATE_AWAITING_BALANCE = 4, /* awaiting_balance */
    TA_LIFECYCLE_STATE_AWAITING_SHIPMENT = 5, /* awaiting_shipment */
    TA_LIFECYCLE_STATE_PARTLY_SHIPPED = 6, /* partly_shipped */
    TA_LIFECYCLE_STATE_SHIPPED = 7, /* shipped */
    TA_LIFECYCLE_STATE_COMPLETED = 8, /* completed */
    TA_LIFECYCLE_STATE_CLOSED = 9, /* closed */
    TA_LIFECYCLE_STATE_CANCELLED = 10, /* cancelled */
};

enum {
    TA_ON_SILENCE_ESCALATED = 1, /* escalated */
    TA_ON_SILENCE_CLOSED_SILENCE = 2, /* closed_silence */
    TA_ON_SILENCE_QUICK_REFUND = 3, /* quick_refund */
    TA_ON_SILENCE_CANCELLED_NO_EVIDENCE = 4, /* cancelled_no_evidence */
    TA_ON_SILENCE_DECIDED_WITHOUT_EVIDENCE = 5, /* decided_without_evidence */
    TA_ON_SILENCE_COMPLETED = 6, /* completed */
    TA_ON_SILENCE_CLAIM_LAPSES = 7, /* claim_lapses */
    TA_ON_SILENCE_CLAIM_OPENS = 8, /* claim_opens */
    TA_ON_SILENCE_CANCELLED = 9, /* cancelled */
    TA_ON_SILENCE_PROGRAMME_ADVANCES = 10, /* programme_advances */
    TA_ON_SILENCE_RIGHT_LAPSES = 11, /* right_lapses */
    TA_ON_SILENCE_NOTHING = 12, /* nothing */
};

enum {
    TA_REASON_FACT_MISSING = 1, /* fact_missing */
    TA_REASON_EDITION_UNKNOWN = 2, /* edition_unknown */
    TA_REASON_NO_EDITION = 3, /* no_edition */
    TA_REASON_OTHER_MARKETPLACE = 4, /* other_marketplace */
    TA_REASON_NOT_TRADE_ASSURANCE = 5, /* not_trade_assurance */
    TA_REASON_NOT_ENROLLED = 6, /* not_enrolled */
    TA_REASON_COUNTRY_NOT_LISTED = 7, /* country_not_listed */
    TA_REASON_NOT_GOLD_MEMBER = 8, /* not_gold_member */
    TA_REASON_NOT_VERIFIED = 9, /* not_verified */
    TA_REASON_DERIVED_FROM_MEMBERSHIP = 10, /* derived_from_membership */
    TA_REASON_SELECTED_OVERSEAS_COUNTRIES = 11, /* selected_overseas_countries */
    TA_REASON_NOT_PAID = 12, /* not_paid */
    TA_REASON_PAID_OFF_PLATFORM = 13, /* paid_off_platform */
    TA_REASON_NEVER_COVERED = 14, /* never_covered */
    TA_REASON_DELIVERY_GUARANTEE_ONLY = 15, /* delivery_guarantee_only */
    TA_REASON_BUYER_BEARS_TRANSPORT_RISK = 16, /* buyer_bears_transport_risk */
    TA_REASON_GOODS_RECEIVED = 17, /* goods_received */
    TA_REASON_NOT_FOR_THIS_ORDER_TYPE = 18, /* not_for_this_order_type */
    TA_REASON_SUPPLIER_BEARS_TRANSPORT_RISK = 19, /* supplier_bears_transport_risk */
    TA_REASON_GOODS_NOT_RECEIVED = 20, /* goods_not_received */
    TA_REASON_NO_SHIP_DATE = 21, /* no_ship_date */
    TA_REASON_PAYMENT_NOT_RECEIVED = 22, /* payment_not_received */
    TA_REASON_NO_QUALITY_TERMS = 23, /* no_quality_terms */
    TA_REASON_TERMS_NOT_MEASURABLE = 24, /* terms_not_measurable */
    TA_REASON_NO_QUANTITY_TERMS = 25, /* no_quantity_terms */
    TA_REASON_SHIPPED_LATE = 26, /* shipped_late */
    TA_REASON_SUPPLIER_REFUSED = 27, /* supplier_refused */
    TA_REASON_SHIP_DATE_PASSED = 28, /* ship_date_passed */
    TA_REASON_DISPUTE_NAMES_GROUND = 29, /* dispute_names_ground */
    TA_REASON_ISSUE_FOUND = 30, /* issue_found */
    TA_REASON_INSPECTION_FAILED = 31, /* inspection_failed */
    TA_REASON_DELIVERED_UNPAID = 32, /* delivered_unpaid */
    TA_REASON_SHIPPED_ON_TIME = 33, /* shipped_on_time */
    TA_REASON_SHIPPED = 34, /* shipped */
    TA_REASON_NOT_YET = 35, /* not_yet */
    TA_REASON_WINDOW_CLOSED = 36, /* window_closed */
    TA_REASON_WINDOW_CLOSED_BY_SHIPMENT = 37, /* window_closed_by_shipment */
    TA_REASON_WINDOW_OPEN = 38, /* window_open */
    TA_REASON_WINDOW_NOT_BEGUN = 39, /* window_not_begun */
    TA_REASON_JUDGED_AT_FILING = 40, /* judged_at_filing */
    TA_REASON_BREACH_ACCEPTED = 41, /* breach_accepted */
    TA_REASON_DEFECTS_DISCLOSED = 42, /* defects_disclosed */
    TA_REASON_INSPECTION_PASSED = 43, /* inspection_passed */
    TA_REASON_NOT_BOOKED = 44, /* not_booked */
    TA_REASON_DELIVERED_ON_TIME = 45, /* delivered_on_time */
    TA_REASON_ORDER_CHANGED = 46, /* order_changed */
    TA_REASON_AMOUNT_TOO_HIGH = 47, /* amount_too_high */
    TA_REASON_COUNTRY_OUTSIDE = 48, /* country_outside */
};

enum {
    TA_FIELD_MARKETPLACE = 1, /* marketplace */
    TA_FIELD_ORDER_TYPE = 2, /* order_type */
    TA_FIELD_USD_RATE = 3, /* usd_rate */
    TA_FIELD_TOTAL = 4, /* total */
    TA_FIELD_TAX = 5, /* tax */
    TA_FIELD_SUPPLIER_COUNTRY = 6, /* supplier.country */
    TA_FIELD_SUPPLIER_ENROLLED = 7, /* supplier.enrolled */
    TA_FIELD_SUPPLIER_GOLD_MEMBER = 8, /* supplier.gold_member */
    TA_FIELD_SUPPLIER_VERIFIED = 9, /* supplier.verified */
    TA_FIELD_SUPPLIER_LIMIT_AVAILABLE = 10, /* supplier.limit_available */
    TA_FIELD_BUYER_COUNTRY = 11, /* buyer.country */
    TA_FIELD_BUYER_TIER = 12, /* buyer.tier */
    TA_FIELD_DESTINATION_COUNTRY = 13, /* destination_country */
    TA_FIELD_BUY_NOW = 14, /* buy_now */
    TA_FIELD_LOGISTICS = 15, /* logistics */
    TA_FIELD_ONETOUCH = 16, /* onetouch */
    TA_FIELD_PRODUCT_KIND = 17, /* product_kind */
    TA_FIELD_TRANSPORT = 18, /* transport */
    TA_FIELD_INCOTERM = 19, /* incoterm */
    TA_FIELD_COVERAGE_TYPE = 20, /* coverage_type */
    TA_FIELD_TERMS = 21, /* terms */
    TA_FIELD_TERMS_QUANTITY = 22, /* terms.quantity */
    TA_FIELD_TERMS_QUALITY = 23, /* terms.quality */
    TA_FIELD_TERMS_INSPECTION = 24, /* terms.inspection */
    TA_FIELD_TERMS_DELIVERY_GUARANTEE = 25, /* terms.delivery_guarantee */
    TA_FIELD_TERMS_EASY_RETURN = 26, /* terms.easy_return */
    TA_FIELD_TERMS_DEFECTS_DISCLOSED = 27, /* terms.defects_disclosed */
    TA_FIELD_EVENTS = 28, /* events */
    TA_FIELD_EVENTS_ROUTE = 29, /* events[].route */
    TA_FIELD_EVENTS_PART = 30, /* events[].part */
    TA_FIELD_EVENTS_METHOD = 31, /* events[].method */
};

enum {
    TA_RULE_EDI_SELECT = 1, /* EDI-SELECT */
    TA_RULE_COV_MARKET = 2, /* COV-MARKET */
    TA_RULE_COV_FLOW = 3, /* COV-FLOW */
    TA_RULE_COV_SUPPLIER = 4, /* COV-SUPPLIER */
    TA_RULE_COV_PAYMENT = 5, /* COV-PAYMENT */
    TA_RULE_COV_AMOUNT = 6, /* COV-AMOUNT */
    TA_RULE_CLM_GROUND = 7, /* CLM-GROUND */
    TA_RULE_CLM_TERM_DATE = 8, /* CLM-TERM-DATE */
    TA_RULE_CLM_TERM_QUALITY = 9, /* CLM-TERM-QUALITY */
    TA_RULE_CLM_TERM_QUANTITY = 10, /* CLM-TERM-QUANTITY */
    TA_RULE_CLM_BREACH = 11, /* CLM-BREACH */
    TA_RULE_CLM_WINDOW = 12, /* CLM-WINDOW */
    TA_RULE_CLM_ACCEPTED = 13, /* CLM-ACCEPTED */
    TA_RULE_CLM_EXCLUDED = 14, /* CLM-EXCLUDED */
    TA_RULE_CLM_INSPECTION = 15, /* CLM-INSPECTION */
    TA_RULE_FEE_SUPPLIER = 16, /* FEE-SUPPLIER */
    TA_RULE_FEE_PAYMENT = 17, /* FEE-PAYMENT */
    TA_RULE_FEE_WITHDRAWAL = 18, /* FEE-WITHDRAWAL */
    TA_RULE_FEE_INVERSE = 19, /* FEE-INVERSE */
    TA_RULE_REL_MODEL = 20, /* REL-MODEL */
    TA_RULE_REL_COMPLETE = 21, /* REL-COMPLETE */
    TA_RULE_REL_EXTEND = 22, /* REL-EXTEND */
    TA_RULE_REL_LOCK = 23, /* REL-LOCK */
    TA_RULE_REL_REFUND = 24, /* REL-REFUND */
    TA_RULE_REL_START = 25, /* REL-START */
    TA_RULE_REL_POSTING = 26, /* REL-POSTING */
    TA_RULE_DIS_OPEN = 27, /* DIS-OPEN */
    TA_RULE_DIS_REPLY = 28, /* DIS-REPLY */
    TA_RULE_DIS_ACCEPT = 29, /* DIS-ACCEPT */
    TA_RULE_DIS_ESCALATE = 30, /* DIS-ESCALATE */
    TA_RULE_DIS_AUTO = 31, /* DIS-AUTO */
    TA_RULE_DIS_SILENCE = 32, /* DIS-SILENCE */
    TA_RULE_DIS_QUICK = 33, /* DIS-QUICK */
    TA_RULE_DIS_WITHDRAW = 34, /* DIS-WITHDRAW */
    TA_RULE_DIS_EVIDENCE = 35, /* DIS-EVIDENCE */
    TA_RULE_DIS_FILES = 36, /* DIS-FILES */
    TA_RULE_DIS_TEAM = 37, /* DIS-TEAM */
    TA_RULE_DIS_DECIDE = 38, /* DIS-DECIDE */
    TA_RULE_DIS_SETTLE = 39, /* DIS-SETTLE */
    TA_RULE_DIS_REFILE = 40, /* DIS-REFILE */
    TA_RULE_GUA_DELIVERY = 41, /* GUA-DELIVERY */
    TA_RULE_GUA_RETURN = 42, /* GUA-RETURN */
    TA_RULE_LIF_STATE = 43, /* LIF-STATE */
    TA_RULE_LIF_CONFIRM = 44, /* LIF-CONFIRM */
    TA_RULE_LIF_PAY = 45, /* LIF-PAY */
    TA_RULE_LIF_SHIP = 46, /* LIF-SHIP */
    TA_RULE_LIF_INSPECT = 47, /* LIF-INSPECT */
    TA_RULE_LIF_CHANGE = 48, /* LIF-CHANGE */
    TA_RULE_TRM_SHIP = 49, /* TRM-SHIP */
    TA_RULE_TRM_QUANTITY = 50, /* TRM-QUANTITY */
    TA_RULE_TRM_QUALITY = 51, /* TRM-QUALITY */
    TA_RULE_TRM_DIMENSIONS = 52, /* TRM-DIMENSIONS */
    TA_RULE_TRM_WEIGHT = 53, /* TRM-WEIGHT */
    TA_RULE_TRM_PACKAGING = 54, /* TRM-PACKAGING */
    TA_RULE_TRM_INSPECTION = 55, /* TRM-INSPECTION */
    TA_RULE_TRM_ATTACHMENT = 56, /* TRM-ATTACHMENT */
    TA_RULE_TRM_OFF_PLATFORM = 57, /* TRM-OFF-PLATFORM */
    TA_RULE_TRM_FREIGHT = 58, /* TRM-FREIGHT */
    TA_RULE_TRM_REMARKS = 59, /* TRM-REMARKS */
    TA_RULE_TRM_TEST_PAYMENT = 60, /* TRM-TEST-PAYMENT */
    TA_RULE_TRM_PROMISE = 61, /* TRM-PROMISE */
};

enum {
    TA_ACTION_CONFIRM_ORDER = 1, /* confirm_order */
    TA_ACTION_PAY = 2, /* pay */
    TA_ACTION_SHIP = 3, /* ship */
    TA_ACTION_INSPECT = 4, /* inspect */
    TA_ACTION_OPEN_DISPUTE = 5, /* open_dispute */
    TA_ACTION_REPLY = 6, /* reply */
    TA_ACTION_ESCALATE = 7, /* escalate */
    TA_ACTION_WITHDRAW = 8, /* withdraw */
    TA_ACTION_SUBMIT_EVIDENCE = 9, /* submit_evidence */
    TA_ACTION_ESCALATE_AUTOMATICALLY = 10, /* escalate_automatically */
    TA_ACTION_JOIN_CASE = 11, /* join_case */
    TA_ACTION_DECIDE_CASE = 12, /* decide_case */
    TA_ACTION_START_REFUND = 13, /* start_refund */
    TA_ACTION_CONFIRM_RECEIPT = 14, /* confirm_receipt */
    TA_ACTION_EXTEND_RECEIPT = 15, /* extend_receipt */
    TA_ACTION_RELEASE_FUNDS = 16, /* release_funds */
    TA_ACTION_CLAIM_GUARANTEE = 17, /* claim_guarantee */
    TA_ACTION_ISSUE_COUPON = 18, /* issue_coupon */
    TA_ACTION_REQUEST_RETURN = 19, /* request_return */
    TA_ACTION_SEND_GOODS_BACK = 20, /* send_goods_back */
};

enum {
    TA_FINDING_CODE_NO_EDITION = 1, /* NO_EDITION */
    TA_FINDING_CODE_SHIP_DATE_NOT_AGREED = 2, /* SHIP_DATE_NOT_AGREED */
    TA_FINDING_CODE_SHIP_DATE_BEYOND_90 = 3, /* SHIP_DATE_BEYOND_90 */
    TA_FINDING_CODE_PAYMENT_METHOD_LIMIT = 4, /* PAYMENT_METHOD_LIMIT */
    TA_FINDING_CODE_PAYMENT_METHOD_UNAVAILABLE = 5, /* PAYMENT_METHOD_UNAVAILABLE */
    TA_FINDING_CODE_EXTENSION_IGNORED = 6, /* EXTENSION_IGNORED */
    TA_FINDING_CODE_REFUND_CAPPED = 7, /* REFUND_CAPPED */
    TA_FINDING_CODE_QUICK_REFUND_TIER_UNKNOWN = 8, /* QUICK_REFUND_TIER_UNKNOWN */
    TA_FINDING_CODE_EVIDENCE_MISSING_SUPPLIER = 9, /* EVIDENCE_MISSING_SUPPLIER */
    TA_FINDING_CODE_RELEASE_MODEL_CONFLICT = 10, /* RELEASE_MODEL_CONFLICT */
    TA_FINDING_CODE_FEE_DIFFERS = 11, /* FEE_DIFFERS */
    TA_FINDING_CODE_EVIDENCE_TOO_MANY_FILES = 12, /* EVIDENCE_TOO_MANY_FILES */
    TA_FINDING_CODE_EVIDENCE_TOO_LARGE = 13, /* EVIDENCE_TOO_LARGE */
    TA_FINDING_CODE_EVIDENCE_EXTENSION = 14, /* EVIDENCE_EXTENSION */
    TA_FINDING_CODE_EVIDENCE_FILE_NAME = 15, /* EVIDENCE_FILE_NAME */
    TA_FINDING_CODE_EVENT_IGNORED = 16, /* EVENT_IGNORED */
    TA_FINDING_CODE_EVENT_BEFORE_ORDER = 17, /* EVENT_BEFORE_ORDER */
    TA_FINDING_CODE_NO_INSPECTION_BOOKED = 18, /* NO_INSPECTION_BOOKED */
    TA_FINDING_CODE_LIMIT_BELOW_ORDER = 19, /* LIMIT_BELOW_ORDER */
    TA_FINDING_CODE_QUICK_REFUND_POSSIBLE = 20, /* QUICK_REFUND_POSSIBLE */
    TA_FINDING_CODE_DUPLICATE_EVENT = 21, /* DUPLICATE_EVENT */
    TA_FINDING_CODE_SUPPLIER_COUNTRY_UNLISTED = 22, /* SUPPLIER_COUNTRY_UNLISTED */
};

enum {
    TA_PROBLEM_CODE_SYNTAX = 1, /* SYNTAX */
    TA_PROBLEM_CODE_NOT_TEXT = 2, /* NOT_TEXT */
    TA_PROBLEM_CODE_TOO_DEEP = 3, /* TOO_DEEP */
    TA_PROBLEM_CODE_TOO_MANY = 4, /* TOO_MANY */
    TA_PROBLEM_CODE_DUPLICATE_KEY = 5, /* DUPLICATE_KEY */
    TA_PROBLEM_CODE_UNKNOWN_FIELD = 6, /* UNKNOWN_FIELD */
    TA_PROBLEM_CODE_MISSING_FIELD = 7, /* MISSING_FIELD */
    TA_PROBLEM_CODE_WRONG_TYPE = 8, /* WRONG_TYPE */
    TA_PROBLEM_CODE_UNKNOWN_CODE = 9, /* UNKNOWN_CODE */
    TA_PROBLEM_CODE_NOT_A_COUNTRY = 10, /* NOT_A_COUNTRY */
    TA_PROBLEM_CODE_NOT_A_CURRENCY = 11, /* NOT_A_CURRENCY */
    TA_PROBLEM_CODE_NOT_AN_AMOUNT = 12, /* NOT_AN_AMOUNT */
    TA_PROBLEM_CODE_NEGATIVE_AMOUNT = 13, /* NEGATIVE_AMOUNT */
    TA_PROBLEM_CODE_TOO_MANY_DECIMALS = 14, /* TOO_MANY_DECIMALS */
    TA_PROBLEM_CODE_AMOUNT_TOO_LARGE = 15, /* AMOUNT_TOO_LARGE */
    TA_PROBLEM_CODE_NOT_AN_INSTANT = 16, /* NOT_AN_INSTANT */
    TA_PROBLEM_CODE_NO_OFFSET = 17, /* NO_OFFSET */
    TA_PROBLEM_CODE_TOO_FINE = 18, /* TOO_FINE */
    TA_PROBLEM_CODE_OUT_OF_RANGE = 19, /* OUT_OF_RANGE */
    TA_PROBLEM_CODE_NOT_A_DATE = 20, /* NOT_A_DATE */
    TA_PROBLEM_CODE_NOT_A_ZONE = 21, /* NOT_A_ZONE */
    TA_PROBLEM_CODE_SKIPPED_INSTANT = 22, /* SKIPPED_INSTANT */
    TA_PROBLEM_CODE_AMBIGUOUS_INSTANT = 23, /* AMBIGUOUS_INSTANT */
    TA_PROBLEM_CODE_CURRENCY_MISMATCH = 24, /* CURRENCY_MISMATCH */
    TA_PROBLEM_CODE_AMOUNT_INCONSISTENT = 25, /* AMOUNT_INCONSISTENT */
    TA_PROBLEM_CODE_CONFLICTING_FIELDS = 26, /* CONFLICTING_FIELDS */
    TA_PROBLEM_CODE_AS_OF_BEFORE_CREATED = 27, /* AS_OF_BEFORE_CREATED */
};

enum {
    TA_SHIP_BY_STATE_DATE = 1, /* date */
    TA_SHIP_BY_STATE_ABSENT = 2, /* absent */
    TA_SHIP_BY_STATE_AWAITING_PAYMENT = 3, /* awaiting_payment */
    TA_SHIP_BY_STATE_UNKNOWN_PART = 4, /* unknown_part */
    TA_SHIP_BY_STATE_UNKNOWN_ROUTE = 5, /* unknown_route */
};

enum {
    TA_ROW_FAULT_SIZE = 1, /* size */
    TA_ROW_FAULT_MISSING = 2, /* missing */
    TA_ROW_FAULT_CODE = 3, /* code */
    TA_ROW_FAULT_LETTERS = 4, /* letters */
    TA_ROW_FAULT_TIME = 5, /* time */
    TA_ROW_FAULT_AMOUNT = 6, /* amount */
    TA_ROW_FAULT_RATE = 7, /* rate */
    TA_ROW_FAULT_AS_OF_BEFORE_CREATED = 8, /* as_of_before_created */
    TA_ROW_FAULT_TAX_ABOVE_TOTAL = 9, /* tax_above_total */
    TA_ROW_FAULT_REFUND_ABOVE_PAID = 10, /* refund_above_paid */
};

enum {
    TA_COLUMN_SIZE = 1, /* size */
    TA_COLUMN_SHIP_BY = 2, /* ship_by */
    TA_COLUMN_CURRENCY = 3, /* currency */
    TA_COLUMN_SUPPLIER_COUNTRY = 4, /* supplier_country */
    TA_COLUMN_BUYER_COUNTRY = 5, /* buyer_country */
    TA_COLUMN_MARKETPLACE = 6, /* marketplace */
    TA_COLUMN_ORDER_TYPE = 7, /* order_type */
    TA_COLUMN_BUYER_TIER = 8, /* buyer_tier */
    TA_COLUMN_LOGISTICS = 9, /* logistics */
    TA_COLUMN_PRODUCT_KIND = 10, /* product_kind */
    TA_COLUMN_TRANSPORT = 11, /* transport */
    TA_COLUMN_INCOTERM = 12, /* incoterm */
    TA_COLUMN_COVERAGE_TYPE = 13, /* coverage_type */
    TA_COLUMN_RELEASE_MODEL = 14, /* release_model */
    TA_COLUMN_QUALITY_TERMS = 15, /* quality_terms */
    TA_COLUMN_ENROLLED = 16, /* enrolled */
    TA_COLUMN_GOLD_MEMBER = 17, /* gold_member */
    TA_COLUMN_VERIFIED = 18, /* verified */
    TA_COLUMN_ONETOUCH = 19, /* onetouch */
    TA_COLUMN_QUANTITY_TERM = 20, /* quantity_term */
    TA_COLUMN_INSPECTION_BOOKED = 21, /* inspection_booked */
    TA_COLUMN_DEFECTS_DISCLOSED = 22, /* defects_disclosed */
    TA_COLUMN_TERMS_KNOWN = 23, /* terms_known */
    TA_COLUMN_SHIP_BY_STATE = 24, /* ship_by_state */
    TA_COLUMN_INSPECTION_PASSED = 25, /* inspection_passed */
    TA_COLUMN_CANCELLED = 26, /* cancelled */
    TA_COLUMN_EXTENDED_BY_BUYER = 27, /* extended_by_buyer */
    TA_COLUMN_EXTENDED_BY_SUPPLIER = 28, /* extended_by_supplier */
    TA_COLUMN_RELEASE_CONDITION_MET = 29, /* release_condition_met */
    TA_COLUMN_CONDITION_RELEASED = 30, /* condition_released */
    TA_COLUMN_DISPUTE_STATE = 31, /* dispute_state */
    TA_COLUMN_DISPUTE_CAUSE = 32, /* dispute_cause */
    TA_COLUMN_GROUND = 33, /* ground */
    TA_COLUMN_CLAIMANT = 34, /* claimant */
    TA_COLUMN_TURN = 35, /* turn */
    TA_COLUMN_SUPPLIER_REPLIED = 36, /* supplier_replied */
    TA_COLUMN_WINDOW_AT_FILING = 37, /* window_at_filing */
    TA_COLUMN_WINDOW_REASON = 38, /* window_reason */
    TA_COLUMN_POTS_KNOWN = 39, /* pots_known */
    TA_COLUMN_FEE_SCHEDULE = 40, /* fee_schedule */
    TA_COLUMN_USD_RATE_SCALE = 41, /* usd_rate_scale */
    TA_COLUMN_SCHEDULED_RATE_SCALE = 42, /* scheduled_rate_scale */
    TA_COLUMN_USD_RATE = 43, /* usd_rate */
    TA_COLUMN_CREATED_AT = 44, /* created_at */
    TA_COLUMN_AS_OF = 45, /* as_of */
    TA_COLUMN_TOTAL = 46, /* total */
    TA_COLUMN_TAX = 47, /* tax */
    TA_COLUMN_LIMIT_AVAILABLE = 48, /* limit_available */
    TA_COLUMN_PAID_ON_PLATFORM = 49, /* paid_on_platform */
    TA_COLUMN_PAID_OFF_PLATFORM = 50, /* paid_off_platform */
    TA_COLUMN_PAID_UNROUTED = 51, /* paid_unrouted */
    TA_COLUMN_INITIAL_PAID = 52, /* initial_paid */
    TA_COLUMN_UNPARTED_PAID = 53, /* unparted_paid */
    TA_COLUMN_LAST_PAID_AT = 54, /* last_paid_at */
    TA_COLUMN_CONFIRMED_AT = 55, /* confirmed_at */
    TA_COLUMN_SHIPPED_AT = 56, /* shipped_at */
    TA_COLUMN_CLEARED_AT = 57, /* cleared_at */
    TA_COLUMN_DELIVERED_AT = 58, /* delivered_at */
    TA_COLUMN_RECEIPT_CONFIRMED_AT = 59, /* receipt_confirmed_at */
    TA_COLUMN_CLOSED_AT = 60, /* closed_at */
    TA_COLUMN_REFUSED_AT = 61, /* refused_at */
    TA_COLUMN_INSPECTION_FAILED_AT = 62, /* inspection_failed_at */
    TA_COLUMN_RELEASED = 63, /* released */
    TA_COLUMN_FROZEN = 64, /* frozen */
    TA_COLUMN_HELD = 65, /* held */
    TA_COLUMN_REFUNDED_FROM_ESCROW = 66, /* refunded_from_escrow */
    TA_COLUMN_REFUND_DUE = 67, /* refund_due */
    TA_COLUMN_REFUNDED = 68, /* refunded */
    TA_COLUMN_DISPUTE_OPENED_AT = 69, /* dispute_opened_at */
    TA_COLUMN_ESCALATED_AT = 70, /* escalated_at */
    TA_COLUMN_DISPUTE_ENTERED_AT = 71, /* dispute_entered_at */
    TA_COLUMN_TURN_SINCE = 72, /* turn_since */
    TA_COLUMN_CLAIM = 73, /* claim */
    TA_COLUMN_CLAIMANT_PROPOSAL = 74, /* claimant_proposal */
    TA_COLUMN_RESPONDENT_PROPOSAL = 75, /* respondent_proposal */
    TA_COLUMN_BUYER_EVIDENCE_DUE = 76, /* buyer_evidence_due */
    TA_COLUMN_SUPPLIER_EVIDENCE_DUE = 77, /* supplier_evidence_due */
    TA_COLUMN_EVIDENCE_AT = 78, /* evidence_at */
    TA_COLUMN_REFUND = 79, /* refund */
    TA_COLUMN_SETTLED_AT = 80, /* settled_at */
    TA_COLUMN_DISPUTE_ENDED_AT = 81, /* dispute_ended_at */
    TA_COLUMN_SCHEDULED_FEE_MIN = 82, /* scheduled_fee_min */
    TA_COLUMN_SCHEDULED_FEE_MAX = 83, /* scheduled_fee_max */
    TA_COLUMN_SCHEDULED_RATE = 84, /* scheduled_rate */
    TA_COLUMN_SCHEDULED_CAP = 85, /* scheduled_cap */
    TA_COLUMN_ISSUES = 86, /* issues */
    TA_COLUMN_DISPUTED = 87, /* disputed */
    TA_COLUMN_ACCEPTED = 88, /* accepted */
    TA_COLUMN_WINDOW_MISSING = 89, /* window_missing */
    TA_COLUMN_SCHEDULED_MISSING = 90, /* scheduled_missing */
    TA_COLUMN_OPEN = 91, /* open */
};


/** What a call came to. The numbers are permanent. */
enum ta_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /** Done. */
    TA_STATUS_OK = 0,
    /** A pointer that must not be null is. Nothing was written. */
    TA_STATUS_NULL_POINTER = 1,
    /**
     * An argument is none that the function takes: a format, a list, a `size`, an alignment, an array
     * that is larger than memory. Where it could be looked at and there is a buffer, that says which.
     */
    TA_STATUS_BAD_ARGUMENT = 2,
    /** The document is not right. The buffer holds every problem. */
    TA_STATUS_BAD_DOCUMENT = 3,
    /** The rulebook is not right. The buffer holds every problem. */
    TA_STATUS_BAD_RULEBOOK = 4,
    /** The rules give no answer to this question. The buffer, where there is one, says why. */
    TA_STATUS_NO_ANSWER = 5,
    /** A row is not right. `error` and `error_column` of its decision say how; the others are decided. */
    TA_STATUS_BAD_ROW = 6,
    /**
     * A fault of the library itself. Nothing was written (by `ta_decide`: nothing from the row at fault on), and every
     * handle can still be used.
     */
    TA_STATUS_PANIC = 7,
    /** The self-test found answers that are not those of the release. The buffer names them. */
    TA_STATUS_SELF_TEST_FAILED = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum ta_status ta_status;
#else
typedef int32_t ta_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/** How an answer is written. */
enum ta_format
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /** A JSON document in one line. */
    TA_FORMAT_JSON = 0,
    /** A page of text, 100 characters wide, without colours. */
    TA_FORMAT_TEXT = 1,
    /** One HTML document, fit to print. */
    TA_FORMAT_HTML = 2,
    /** A table with a line of headings: a calendar only. */
    TA_FORMAT_CSV = 3,
    /** iCalendar: a calendar only. A later export updates what an earlier one brought. */
    TA_FORMAT_ICS = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum ta_format ta_format;
#else
typedef int32_t ta_format;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/** The documents that a JSON Schema describes. */
enum ta_document
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /** The order: what goes in. */
    TA_DOCUMENT_ORDER = 0,
    /** The assessment: what comes out. */
    TA_DOCUMENT_ASSESSMENT = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum ta_document ta_document;
#else
typedef int32_t ta_document;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/** A checked rulebook. It never changes: any number of threads may use it at once. */
typedef struct ta_rulebook ta_rulebook;

/**
 * A text that the library made: an answer, or what is wrong.
 *
 * Begin with `{ NULL, 0 }`, and give every text back with `ta_buffer_free`. `data` ends with a zero byte
 * that `size` does not count. Only the library changes the two; copy the text to keep it.
 */
typedef struct ta_buffer {
    /** The text, in UTF-8. */
    char *data;
    /** Its bytes, without the zero byte at its end. */
    size_t size;
} ta_buffer;

/** A text of the caller's: UTF-8, with no zero byte at its end. */
typedef struct ta_text {
    /** Its bytes. */
    const char *data;
    /** How many. */
    size_t size;
} ta_text;

/** A file of a rulebook. */
typedef struct ta_file {
    /** The name by which problems call it, such as `fees.toml`. */
    struct ta_text name;
    /** What stands in it: TOML in UTF-8. */
    struct ta_text text;
} ta_file;

/** Letters of an ISO code, ended by zeros; all zeros where it is not known. */
typedef char ta_letters[4];

/**
 * One order at one instant, as plain numbers.
 *
 * Amounts are whole minor units of `currency`, instants microseconds since 1970-01-01T00:00:00Z. Begin with a
 * row of which nothing is known, and set what you know.
 */
typedef struct ta_row {
    /** `sizeof` of the structure, set by the caller: a later library may know more columns. */
    uint32_t size;
    /** The effective ship-by date in days since 1970-01-01, where `ship_by_state` is `date`. */
    int32_t ship_by;
    /** ISO 4217, of every amount but `limit_available`. Required. */
    ta_letters currency;
    /** The supplier's country, ISO 3166-1 alpha-2. */
    ta_letters supplier_country;
    /** The buyer's country, ISO 3166-1 alpha-2. */
    ta_letters buyer_country;
    /** The marketplace that the order was made on: one of `TA_MARKETPLACE_*`. */
    uint8_t marketplace;
    /** How the order was made: one of `TA_ORDER_TYPE_*`. */
    uint8_t order_type;
    /** The buyer's membership tier: one of `TA_BUYER_TIER_*`. */
    uint8_t buyer_tier;
    /** Whose logistics carry the goods: one of `TA_LOGISTICS_*`. */
    uint8_t logistics;
    /** Stock or custom goods: one of `TA_PRODUCT_KIND_*`. */
    uint8_t product_kind;
    /** The way of transport: one of `TA_TRANSPORT_*`. */
    uint8_t transport;
    /** The trade term: one of `TA_INCOTERM_*`. */
    uint8_t incoterm;
    /** The coverage type of an `intl-2015` order: one of `TA_COVERAGE_TYPE_*`. */
    uint8_t coverage_type;
    /** The order's own release setting, where the host knows it: one of `TA_RELEASE_MODEL_*`. */
    uint8_t release_model;
    /** How well the agreed quality can be measured: one of `TA_QUALITY_TERMS_*`. */
    uint8_t quality_terms;
    /** Whether the supplier has joined Trade Assurance: a flag. */
    uint8_t enrolled;
    /** Whether the supplier is a Gold Supplier: a flag. */
    uint8_t gold_member;
    /** Whether the supplier is verified: a flag. */
    uint8_t verified;
    /** Whether the goods are exported through OneTouch: a flag. */
    uint8_t onetouch;
    /** Whether a quantity was agreed: a flag. */
    uint8_t quantity_term;
    /** Whether an inspection was booked: a flag. */
    uint8_t inspection_booked;
    /** Whether the supplier disclosed the defects: a flag. */
    uint8_t defects_disclosed;
    /** Whether the contract is known at all: a flag; 0 is no. */
    uint8_t terms_known;
    /** What is known of the ship-by date: one of `TA_SHIP_BY_STATE_*`; 0 where nothing is. */
    uint8_t ship_by_state;
    /** Whether the last inspection passed: a flag; 0 without one. */
    uint8_t inspection_passed;
    /** Whether the order was cancelled: a flag; 0 is no. */
    uint8_t cancelled;
    /** Whether the buyer extended the receiving time: a flag; 0 is no. */
    uint8_t extended_by_buyer;
    /** Whether the supplier did: a flag; 0 is no. */
    uint8_t extended_by_supplier;
    /** Whether the condition of `inspection_and_shipment` has held: a flag; 0 is no. */
    uint8_t release_condition_met;
    /** Whether it has let the money go: a flag; 0 is no. */
    uint8_t condition_released;
    /**
     * The state of the dispute, as far as the caller knows: one of `TA_DISPUTE_STATE_*`. Where it is 0 and
     * `dispute_opened_at` is known: escalated if `escalated_at` is, else negotiating.
     */
    uint8_t dispute_state;
    /** What brought it about: one of `TA_DISPUTE_CAUSE_*`. */
    uint8_t dispute_cause;
    /** What the claim is about: one of `TA_GROUND_*`. Required in a dispute. */
    uint8_t ground;
    /** Who filed: one of `TA_PARTY_*`; the buyer where 0. */
    uint8_t claimant;
    /** Whose answer is awaited while negotiating: one of `TA_PARTY_*`. Required then. */
    uint8_t turn;
    /** Whether the side complained of, as a rule the supplier, has ever replied: a flag; 0 is no. */
    uint8_t supplier_replied;
    /** How the claim window stood at filing: one of `TA_OUTCOME_*`; worked out where 0. */
    uint8_t window_at_filing;
    /** Why it stood so: one of `TA_REASON_*`. */
    uint8_t window_reason;
    /**
     * Whether the amounts from `released` to `refunded` say where the money is: a flag. Where 0 or no, the library
     * works that out from the payments, and the three refund amounts alone are read.
     */
    uint8_t pots_known;
    /**
     * The fee by the platform's own table, where there is one: one of `TA_FEE_STATUS_*` (exact, band or unpublished);
     * 0 where there is none.
     */
    uint8_t fee_schedule;
    /** How many digits of `usd_rate` stand after the point. */
    uint8_t usd_rate_scale;
    /** How many digits of `scheduled_rate` stand after the point. */
    uint8_t scheduled_rate_scale;
    /** US dollars for one unit of the currency: `usd_rate / 10^usd_rate_scale`. */
    int64_t usd_rate;
    /** When the order was created. Required. */
    int64_t created_at;
    /** The instant at which it is looked at. Required. */
    int64_t as_of;
    /** The order total, with tax and shipping. */
    int64_t total;
    /** The tax within it. */
    int64_t tax;
    /** What was left of the supplier's limit before the first payment, in US cents. */
    int64_t limit_available;
    /** Received on the platform. Unknown where the order's events are not known at all. */
    int64_t paid_on_platform;
    /** Received off the platform; nothing where unknown. */
    int64_t paid_off_platform;
    /** Received by a route that is not known; nothing where unknown. */
    int64_t paid_unrouted;
    /** Of what was received on the platform: initial instalments, `full` included; nothing where unknown. */
    int64_t initial_paid;
    /**
     * Of what was received on the platform: payments that do not say which instalment they are; nothing where
     * unknown.
     */
    int64_t unparted_paid;
    /** The last received payment, by any route. */
    int64_t last_paid_at;
    /** When the contract was first confirmed. */
    int64_t confirmed_at;
    /** The last complete shipment. */
    int64_t shipped_at;
    /** The last customs clearance. */
    int64_t cleared_at;
    /** The last delivery. */
    int64_t delivered_at;
    /** Completion: receipt confirmed by hand or automatically. */
    int64_t receipt_confirmed_at;
    /** When the platform closed the order. */
    int64_t closed_at;
    /** When the supplier first refused to ship. */
    int64_t refused_at;
    /** The last inspection that failed. */
    int64_t inspection_failed_at;
    /** Passed on to the supplier. Read where `pots_known`. */
    int64_t released;
    /** Above the supplier's limit, until completion. Read where `pots_known`. */
    int64_t frozen;
    /** Held until the release condition or completion. Read where `pots_known`. */
    int64_t held;
    /** Returned to the buyer out of what was frozen or held; nothing where unknown. */
    int64_t refunded_from_escrow;
    /** Settled and still owed by the supplier; nothing where unknown. */
    int64_t refund_due;
    /** Paid back in all: from escrow, by the supplier, by the programme; nothing where unknown. */
    int64_t refunded;
    /** When the dispute was filed. Known where there is a dispute, and only there. */
    int64_t dispute_opened_at;
    /** When it was escalated. Required in the state `escalated`. */
    int64_t escalated_at;
    /** When it entered its present state. Required in every state after `escalated`. */
    int64_t dispute_entered_at;
    /** Since when an answer is awaited. Required while negotiating. */
    int64_t turn_since;
    /** What was claimed. Required in a dispute. */
    int64_t claim;
    /** The claimant's standing proposal; the claim where unknown. */
    int64_t claimant_proposal;
    /** The other side's standing proposal. */
    int64_t respondent_proposal;
    /** When the buyer's evidence is due. */
    int64_t buyer_evidence_due;
    /** When the supplier's evidence is due. */
    int64_t supplier_evidence_due;
    /** When evidence was last handed in after escalation. */
    int64_t evidence_at;
    /** The settled refund, after the cap. */
    int64_t refund;
    /** When it was settled. */
    int64_t settled_at;
    /** When the last dispute ended without closing the order. */
    int64_t dispute_ended_at;
    /** The smallest fee of a fitting row of the platform's table. */
    int64_t scheduled_fee_min;
    /** The largest. */
    int64_t scheduled_fee_max;
    /** The rate, where the fitting rows share it: `scheduled_rate / 10^scheduled_rate_scale`. */
    int64_t scheduled_rate;
    /** The cap, where the fitting rows share it. */
    int64_t scheduled_cap;
    /** Grounds that an issue event named: the bit `1 << number` of each `TA_GROUND_*`. */
    uint64_t issues;
    /** Grounds that a dispute named, the present one included, in the same way. */
    uint64_t disputed;
    /** Grounds whose breach the buyer accepted, in the same way. */
    uint64_t accepted;
    /** The facts for want of which the window at filing is unknown: the bit `1 << number` of each `TA_FIELD_*`. */
    uint64_t window_missing;
    /** The facts that would choose between the rows of the platform's table, in the same way. */
    uint64_t scheduled_missing;
    /**
     * The facts for want of which the order's history itself is open, in the same way. Money, dispute and windows
     * are then unknown.
     */
    uint64_t open;
} ta_row;


/** The decision on a row, as plain numbers. */
typedef struct ta_decision {
    /** `sizeof` of the structure, set by the caller. */
    uint32_t size;
    /**
     * What is wrong with the row: one of `TA_ROW_FAULT_*`; 0 where it is good. Where it is not 0,
     * everything else but `error_column` is unknown.
     */
    uint8_t error;
    /** Which column is wrong: one of `TA_COLUMN_*`. */
    uint8_t error_column;
    /** The edition: one of `TA_EDITION_*`; 0 where there is none or a missing country decides. */
    uint8_t edition;
    /** Whether the order is protected: one of `TA_COVERAGE_*`. */
    uint8_t coverage;
    /** The first rule that failed, or that is unknown where none failed: one of `TA_RULE_*`. */
    uint8_t reason;
    /** How far the supplier's fee is known: one of `TA_FEE_STATUS_*`. */
    uint8_t fee_status;
    /** Whether a dispute locks what is not released: a flag. */
    uint8_t locked;
    /** The state of the dispute: one of `TA_DISPUTE_STATE_*`. */
    uint8_t dispute_state;
    /** What brought it about: one of `TA_DISPUTE_CAUSE_*`. */
    uint8_t dispute_cause;
    /** Whose the next deadline is: one of `TA_PARTY_*`. */
    uint8_t next_deadline_party;
    /** What happens if nothing is done: one of `TA_ON_SILENCE_*`. */
    uint8_t next_deadline_on_silence;
    /** The weakest grade that edition, coverage and fee rest on: one of `TA_GRADE_*`. */
    uint8_t weakest_grade;
    /** The least that is covered. */
    int64_t covered_min;
    /** The most that is covered. */
    int64_t covered_max;
    /** The least of the supplier's fee. */
    int64_t supplier_fee_min;
    /** Its most. */
    int64_t supplier_fee_max;
    /** Released to the supplier. */
    int64_t released;
    /** Frozen above its limit. */
    int64_t frozen;
    /** Held until a condition or completion. */
    int64_t held;
    /** When the next release comes if nobody acts. */
    int64_t next_release_at;
    /** From when the claimant may escalate. */
    int64_t may_escalate_from;
    /** When the next deadline closes; unknown where a missing fact decides. */
    int64_t next_deadline_at;
    /** The earliest it may close: who must act should trust this one. */
    int64_t next_deadline_earliest;
    /** The latest: who profits from the lapse should trust this one. */
    int64_t next_deadline_latest;
    /** When the claim window closes. */
    int64_t claim_closes_at;
    /** The facts that would settle what is unknown: the bit `1 << number` of each `TA_FIELD_*`. */
    uint64_t missing;
} ta_decision;

/** A fee. `ta_assess` gives the same with its citations. */
typedef struct ta_fee {
    /** `sizeof(ta_fee)`, set by the caller. */
    uint32_t size;
    /** How far it is known: one of `TA_FEE_STATUS_*`. */
    uint8_t status;
    /** The weakest grade it rests on: one of `TA_GRADE_*`. */
    uint8_t grade;
    /** How many digits of `rate` stand after the point. */
    uint8_t rate_scale;
    /** Always 0. */
    uint8_t reserved;
    /** The currency of its amounts. */
    char currency[4];
    /** Always 0. */
    uint32_t reserved_too;
    /** The least, in minor units. */
    int64_t min;
    /** The most, in minor units. */
    int64_t max;
    /** What it is a share of, in minor units. */
    int64_t base;
    /** The share: `rate / 10^rate_scale`. */
    int64_t rate;
    /** The cap, in minor units. */
    int64_t cap;
    /** The facts that would settle it: the bit `1 << number` of each `TA_FIELD_*`. */
    uint64_t missing;
} ta_fee;

/** A payment that a fee is asked for. */
typedef struct ta_payment {
    /** `sizeof(ta_payment)`, set by the caller. */
    uint32_t size;
    /** How it is paid: one of `TA_PAYMENT_METHOD_*`. */
    uint8_t method;
    /** Through the platform or not: one of `TA_ROUTE_*`. */
    uint8_t route;
    /** Whether the order was an instant checkout: `TA_NO`, `TA_YES`, or 0 where it is not known. */
    uint8_t buy_now;
    /** Always 0. */
    uint8_t reserved;
    /** The amount in minor units of the row's currency; for `ta_fee_for_budget` the budget. */
    int64_t amount;
    /** When it is made, in microseconds since 1970 UTC. */
    int64_t at;
} ta_payment;

/** An order total found from a net or a budget. */
typedef struct ta_total {
    /** `sizeof(ta_total)`, set by the caller. */
    uint32_t size;
    /** Whether it reaches what was asked for to the minor unit: `TA_YES` or `TA_NO`. */
    uint8_t exact;
    /** Always 0. */
    uint8_t reserved[3];
    /** The total, in minor units. */
    int64_t total;
    /** What it leaves (net) or costs (budget), in minor units. */
    int64_t reached;
    /** The next total on the other side of what was asked for; `TA_UNKNOWN` where there is none. */
    int64_t neighbour_total;
    /** What that one leaves or costs. */
    int64_t neighbour_reached;
    /** The fee of the total: its least. */
    int64_t fee_min;
    /** Its most, which counts. */
    int64_t fee_max;
} ta_total;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The name of a status, such as `bad_document`; a null pointer for a number that is none.
 *
 * The text is the library's: never free it.
 */
const char *ta_status_name(int32_t status);

/**
 * Gives a text back, and leaves `{ NULL, 0 }`. Nothing happens to a null pointer or an empty buffer.
 *
 * The buffer is empty, or holds what a function of this library put there.
 */
void ta_buffer_free(struct ta_buffer *buffer);

/**
 * Everything the rules say of an order: is it covered and for what, what does it cost, when does whose money
 * move, what must whom do by when.
 *
 * `json` is an order document, `as_of` the instant to look at it in microseconds since 1970 UTC, or
 * `TA_UNKNOWN` for the instant of its last event; no clock is read. `format` is `TA_FORMAT_JSON`, `_TEXT` or
 * `_HTML`. Equal inputs give equal bytes. A library that was built without pages refuses every format but JSON
 * as `TA_STATUS_BAD_ARGUMENT`.
 *
 * Where the status is `TA_STATUS_BAD_DOCUMENT`, `out` holds `{"errors": [...]}` with every problem of the
 * document: `code`, `path`, `message`, `found`, `accepted`, `nearest`.
 *
 * `book` is null or a rulebook of this library; `json` is null or can be read for `size` bytes; `out` is null or
 * points at a buffer.
 */
ta_status ta_assess(const struct ta_rulebook *book,
                    const char *json,
                    size_t size,
                    int64_t as_of,
                    int32_t format,
                    struct ta_buffer *out);

/**
 * The calendar of an order: who must or may do what by when, and what silence leads to.
 *
 * As `ta_assess`; `format` is `TA_FORMAT_JSON`, `_TEXT`, `_CSV` or `_ICS`.
 *
 * As `ta_assess`.
 */
ta_status ta_calendar(const struct ta_rulebook *book,
                      const char *json,
                      size_t size,
                      int64_t as_of,
                      int32_t format,
                      struct ta_buffer *out);

/**
 * How a dispute stands and what must be done in it by when, as JSON: `{"dispute", "calendar", "missing"}`.
 *
 * As `ta_assess`.
 *
 * As `ta_assess`.
 */
ta_status ta_dispute_timeline(const struct ta_rulebook *book,
                              const char *json,
                              size_t size,
                              int64_t as_of,
                              struct ta_buffer *out);

/**
 * Whether a claim on a ground comes in time and when its window closes, as JSON:
 * `{"outcome", "reason", "missing", "closes"}`.
 *
 * As `ta_assess`; `ground` is one of `TA_GROUND_*`.
 *
 * As `ta_assess`.
 */
ta_status ta_claim_window(const struct ta_rulebook *book,
                          const char *json,
                          size_t size,
                          int64_t as_of,
                          uint8_t ground,
                          struct ta_buffer *out);

/**
 * What the wording of a contract draft lacks, before anybody pays. `json` is a draft document; `format` is
 * `TA_FORMAT_JSON` (`{"findings": [...]}`) or `TA_FORMAT_TEXT`. A library that was built without tools refuses this
 * and what else is used around orders (imports, schemas, other rulebooks) as `TA_STATUS_BAD_ARGUMENT`.
 *
 * As `ta_assess`.
 */
ta_status ta_lint(const struct ta_rulebook *book,
                  const char *json,
                  size_t size,
                  int32_t format,
                  struct ta_buffer *out);

/**
 * An order document from the platform's own answers on one order, in either generation of its interface, as
 * JSON: `{"order", "notes", "charged_service_fee", "charged_payment_fee", "platform_status"}`.
 *
 * `options` says what the responses do not, as a JSON object whose every field may be left out (`supplier` as
 * in the order document, `ship_after`, `status_since`, `tracking_zone`, `keep_incomplete_events`); a null
 * pointer for none.
 *
 * `responses` points at `count` texts that can be read; the rest as `ta_assess`.
 */
ta_status ta_import_alibaba(const struct ta_text *responses,
                            size_t count,
                            const char *options,
                            size_t options_size,
                            struct ta_buffer *out);

/**
 * The JSON Schema of a document: `TA_DOCUMENT_ORDER` or `TA_DOCUMENT_ASSESSMENT`.
 *
 * `out` is null or points at a buffer.
 */
ta_status ta_schema(int32_t document, struct ta_buffer *out);

/**
 * The rulebook that ships with the library.
 *
 * `*book` is written where the status is `TA_STATUS_OK`; give it back with `ta_rulebook_free`.
 *
 * `book` is null or points at a place for a pointer.
 */
ta_status ta_rulebook_embedded(struct ta_rulebook **book);

/**
 * A rulebook of your own, from the names and texts of its files in any order; one file is enough.
 *
 * `*book` is written where the status is `TA_STATUS_OK`. Where it is `TA_STATUS_BAD_RULEBOOK`, `errors` holds
 * `{"errors": [...]}` with every problem of every file: `code`, `path`, `message` and, where it can be said,
 * `accepted`.
 *
 * `files` points at `count` files whose texts can be read; `book` and `errors` are places to write.
 */
ta_status ta_rulebook_from_toml(const struct ta_file *files,
                                size_t count,
                                struct ta_rulebook **book,
                                struct ta_buffer *errors);

/**
 * Gives a rulebook back. Nothing happens to a null pointer.
 *
 * `book` is null, or came from this library, was not given back before, and nobody uses it any more.
 */
void ta_rulebook_free(struct ta_rulebook *book);

/**
 * The version that a rulebook gives itself; a null pointer for a null pointer. It lives as long as the rulebook.
 *
 * `book` is null or a rulebook of this library.
 */
const char *ta_rulebook_version(const struct ta_rulebook *book);

/**
 * SHA-256 of a rulebook's canonical form, in small hexadecimal digits, as every answer carries it; a null
 * pointer for a null pointer. It lives as long as the rulebook.
 *
 * As `ta_rulebook_version`.
 */
const char *ta_rulebook_digest(const struct ta_rulebook *book);

/**
 * The entries of a rulebook as JSON, or those that have `name` in their name or rest on the fact of that name
 * (a null pointer for all): `{"version", "digest", "values", "sources"}`.
 *
 * `TA_STATUS_NO_ANSWER` where there is none.
 *
 * As `ta_assess`.
 */
ta_status ta_rulebook_show(const struct ta_rulebook *book,
                           const char *name,
                           size_t name_size,
                           struct ta_buffer *out);

/**
 * Makes a row of which nothing is known: set `created_at`, `as_of`, `currency` and what you know.
 *
 * `size` is `sizeof(ta_row)`; it is written into the row.
 *
 * `row` is null or points at `size` bytes for a row.
 */
ta_status ta_row_init(struct ta_row *row, uint32_t size);

/**
 * Decides rows: the quick path, without memory of its own, without text.
 *
 * Every row must have its `size` set, all the same; of the decisions the first one's `size` is that of all.
 * Amounts are whole minor units, instants microseconds since 1970 UTC, dates days since 1970, and everything has
 * an explicit "unknown" (`TA_UNKNOWN`, `TA_UNKNOWN_DAY`, 0). A row that is not right has its `error` and
 * `error_column`, stops no other, and makes the status `TA_STATUS_BAD_ROW`.
 *
 * `book` is null or a rulebook of this library; `rows` and `decisions` are null or arrays of `count`; they do
 * not overlap.
 */
ta_status ta_decide(const struct ta_rulebook *book,
                    const struct ta_row *rows,
                    struct ta_decision *decisions,
                    size_t count);

/**
 * Folds an order document into its row: events replayed, lapsed timers fired.
 *
 * `row->size` must be set. As `ta_assess` for the rest; `errors` says what is wrong, and is left alone where
 * nothing is.
 *
 * As `ta_assess`; `row` is null or points at a row.
 */
ta_status ta_fold(const struct ta_rulebook *book,
                  const char *json,
                  size_t size,
                  int64_t as_of,
                  struct ta_row *row,
                  struct ta_buffer *errors);

/**
 * The supplier's transaction fee on an order, without memory of its own.
 *
 * Of the row it needs `created_at`, `order_type`, `supplier_country`, `currency`, `total`, and what the fee of
 * that country and day depends on; what is missing is named in `missing`. `as_of` and `created_at` may be the same.
 *
 * `book` is null or a rulebook of this library; `row` and `fee` are null or point at structures.
 */
ta_status ta_fee_quote(const struct ta_rulebook *book,
                       const struct ta_row *row,
                       struct ta_fee *fee);

/**
 * What processing a payment costs the buyer.
 *
 * Of the row it needs `created_at`, both countries and `currency`.
 *
 * As `ta_fee_quote`; `payment` is null or points at a payment.
 */
ta_status ta_payment_fee(const struct ta_rulebook *book,
                         const struct ta_row *row,
                         const struct ta_payment *payment,
                         struct ta_fee *fee);

/**
 * The smallest order total that leaves the supplier at least `net` minor units after its fee.
 *
 * Of the row it needs what `ta_fee_quote` needs, but for the total. `TA_STATUS_NO_ANSWER` where the fee is not
 * known for such an order, or no total reaches the net.
 *
 * As `ta_fee_quote`; `total` is null or points at a total.
 */
ta_status ta_fee_for_net(const struct ta_rulebook *book,
                         const struct ta_row *row,
                         int64_t net,
                         struct ta_total *total);

/**
 * The largest order total that, paid at once by a method, stays within a budget with the fee of paying it.
 *
 * Of the row it needs what `ta_payment_fee` needs; the payment's amount is the budget. `TA_STATUS_NO_ANSWER` as
 * for `ta_fee_for_net`.
 *
 * As `ta_payment_fee` and `ta_fee_for_net`.
 */
ta_status ta_fee_for_budget(const struct ta_rulebook *book,
                            const struct ta_row *row,
                            const struct ta_payment *payment,
                            struct ta_total *total);

/**
 * The word behind a number, as the documents spell it; a null pointer where the list (`TA_LIST_*`) or the
 * number is none.
 *
 * The text is the library's: never free it.
 */
const char *ta_code_name(int32_t list, uint8_t number);

/**
 * What a fault of a row (`TA_ROW_FAULT_*`) means and what is accepted, in words that follow the name of its column; a
 * null pointer for a number that is none.
 *
 * The text is the library's: never free it.
 */
const char *ta_row_fault_words(uint8_t fault);

/**
 * The number of a word as the documents spell it; 0 where the list (`TA_LIST_*`) or the word is none.
 *
 * `name` is null or can be read for `size` bytes.
 */
uint8_t ta_code_number(int32_t list, const char *name, size_t size);

/**
 * How many decimals an amount in a currency has, so that minor units can be turned into it and back; -1 where
 * the three letters are no currency.
 *
 * `code` is null or can be read for `size` bytes.
 */
int32_t ta_currency_decimals(const char *code, size_t size);

/**
 * Reads an instant such as `2021-04-02T09:00:00Z`, with an offset of any size: microseconds since 1970 UTC.
 *
 * Where the status is `TA_STATUS_BAD_ARGUMENT`, `errors` says why it is none.
 *
 * `text` is null or can be read for `size` bytes; `micros` and `errors` are null or places to write.
 */
ta_status ta_instant_parse(const char *text, size_t size, int64_t *micros, struct ta_buffer *errors);

/**
 * Writes an instant as the documents do: in UTC with `Z`, fractions of a second only where there are any.
 *
 * `out` is null or points at a buffer.
 */
ta_status ta_instant_text(int64_t micros, struct ta_buffer *out);

/**
 * Assesses embedded orders of every edition and compares the answers, byte for byte, with those of the release.
 *
 * `out` holds a report as JSON: `ok`, versions, the rulebook's digest, the sizes of the structures, how many
 * cases ran, and the names of those that failed (then `TA_STATUS_SELF_TEST_FAILED`). Call it in your own process:
 * neither its locale nor `TZ` nor its environment makes a difference.
 *
 * `out` is null or points at a buffer.
 */
ta_status ta_selftest(struct ta_buffer *out);

/** The version of the library, such as `0.1.0`. The text is the library's: never free it. */
const char *ta_version(void);

/** The version of the interface that the library has; compare it with `TA_ABI_VERSION` of the header. */
uint32_t ta_abi_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* TRADE_ASSURANCE_H */

/* Whole tables, of a library that was built with the feature `arrow`. */
#ifdef TA_WITH_ARROW
#include "trade_assurance_arrow.h"
#endif

/*
 * trade_assurance for C# and the other languages of .NET: what Alibaba's Trade Assurance rules say about an order.
 *
 *     using (var book = new Rulebook()) {
 *         string answer = book.Assess(orderJson);                                 // as of its last event
 *         string page = book.Assess(orderJson, asOf, TA.TA_FORMAT_TEXT);
 *         ta_decision decision = book.Decide(row);                                // begin with Rulebook.NewRow()
 *     }
 *
 * Two parts: the declarations of everything in trade_assurance.h, which says what it means, under the names of C, in
 * the class TA; and a small wrapper, Rulebook. Copy this file into a project; `using static TradeAssurance.TA;`
 * brings the names in. The shared library is found by the host as `trade_assurance`: libtrade_assurance.so or .dylib
 * as installed; on Windows copy trade_assurance_c.dll to trade_assurance.dll.
 *
 * Amounts are whole minor units of their currency, instants microseconds since 1970 UTC, dates days since 1970. What is
 * not known is TA_UNKNOWN, TA_UNKNOWN_DAY or 0. Numbers of words are permanent, and new ones may come: have a default.
 *
 * The part between the two lines of stars is made from trade_assurance.h by the library's tests; do not edit it.
 */

using System;
using System.Runtime.InteropServices;
using System.Text;
using static TradeAssurance.TA;

namespace TradeAssurance {

/// <summary>Letters of an ISO code, ended by zeros; all zeros where it is not known.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct ta_letters {
    byte first, second, third, fourth;

    /// <summary>Letters such as "USD"; a text that can be none is taken for letters that the library refuses.</summary>
    public static implicit operator ta_letters(string text) {
        byte[] letters = Encoding.UTF8.GetBytes(text ?? "");
        if (letters.Length > 4) {
            letters = new byte[] { 0xff, 0xff, 0xff, 0xff };
        }
        Array.Resize(ref letters, 4);
        return new ta_letters { first = letters[0], second = letters[1], third = letters[2], fourth = letters[3] };
    }

    /// <summary>The letters; empty where they are not known.</summary>
    public override string ToString() {
        return Encoding.UTF8.GetString(new[] { first, second, third, fourth }).TrimEnd('\0');
    }
}

/// <summary>The handle of a rulebook. It never changes: any number of threads may use it at once.</summary>
public sealed class ta_rulebook : SafeHandle {
    ta_rulebook() : base(IntPtr.Zero, true) { }

    public override bool IsInvalid { get { return handle == IntPtr.Zero; } }

    protected override bool ReleaseHandle() {
        TA.ta_rulebook_free(handle);
        return true;
    }
}

/// <summary>The interface of C.</summary>
public static class TA {
    const string Library = "trade_assurance";

/* *************************************************************************************************************** */

    public const uint TA_ABI_VERSION = 1;
    public const long TA_UNKNOWN = long.MinValue;
    public const int TA_UNKNOWN_DAY = int.MinValue;
    public const byte TA_NO = 1;
    public const byte TA_YES = 2;

    public const int TA_LIST_MARKETPLACE = 1;
    public const int TA_LIST_ORDER_TYPE = 2;
    public const int TA_LIST_BUYER_TIER = 3;
    public const int TA_LIST_LOGISTICS = 4;
    public const int TA_LIST_PRODUCT_KIND = 5;
    public const int TA_LIST_TRANSPORT = 6;
    public const int TA_LIST_INCOTERM = 7;
    public const int TA_LIST_COVERAGE_TYPE = 8;
    public const int TA_LIST_RELEASE_MODEL = 9;
    public const int TA_LIST_PARTY = 10;
    public const int TA_LIST_GROUND = 11;
    public const int TA_LIST_PAYMENT_METHOD = 12;
    public const int TA_LIST_ROUTE = 13;
    public const int TA_LIST_QUALITY_TERMS = 14;
    public const int TA_LIST_EDITION = 15;
    public const int TA_LIST_GRADE = 16;
    public const int TA_LIST_OUTCOME = 17;
    public const int TA_LIST_COVERAGE = 18;
    public const int TA_LIST_CLAIMABILITY = 19;
    public const int TA_LIST_FEE_STATUS = 20;
    public const int TA_LIST_DISPUTE_STATE = 21;
    public const int TA_LIST_DISPUTE_CAUSE = 22;
    public const int TA_LIST_LIFECYCLE_STATE = 23;
    public const int TA_LIST_ON_SILENCE = 24;
    public const int TA_LIST_REASON = 25;
    public const int TA_LIST_FIELD = 26;
    public const int TA_LIST_RULE = 27;
    public const int TA_LIST_ACTION = 28;
    public const int TA_LIST_FINDING_CODE = 29;
    public const int TA_LIST_PROBLEM_CODE = 30;
    public const int TA_LIST_SHIP_BY_STATE = 31;
    public const int TA_LIST_ROW_FAULT = 32;
    public const int TA_LIST_COLUMN = 33;

    public const byte TA_MARKETPLACE_ALIBABA_COM = 1;
    public const byte TA_MARKETPLACE_1688 = 2;
    public const byte TA_MARKETPLACE_TAOBAO = 3;
    public const byte TA_MARKETPLACE_OTHER = 4;

    public const byte TA_ORDER_TYPE_TRADE_ASSURANCE = 1;
    public const byte TA_ORDER_TYPE_DIRECT_PAY = 2;
    public const byte TA_ORDER_TYPE_OFFLINE = 3;

    public const byte TA_BUYER_TIER_REGISTERED = 1;
    public const byte TA_BUYER_TIER_POTENTIAL = 2;
    public const byte TA_BUYER_TIER_SMALL_BUSINESS = 3;
    public const byte TA_BUYER_TIER_ENTERPRISE = 4;
    public const byte TA_BUYER_TIER_ENTERPRISE_PRO = 5;
    public const byte TA_BUYER_TIER_GOLD = 6;
    public const byte TA_BUYER_TIER_SEED = 7;
    public const byte TA_BUYER_TIER_SCALEUP = 8;

    public const byte TA_LOGISTICS_ALIBABA = 1;
    public const byte TA_LOGISTICS_THIRD_PARTY = 2;

    public const byte TA_PRODUCT_KIND_WHOLESALE = 1;
    public const byte TA_PRODUCT_KIND_CUSTOM = 2;

    public const byte TA_TRANSPORT_EXPRESS = 1;
    public const byte TA_TRANSPORT_AIR = 2;
    public const byte TA_TRANSPORT_LAND = 3;
    public const byte TA_TRANSPORT_SEA = 4;
    public const byte TA_TRANSPORT_POSTAL = 5;

    public const byte TA_INCOTERM_EXW = 1;
    public const byte TA_INCOTERM_FCA = 2;
    public const byte TA_INCOTERM_FAS = 3;
    public const byte TA_INCOTERM_FOB = 4;
    public const byte TA_INCOTERM_CFR = 5;
    public const byte TA_INCOTERM_CIF = 6;
    public const byte TA_INCOTERM_CPT = 7;
    public const byte TA_INCOTERM_CIP = 8;
    public const byte TA_INCOTERM_DAP = 9;
    public const byte TA_INCOTERM_DPU = 10;
    public const byte TA_INCOTERM_DAT = 11;
    public const byte TA_INCOTERM_DDP = 12;

    public const byte TA_COVERAGE_TYPE_PRE_SHIPMENT = 1;
    public const byte TA_COVERAGE_TYPE_POST_DELIVERY = 2;

    public const byte TA_RELEASE_MODEL_LIMIT = 1;
    public const byte TA_RELEASE_MODEL_COMPLETION = 2;
    public const byte TA_RELEASE_MODEL_INSPECTION_AND_SHIPMENT = 3;

    public const byte TA_PARTY_BUYER = 1;
    public const byte TA_PARTY_SUPPLIER = 2;
    public const byte TA_PARTY_PROGRAMME = 3;
    public const byte TA_PARTY_INSPECTOR = 4;

    public const byte TA_GROUND_NOT_SHIPPED = 1;
    public const byte TA_GROUND_LATE_SHIPMENT = 2;
    public const byte TA_GROUND_QUALITY = 3;
    public const byte TA_GROUND_QUANTITY = 4;
    public const byte TA_GROUND_LATE_DELIVERY = 5;
    public const byte TA_GROUND_CHANGE_OF_MIND = 6;
    public const byte TA_GROUND_AFTER_SALES = 7;
    public const byte TA_GROUND_WARRANTY = 8;
    public const byte TA_GROUND_REPLACEMENT = 9;
    public const byte TA_GROUND_DESTINATION_COST = 10;
    public const byte TA_GROUND_TRANSIT_DAMAGE = 11;
    public const byte TA_GROUND_CARRIER_CHANGED = 12;
    public const byte TA_GROUND_BUYER_NOT_PAID = 13;

    public const byte TA_PAYMENT_METHOD_CARD = 1;
    public const byte TA_PAYMENT_METHOD_APPLE_PAY = 2;
    public const byte TA_PAYMENT_METHOD_GOOGLE_PAY = 3;
    public const byte TA_PAYMENT_METHOD_AFTERPAY = 4;
    public const byte TA_PAYMENT_METHOD_PAYPAL = 5;
    public const byte TA_PAYMENT_METHOD_WIRE = 6;
    public const byte TA_PAYMENT_METHOD_LOCAL_WIRE = 7;
    public const byte TA_PAYMENT_METHOD_ONLINE_BANK = 8;
    public const byte TA_PAYMENT_METHOD_WESTERN_UNION = 9;
    public const byte TA_PAYMENT_METHOD_BOLETO = 10;
    public const byte TA_PAYMENT_METHOD_ALIPAY = 11;
    public const byte TA_PAYMENT_METHOD_WECHAT_PAY = 12;
    public const byte TA_PAYMENT_METHOD_CASH = 13;
    public const byte TA_PAYMENT_METHOD_OTHER = 14;
    public const byte TA_PAYMENT_METHOD_PAY_LATER = 15;
    public const byte TA_PAYMENT_METHOD_PAYMENT_TERMS = 16;

    public const byte TA_ROUTE_ON_PLATFORM = 1;
    public const byte TA_ROUTE_OFF_PLATFORM = 2;

    public const byte TA_QUALITY_TERMS_NONE = 1;
    public const byte TA_QUALITY_TERMS_UNCLEAR = 2;
    public const byte TA_QUALITY_TERMS_MEASURABLE = 3;

    public const byte TA_EDITION_INTL_2015 = 1;
    public const byte TA_EDITION_INTL_2017 = 2;
    public const byte TA_EDITION_US_2019 = 3;
    public const byte TA_EDITION_INTL_2019 = 4;
    public const byte TA_EDITION_INTL_2022 = 5;
    public const byte TA_EDITION_INTL_2023 = 6;

    public const byte TA_GRADE_OFFICIAL = 1;
    public const byte TA_GRADE_MIRROR = 2;
    public const byte TA_GRADE_SECONDARY = 3;
    public const byte TA_GRADE_SEED = 4;
    public const byte TA_GRADE_DERIVED = 5;
    public const byte TA_GRADE_ASSUMPTION = 6;

    public const byte TA_OUTCOME_MET = 1;
    public const byte TA_OUTCOME_FAILED = 2;
    public const byte TA_OUTCOME_UNKNOWN = 3;
    public const byte TA_OUTCOME_DISCRETIONARY = 4;

    public const byte TA_COVERAGE_COVERED = 1;
    public const byte TA_COVERAGE_PARTLY_COVERED = 2;
    public const byte TA_COVERAGE_NOT_COVERED = 3;
    public const byte TA_COVERAGE_UNDETERMINED = 4;
    public const byte TA_COVERAGE_UNPUBLISHED = 5;

    public const byte TA_CLAIMABILITY_CLAIMABLE = 1;
    public const byte TA_CLAIMABILITY_NOT_CLAIMABLE = 2;
    public const byte TA_CLAIMABILITY_UNDETERMINED = 3;
    public const byte TA_CLAIMABILITY_DISCRETIONARY = 4;

    public const byte TA_FEE_STATUS_EXACT = 1;
    public const byte TA_FEE_STATUS_BAND = 2;
    public const byte TA_FEE_STATUS_UNPUBLISHED = 3;
    public const byte TA_FEE_STATUS_NOT_APPLICABLE = 4;
    public const byte TA_FEE_STATUS_UNKNOWN = 5;

    public const byte TA_DISPUTE_STATE_NONE = 1;
    public const byte TA_DISPUTE_STATE_NEGOTIATING = 2;
    public const byte TA_DISPUTE_STATE_ESCALATED = 3;
    public const byte TA_DISPUTE_STATE_AGREED = 4;
    public const byte TA_DISPUTE_STATE_RULED = 5;
    public const byte TA_DISPUTE_STATE_REFUNDED = 6;
    public const byte TA_DISPUTE_STATE_REJECTED = 7;
    public const byte TA_DISPUTE_STATE_WITHDRAWN = 8;
    public const byte TA_DISPUTE_STATE_CLOSED_SILENCE = 9;
    public const byte TA_DISPUTE_STATE_CANCELLED_NO_EVIDENCE = 10;

    public const byte TA_DISPUTE_CAUSE_FILED = 1;
    public const byte TA_DISPUTE_CAUSE_BUYER = 2;
    public const byte TA_DISPUTE_CAUSE_SILENCE = 3;
    public const byte TA_DISPUTE_CAUSE_TIME = 4;
    public const byte TA_DISPUTE_CAUSE_EVIDENCE_REVIEW = 5;
    public const byte TA_DISPUTE_CAUSE_ACCEPTED = 6;
    public const byte TA_DISPUTE_CAUSE_QUICK_REFUND = 7;
    public const byte TA_DISPUTE_CAUSE_SETTLEMENT = 8;
    public const byte TA_DISPUTE_CAUSE_RULING = 9;
    public const byte TA_DISPUTE_CAUSE_NO_EVIDENCE = 10;

    public const byte TA_LIFECYCLE_STATE_AWAITING_CONFIRMATION = 1;
    public const byte TA_LIFECYCLE_STATE_AWAITING_PAYMENT = 2;
    public const byte TA_LIFECYCLE_STATE_PAYMENT_PROCESSING = 3;
    public const byte TA_LIFECYCLE_STATE_AWAITING_BALANCE = 4;
    public const byte TA_LIFECYCLE_STATE_AWAITING_SHIPMENT = 5;
    public const byte TA_LIFECYCLE_STATE_PARTLY_SHIPPED = 6;
    public const byte TA_LIFECYCLE_STATE_SHIPPED = 7;
    public const byte TA_LIFECYCLE_STATE_COMPLETED = 8;
    public const byte TA_LIFECYCLE_STATE_CLOSED = 9;
    public const byte TA_LIFECYCLE_STATE_CANCELLED = 10;

    public const byte TA_ON_SILENCE_ESCALATED = 1;
    public const byte TA_ON_SILENCE_CLOSED_SILENCE = 2;
    public const byte TA_ON_SILENCE_QUICK_REFUND = 3;
    public const byte TA_ON_SILENCE_CANCELLED_NO_EVIDENCE = 4;
    public const byte TA_ON_SILENCE_DECIDED_WITHOUT_EVIDENCE = 5;
    public const byte TA_ON_SILENCE_COMPLETED = 6;
    public const byte TA_ON_SILENCE_CLAIM_LAPSES = 7;
    public const byte TA_ON_SILENCE_CLAIM_OPENS = 8;
    public const byte TA_ON_SILENCE_CANCELLED = 9;
    public const byte TA_ON_SILENCE_PROGRAMME_ADVANCES = 10;
    public const byte TA_ON_SILENCE_RIGHT_LAPSES = 11;
    public const byte TA_ON_SILENCE_NOTHING = 12;

    public const byte TA_REASON_FACT_MISSING = 1;
    public const byte TA_REASON_EDITION_UNKNOWN = 2;
    public const byte TA_REASON_NO_EDITION = 3;
    public const byte TA_REASON_OTHER_MARKETPLACE = 4;
    public const byte TA_REASON_NOT_TRADE_ASSURANCE = 5;
    public const byte TA_REASON_NOT_ENROLLED = 6;
    public const byte TA_REASON_COUNTRY_NOT_LISTED = 7;
    public const byte TA_REASON_NOT_GOLD_MEMBER = 8;
    public const byte TA_REASON_NOT_VERIFIED = 9;
    public const byte TA_REASON_DERIVED_FROM_MEMBERSHIP = 10;
    public const byte TA_REASON_SELECTED_OVERSEAS_COUNTRIES = 11;
    public const byte TA_REASON_NOT_PAID = 12;
    public const byte TA_REASON_PAID_OFF_PLATFORM = 13;
    public const byte TA_REASON_NEVER_COVERED = 14;
    public const byte TA_REASON_DELIVERY_GUARANTEE_ONLY = 15;
    public const byte TA_REASON_BUYER_BEARS_TRANSPORT_RISK = 16;
    public const byte TA_REASON_GOODS_RECEIVED = 17;
    public const byte TA_REASON_NOT_FOR_THIS_ORDER_TYPE = 18;
    public const byte TA_REASON_SUPPLIER_BEARS_TRANSPORT_RISK = 19;
    public const byte TA_REASON_GOODS_NOT_RECEIVED = 20;
    public const byte TA_REASON_NO_SHIP_DATE = 21;
    public const byte TA_REASON_PAYMENT_NOT_RECEIVED = 22;
    public const byte TA_REASON_NO_QUALITY_TERMS = 23;
    public const byte TA_REASON_TERMS_NOT_MEASURABLE = 24;
    public const byte TA_REASON_NO_QUANTITY_TERMS = 25;
    public const byte TA_REASON_SHIPPED_LATE = 26;
    public const byte TA_REASON_SUPPLIER_REFUSED = 27;
    public const byte TA_REASON_SHIP_DATE_PASSED = 28;
    public const byte TA_REASON_DISPUTE_NAMES_GROUND = 29;
    public const byte TA_REASON_ISSUE_FOUND = 30;
    public const byte TA_REASON_INSPECTION_FAILED = 31;
    public const byte TA_REASON_DELIVERED_UNPAID = 32;
    public const byte TA_REASON_SHIPPED_ON_TIME = 33;
    public const byte TA_REASON_SHIPPED = 34;
    public const byte TA_REASON_NOT_YET = 35;
    public const byte TA_REASON_WINDOW_CLOSED = 36;
    public const byte TA_REASON_WINDOW_CLOSED_BY_SHIPMENT = 37;
    public const byte TA_REASON_WINDOW_OPEN = 38;
    public const byte TA_REASON_WINDOW_NOT_BEGUN = 39;
    public const byte TA_REASON_JUDGED_AT_FILING = 40;
    public const byte TA_REASON_BREACH_ACCEPTED = 41;
    public const byte TA_REASON_DEFECTS_DISCLOSED = 42;
    public const byte TA_REASON_INSPECTION_PASSED = 43;
    public const byte TA_REASON_NOT_BOOKED = 44;
    public const byte TA_REASON_DELIVERED_ON_TIME = 45;
    public const byte TA_REASON_ORDER_CHANGED = 46;
    public const byte TA_REASON_AMOUNT_TOO_HIGH = 47;
    public const byte TA_REASON_COUNTRY_OUTSIDE = 48;

    public const byte TA_FIELD_MARKETPLACE = 1;
    public const byte TA_FIELD_ORDER_TYPE = 2;
    public const byte TA_FIELD_USD_RATE = 3;
    public const byte TA_FIELD_TOTAL = 4;
    public const byte TA_FIELD_TAX = 5;
    public const byte TA_FIELD_SUPPLIER_COUNTRY = 6;
    public const byte TA_FIELD_SUPPLIER_ENROLLED = 7;
    public const byte TA_FIELD_SUPPLIER_GOLD_MEMBER = 8;
    public const byte TA_FIELD_SUPPLIER_VERIFIED = 9;
    public const byte TA_FIELD_SUPPLIER_LIMIT_AVAILABLE = 10;
    public const byte TA_FIELD_BUYER_COUNTRY = 11;
    public const byte TA_FIELD_BUYER_TIER = 12;
    public const byte TA_FIELD_DESTINATION_COUNTRY = 13;
    public const byte TA_FIELD_BUY_NOW = 14;
    public const byte TA_FIELD_LOGISTICS = 15;
    public const byte TA_FIELD_ONETOUCH = 16;
    public const byte TA_FIELD_PRODUCT_KIND = 17;
    public const byte TA_FIELD_TRANSPORT = 18;
    public const byte TA_FIELD_INCOTERM = 19;
    public const byte TA_FIELD_COVERAGE_TYPE = 20;
    public const byte TA_FIELD_TERMS = 21;
    public const byte TA_FIELD_TERMS_QUANTITY = 22;
    public const byte TA_FIELD_TERMS_QUALITY = 23;
    public const byte TA_FIELD_TERMS_INSPECTION = 24;
    public const byte TA_FIELD_TERMS_DELIVERY_GUARANTEE = 25;
    public const byte TA_FIELD_TERMS_EASY_RETURN = 26;
    public const byte TA_FIELD_TERMS_DEFECTS_DISCLOSED = 27;
    public const byte TA_FIELD_EVENTS = 28;
    public const byte TA_FIELD_EVENTS_ROUTE = 29;
    public const byte TA_FIELD_EVENTS_PART = 30;
    public const byte TA_FIELD_EVENTS_METHOD = 31;

    public const byte TA_RULE_EDI_SELECT = 1;
    public const byte TA_RULE_COV_MARKET = 2;
    public const byte TA_RULE_COV_FLOW = 3;
    public const byte TA_RULE_COV_SUPPLIER = 4;
    public const byte TA_RULE_COV_PAYMENT = 5;
    public const byte TA_RULE_COV_AMOUNT = 6;
    public const byte TA_RULE_CLM_GROUND = 7;
    public const byte TA_RULE_CLM_TERM_DATE = 8;
    public const byte TA_RULE_CLM_TERM_QUALITY = 9;
    public const byte TA_RULE_CLM_TERM_QUANTITY = 10;
    public const byte TA_RULE_CLM_BREACH = 11;
    public const byte TA_RULE_CLM_WINDOW = 12;
    public const byte TA_RULE_CLM_ACCEPTED = 13;
    public const byte TA_RULE_CLM_EXCLUDED = 14;
    public const byte TA_RULE_CLM_INSPECTION = 15;
    public const byte TA_RULE_FEE_SUPPLIER = 16;
    public const byte TA_RULE_FEE_PAYMENT = 17;
    public const byte TA_RULE_FEE_WITHDRAWAL = 18;
    public const byte TA_RULE_FEE_INVERSE = 19;
    public const byte TA_RULE_REL_MODEL = 20;
    public const byte TA_RULE_REL_COMPLETE = 21;
    public const byte TA_RULE_REL_EXTEND = 22;
    public const byte TA_RULE_REL_LOCK = 23;
    public const byte TA_RULE_REL_REFUND = 24;
    public const byte TA_RULE_REL_START = 25;
    public const byte TA_RULE_REL_POSTING = 26;
    public const byte TA_RULE_DIS_OPEN = 27;
    public const byte TA_RULE_DIS_REPLY = 28;
    public const byte TA_RULE_DIS_ACCEPT = 29;
    public const byte TA_RULE_DIS_ESCALATE = 30;
    public const byte TA_RULE_DIS_AUTO = 31;
    public const byte TA_RULE_DIS_SILENCE = 32;
    public const byte TA_RULE_DIS_QUICK = 33;
    public const byte TA_RULE_DIS_WITHDRAW = 34;
    public const byte TA_RULE_DIS_EVIDENCE = 35;
    public const byte TA_RULE_DIS_FILES = 36;
    public const byte TA_RULE_DIS_TEAM = 37;
    public const byte TA_RULE_DIS_DECIDE = 38;
    public const byte TA_RULE_DIS_SETTLE = 39;
    public const byte TA_RULE_DIS_REFILE = 40;
    public const byte TA_RULE_GUA_DELIVERY = 41;
    public const byte TA_RULE_GUA_RETURN = 42;
    public const byte TA_RULE_LIF_STATE = 43;
    public const byte TA_RULE_LIF_CONFIRM = 44;
    public const byte TA_RULE_LIF_PAY = 45;
    public const byte TA_RULE_LIF_SHIP = 46;
    public const byte TA_RULE_LIF_INSPECT = 47;
    public const byte TA_RULE_LIF_CHANGE = 48;
    public const byte TA_RULE_TRM_SHIP = 49;
    public const byte TA_RULE_TRM_QUANTITY = 50;
    public const byte TA_RULE_TRM_QUALITY = 51;
    public const byte TA_RULE_TRM_DIMENSIONS = 52;
    public const byte TA_RULE_TRM_WEIGHT = 53;
    public const byte TA_RULE_TRM_PACKAGING = 54;
    public const byte TA_RULE_TRM_INSPECTION = 55;
    public const byte TA_RULE_TRM_ATTACHMENT = 56;
    public const byte TA_RULE_TRM_OFF_PLATFORM = 57;
    public const byte TA_RULE_TRM_FREIGHT = 58;
    public const byte TA_RULE_TRM_REMARKS = 59;
    public const byte TA_RULE_TRM_TEST_PAYMENT = 60;
    public const byte TA_RULE_TRM_PROMISE = 61;

    public const byte TA_ACTION_CONFIRM_ORDER = 1;
    public const byte TA_ACTION_PAY = 2;
    public const byte TA_ACTION_SHIP = 3;
    public const byte TA_ACTION_INSPECT = 4;
    public const byte TA_ACTION_OPEN_DISPUTE = 5;
    public const byte TA_ACTION_REPLY = 6;
    public const byte TA_ACTION_ESCALATE = 7;
    public const byte TA_ACTION_WITHDRAW = 8;
    public const byte TA_ACTION_SUBMIT_EVIDENCE = 9;
    public const byte TA_ACTION_ESCALATE_AUTOMATICALLY = 10;
    public const byte TA_ACTION_JOIN_CASE = 11;
    public const byte TA_ACTION_DECIDE_CASE = 12;
    public const byte TA_ACTION_START_REFUND = 13;
    public const byte TA_ACTION_CONFIRM_RECEIPT = 14;
    public const byte TA_ACTION_EXTEND_RECEIPT = 15;
    public const byte TA_ACTION_RELEASE_FUNDS = 16;
    public const byte TA_ACTION_CLAIM_GUARANTEE = 17;
    public const byte TA_ACTION_ISSUE_COUPON = 18;
    public const byte TA_ACTION_REQUEST_RETURN = 19;
    public const byte TA_ACTION_SEND_GOODS_BACK = 20;

    public const byte TA_FINDING_CODE_NO_EDITION = 1;
    public const byte TA_FINDING_CODE_SHIP_DATE_NOT_AGREED = 2;
    public const byte TA_FINDING_CODE_SHIP_DATE_BEYOND_90 = 3;
    public const byte TA_FINDING_CODE_PAYMENT_METHOD_LIMIT = 4;
    public const byte TA_FINDING_CODE_PAYMENT_METHOD_UNAVAILABLE = 5;
    public const byte TA_FINDING_CODE_EXTENSION_IGNORED = 6;
    public const byte TA_FINDING_CODE_REFUND_CAPPED = 7;
    public const byte TA_FINDING_CODE_QUICK_REFUND_TIER_UNKNOWN = 8;
    public const byte TA_FINDING_CODE_EVIDENCE_MISSING_SUPPLIER = 9;
    public const byte TA_FINDING_CODE_RELEASE_MODEL_CONFLICT = 10;
    public const byte TA_FINDING_CODE_FEE_DIFFERS = 11;
    public const byte TA_FINDING_CODE_EVIDENCE_TOO_MANY_FILES = 12;
    public const byte TA_FINDING_CODE_EVIDENCE_TOO_LARGE = 13;
    public const byte TA_FINDING_CODE_EVIDENCE_EXTENSION = 14;
    public const byte TA_FINDING_CODE_EVIDENCE_FILE_NAME = 15;
    public const byte TA_FINDING_CODE_EVENT_IGNORED = 16;
    public const byte TA_FINDING_CODE_EVENT_BEFORE_ORDER = 17;
    public const byte TA_FINDING_CODE_NO_INSPECTION_BOOKED = 18;
    public const byte TA_FINDING_CODE_LIMIT_BELOW_ORDER = 19;
    public const byte TA_FINDING_CODE_QUICK_REFUND_POSSIBLE = 20;
    public const byte TA_FINDING_CODE_DUPLICATE_EVENT = 21;
    public const byte TA_FINDING_CODE_SUPPLIER_COUNTRY_UNLISTED = 22;

    public const byte TA_PROBLEM_CODE_SYNTAX = 1;
    public const byte TA_PROBLEM_CODE_NOT_TEXT = 2;
    public const byte TA_PROBLEM_CODE_TOO_DEEP = 3;
    public const byte TA_PROBLEM_CODE_TOO_MANY = 4;
    public const byte TA_PROBLEM_CODE_DUPLICATE_KEY = 5;
    public const byte TA_PROBLEM_CODE_UNKNOWN_FIELD = 6;
    public const byte TA_PROBLEM_CODE_MISSING_FIELD = 7;
    public const byte TA_PROBLEM_CODE_WRONG_TYPE = 8;
    public const byte TA_PROBLEM_CODE_UNKNOWN_CODE = 9;
    public const byte TA_PROBLEM_CODE_NOT_A_COUNTRY = 10;
    public const byte TA_PROBLEM_CODE_NOT_A_CURRENCY = 11;
    public const byte TA_PROBLEM_CODE_NOT_AN_AMOUNT = 12;
    public const byte TA_PROBLEM_CODE_NEGATIVE_AMOUNT = 13;
    public const byte TA_PROBLEM_CODE_TOO_MANY_DECIMALS = 14;
    public const byte TA_PROBLEM_CODE_AMOUNT_TOO_LARGE = 15;
    public const byte TA_PROBLEM_CODE_NOT_AN_INSTANT = 16;
    public const byte TA_PROBLEM_CODE_NO_OFFSET = 17;
    public const byte TA_PROBLEM_CODE_TOO_FINE = 18;
    public const byte TA_PROBLEM_CODE_OUT_OF_RANGE = 19;
    public const byte TA_PROBLEM_CODE_NOT_A_DATE = 20;
    public const byte TA_PROBLEM_CODE_NOT_A_ZONE = 21;
    public const byte TA_PROBLEM_CODE_SKIPPED_INSTANT = 22;
    public const byte TA_PROBLEM_CODE_AMBIGUOUS_INSTANT = 23;
    public const byte TA_PROBLEM_CODE_CURRENCY_MISMATCH = 24;
    public const byte TA_PROBLEM_CODE_AMOUNT_INCONSISTENT = 25;
    public const byte TA_PROBLEM_CODE_CONFLICTING_FIELDS = 26;
    public const byte TA_PROBLEM_CODE_AS_OF_BEFORE_CREATED = 27;

    public const byte TA_SHIP_BY_STATE_DATE = 1;
    public const byte TA_SHIP_BY_STATE_ABSENT = 2;
    public const byte TA_SHIP_BY_STATE_AWAITING_PAYMENT = 3;
    public const byte TA_SHIP_BY_STATE_UNKNOWN_PART = 4;
    public const byte TA_SHIP_BY_STATE_UNKNOWN_ROUTE = 5;

    public const byte TA_ROW_FAULT_SIZE = 1;
    public const byte TA_ROW_FAULT_MISSING = 2;
    public const byte TA_ROW_FAULT_CODE = 3;
    public const byte TA_ROW_FAULT_LETTERS = 4;
    public const byte TA_ROW_FAULT_TIME = 5;
    public const byte TA_ROW_FAULT_AMOUNT = 6;
    public const byte TA_ROW_FAULT_RATE = 7;
    public const byte TA_ROW_FAULT_AS_OF_BEFORE_CREATED = 8;
    public const byte TA_ROW_FAULT_TAX_ABOVE_TOTAL = 9;
    public const byte TA_ROW_FAULT_REFUND_ABOVE_PAID = 10;

    public const byte TA_COLUMN_SIZE = 1;
    public const byte TA_COLUMN_SHIP_BY = 2;
    public const byte TA_COLUMN_CURRENCY = 3;
    public const byte TA_COLUMN_SUPPLIER_COUNTRY = 4;
    public const byte TA_COLUMN_BUYER_COUNTRY = 5;
    public const byte TA_COLUMN_MARKETPLACE = 6;
    public const byte TA_COLUMN_ORDER_TYPE = 7;
    public const byte TA_COLUMN_BUYER_TIER = 8;
    public const byte TA_COLUMN_LOGISTICS = 9;
    public const byte TA_COLUMN_PRODUCT_KIND = 10;
    public const byte TA_COLUMN_TRANSPORT = 11;
    public const byte TA_COLUMN_INCOTERM = 12;
    public const byte TA_COLUMN_COVERAGE_TYPE = 13;
    public const byte TA_COLUMN_RELEASE_MODEL = 14;
    public const byte TA_COLUMN_QUALITY_TERMS = 15;
    public const byte TA_COLUMN_ENROLLED = 16;
    public const byte TA_COLUMN_GOLD_MEMBER = 17;
    public const byte TA_COLUMN_VERIFIED = 18;
    public const byte TA_COLUMN_ONETOUCH = 19;
    public const byte TA_COLUMN_QUANTITY_TERM = 20;
    public const byte TA_COLUMN_INSPECTION_BOOKED = 21;
    public const byte TA_COLUMN_DEFECTS_DISCLOSED = 22;
    public const byte TA_COLUMN_TERMS_KNOWN = 23;
    public const byte TA_COLUMN_SHIP_BY_STATE = 24;
    public const byte TA_COLUMN_INSPECTION_PASSED = 25;
    public const byte TA_COLUMN_CANCELLED = 26;
    public const byte TA_COLUMN_EXTENDED_BY_BUYER = 27;
    public const byte TA_COLUMN_EXTENDED_BY_SUPPLIER = 28;
    public const byte TA_COLUMN_RELEASE_CONDITION_MET = 29;
    public const byte TA_COLUMN_CONDITION_RELEASED = 30;
    public const byte TA_COLUMN_DISPUTE_STATE = 31;
    public const byte TA_COLUMN_DISPUTE_CAUSE = 32;
    public const byte TA_COLUMN_GROUND = 33;
    public const byte TA_COLUMN_CLAIMANT = 34;
    public const byte TA_COLUMN_TURN = 35;
    public const byte TA_COLUMN_SUPPLIER_REPLIED = 36;
    public const byte TA_COLUMN_WINDOW_AT_FILING = 37;
    public const byte TA_COLUMN_WINDOW_REASON = 38;
    public const byte TA_COLUMN_POTS_KNOWN = 39;
    public const byte TA_COLUMN_FEE_SCHEDULE = 40;
    public const byte TA_COLUMN_USD_RATE_SCALE = 41;
    public const byte TA_COLUMN_SCHEDULED_RATE_SCALE = 42;
    public const byte TA_COLUMN_USD_RATE = 43;
    public const byte TA_COLUMN_CREATED_AT = 44;
    public const byte TA_COLUMN_AS_OF = 45;
    public const byte TA_COLUMN_TOTAL = 46;
    public const byte TA_COLUMN_TAX = 47;
    public const byte TA_COLUMN_LIMIT_AVAILABLE = 48;
    public const byte TA_COLUMN_PAID_ON_PLATFORM = 49;
    public const byte TA_COLUMN_PAID_OFF_PLATFORM = 50;
    public const byte TA_COLUMN_PAID_UNROUTED = 51;
    public const byte TA_COLUMN_INITIAL_PAID = 52;
    public const byte TA_COLUMN_UNPARTED_PAID = 53;
    public const byte TA_COLUMN_LAST_PAID_AT = 54;
    public const byte TA_COLUMN_CONFIRMED_AT = 55;
    public const byte TA_COLUMN_SHIPPED_AT = 56;
    public const byte TA_COLUMN_CLEARED_AT = 57;
    public const byte TA_COLUMN_DELIVERED_AT = 58;
    public const byte TA_COLUMN_RECEIPT_CONFIRMED_AT = 59;
    public const byte TA_COLUMN_CLOSED_AT = 60;
    public const byte TA_COLUMN_REFUSED_AT = 61;
    public const byte TA_COLUMN_INSPECTION_FAILED_AT = 62;
    public const byte TA_COLUMN_RELEASED = 63;
    public const byte TA_COLUMN_FROZEN = 64;
    public const byte TA_COLUMN_HELD = 65;
    public const byte TA_COLUMN_REFUNDED_FROM_ESCROW = 66;
    public const byte TA_COLUMN_REFUND_DUE = 67;
    public const byte TA_COLUMN_REFUNDED = 68;
    public const byte TA_COLUMN_DISPUTE_OPENED_AT = 69;
    public const byte TA_COLUMN_ESCALATED_AT = 70;
    public const byte TA_COLUMN_DISPUTE_ENTERED_AT = 71;
    public const byte TA_COLUMN_TURN_SINCE = 72;
    public const byte TA_COLUMN_CLAIM = 73;
    public const byte TA_COLUMN_CLAIMANT_PROPOSAL = 74;
    public const byte TA_COLUMN_RESPONDENT_PROPOSAL = 75;
    public const byte TA_COLUMN_BUYER_EVIDENCE_DUE = 76;
    public const byte TA_COLUMN_SUPPLIER_EVIDENCE_DUE = 77;
    public const byte TA_COLUMN_EVIDENCE_AT = 78;
    public const byte TA_COLUMN_REFUND = 79;
    public const byte TA_COLUMN_SETTLED_AT = 80;
    public const byte TA_COLUMN_DISPUTE_ENDED_AT = 81;
    public const byte TA_COLUMN_SCHEDULED_FEE_MIN = 82;
    public const byte TA_COLUMN_SCHEDULED_FEE_MAX = 83;
    public const byte TA_COLUMN_SCHEDULED_RATE = 84;
    public const byte TA_COLUMN_SCHEDULED_CAP = 85;
    public const byte TA_COLUMN_ISSUES = 86;
    public const byte TA_COLUMN_DISPUTED = 87;
    public const byte TA_COLUMN_ACCEPTED = 88;
    public const byte TA_COLUMN_WINDOW_MISSING = 89;
    public const byte TA_COLUMN_SCHEDULED_MISSING = 90;
    public const byte TA_COLUMN_OPEN = 91;

    public const int TA_STATUS_OK = 0;
    public const int TA_STATUS_NULL_POINTER = 1;
    public const int TA_STATUS_BAD_ARGUMENT = 2;
    public const int TA_STATUS_BAD_DOCUMENT = 3;
    public const int TA_STATUS_BAD_RULEBOOK = 4;
    public const int TA_STATUS_NO_ANSWER = 5;
    public const int TA_STATUS_BAD_ROW = 6;
    public const int TA_STATUS_PANIC = 7;
    public const int TA_STATUS_SELF_TEST_FAILED = 8;

    public const int TA_FORMAT_JSON = 0;
    public const int TA_FORMAT_TEXT = 1;
    public const int TA_FORMAT_HTML = 2;
    public const int TA_FORMAT_CSV = 3;
    public const int TA_FORMAT_ICS = 4;

    public const int TA_DOCUMENT_ORDER = 0;
    public const int TA_DOCUMENT_ASSESSMENT = 1;

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_buffer {
        /// <summary>The text, in UTF-8.</summary>
        public IntPtr data;
        /// <summary>Its bytes, without the zero byte at its end.</summary>
        public UIntPtr size;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_text {
        /// <summary>Its bytes.</summary>
        public IntPtr data;
        /// <summary>How many.</summary>
        public UIntPtr size;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_file {
        /// <summary>The name by which problems call it, such as `fees.toml`.</summary>
        public ta_text name;
        /// <summary>What stands in it: TOML in UTF-8.</summary>
        public ta_text text;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_row {
        /// <summary>`sizeof` of the structure, set by the caller: a later library may know more
        /// columns.</summary>
        public uint size;
        /// <summary>The effective ship-by date in days since 1970-01-01, where `ship_by_state` is
        /// `date`.</summary>
        public int ship_by;
        /// <summary>ISO 4217, of every amount but `limit_available`. Required.</summary>
        public ta_letters currency;
        /// <summary>The supplier's country, ISO 3166-1 alpha-2.</summary>
        public ta_letters supplier_country;
        /// <summary>The buyer's country, ISO 3166-1 alpha-2.</summary>
        public ta_letters buyer_country;
        /// <summary>The marketplace that the order was made on: one of `TA_MARKETPLACE_*`.</summary>
        public byte marketplace;
        /// <summary>How the order was made: one of `TA_ORDER_TYPE_*`.</summary>
        public byte order_type;
        /// <summary>The buyer's membership tier: one of `TA_BUYER_TIER_*`.</summary>
        public byte buyer_tier;
        /// <summary>Whose logistics carry the goods: one of `TA_LOGISTICS_*`.</summary>
        public byte logistics;
        /// <summary>Stock or custom goods: one of `TA_PRODUCT_KIND_*`.</summary>
        public byte product_kind;
        /// <summary>The way of transport: one of `TA_TRANSPORT_*`.</summary>
        public byte transport;
        /// <summary>The trade term: one of `TA_INCOTERM_*`.</summary>
        public byte incoterm;
        /// <summary>The coverage type of an `intl-2015` order: one of `TA_COVERAGE_TYPE_*`.</summary>
        public byte coverage_type;
        /// <summary>The order's own release setting, where the host knows it: one of
        /// `TA_RELEASE_MODEL_*`.</summary>
        public byte release_model;
        /// <summary>How well the agreed quality can be measured: one of `TA_QUALITY_TERMS_*`.</summary>
        public byte quality_terms;
        /// <summary>Whether the supplier has joined Trade Assurance: a flag.</summary>
        public byte enrolled;
        /// <summary>Whether the supplier is a Gold Supplier: a flag.</summary>
        public byte gold_member;
        /// <summary>Whether the supplier is verified: a flag.</summary>
        public byte verified;
        /// <summary>Whether the goods are exported through OneTouch: a flag.</summary>
        public byte onetouch;
        /// <summary>Whether a quantity was agreed: a flag.</summary>
        public byte quantity_term;
        /// <summary>Whether an inspection was booked: a flag.</summary>
        public byte inspection_booked;
        /// <summary>Whether the supplier disclosed the defects: a flag.</summary>
        public byte defects_disclosed;
        /// <summary>Whether the contract is known at all: a flag; 0 is no.</summary>
        public byte terms_known;
        /// <summary>What is known of the ship-by date: one of `TA_SHIP_BY_STATE_*`; 0 where nothing
        /// is.</summary>
        public byte ship_by_state;
        /// <summary>Whether the last inspection passed: a flag; 0 without one.</summary>
        public byte inspection_passed;
        /// <summary>Whether the order was cancelled: a flag; 0 is no.</summary>
        public byte cancelled;
        /// <summary>Whether the buyer extended the receiving time: a flag; 0 is no.</summary>
        public byte extended_by_buyer;
        /// <summary>Whether the supplier did: a flag; 0 is no.</summary>
        public byte extended_by_supplier;
        /// <summary>Whether the condition of `inspection_and_shipment` has held: a flag; 0 is no.</summary>
        public byte release_condition_met;
        /// <summary>Whether it has let the money go: a flag; 0 is no.</summary>
        public byte condition_released;
        /// <summary>The state of the dispute, as far as the caller knows: one of `TA_DISPUTE_STATE_*`.
        /// Where it is 0 and `dispute_opened_at` is known: escalated if `escalated_at` is, else
        /// negotiating.</summary>
        public byte dispute_state;
        /// <summary>What brought it about: one of `TA_DISPUTE_CAUSE_*`.</summary>
        public byte dispute_cause;
        /// <summary>What the claim is about: one of `TA_GROUND_*`. Required in a dispute.</summary>
        public byte ground;
        /// <summary>Who filed: one of `TA_PARTY_*`; the buyer where 0.</summary>
        public byte claimant;
        /// <summary>Whose answer is awaited while negotiating: one of `TA_PARTY_*`. Required
        /// then.</summary>
        public byte turn;
        /// <summary>Whether the side complained of, as a rule the supplier, has ever replied: a flag; 0 is
        /// no.</summary>
        public byte supplier_replied;
        /// <summary>How the claim window stood at filing: one of `TA_OUTCOME_*`; worked out where
        /// 0.</summary>
        public byte window_at_filing;
        /// <summary>Why it stood so: one of `TA_REASON_*`.</summary>
        public byte window_reason;
        /// <summary>Whether the amounts from `released` to `refunded` say where the money is: a flag. Where
        /// 0 or no, the library works that out from the payments, and the three refund amounts alone are
        /// read.</summary>
        public byte pots_known;
        /// <summary>The fee by the platform's own table, where there is one: one of `TA_FEE_STATUS_*`
        /// (exact, band or unpublished); 0 where there is none.</summary>
        public byte fee_schedule;
        /// <summary>How many digits of `usd_rate` stand after the point.</summary>
        public byte usd_rate_scale;
        /// <summary>How many digits of `scheduled_rate` stand after the point.</summary>
        public byte scheduled_rate_scale;
        /// <summary>US dollars for one unit of the currency: `usd_rate / 10^usd_rate_scale`.</summary>
        public long usd_rate;
        /// <summary>When the order was created. Required.</summary>
        public long created_at;
        /// <summary>The instant at which it is looked at. Required.</summary>
        public long as_of;
        /// <summary>The order total, with tax and shipping.</summary>
        public long total;
        /// <summary>The tax within it.</summary>
        public long tax;
        /// <summary>What was left of the supplier's limit before the first payment, in US cents.</summary>
        public long limit_available;
        /// <summary>Received on the platform. Unknown where the order's events are not known at
        /// all.</summary>
        public long paid_on_platform;
        /// <summary>Received off the platform; nothing where unknown.</summary>
        public long paid_off_platform;
        /// <summary>Received by a route that is not known; nothing where unknown.</summary>
        public long paid_unrouted;
        /// <summary>Of what was received on the platform: initial instalments, `full` included; nothing
        /// where unknown.</summary>
        public long initial_paid;
        /// <summary>Of what was received on the platform: payments that do not say which instalment they
        /// are; nothing where unknown.</summary>
        public long unparted_paid;
        /// <summary>The last received payment, by any route.</summary>
        public long last_paid_at;
        /// <summary>When the contract was first confirmed.</summary>
        public long confirmed_at;
        /// <summary>The last complete shipment.</summary>
        public long shipped_at;
        /// <summary>The last customs clearance.</summary>
        public long cleared_at;
        /// <summary>The last delivery.</summary>
        public long delivered_at;
        /// <summary>Completion: receipt confirmed by hand or automatically.</summary>
        public long receipt_confirmed_at;
        /// <summary>When the platform closed the order.</summary>
        public long closed_at;
        /// <summary>When the supplier first refused to ship.</summary>
        public long refused_at;
        /// <summary>The last inspection that failed.</summary>
        public long inspection_failed_at;
        /// <summary>Passed on to the supplier. Read where `pots_known`.</summary>
        public long released;
        /// <summary>Above the supplier's limit, until completion. Read where `pots_known`.</summary>
        public long frozen;
        /// <summary>Held until the release condition or completion. Read where `pots_known`.</summary>
        public long held;
        /// <summary>Returned to the buyer out of what was frozen or held; nothing where unknown.</summary>
        public long refunded_from_escrow;
        /// <summary>Settled and still owed by the supplier; nothing where unknown.</summary>
        public long refund_due;
        /// <summary>Paid back in all: from escrow, by the supplier, by the programme; nothing where
        /// unknown.</summary>
        public long refunded;
        /// <summary>When the dispute was filed. Known where there is a dispute, and only there.</summary>
        public long dispute_opened_at;
        /// <summary>When it was escalated. Required in the state `escalated`.</summary>
        public long escalated_at;
        /// <summary>When it entered its present state. Required in every state after `escalated`.</summary>
        public long dispute_entered_at;
        /// <summary>Since when an answer is awaited. Required while negotiating.</summary>
        public long turn_since;
        /// <summary>What was claimed. Required in a dispute.</summary>
        public long claim;
        /// <summary>The claimant's standing proposal; the claim where unknown.</summary>
        public long claimant_proposal;
        /// <summary>The other side's standing proposal.</summary>
        public long respondent_proposal;
        /// <summary>When the buyer's evidence is due.</summary>
        public long buyer_evidence_due;
        /// <summary>When the supplier's evidence is due.</summary>
        public long supplier_evidence_due;
        /// <summary>When evidence was last handed in after escalation.</summary>
        public long evidence_at;
        /// <summary>The settled refund, after the cap.</summary>
        public long refund;
        /// <summary>When it was settled.</summary>
        public long settled_at;
        /// <summary>When the last dispute ended without closing the order.</summary>
        public long dispute_ended_at;
        /// <summary>The smallest fee of a fitting row of the platform's table.</summary>
        public long scheduled_fee_min;
        /// <summary>The largest.</summary>
        public long scheduled_fee_max;
        /// <summary>The rate, where the fitting rows share it: `scheduled_rate /
        /// 10^scheduled_rate_scale`.</summary>
        public long scheduled_rate;
        /// <summary>The cap, where the fitting rows share it.</summary>
        public long scheduled_cap;
        /// <summary>Grounds that an issue event named: the bit `1 &lt;&lt; number` of each
        /// `TA_GROUND_*`.</summary>
        public ulong issues;
        /// <summary>Grounds that a dispute named, the present one included, in the same way.</summary>
        public ulong disputed;
        /// <summary>Grounds whose breach the buyer accepted, in the same way.</summary>
        public ulong accepted;
        /// <summary>The facts for want of which the window at filing is unknown: the bit `1 &lt;&lt;
        /// number` of each `TA_FIELD_*`.</summary>
        public ulong window_missing;
        /// <summary>The facts that would choose between the rows of the platform's table, in the same
        /// way.</summary>
        public ulong scheduled_missing;
        /// <summary>The facts for want of which the order's history itself is open, in the same way. Money,
        /// dispute and windows are then unknown.</summary>
        public ulong open;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_decision {
        /// <summary>`sizeof` of the structure, set by the caller.</summary>
        public uint size;
        /// <summary>What is wrong with the row: one of `TA_ROW_FAULT_*`; 0 where it is good. Where it is
        /// not 0, everything else but `error_column` is unknown.</summary>
        public byte error;
        /// <summary>Which column is wrong: one of `TA_COLUMN_*`.</summary>
        public byte error_column;
        /// <summary>The edition: one of `TA_EDITION_*`; 0 where there is none or a missing country
        /// decides.</summary>
        public byte edition;
        /// <summary>Whether the order is protected: one of `TA_COVERAGE_*`.</summary>
        public byte coverage;
        /// <summary>The first rule that failed, or that is unknown where none failed: one of
        /// `TA_RULE_*`.</summary>
        public byte reason;
        /// <summary>How far the supplier's fee is known: one of `TA_FEE_STATUS_*`.</summary>
        public byte fee_status;
        /// <summary>Whether a dispute locks what is not released: a flag.</summary>
        public byte locked;
        /// <summary>The state of the dispute: one of `TA_DISPUTE_STATE_*`.</summary>
        public byte dispute_state;
        /// <summary>What brought it about: one of `TA_DISPUTE_CAUSE_*`.</summary>
        public byte dispute_cause;
        /// <summary>Whose the next deadline is: one of `TA_PARTY_*`.</summary>
        public byte next_deadline_party;
        /// <summary>What happens if nothing is done: one of `TA_ON_SILENCE_*`.</summary>
        public byte next_deadline_on_silence;
        /// <summary>The weakest grade that edition, coverage and fee rest on: one of
        /// `TA_GRADE_*`.</summary>
        public byte weakest_grade;
        /// <summary>The least that is covered.</summary>
        public long covered_min;
        /// <summary>The most that is covered.</summary>
        public long covered_max;
        /// <summary>The least of the supplier's fee.</summary>
        public long supplier_fee_min;
        /// <summary>Its most.</summary>
        public long supplier_fee_max;
        /// <summary>Released to the supplier.</summary>
        public long released;
        /// <summary>Frozen above its limit.</summary>
        public long frozen;
        /// <summary>Held until a condition or completion.</summary>
        public long held;
        /// <summary>When the next release comes if nobody acts.</summary>
        public long next_release_at;
        /// <summary>From when the claimant may escalate.</summary>
        public long may_escalate_from;
        /// <summary>When the next deadline closes; unknown where a missing fact decides.</summary>
        public long next_deadline_at;
        /// <summary>The earliest it may close: who must act should trust this one.</summary>
        public long next_deadline_earliest;
        /// <summary>The latest: who profits from the lapse should trust this one.</summary>
        public long next_deadline_latest;
        /// <summary>When the claim window closes.</summary>
        public long claim_closes_at;
        /// <summary>The facts that would settle what is unknown: the bit `1 &lt;&lt; number` of each
        /// `TA_FIELD_*`.</summary>
        public ulong missing;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_fee {
        /// <summary>`sizeof(ta_fee)`, set by the caller.</summary>
        public uint size;
        /// <summary>How far it is known: one of `TA_FEE_STATUS_*`.</summary>
        public byte status;
        /// <summary>The weakest grade it rests on: one of `TA_GRADE_*`.</summary>
        public byte grade;
        /// <summary>How many digits of `rate` stand after the point.</summary>
        public byte rate_scale;
        /// <summary>Always 0.</summary>
        public byte reserved;
        /// <summary>The currency of its amounts.</summary>
        public ta_letters currency;
        /// <summary>Always 0.</summary>
        public uint reserved_too;
        /// <summary>The least, in minor units.</summary>
        public long min;
        /// <summary>The most, in minor units.</summary>
        public long max;
        /// <summary>What it is a share of, in minor units.</summary>
        public long @base;
        /// <summary>The share: `rate / 10^rate_scale`.</summary>
        public long rate;
        /// <summary>The cap, in minor units.</summary>
        public long cap;
        /// <summary>The facts that would settle it: the bit `1 &lt;&lt; number` of each
        /// `TA_FIELD_*`.</summary>
        public ulong missing;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_payment {
        /// <summary>`sizeof(ta_payment)`, set by the caller.</summary>
        public uint size;
        /// <summary>How it is paid: one of `TA_PAYMENT_METHOD_*`.</summary>
        public byte method;
        /// <summary>Through the platform or not: one of `TA_ROUTE_*`.</summary>
        public byte route;
        /// <summary>Whether the order was an instant checkout: `TA_NO`, `TA_YES`, or 0 where it is not
        /// known.</summary>
        public byte buy_now;
        /// <summary>Always 0.</summary>
        public byte reserved;
        /// <summary>The amount in minor units of the row's currency; for `ta_fee_for_budget` the
        /// budget.</summary>
        public long amount;
        /// <summary>When it is made, in microseconds since 1970 UTC.</summary>
        public long at;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ta_total {
        /// <summary>`sizeof(ta_total)`, set by the caller.</summary>
        public uint size;
        /// <summary>Whether it reaches what was asked for to the minor unit: `TA_YES` or `TA_NO`.</summary>
        public byte exact;
        /// <summary>Always 0.</summary>
        public byte reserved_0, reserved_1, reserved_2;
        /// <summary>The total, in minor units.</summary>
        public long total;
        /// <summary>What it leaves (net) or costs (budget), in minor units.</summary>
        public long reached;
        /// <summary>The next total on the other side of what was asked for; `TA_UNKNOWN` where there is
        /// none.</summary>
        public long neighbour_total;
        /// <summary>What that one leaves or costs.</summary>
        public long neighbour_reached;
        /// <summary>The fee of the total: its least.</summary>
        public long fee_min;
        /// <summary>Its most, which counts.</summary>
        public long fee_max;
    }

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern IntPtr ta_status_name(int status);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern void ta_buffer_free(ref ta_buffer buffer);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_assess(
        ta_rulebook book, byte[] json, UIntPtr size, long as_of, int format, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_calendar(
        ta_rulebook book, byte[] json, UIntPtr size, long as_of, int format, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_dispute_timeline(
        ta_rulebook book, byte[] json, UIntPtr size, long as_of, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_claim_window(
        ta_rulebook book, byte[] json, UIntPtr size, long as_of, byte ground, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_lint(ta_rulebook book, byte[] json, UIntPtr size, int format, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_import_alibaba(
        [In] ta_text[] responses, UIntPtr count, byte[] options, UIntPtr options_size, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_schema(int document, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_rulebook_embedded(out ta_rulebook book);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_rulebook_from_toml(
        [In] ta_file[] files, UIntPtr count, out ta_rulebook book, ref ta_buffer errors);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern void ta_rulebook_free(IntPtr book);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern IntPtr ta_rulebook_version(ta_rulebook book);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern IntPtr ta_rulebook_digest(ta_rulebook book);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_rulebook_show(ta_rulebook book, byte[] name, UIntPtr name_size, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_row_init(ref ta_row row, uint size);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_decide(
        ta_rulebook book, [In] ta_row[] rows, [In, Out] ta_decision[] decisions, UIntPtr count);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_fold(
        ta_rulebook book, byte[] json, UIntPtr size, long as_of, ref ta_row row, ref ta_buffer errors);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_fee_quote(ta_rulebook book, ref ta_row row, ref ta_fee fee);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_payment_fee(ta_rulebook book, ref ta_row row, ref ta_payment payment, ref ta_fee fee);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_fee_for_net(ta_rulebook book, ref ta_row row, long net, ref ta_total total);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_fee_for_budget(
        ta_rulebook book, ref ta_row row, ref ta_payment payment, ref ta_total total);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern IntPtr ta_code_name(int list, byte number);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern IntPtr ta_row_fault_words(byte fault);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern byte ta_code_number(int list, byte[] name, UIntPtr size);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_currency_decimals(byte[] code, UIntPtr size);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_instant_parse(byte[] text, UIntPtr size, ref long micros, ref ta_buffer errors);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_instant_text(long micros, ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern int ta_selftest(ref ta_buffer @out);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern IntPtr ta_version();

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    public static extern uint ta_abi_version();


/* *************************************************************************************************************** */

    /// <summary>A text of the library's that is never given back, such as a name; null for none.</summary>
    public static string Text(IntPtr text) {
        int size = 0;
        while (text != IntPtr.Zero && Marshal.ReadByte(text, size) != 0) {
            size++;
        }
        return text == IntPtr.Zero ? null : Text(text, size);
    }

    /// <summary>What a buffer holds; the library's own bytes are given back. Null where nothing was written.</summary>
    public static byte[] Take(ref ta_buffer buffer) {
        if (buffer.data == IntPtr.Zero) {
            return null;
        }
        byte[] bytes = new byte[checked((int)buffer.size)];
        Marshal.Copy(buffer.data, bytes, 0, bytes.Length);
        ta_buffer_free(ref buffer);
        return bytes;
    }

    static string Text(IntPtr text, int size) {
        byte[] bytes = new byte[size];
        Marshal.Copy(text, bytes, 0, size);
        return Encoding.UTF8.GetString(bytes);
    }
}

/// <summary>What went wrong: the status, and every problem as JSON where the library told any.</summary>
public sealed class TradeAssuranceException : Exception {
    /// <summary>One of <c>TA_STATUS_*</c>.</summary>
    public readonly int Status;

    /// <summary><c>{"errors": [...]}</c>; null where the library told nothing.</summary>
    public readonly string Json;

    public TradeAssuranceException(int status, string said, string json = null)
        : base((Text(ta_status_name(status)) ?? "unknown status") + (said == null ? "" : ": " + said)) {
        Status = status;
        Json = json;
    }
}

/// <summary>A rulebook, and what it answers. Any number of threads may use one at once.</summary>
public sealed class Rulebook : IDisposable {
    readonly ta_rulebook book;

    /// <summary>The rulebook that ships with the library.</summary>
    public Rulebook() {
        if (ta_abi_version() != TA_ABI_VERSION) {
            throw new TradeAssuranceException(TA_STATUS_BAD_ARGUMENT, "the library has another interface");
        }
        int status = ta_rulebook_embedded(out book);
        if (status != TA_STATUS_OK) {
            throw new TradeAssuranceException(status, null);
        }
    }

    /// <summary>The handle, for the functions of C.</summary>
    public ta_rulebook Handle { get { return book; } }

    public void Dispose() { book.Dispose(); }

    /// <summary>Everything the rules say of an order; <c>as_of</c> is that of its last event where left out.</summary>
    public string Assess(string order, long asOf = TA_UNKNOWN, int format = TA_FORMAT_JSON) {
        byte[] json = Encoding.UTF8.GetBytes(order);
        ta_buffer answer = default(ta_buffer);
        int status = ta_assess(book, json, (UIntPtr)json.Length, asOf, format, ref answer);
        byte[] said = Take(ref answer);
        string text = said == null ? null : Encoding.UTF8.GetString(said);
        if (status != TA_STATUS_OK) {
            throw new TradeAssuranceException(status, text, text);
        }
        return text;
    }

    /// <summary>A row of which nothing is known: set created_at, as_of, currency and what you know.</summary>
    public static ta_row NewRow() {
        ta_row row = default(ta_row);
        int status = ta_row_init(ref row, (uint)Marshal.SizeOf(typeof(ta_row)));
        if (status != TA_STATUS_OK) {
            throw new TradeAssuranceException(status, null);
        }
        return row;
    }

    /// <summary>Decides one row. One that is not right is an error that names its column.</summary>
    public ta_decision Decide(ta_row row) {
        ta_decision decision = Decide(new[] { row })[0];
        if (decision.error != 0) {
            string column = Text(ta_code_name(TA_LIST_COLUMN, decision.error_column));
            string words = Text(ta_row_fault_words(decision.error));
            throw new TradeAssuranceException(TA_STATUS_BAD_ROW, column + ": " + words);
        }
        return decision;
    }

    /// <summary>Decides rows, in place. One that is not right says so in its decision and stops no other.</summary>
    public ta_decision[] Decide(ta_row[] rows) {
        ta_decision[] decisions = new ta_decision[rows.Length];
        if (rows.Length == 0) {
            return decisions;
        }
        decisions[0].size = (uint)Marshal.SizeOf(typeof(ta_decision));
        int status = ta_decide(book, rows, decisions, (UIntPtr)rows.Length);
        if (status != TA_STATUS_OK && status != TA_STATUS_BAD_ROW) {
            throw new TradeAssuranceException(status, null);
        }
        return decisions;
    }
}

}

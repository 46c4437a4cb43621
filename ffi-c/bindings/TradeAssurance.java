/*
 * trade_assurance for Java and the other languages of its virtual machine: what Alibaba's Trade Assurance rules say
 * about an order.
 *
 *     try (TradeAssurance.Rulebook book = new TradeAssurance.Rulebook()) {
 *         String answer = book.assess(orderJson);                                 // as of its last event
 *         String page = book.assess(orderJson, asOf, TradeAssurance.TA_FORMAT_TEXT);
 *         TradeAssurance.ta_decision decision = book.decide(row);                 // begin with newRow()
 *     }
 *
 * Two parts: the declarations of everything in trade_assurance.h, which says what it means, under the names of C; and a
 * small wrapper, Rulebook. Copy this file into a project, into a package if you like; it needs JNA 5, which finds the
 * shared library as `trade_assurance` (jna.library.path, or where the host looks for libraries): libtrade_assurance.so
 * or .dylib as installed; on Windows copy trade_assurance_c.dll to trade_assurance.dll.
 *
 * Numbers without a sign are those of C in the types of Java: sets of bits as long, words as byte, sizes as int.
 *
 * Amounts are whole minor units of their currency, instants microseconds since 1970 UTC, dates days since 1970. What is
 * not known is TA_UNKNOWN, TA_UNKNOWN_DAY or 0. Numbers of words are permanent, and new ones may come: have a default.
 *
 * The part between the two lines of stars is made from trade_assurance.h by the library's tests; do not edit it.
 */

import com.sun.jna.IntegerType;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The interface of C. */
public final class TradeAssurance {
    static {
        Native.register(TradeAssurance.class, "trade_assurance");
    }

    private TradeAssurance() {}

    /** A number as wide as a pointer, without a sign. */
    public static final class size_t extends IntegerType {
        private static final long serialVersionUID = 1;

        public size_t() {
            this(0);
        }

        public size_t(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

/* *************************************************************************************************************** */

    public static final int TA_ABI_VERSION = 1;
    public static final long TA_UNKNOWN = Long.MIN_VALUE;
    public static final int TA_UNKNOWN_DAY = Integer.MIN_VALUE;
    public static final byte TA_NO = 1;
    public static final byte TA_YES = 2;

    public static final int TA_LIST_MARKETPLACE = 1;
    public static final int TA_LIST_ORDER_TYPE = 2;
    public static final int TA_LIST_BUYER_TIER = 3;
    public static final int TA_LIST_LOGISTICS = 4;
    public static final int TA_LIST_PRODUCT_KIND = 5;
    public static final int TA_LIST_TRANSPORT = 6;
    public static final int TA_LIST_INCOTERM = 7;
    public static final int TA_LIST_COVERAGE_TYPE = 8;
    public static final int TA_LIST_RELEASE_MODEL = 9;
    public static final int TA_LIST_PARTY = 10;
    public static final int TA_LIST_GROUND = 11;
    public static final int TA_LIST_PAYMENT_METHOD = 12;
    public static final int TA_LIST_ROUTE = 13;
    public static final int TA_LIST_QUALITY_TERMS = 14;
    public static final int TA_LIST_EDITION = 15;
    public static final int TA_LIST_GRADE = 16;
    public static final int TA_LIST_OUTCOME = 17;
    public static final int TA_LIST_COVERAGE = 18;
    public static final int TA_LIST_CLAIMABILITY = 19;
    public static final int TA_LIST_FEE_STATUS = 20;
    public static final int TA_LIST_DISPUTE_STATE = 21;
    public static final int TA_LIST_DISPUTE_CAUSE = 22;
    public static final int TA_LIST_LIFECYCLE_STATE = 23;
    public static final int TA_LIST_ON_SILENCE = 24;
    public static final int TA_LIST_REASON = 25;
    public static final int TA_LIST_FIELD = 26;
    public static final int TA_LIST_RULE = 27;
    public static final int TA_LIST_ACTION = 28;
    public static final int TA_LIST_FINDING_CODE = 29;
    public static final int TA_LIST_PROBLEM_CODE = 30;
    public static final int TA_LIST_SHIP_BY_STATE = 31;
    public static final int TA_LIST_ROW_FAULT = 32;
    public static final int TA_LIST_COLUMN = 33;

    public static final byte TA_MARKETPLACE_ALIBABA_COM = 1;
    public static final byte TA_MARKETPLACE_1688 = 2;
    public static final byte TA_MARKETPLACE_TAOBAO = 3;
    public static final byte TA_MARKETPLACE_OTHER = 4;

    public static final byte TA_ORDER_TYPE_TRADE_ASSURANCE = 1;
    public static final byte TA_ORDER_TYPE_DIRECT_PAY = 2;
    public static final byte TA_ORDER_TYPE_OFFLINE = 3;

    public static final byte TA_BUYER_TIER_REGISTERED = 1;
    public static final byte TA_BUYER_TIER_POTENTIAL = 2;
    public static final byte TA_BUYER_TIER_SMALL_BUSINESS = 3;
    public static final byte TA_BUYER_TIER_ENTERPRISE = 4;
    public static final byte TA_BUYER_TIER_ENTERPRISE_PRO = 5;
    public static final byte TA_BUYER_TIER_GOLD = 6;
    public static final byte TA_BUYER_TIER_SEED = 7;
    public static final byte TA_BUYER_TIER_SCALEUP = 8;

    public static final byte TA_LOGISTICS_ALIBABA = 1;
    public static final byte TA_LOGISTICS_THIRD_PARTY = 2;

    public static final byte TA_PRODUCT_KIND_WHOLESALE = 1;
    public static final byte TA_PRODUCT_KIND_CUSTOM = 2;

    public static final byte TA_TRANSPORT_EXPRESS = 1;
    public static final byte TA_TRANSPORT_AIR = 2;
    public static final byte TA_TRANSPORT_LAND = 3;
    public static final byte TA_TRANSPORT_SEA = 4;
    public static final byte TA_TRANSPORT_POSTAL = 5;

    public static final byte TA_INCOTERM_EXW = 1;
    public static final byte TA_INCOTERM_FCA = 2;
    public static final byte TA_INCOTERM_FAS = 3;
    public static final byte TA_INCOTERM_FOB = 4;
    public static final byte TA_INCOTERM_CFR = 5;
    public static final byte TA_INCOTERM_CIF = 6;
    public static final byte TA_INCOTERM_CPT = 7;
    public static final byte TA_INCOTERM_CIP = 8;
    public static final byte TA_INCOTERM_DAP = 9;
    public static final byte TA_INCOTERM_DPU = 10;
    public static final byte TA_INCOTERM_DAT = 11;
    public static final byte TA_INCOTERM_DDP = 12;

    public static final byte TA_COVERAGE_TYPE_PRE_SHIPMENT = 1;
    public static final byte TA_COVERAGE_TYPE_POST_DELIVERY = 2;

    public static final byte TA_RELEASE_MODEL_LIMIT = 1;
    public static final byte TA_RELEASE_MODEL_COMPLETION = 2;
    public static final byte TA_RELEASE_MODEL_INSPECTION_AND_SHIPMENT = 3;

    public static final byte TA_PARTY_BUYER = 1;
    public static final byte TA_PARTY_SUPPLIER = 2;
    public static final byte TA_PARTY_PROGRAMME = 3;
    public static final byte TA_PARTY_INSPECTOR = 4;

    public static final byte TA_GROUND_NOT_SHIPPED = 1;
    public static final byte TA_GROUND_LATE_SHIPMENT = 2;
    public static final byte TA_GROUND_QUALITY = 3;
    public static final byte TA_GROUND_QUANTITY = 4;
    public static final byte TA_GROUND_LATE_DELIVERY = 5;
    public static final byte TA_GROUND_CHANGE_OF_MIND = 6;
    public static final byte TA_GROUND_AFTER_SALES = 7;
    public static final byte TA_GROUND_WARRANTY = 8;
    public static final byte TA_GROUND_REPLACEMENT = 9;
    public static final byte TA_GROUND_DESTINATION_COST = 10;
    public static final byte TA_GROUND_TRANSIT_DAMAGE = 11;
    public static final byte TA_GROUND_CARRIER_CHANGED = 12;
    public static final byte TA_GROUND_BUYER_NOT_PAID = 13;

    public static final byte TA_PAYMENT_METHOD_CARD = 1;
    public static final byte TA_PAYMENT_METHOD_APPLE_PAY = 2;
    public static final byte TA_PAYMENT_METHOD_GOOGLE_PAY = 3;
    public static final byte TA_PAYMENT_METHOD_AFTERPAY = 4;
    public static final byte TA_PAYMENT_METHOD_PAYPAL = 5;
    public static final byte TA_PAYMENT_METHOD_WIRE = 6;
    public static final byte TA_PAYMENT_METHOD_LOCAL_WIRE = 7;
    public static final byte TA_PAYMENT_METHOD_ONLINE_BANK = 8;
    public static final byte TA_PAYMENT_METHOD_WESTERN_UNION = 9;
    public static final byte TA_PAYMENT_METHOD_BOLETO = 10;
    public static final byte TA_PAYMENT_METHOD_ALIPAY = 11;
    public static final byte TA_PAYMENT_METHOD_WECHAT_PAY = 12;
    public static final byte TA_PAYMENT_METHOD_CASH = 13;
    public static final byte TA_PAYMENT_METHOD_OTHER = 14;
    public static final byte TA_PAYMENT_METHOD_PAY_LATER = 15;
    public static final byte TA_PAYMENT_METHOD_PAYMENT_TERMS = 16;

    public static final byte TA_ROUTE_ON_PLATFORM = 1;
    public static final byte TA_ROUTE_OFF_PLATFORM = 2;

    public static final byte TA_QUALITY_TERMS_NONE = 1;
    public static final byte TA_QUALITY_TERMS_UNCLEAR = 2;
    public static final byte TA_QUALITY_TERMS_MEASURABLE = 3;

    public static final byte TA_EDITION_INTL_2015 = 1;
    public static final byte TA_EDITION_INTL_2017 = 2;
    public static final byte TA_EDITION_US_2019 = 3;
    public static final byte TA_EDITION_INTL_2019 = 4;
    public static final byte TA_EDITION_INTL_2022 = 5;
    public static final byte TA_EDITION_INTL_2023 = 6;

    public static final byte TA_GRADE_OFFICIAL = 1;
    public static final byte TA_GRADE_MIRROR = 2;
    public static final byte TA_GRADE_SECONDARY = 3;
    public static final byte TA_GRADE_SEED = 4;
    public static final byte TA_GRADE_DERIVED = 5;
    public static final byte TA_GRADE_ASSUMPTION = 6;

    public static final byte TA_OUTCOME_MET = 1;
    public static final byte TA_OUTCOME_FAILED = 2;
    public static final byte TA_OUTCOME_UNKNOWN = 3;
    public static final byte TA_OUTCOME_DISCRETIONARY = 4;

    public static final byte TA_COVERAGE_COVERED = 1;
    public static final byte TA_COVERAGE_PARTLY_COVERED = 2;
    public static final byte TA_COVERAGE_NOT_COVERED = 3;
    public static final byte TA_COVERAGE_UNDETERMINED = 4;
    public static final byte TA_COVERAGE_UNPUBLISHED = 5;

    public static final byte TA_CLAIMABILITY_CLAIMABLE = 1;
    public static final byte TA_CLAIMABILITY_NOT_CLAIMABLE = 2;
    public static final byte TA_CLAIMABILITY_UNDETERMINED = 3;
    public static final byte TA_CLAIMABILITY_DISCRETIONARY = 4;

    public static final byte TA_FEE_STATUS_EXACT = 1;
    public static final byte TA_FEE_STATUS_BAND = 2;
    public static final byte TA_FEE_STATUS_UNPUBLISHED = 3;
    public static final byte TA_FEE_STATUS_NOT_APPLICABLE = 4;
    public static final byte TA_FEE_STATUS_UNKNOWN = 5;

    public static final byte TA_DISPUTE_STATE_NONE = 1;
    public static final byte TA_DISPUTE_STATE_NEGOTIATING = 2;
    public static final byte TA_DISPUTE_STATE_ESCALATED = 3;
    public static final byte TA_DISPUTE_STATE_AGREED = 4;
    public static final byte TA_DISPUTE_STATE_RULED = 5;
    public static final byte TA_DISPUTE_STATE_REFUNDED = 6;
    public static final byte TA_DISPUTE_STATE_REJECTED = 7;
    public static final byte TA_DISPUTE_STATE_WITHDRAWN = 8;
    public static final byte TA_DISPUTE_STATE_CLOSED_SILENCE = 9;
    public static final byte TA_DISPUTE_STATE_CANCELLED_NO_EVIDENCE = 10;

    public static final byte TA_DISPUTE_CAUSE_FILED = 1;
    public static final byte TA_DISPUTE_CAUSE_BUYER = 2;
    public static final byte TA_DISPUTE_CAUSE_SILENCE = 3;
    public static final byte TA_DISPUTE_CAUSE_TIME = 4;
    public static final byte TA_DISPUTE_CAUSE_EVIDENCE_REVIEW = 5;
    public static final byte TA_DISPUTE_CAUSE_ACCEPTED = 6;
    public static final byte TA_DISPUTE_CAUSE_QUICK_REFUND = 7;
    public static final byte TA_DISPUTE_CAUSE_SETTLEMENT = 8;
    public static final byte TA_DISPUTE_CAUSE_RULING = 9;
    public static final byte TA_DISPUTE_CAUSE_NO_EVIDENCE = 10;

    public static final byte TA_LIFECYCLE_STATE_AWAITING_CONFIRMATION = 1;
    public static final byte TA_LIFECYCLE_STATE_AWAITING_PAYMENT = 2;
    public static final byte TA_LIFECYCLE_STATE_PAYMENT_PROCESSING = 3;
    public static final byte TA_LIFECYCLE_STATE_AWAITING_BALANCE = 4;
    public static final byte TA_LIFECYCLE_STATE_AWAITING_SHIPMENT = 5;
    public static final byte TA_LIFECYCLE_STATE_PARTLY_SHIPPED = 6;
    public static final byte TA_LIFECYCLE_STATE_SHIPPED = 7;
    public static final byte TA_LIFECYCLE_STATE_COMPLETED = 8;
    public static final byte TA_LIFECYCLE_STATE_CLOSED = 9;
    public static final byte TA_LIFECYCLE_STATE_CANCELLED = 10;

    public static final byte TA_ON_SILENCE_ESCALATED = 1;
    public static final byte TA_ON_SILENCE_CLOSED_SILENCE = 2;
    public static final byte TA_ON_SILENCE_QUICK_REFUND = 3;
    public static final byte TA_ON_SILENCE_CANCELLED_NO_EVIDENCE = 4;
    public static final byte TA_ON_SILENCE_DECIDED_WITHOUT_EVIDENCE = 5;
    public static final byte TA_ON_SILENCE_COMPLETED = 6;
    public static final byte TA_ON_SILENCE_CLAIM_LAPSES = 7;
    public static final byte TA_ON_SILENCE_CLAIM_OPENS = 8;
    public static final byte TA_ON_SILENCE_CANCELLED = 9;
    public static final byte TA_ON_SILENCE_PROGRAMME_ADVANCES = 10;
    public static final byte TA_ON_SILENCE_RIGHT_LAPSES = 11;
    public static final byte TA_ON_SILENCE_NOTHING = 12;

    public static final byte TA_REASON_FACT_MISSING = 1;
    public static final byte TA_REASON_EDITION_UNKNOWN = 2;
    public static final byte TA_REASON_NO_EDITION = 3;
    public static final byte TA_REASON_OTHER_MARKETPLACE = 4;
    public static final byte TA_REASON_NOT_TRADE_ASSURANCE = 5;
    public static final byte TA_REASON_NOT_ENROLLED = 6;
    public static final byte TA_REASON_COUNTRY_NOT_LISTED = 7;
    public static final byte TA_REASON_NOT_GOLD_MEMBER = 8;
    public static final byte TA_REASON_NOT_VERIFIED = 9;
    public static final byte TA_REASON_DERIVED_FROM_MEMBERSHIP = 10;
    public static final byte TA_REASON_SELECTED_OVERSEAS_COUNTRIES = 11;
    public static final byte TA_REASON_NOT_PAID = 12;
    public static final byte TA_REASON_PAID_OFF_PLATFORM = 13;
    public static final byte TA_REASON_NEVER_COVERED = 14;
    public static final byte TA_REASON_DELIVERY_GUARANTEE_ONLY = 15;
    public static final byte TA_REASON_BUYER_BEARS_TRANSPORT_RISK = 16;
    public static final byte TA_REASON_GOODS_RECEIVED = 17;
    public static final byte TA_REASON_NOT_FOR_THIS_ORDER_TYPE = 18;
    public static final byte TA_REASON_SUPPLIER_BEARS_TRANSPORT_RISK = 19;
    public static final byte TA_REASON_GOODS_NOT_RECEIVED = 20;
    public static final byte TA_REASON_NO_SHIP_DATE = 21;
    public static final byte TA_REASON_PAYMENT_NOT_RECEIVED = 22;
    public static final byte TA_REASON_NO_QUALITY_TERMS = 23;
    public static final byte TA_REASON_TERMS_NOT_MEASURABLE = 24;
    public static final byte TA_REASON_NO_QUANTITY_TERMS = 25;
    public static final byte TA_REASON_SHIPPED_LATE = 26;
    public static final byte TA_REASON_SUPPLIER_REFUSED = 27;
    public static final byte TA_REASON_SHIP_DATE_PASSED = 28;
    public static final byte TA_REASON_DISPUTE_NAMES_GROUND = 29;
    public static final byte TA_REASON_ISSUE_FOUND = 30;
    public static final byte TA_REASON_INSPECTION_FAILED = 31;
    public static final byte TA_REASON_DELIVERED_UNPAID = 32;
    public static final byte TA_REASON_SHIPPED_ON_TIME = 33;
    public static final byte TA_REASON_SHIPPED = 34;
    public static final byte TA_REASON_NOT_YET = 35;
    public static final byte TA_REASON_WINDOW_CLOSED = 36;
    public static final byte TA_REASON_WINDOW_CLOSED_BY_SHIPMENT = 37;
    public static final byte TA_REASON_WINDOW_OPEN = 38;
    public static final byte TA_REASON_WINDOW_NOT_BEGUN = 39;
    public static final byte TA_REASON_JUDGED_AT_FILING = 40;
    public static final byte TA_REASON_BREACH_ACCEPTED = 41;
    public static final byte TA_REASON_DEFECTS_DISCLOSED = 42;
    public static final byte TA_REASON_INSPECTION_PASSED = 43;
    public static final byte TA_REASON_NOT_BOOKED = 44;
    public static final byte TA_REASON_DELIVERED_ON_TIME = 45;
    public static final byte TA_REASON_ORDER_CHANGED = 46;
    public static final byte TA_REASON_AMOUNT_TOO_HIGH = 47;
    public static final byte TA_REASON_COUNTRY_OUTSIDE = 48;

    public static final byte TA_FIELD_MARKETPLACE = 1;
    public static final byte TA_FIELD_ORDER_TYPE = 2;
    public static final byte TA_FIELD_USD_RATE = 3;
    public static final byte TA_FIELD_TOTAL = 4;
    public static final byte TA_FIELD_TAX = 5;
    public static final byte TA_FIELD_SUPPLIER_COUNTRY = 6;
    public static final byte TA_FIELD_SUPPLIER_ENROLLED = 7;
    public static final byte TA_FIELD_SUPPLIER_GOLD_MEMBER = 8;
    public static final byte TA_FIELD_SUPPLIER_VERIFIED = 9;
    public static final byte TA_FIELD_SUPPLIER_LIMIT_AVAILABLE = 10;
    public static final byte TA_FIELD_BUYER_COUNTRY = 11;
    public static final byte TA_FIELD_BUYER_TIER = 12;
    public static final byte TA_FIELD_DESTINATION_COUNTRY = 13;
    public static final byte TA_FIELD_BUY_NOW = 14;
    public static final byte TA_FIELD_LOGISTICS = 15;
    public static final byte TA_FIELD_ONETOUCH = 16;
    public static final byte TA_FIELD_PRODUCT_KIND = 17;
    public static final byte TA_FIELD_TRANSPORT = 18;
    public static final byte TA_FIELD_INCOTERM = 19;
    public static final byte TA_FIELD_COVERAGE_TYPE = 20;
    public static final byte TA_FIELD_TERMS = 21;
    public static final byte TA_FIELD_TERMS_QUANTITY = 22;
    public static final byte TA_FIELD_TERMS_QUALITY = 23;
    public static final byte TA_FIELD_TERMS_INSPECTION = 24;
    public static final byte TA_FIELD_TERMS_DELIVERY_GUARANTEE = 25;
    public static final byte TA_FIELD_TERMS_EASY_RETURN = 26;
    public static final byte TA_FIELD_TERMS_DEFECTS_DISCLOSED = 27;
    public static final byte TA_FIELD_EVENTS = 28;
    public static final byte TA_FIELD_EVENTS_ROUTE = 29;
    public static final byte TA_FIELD_EVENTS_PART = 30;
    public static final byte TA_FIELD_EVENTS_METHOD = 31;

    public static final byte TA_RULE_EDI_SELECT = 1;
    public static final byte TA_RULE_COV_MARKET = 2;
    public static final byte TA_RULE_COV_FLOW = 3;
    public static final byte TA_RULE_COV_SUPPLIER = 4;
    public static final byte TA_RULE_COV_PAYMENT = 5;
    public static final byte TA_RULE_COV_AMOUNT = 6;
    public static final byte TA_RULE_CLM_GROUND = 7;
    public static final byte TA_RULE_CLM_TERM_DATE = 8;
    public static final byte TA_RULE_CLM_TERM_QUALITY = 9;
    public static final byte TA_RULE_CLM_TERM_QUANTITY = 10;
    public static final byte TA_RULE_CLM_BREACH = 11;
    public static final byte TA_RULE_CLM_WINDOW = 12;
    public static final byte TA_RULE_CLM_ACCEPTED = 13;
    public static final byte TA_RULE_CLM_EXCLUDED = 14;
    public static final byte TA_RULE_CLM_INSPECTION = 15;
    public static final byte TA_RULE_FEE_SUPPLIER = 16;
    public static final byte TA_RULE_FEE_PAYMENT = 17;
    public static final byte TA_RULE_FEE_WITHDRAWAL = 18;
    public static final byte TA_RULE_FEE_INVERSE = 19;
    public static final byte TA_RULE_REL_MODEL = 20;
    public static final byte TA_RULE_REL_COMPLETE = 21;
    public static final byte TA_RULE_REL_EXTEND = 22;
    public static final byte TA_RULE_REL_LOCK = 23;
    public static final byte TA_RULE_REL_REFUND = 24;
    public static final byte TA_RULE_REL_START = 25;
    public static final byte TA_RULE_REL_POSTING = 26;
    public static final byte TA_RULE_DIS_OPEN = 27;
    public static final byte TA_RULE_DIS_REPLY = 28;
    public static final byte TA_RULE_DIS_ACCEPT = 29;
    public static final byte TA_RULE_DIS_ESCALATE = 30;
    public static final byte TA_RULE_DIS_AUTO = 31;
    public static final byte TA_RULE_DIS_SILENCE = 32;
    public static final byte TA_RULE_DIS_QUICK = 33;
    public static final byte TA_RULE_DIS_WITHDRAW = 34;
    public static final byte TA_RULE_DIS_EVIDENCE = 35;
    public static final byte TA_RULE_DIS_FILES = 36;
    public static final byte TA_RULE_DIS_TEAM = 37;
    public static final byte TA_RULE_DIS_DECIDE = 38;
    public static final byte TA_RULE_DIS_SETTLE = 39;
    public static final byte TA_RULE_DIS_REFILE = 40;
    public static final byte TA_RULE_GUA_DELIVERY = 41;
    public static final byte TA_RULE_GUA_RETURN = 42;
    public static final byte TA_RULE_LIF_STATE = 43;
    public static final byte TA_RULE_LIF_CONFIRM = 44;
    public static final byte TA_RULE_LIF_PAY = 45;
    public static final byte TA_RULE_LIF_SHIP = 46;
    public static final byte TA_RULE_LIF_INSPECT = 47;
    public static final byte TA_RULE_LIF_CHANGE = 48;
    public static final byte TA_RULE_TRM_SHIP = 49;
    public static final byte TA_RULE_TRM_QUANTITY = 50;
    public static final byte TA_RULE_TRM_QUALITY = 51;
    public static final byte TA_RULE_TRM_DIMENSIONS = 52;
    public static final byte TA_RULE_TRM_WEIGHT = 53;
    public static final byte TA_RULE_TRM_PACKAGING = 54;
    public static final byte TA_RULE_TRM_INSPECTION = 55;
    public static final byte TA_RULE_TRM_ATTACHMENT = 56;
    public static final byte TA_RULE_TRM_OFF_PLATFORM = 57;
    public static final byte TA_RULE_TRM_FREIGHT = 58;
    public static final byte TA_RULE_TRM_REMARKS = 59;
    public static final byte TA_RULE_TRM_TEST_PAYMENT = 60;
    public static final byte TA_RULE_TRM_PROMISE = 61;

    public static final byte TA_ACTION_CONFIRM_ORDER = 1;
    public static final byte TA_ACTION_PAY = 2;
    public static final byte TA_ACTION_SHIP = 3;
    public static final byte TA_ACTION_INSPECT = 4;
    public static final byte TA_ACTION_OPEN_DISPUTE = 5;
    public static final byte TA_ACTION_REPLY = 6;
    public static final byte TA_ACTION_ESCALATE = 7;
    public static final byte TA_ACTION_WITHDRAW = 8;
    public static final byte TA_ACTION_SUBMIT_EVIDENCE = 9;
    public static final byte TA_ACTION_ESCALATE_AUTOMATICALLY = 10;
    public static final byte TA_ACTION_JOIN_CASE = 11;
    public static final byte TA_ACTION_DECIDE_CASE = 12;
    public static final byte TA_ACTION_START_REFUND = 13;
    public static final byte TA_ACTION_CONFIRM_RECEIPT = 14;
    public static final byte TA_ACTION_EXTEND_RECEIPT = 15;
    public static final byte TA_ACTION_RELEASE_FUNDS = 16;
    public static final byte TA_ACTION_CLAIM_GUARANTEE = 17;
    public static final byte TA_ACTION_ISSUE_COUPON = 18;
    public static final byte TA_ACTION_REQUEST_RETURN = 19;
    public static final byte TA_ACTION_SEND_GOODS_BACK = 20;

    public static final byte TA_FINDING_CODE_NO_EDITION = 1;
    public static final byte TA_FINDING_CODE_SHIP_DATE_NOT_AGREED = 2;
    public static final byte TA_FINDING_CODE_SHIP_DATE_BEYOND_90 = 3;
    public static final byte TA_FINDING_CODE_PAYMENT_METHOD_LIMIT = 4;
    public static final byte TA_FINDING_CODE_PAYMENT_METHOD_UNAVAILABLE = 5;
    public static final byte TA_FINDING_CODE_EXTENSION_IGNORED = 6;
    public static final byte TA_FINDING_CODE_REFUND_CAPPED = 7;
    public static final byte TA_FINDING_CODE_QUICK_REFUND_TIER_UNKNOWN = 8;
    public static final byte TA_FINDING_CODE_EVIDENCE_MISSING_SUPPLIER = 9;
    public static final byte TA_FINDING_CODE_RELEASE_MODEL_CONFLICT = 10;
    public static final byte TA_FINDING_CODE_FEE_DIFFERS = 11;
    public static final byte TA_FINDING_CODE_EVIDENCE_TOO_MANY_FILES = 12;
    public static final byte TA_FINDING_CODE_EVIDENCE_TOO_LARGE = 13;
    public static final byte TA_FINDING_CODE_EVIDENCE_EXTENSION = 14;
    public static final byte TA_FINDING_CODE_EVIDENCE_FILE_NAME = 15;
    public static final byte TA_FINDING_CODE_EVENT_IGNORED = 16;
    public static final byte TA_FINDING_CODE_EVENT_BEFORE_ORDER = 17;
    public static final byte TA_FINDING_CODE_NO_INSPECTION_BOOKED = 18;
    public static final byte TA_FINDING_CODE_LIMIT_BELOW_ORDER = 19;
    public static final byte TA_FINDING_CODE_QUICK_REFUND_POSSIBLE = 20;
    public static final byte TA_FINDING_CODE_DUPLICATE_EVENT = 21;
    public static final byte TA_FINDING_CODE_SUPPLIER_COUNTRY_UNLISTED = 22;

    public static final byte TA_PROBLEM_CODE_SYNTAX = 1;
    public static final byte TA_PROBLEM_CODE_NOT_TEXT = 2;
    public static final byte TA_PROBLEM_CODE_TOO_DEEP = 3;
    public static final byte TA_PROBLEM_CODE_TOO_MANY = 4;
    public static final byte TA_PROBLEM_CODE_DUPLICATE_KEY = 5;
    public static final byte TA_PROBLEM_CODE_UNKNOWN_FIELD = 6;
    public static final byte TA_PROBLEM_CODE_MISSING_FIELD = 7;
    public static final byte TA_PROBLEM_CODE_WRONG_TYPE = 8;
    public static final byte TA_PROBLEM_CODE_UNKNOWN_CODE = 9;
    public static final byte TA_PROBLEM_CODE_NOT_A_COUNTRY = 10;
    public static final byte TA_PROBLEM_CODE_NOT_A_CURRENCY = 11;
    public static final byte TA_PROBLEM_CODE_NOT_AN_AMOUNT = 12;
    public static final byte TA_PROBLEM_CODE_NEGATIVE_AMOUNT = 13;
    public static final byte TA_PROBLEM_CODE_TOO_MANY_DECIMALS = 14;
    public static final byte TA_PROBLEM_CODE_AMOUNT_TOO_LARGE = 15;
    public static final byte TA_PROBLEM_CODE_NOT_AN_INSTANT = 16;
    public static final byte TA_PROBLEM_CODE_NO_OFFSET = 17;
    public static final byte TA_PROBLEM_CODE_TOO_FINE = 18;
    public static final byte TA_PROBLEM_CODE_OUT_OF_RANGE = 19;
    public static final byte TA_PROBLEM_CODE_NOT_A_DATE = 20;
    public static final byte TA_PROBLEM_CODE_NOT_A_ZONE = 21;
    public static final byte TA_PROBLEM_CODE_SKIPPED_INSTANT = 22;
    public static final byte TA_PROBLEM_CODE_AMBIGUOUS_INSTANT = 23;
    public static final byte TA_PROBLEM_CODE_CURRENCY_MISMATCH = 24;
    public static final byte TA_PROBLEM_CODE_AMOUNT_INCONSISTENT = 25;
    public static final byte TA_PROBLEM_CODE_CONFLICTING_FIELDS = 26;
    public static final byte TA_PROBLEM_CODE_AS_OF_BEFORE_CREATED = 27;

    public static final byte TA_SHIP_BY_STATE_DATE = 1;
    public static final byte TA_SHIP_BY_STATE_ABSENT = 2;
    public static final byte TA_SHIP_BY_STATE_AWAITING_PAYMENT = 3;
    public static final byte TA_SHIP_BY_STATE_UNKNOWN_PART = 4;
    public static final byte TA_SHIP_BY_STATE_UNKNOWN_ROUTE = 5;

    public static final byte TA_ROW_FAULT_SIZE = 1;
    public static final byte TA_ROW_FAULT_MISSING = 2;
    public static final byte TA_ROW_FAULT_CODE = 3;
    public static final byte TA_ROW_FAULT_LETTERS = 4;
    public static final byte TA_ROW_FAULT_TIME = 5;
    public static final byte TA_ROW_FAULT_AMOUNT = 6;
    public static final byte TA_ROW_FAULT_RATE = 7;
    public static final byte TA_ROW_FAULT_AS_OF_BEFORE_CREATED = 8;
    public static final byte TA_ROW_FAULT_TAX_ABOVE_TOTAL = 9;
    public static final byte TA_ROW_FAULT_REFUND_ABOVE_PAID = 10;

    public static final byte TA_COLUMN_SIZE = 1;
    public static final byte TA_COLUMN_SHIP_BY = 2;
    public static final byte TA_COLUMN_CURRENCY = 3;
    public static final byte TA_COLUMN_SUPPLIER_COUNTRY = 4;
    public static final byte TA_COLUMN_BUYER_COUNTRY = 5;
    public static final byte TA_COLUMN_MARKETPLACE = 6;
    public static final byte TA_COLUMN_ORDER_TYPE = 7;
    public static final byte TA_COLUMN_BUYER_TIER = 8;
    public static final byte TA_COLUMN_LOGISTICS = 9;
    public static final byte TA_COLUMN_PRODUCT_KIND = 10;
    public static final byte TA_COLUMN_TRANSPORT = 11;
    public static final byte TA_COLUMN_INCOTERM = 12;
    public static final byte TA_COLUMN_COVERAGE_TYPE = 13;
    public static final byte TA_COLUMN_RELEASE_MODEL = 14;
    public static final byte TA_COLUMN_QUALITY_TERMS = 15;
    public static final byte TA_COLUMN_ENROLLED = 16;
    public static final byte TA_COLUMN_GOLD_MEMBER = 17;
    public static final byte TA_COLUMN_VERIFIED = 18;
    public static final byte TA_COLUMN_ONETOUCH = 19;
    public static final byte TA_COLUMN_QUANTITY_TERM = 20;
    public static final byte TA_COLUMN_INSPECTION_BOOKED = 21;
    public static final byte TA_COLUMN_DEFECTS_DISCLOSED = 22;
    public static final byte TA_COLUMN_TERMS_KNOWN = 23;
    public static final byte TA_COLUMN_SHIP_BY_STATE = 24;
    public static final byte TA_COLUMN_INSPECTION_PASSED = 25;
    public static final byte TA_COLUMN_CANCELLED = 26;
    public static final byte TA_COLUMN_EXTENDED_BY_BUYER = 27;
    public static final byte TA_COLUMN_EXTENDED_BY_SUPPLIER = 28;
    public static final byte TA_COLUMN_RELEASE_CONDITION_MET = 29;
    public static final byte TA_COLUMN_CONDITION_RELEASED = 30;
    public static final byte TA_COLUMN_DISPUTE_STATE = 31;
    public static final byte TA_COLUMN_DISPUTE_CAUSE = 32;
    public static final byte TA_COLUMN_GROUND = 33;
    public static final byte TA_COLUMN_CLAIMANT = 34;
    public static final byte TA_COLUMN_TURN = 35;
    public static final byte TA_COLUMN_SUPPLIER_REPLIED = 36;
    public static final byte TA_COLUMN_WINDOW_AT_FILING = 37;
    public static final byte TA_COLUMN_WINDOW_REASON = 38;
    public static final byte TA_COLUMN_POTS_KNOWN = 39;
    public static final byte TA_COLUMN_FEE_SCHEDULE = 40;
    public static final byte TA_COLUMN_USD_RATE_SCALE = 41;
    public static final byte TA_COLUMN_SCHEDULED_RATE_SCALE = 42;
    public static final byte TA_COLUMN_USD_RATE = 43;
    public static final byte TA_COLUMN_CREATED_AT = 44;
    public static final byte TA_COLUMN_AS_OF = 45;
    public static final byte TA_COLUMN_TOTAL = 46;
    public static final byte TA_COLUMN_TAX = 47;
    public static final byte TA_COLUMN_LIMIT_AVAILABLE = 48;
    public static final byte TA_COLUMN_PAID_ON_PLATFORM = 49;
    public static final byte TA_COLUMN_PAID_OFF_PLATFORM = 50;
    public static final byte TA_COLUMN_PAID_UNROUTED = 51;
    public static final byte TA_COLUMN_INITIAL_PAID = 52;
    public static final byte TA_COLUMN_UNPARTED_PAID = 53;
    public static final byte TA_COLUMN_LAST_PAID_AT = 54;
    public static final byte TA_COLUMN_CONFIRMED_AT = 55;
    public static final byte TA_COLUMN_SHIPPED_AT = 56;
    public static final byte TA_COLUMN_CLEARED_AT = 57;
    public static final byte TA_COLUMN_DELIVERED_AT = 58;
    public static final byte TA_COLUMN_RECEIPT_CONFIRMED_AT = 59;
    public static final byte TA_COLUMN_CLOSED_AT = 60;
    public static final byte TA_COLUMN_REFUSED_AT = 61;
    public static final byte TA_COLUMN_INSPECTION_FAILED_AT = 62;
    public static final byte TA_COLUMN_RELEASED = 63;
    public static final byte TA_COLUMN_FROZEN = 64;
    public static final byte TA_COLUMN_HELD = 65;
    public static final byte TA_COLUMN_REFUNDED_FROM_ESCROW = 66;
    public static final byte TA_COLUMN_REFUND_DUE = 67;
    public static final byte TA_COLUMN_REFUNDED = 68;
    public static final byte TA_COLUMN_DISPUTE_OPENED_AT = 69;
    public static final byte TA_COLUMN_ESCALATED_AT = 70;
    public static final byte TA_COLUMN_DISPUTE_ENTERED_AT = 71;
    public static final byte TA_COLUMN_TURN_SINCE = 72;
    public static final byte TA_COLUMN_CLAIM = 73;
    public static final byte TA_COLUMN_CLAIMANT_PROPOSAL = 74;
    public static final byte TA_COLUMN_RESPONDENT_PROPOSAL = 75;
    public static final byte TA_COLUMN_BUYER_EVIDENCE_DUE = 76;
    public static final byte TA_COLUMN_SUPPLIER_EVIDENCE_DUE = 77;
    public static final byte TA_COLUMN_EVIDENCE_AT = 78;
    public static final byte TA_COLUMN_REFUND = 79;
    public static final byte TA_COLUMN_SETTLED_AT = 80;
    public static final byte TA_COLUMN_DISPUTE_ENDED_AT = 81;
    public static final byte TA_COLUMN_SCHEDULED_FEE_MIN = 82;
    public static final byte TA_COLUMN_SCHEDULED_FEE_MAX = 83;
    public static final byte TA_COLUMN_SCHEDULED_RATE = 84;
    public static final byte TA_COLUMN_SCHEDULED_CAP = 85;
    public static final byte TA_COLUMN_ISSUES = 86;
    public static final byte TA_COLUMN_DISPUTED = 87;
    public static final byte TA_COLUMN_ACCEPTED = 88;
    public static final byte TA_COLUMN_WINDOW_MISSING = 89;
    public static final byte TA_COLUMN_SCHEDULED_MISSING = 90;
    public static final byte TA_COLUMN_OPEN = 91;

    public static final int TA_STATUS_OK = 0;
    public static final int TA_STATUS_NULL_POINTER = 1;
    public static final int TA_STATUS_BAD_ARGUMENT = 2;
    public static final int TA_STATUS_BAD_DOCUMENT = 3;
    public static final int TA_STATUS_BAD_RULEBOOK = 4;
    public static final int TA_STATUS_NO_ANSWER = 5;
    public static final int TA_STATUS_BAD_ROW = 6;
    public static final int TA_STATUS_PANIC = 7;
    public static final int TA_STATUS_SELF_TEST_FAILED = 8;

    public static final int TA_FORMAT_JSON = 0;
    public static final int TA_FORMAT_TEXT = 1;
    public static final int TA_FORMAT_HTML = 2;
    public static final int TA_FORMAT_CSV = 3;
    public static final int TA_FORMAT_ICS = 4;

    public static final int TA_DOCUMENT_ORDER = 0;
    public static final int TA_DOCUMENT_ASSESSMENT = 1;

    @FieldOrder({
            "data", "size"})
    public static class ta_buffer extends Structure {
        /** The text, in UTF-8. */
        public Pointer data;
        /** Its bytes, without the zero byte at its end. */
        public size_t size = new size_t();
    }

    @FieldOrder({
            "data", "size"})
    public static class ta_text extends Structure {
        /** Its bytes. */
        public Pointer data;
        /** How many. */
        public size_t size = new size_t();
    }

    @FieldOrder({
            "name", "text"})
    public static class ta_file extends Structure {
        /** The name by which problems call it, such as `fees.toml`. */
        public ta_text name;
        /** What stands in it: TOML in UTF-8. */
        public ta_text text;
    }

    @FieldOrder({
            "size", "ship_by", "currency", "supplier_country", "buyer_country", "marketplace", "order_type",
            "buyer_tier", "logistics", "product_kind", "transport", "incoterm", "coverage_type",
            "release_model", "quality_terms", "enrolled", "gold_member", "verified", "onetouch",
            "quantity_term", "inspection_booked", "defects_disclosed", "terms_known", "ship_by_state",
            "inspection_passed", "cancelled", "extended_by_buyer", "extended_by_supplier",
            "release_condition_met", "condition_released", "dispute_state", "dispute_cause", "ground",
            "claimant", "turn", "supplier_replied", "window_at_filing", "window_reason", "pots_known",
            "fee_schedule", "usd_rate_scale", "scheduled_rate_scale", "usd_rate", "created_at", "as_of",
            "total", "tax", "limit_available", "paid_on_platform", "paid_off_platform", "paid_unrouted",
            "initial_paid", "unparted_paid", "last_paid_at", "confirmed_at", "shipped_at", "cleared_at",
            "delivered_at", "receipt_confirmed_at", "closed_at", "refused_at", "inspection_failed_at",
            "released", "frozen", "held", "refunded_from_escrow", "refund_due", "refunded",
            "dispute_opened_at", "escalated_at", "dispute_entered_at", "turn_since", "claim",
            "claimant_proposal", "respondent_proposal", "buyer_evidence_due", "supplier_evidence_due",
            "evidence_at", "refund", "settled_at", "dispute_ended_at", "scheduled_fee_min",
            "scheduled_fee_max", "scheduled_rate", "scheduled_cap", "issues", "disputed", "accepted",
            "window_missing", "scheduled_missing", "open"})
    public static class ta_row extends Structure {
        /** `sizeof` of the structure, set by the caller: a later library may know more columns. */
        public int size;
        /** The effective ship-by date in days since 1970-01-01, where `ship_by_state` is `date`. */
        public int ship_by;
        /** ISO 4217, of every amount but `limit_available`. Required. */
        public byte[] currency = new byte[4];
        /** The supplier's country, ISO 3166-1 alpha-2. */
        public byte[] supplier_country = new byte[4];
        /** The buyer's country, ISO 3166-1 alpha-2. */
        public byte[] buyer_country = new byte[4];
        /** The marketplace that the order was made on: one of `TA_MARKETPLACE_*`. */
        public byte marketplace;
        /** How the order was made: one of `TA_ORDER_TYPE_*`. */
        public byte order_type;
        /** The buyer's membership tier: one of `TA_BUYER_TIER_*`. */
        public byte buyer_tier;
        /** Whose logistics carry the goods: one of `TA_LOGISTICS_*`. */
        public byte logistics;
        /** Stock or custom goods: one of `TA_PRODUCT_KIND_*`. */
        public byte product_kind;
        /** The way of transport: one of `TA_TRANSPORT_*`. */
        public byte transport;
        /** The trade term: one of `TA_INCOTERM_*`. */
        public byte incoterm;
        /** The coverage type of an `intl-2015` order: one of `TA_COVERAGE_TYPE_*`. */
        public byte coverage_type;
        /** The order's own release setting, where the host knows it: one of `TA_RELEASE_MODEL_*`. */
        public byte release_model;
        /** How well the agreed quality can be measured: one of `TA_QUALITY_TERMS_*`. */
        public byte quality_terms;
        /** Whether the supplier has joined Trade Assurance: a flag. */
        public byte enrolled;
        /** Whether the supplier is a Gold Supplier: a flag. */
        public byte gold_member;
        /** Whether the supplier is verified: a flag. */
        public byte verified;
        /** Whether the goods are exported through OneTouch: a flag. */
        public byte onetouch;
        /** Whether a quantity was agreed: a flag. */
        public byte quantity_term;
        /** Whether an inspection was booked: a flag. */
        public byte inspection_booked;
        /** Whether the supplier disclosed the defects: a flag. */
        public byte defects_disclosed;
        /** Whether the contract is known at all: a flag; 0 is no. */
        public byte terms_known;
        /** What is known of the ship-by date: one of `TA_SHIP_BY_STATE_*`; 0 where nothing is. */
        public byte ship_by_state;
        /** Whether the last inspection passed: a flag; 0 without one. */
        public byte inspection_passed;
        /** Whether the order was cancelled: a flag; 0 is no. */
        public byte cancelled;
        /** Whether the buyer extended the receiving time: a flag; 0 is no. */
        public byte extended_by_buyer;
        /** Whether the supplier did: a flag; 0 is no. */
        public byte extended_by_supplier;
        /** Whether the condition of `inspection_and_shipment` has held: a flag; 0 is no. */
        public byte release_condition_met;
        /** Whether it has let the money go: a flag; 0 is no. */
        public byte condition_released;
        /**
         * The state of the dispute, as far as the caller knows: one of `TA_DISPUTE_STATE_*`. Where it is 0
         * and `dispute_opened_at` is known: escalated if `escalated_at` is, else negotiating.
         */
        public byte dispute_state;
        /** What brought it about: one of `TA_DISPUTE_CAUSE_*`. */
        public byte dispute_cause;
        /** What the claim is about: one of `TA_GROUND_*`. Required in a dispute. */
        public byte ground;
        /** Who filed: one of `TA_PARTY_*`; the buyer where 0. */
        public byte claimant;
        /** Whose answer is awaited while negotiating: one of `TA_PARTY_*`. Required then. */
        public byte turn;
        /** Whether the side complained of, as a rule the supplier, has ever replied: a flag; 0 is no. */
        public byte supplier_replied;
        /** How the claim window stood at filing: one of `TA_OUTCOME_*`; worked out where 0. */
        public byte window_at_filing;
        /** Why it stood so: one of `TA_REASON_*`. */
        public byte window_reason;
        /**
         * Whether the amounts from `released` to `refunded` say where the money is: a flag. Where 0 or no,
         * the library works that out from the payments, and the three refund amounts alone are read.
         */
        public byte pots_known;
        /**
         * The fee by the platform's own table, where there is one: one of `TA_FEE_STATUS_*` (exact, band or
         * unpublished); 0 where there is none.
         */
        public byte fee_schedule;
        /** How many digits of `usd_rate` stand after the point. */
        public byte usd_rate_scale;
        /** How many digits of `scheduled_rate` stand after the point. */
        public byte scheduled_rate_scale;
        /** US dollars for one unit of the currency: `usd_rate / 10^usd_rate_scale`. */
        public long usd_rate;
        /** When the order was created. Required. */
        public long created_at;
        /** The instant at which it is looked at. Required. */
        public long as_of;
        /** The order total, with tax and shipping. */
        public long total;
        /** The tax within it. */
        public long tax;
        /** What was left of the supplier's limit before the first payment, in US cents. */
        public long limit_available;
        /** Received on the platform. Unknown where the order's events are not known at all. */
        public long paid_on_platform;
        /** Received off the platform; nothing where unknown. */
        public long paid_off_platform;
        /** Received by a route that is not known; nothing where unknown. */
        public long paid_unrouted;
        /**
         * Of what was received on the platform: initial instalments, `full` included; nothing where
         * unknown.
         */
        public long initial_paid;
        /**
         * Of what was received on the platform: payments that do not say which instalment they are; nothing
         * where unknown.
         */
        public long unparted_paid;
        /** The last received payment, by any route. */
        public long last_paid_at;
        /** When the contract was first confirmed. */
        public long confirmed_at;
        /** The last complete shipment. */
        public long shipped_at;
        /** The last customs clearance. */
        public long cleared_at;
        /** The last delivery. */
        public long delivered_at;
        /** Completion: receipt confirmed by hand or automatically. */
        public long receipt_confirmed_at;
        /** When the platform closed the order. */
        public long closed_at;
        /** When the supplier first refused to ship. */
        public long refused_at;
        /** The last inspection that failed. */
        public long inspection_failed_at;
        /** Passed on to the supplier. Read where `pots_known`. */
        public long released;
        /** Above the supplier's limit, until completion. Read where `pots_known`. */
        public long frozen;
        /** Held until the release condition or completion. Read where `pots_known`. */
        public long held;
        /** Returned to the buyer out of what was frozen or held; nothing where unknown. */
        public long refunded_from_escrow;
        /** Settled and still owed by the supplier; nothing where unknown. */
        public long refund_due;
        /** Paid back in all: from escrow, by the supplier, by the programme; nothing where unknown. */
        public long refunded;
        /** When the dispute was filed. Known where there is a dispute, and only there. */
        public long dispute_opened_at;
        /** When it was escalated. Required in the state `escalated`. */
        public long escalated_at;
        /** When it entered its present state. Required in every state after `escalated`. */
        public long dispute_entered_at;
        /** Since when an answer is awaited. Required while negotiating. */
        public long turn_since;
        /** What was claimed. Required in a dispute. */
        public long claim;
        /** The claimant's standing proposal; the claim where unknown. */
        public long claimant_proposal;
        /** The other side's standing proposal. */
        public long respondent_proposal;
        /** When the buyer's evidence is due. */
        public long buyer_evidence_due;
        /** When the supplier's evidence is due. */
        public long supplier_evidence_due;
        /** When evidence was last handed in after escalation. */
        public long evidence_at;
        /** The settled refund, after the cap. */
        public long refund;
        /** When it was settled. */
        public long settled_at;
        /** When the last dispute ended without closing the order. */
        public long dispute_ended_at;
        /** The smallest fee of a fitting row of the platform's table. */
        public long scheduled_fee_min;
        /** The largest. */
        public long scheduled_fee_max;
        /** The rate, where the fitting rows share it: `scheduled_rate / 10^scheduled_rate_scale`. */
        public long scheduled_rate;
        /** The cap, where the fitting rows share it. */
        public long scheduled_cap;
        /** Grounds that an issue event named: the bit `1 << number` of each `TA_GROUND_*`. */
        public long issues;
        /** Grounds that a dispute named, the present one included, in the same way. */
        public long disputed;
        /** Grounds whose breach the buyer accepted, in the same way. */
        public long accepted;
        /**
         * The facts for want of which the window at filing is unknown: the bit `1 << number` of each
         * `TA_FIELD_*`.
         */
        public long window_missing;
        /** The facts that would choose between the rows of the platform's table, in the same way. */
        public long scheduled_missing;
        /**
         * The facts for want of which the order's history itself is open, in the same way. Money, dispute
         * and windows are then unknown.
         */
        public long open;
    }

    @FieldOrder({
            "size", "error", "error_column", "edition", "coverage", "reason", "fee_status", "locked",
            "dispute_state", "dispute_cause", "next_deadline_party", "next_deadline_on_silence",
            "weakest_grade", "covered_min", "covered_max", "supplier_fee_min", "supplier_fee_max",
            "released", "frozen", "held", "next_release_at", "may_escalate_from", "next_deadline_at",
            "next_deadline_earliest", "next_deadline_latest", "claim_closes_at", "missing"})
    public static class ta_decision extends Structure {
        /** `sizeof` of the structure, set by the caller. */
        public int size;
        /**
         * What is wrong with the row: one of `TA_ROW_FAULT_*`; 0 where it is good. Where it is not 0,
         * everything else but `error_column` is unknown.
         */
        public byte error;
        /** Which column is wrong: one of `TA_COLUMN_*`. */
        public byte error_column;
        /** The edition: one of `TA_EDITION_*`; 0 where there is none or a missing country decides. */
        public byte edition;
        /** Whether the order is protected: one of `TA_COVERAGE_*`. */
        public byte coverage;
        /** The first rule that failed, or that is unknown where none failed: one of `TA_RULE_*`. */
        public byte reason;
        /** How far the supplier's fee is known: one of `TA_FEE_STATUS_*`. */
        public byte fee_status;
        /** Whether a dispute locks what is not released: a flag. */
        public byte locked;
        /** The state of the dispute: one of `TA_DISPUTE_STATE_*`. */
        public byte dispute_state;
        /** What brought it about: one of `TA_DISPUTE_CAUSE_*`. */
        public byte dispute_cause;
        /** Whose the next deadline is: one of `TA_PARTY_*`. */
        public byte next_deadline_party;
        /** What happens if nothing is done: one of `TA_ON_SILENCE_*`. */
        public byte next_deadline_on_silence;
        /** The weakest grade that edition, coverage and fee rest on: one of `TA_GRADE_*`. */
        public byte weakest_grade;
        /** The least that is covered. */
        public long covered_min;
        /** The most that is covered. */
        public long covered_max;
        /** The least of the supplier's fee. */
        public long supplier_fee_min;
        /** Its most. */
        public long supplier_fee_max;
        /** Released to the supplier. */
        public long released;
        /** Frozen above its limit. */
        public long frozen;
        /** Held until a condition or completion. */
        public long held;
        /** When the next release comes if nobody acts. */
        public long next_release_at;
        /** From when the claimant may escalate. */
        public long may_escalate_from;
        /** When the next deadline closes; unknown where a missing fact decides. */
        public long next_deadline_at;
        /** The earliest it may close: who must act should trust this one. */
        public long next_deadline_earliest;
        /** The latest: who profits from the lapse should trust this one. */
        public long next_deadline_latest;
        /** When the claim window closes. */
        public long claim_closes_at;
        /** The facts that would settle what is unknown: the bit `1 << number` of each `TA_FIELD_*`. */
        public long missing;
    }

    @FieldOrder({
            "size", "status", "grade", "rate_scale", "reserved", "currency", "reserved_too", "min", "max",
            "base", "rate", "cap", "missing"})
    public static class ta_fee extends Structure {
        /** `sizeof(ta_fee)`, set by the caller. */
        public int size;
        /** How far it is known: one of `TA_FEE_STATUS_*`. */
        public byte status;
        /** The weakest grade it rests on: one of `TA_GRADE_*`. */
        public byte grade;
        /** How many digits of `rate` stand after the point. */
        public byte rate_scale;
        /** Always 0. */
        public byte reserved;
        /** The currency of its amounts. */
        public byte[] currency = new byte[4];
        /** Always 0. */
        public int reserved_too;
        /** The least, in minor units. */
        public long min;
        /** The most, in minor units. */
        public long max;
        /** What it is a share of, in minor units. */
        public long base;
        /** The share: `rate / 10^rate_scale`. */
        public long rate;
        /** The cap, in minor units. */
        public long cap;
        /** The facts that would settle it: the bit `1 << number` of each `TA_FIELD_*`. */
        public long missing;
    }

    @FieldOrder({
            "size", "method", "route", "buy_now", "reserved", "amount", "at"})
    public static class ta_payment extends Structure {
        /** `sizeof(ta_payment)`, set by the caller. */
        public int size;
        /** How it is paid: one of `TA_PAYMENT_METHOD_*`. */
        public byte method;
        /** Through the platform or not: one of `TA_ROUTE_*`. */
        public byte route;
        /** Whether the order was an instant checkout: `TA_NO`, `TA_YES`, or 0 where it is not known. */
        public byte buy_now;
        /** Always 0. */
        public byte reserved;
        /** The amount in minor units of the row's currency; for `ta_fee_for_budget` the budget. */
        public long amount;
        /** When it is made, in microseconds since 1970 UTC. */
        public long at;
    }

    @FieldOrder({
            "size", "exact", "reserved", "total", "reached", "neighbour_total", "neighbour_reached",
            "fee_min", "fee_max"})
    public static class ta_total extends Structure {
        /** `sizeof(ta_total)`, set by the caller. */
        public int size;
        /** Whether it reaches what was asked for to the minor unit: `TA_YES` or `TA_NO`. */
        public byte exact;
        /** Always 0. */
        public byte[] reserved = new byte[3];
        /** The total, in minor units. */
        public long total;
        /** What it leaves (net) or costs (budget), in minor units. */
        public long reached;
        /** The next total on the other side of what was asked for; `TA_UNKNOWN` where there is none. */
        public long neighbour_total;
        /** What that one leaves or costs. */
        public long neighbour_reached;
        /** The fee of the total: its least. */
        public long fee_min;
        /** Its most, which counts. */
        public long fee_max;
    }

    public static native Pointer ta_status_name(int status);

    public static native void ta_buffer_free(ta_buffer buffer);

    public static native int ta_assess(Pointer book, byte[] json, size_t size, long as_of, int format, ta_buffer out);

    public static native int ta_calendar(
        Pointer book, byte[] json, size_t size, long as_of, int format, ta_buffer out);

    public static native int ta_dispute_timeline(Pointer book, byte[] json, size_t size, long as_of, ta_buffer out);

    public static native int ta_claim_window(
        Pointer book, byte[] json, size_t size, long as_of, byte ground, ta_buffer out);

    public static native int ta_lint(Pointer book, byte[] json, size_t size, int format, ta_buffer out);

    public static native int ta_import_alibaba(
        ta_text responses, size_t count, byte[] options, size_t options_size, ta_buffer out);

    public static native int ta_schema(int document, ta_buffer out);

    public static native int ta_rulebook_embedded(PointerByReference book);

    public static native int ta_rulebook_from_toml(
        ta_file files, size_t count, PointerByReference book, ta_buffer errors);

    public static native void ta_rulebook_free(Pointer book);

    public static native Pointer ta_rulebook_version(Pointer book);

    public static native Pointer ta_rulebook_digest(Pointer book);

    public static native int ta_rulebook_show(Pointer book, byte[] name, size_t name_size, ta_buffer out);

    public static native int ta_row_init(ta_row row, int size);

    public static native int ta_decide(Pointer book, ta_row rows, ta_decision decisions, size_t count);

    public static native int ta_fold(Pointer book, byte[] json, size_t size, long as_of, ta_row row, ta_buffer errors);

    public static native int ta_fee_quote(Pointer book, ta_row row, ta_fee fee);

    public static native int ta_payment_fee(Pointer book, ta_row row, ta_payment payment, ta_fee fee);

    public static native int ta_fee_for_net(Pointer book, ta_row row, long net, ta_total total);

    public static native int ta_fee_for_budget(Pointer book, ta_row row, ta_payment payment, ta_total total);

    public static native Pointer ta_code_name(int list, byte number);

    public static native Pointer ta_row_fault_words(byte fault);

    public static native byte ta_code_number(int list, byte[] name, size_t size);

    public static native int ta_currency_decimals(byte[] code, size_t size);

    public static native int ta_instant_parse(byte[] text, size_t size, LongByReference micros, ta_buffer errors);

    public static native int ta_instant_text(long micros, ta_buffer out);

    public static native int ta_selftest(ta_buffer out);

    public static native Pointer ta_version();

    public static native int ta_abi_version();


/* *************************************************************************************************************** */

    /** A text of the library's that is never given back, such as a name; null for none. */
    public static String text(Pointer text) {
        return text == null ? null : text.getString(0, "UTF-8");
    }

    /** What a buffer holds; the library's own bytes are given back. Null where nothing was written. */
    public static String take(ta_buffer buffer) {
        if (buffer.data == null) {
            return null;
        }
        try {
            byte[] bytes = buffer.data.getByteArray(0, Math.toIntExact(buffer.size.longValue()));
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            ta_buffer_free(buffer);
        }
    }

    /** Letters such as "USD" for a row; a text that can be none is taken for letters that the library refuses. */
    public static byte[] letters(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        return letters.length > 4 ? new byte[] {-1, -1, -1, -1} : Arrays.copyOf(letters, 4);
    }

    /** What went wrong: the status, and every problem as JSON where the library told any. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** One of {@code TA_STATUS_*}. */
        public final int status;

        /** {@code {"errors": [...]}}; null where the library told nothing. */
        public final String json;

        Failure(int status, String said, String json) {
            super(text(ta_status_name(status)) + (said == null ? "" : ": " + said));
            this.status = status;
            this.json = json;
        }
    }

    /** A rulebook, and what it answers. Any number of threads may use one at once; close it after the last question. */
    public static final class Rulebook implements AutoCloseable {
        private Pointer book;

        /** The rulebook that ships with the library. */
        public Rulebook() {
            if (ta_abi_version() != TA_ABI_VERSION) {
                throw new Failure(TA_STATUS_BAD_ARGUMENT, "the library has another interface", null);
            }
            PointerByReference made = new PointerByReference();
            checked(ta_rulebook_embedded(made));
            book = made.getValue();
        }

        /** The handle, for the functions of C. */
        public Pointer handle() {
            if (book == null) {
                throw new IllegalStateException("the rulebook is closed");
            }
            return book;
        }

        @Override
        public void close() {
            ta_rulebook_free(book);
            book = null;
        }

        /** Everything the rules say of an order, as JSON, at the instant of its last event. */
        public String assess(String order) {
            return assess(order, TA_UNKNOWN, TA_FORMAT_JSON);
        }

        /** Everything the rules say of an order at an instant, in one of {@code TA_FORMAT_*}. */
        public String assess(String order, long asOf, int format) {
            byte[] json = order.getBytes(StandardCharsets.UTF_8);
            ta_buffer answer = new ta_buffer();
            int status = ta_assess(handle(), json, new size_t(json.length), asOf, format, answer);
            String said = take(answer);
            if (status != TA_STATUS_OK) {
                throw new Failure(status, said, said);
            }
            return said;
        }

        /** A row of which nothing is known: set created_at, as_of, currency and what you know. */
        public static ta_row newRow() {
            ta_row row = new ta_row();
            checked(ta_row_init(row, row.size()));
            return row;
        }

        /** Decides one row. One that is not right is a failure that names its column. */
        public ta_decision decide(ta_row row) {
            ta_decision decision = new ta_decision();
            decision.size = decision.size();
            int status = ta_decide(handle(), row, decision, new size_t(1));
            if (status == TA_STATUS_BAD_ROW) {
                String column = text(ta_code_name(TA_LIST_COLUMN, decision.error_column));
                throw new Failure(status, column + ": " + text(ta_row_fault_words(decision.error)), null);
            }
            checked(status);
            return decision;
        }

        private static void checked(int status) {
            if (status != TA_STATUS_OK) {
                throw new Failure(status, null, null);
            }
        }
    }
}

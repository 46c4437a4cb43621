/*
 * trade_assurance for C++17 and later: what Alibaba's Trade Assurance rules say about an order.
 *
 *     ta::rulebook book;
 *     std::string answer = book.assess(order_json);                    // as of its last event
 *     std::string page = book.assess(order_json, as_of, ta::format::text);
 *
 * A wrapper over trade_assurance.h, which says what each question means: nothing is to be freed, and what goes wrong
 * is thrown as ta::error. A ta::rulebook never changes; any number of threads may use one at once.
 *
 * Amounts are whole minor units of their currency. Instants are std::chrono time points of the system clock in
 * microseconds; where C++20 has calendars they are std::chrono::sys_time<microseconds>, and dates are sys_days,
 * to which year_month_day converts. What is not known is an empty std::optional.
 *
 * The part between the two lines of stars is made from trade_assurance.h by the library's tests; do not edit it.
 */

#ifndef TRADE_ASSURANCE_HPP
#define TRADE_ASSURANCE_HPP

#include "trade_assurance.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <ratio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ta {

/// An instant, in microseconds since 1970 UTC.
using instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

#if __cplusplus >= 202002L || (defined(_MSVC_LANG) && _MSVC_LANG >= 202002L)
/// A calendar date.
using civil_date = std::chrono::sys_days;
#else
/// A calendar date, in days since 1970.
using civil_date = std::chrono::time_point<std::chrono::system_clock, std::chrono::duration<int, std::ratio<86400>>>;
#endif

/// How an answer is written.
enum class format : std::int32_t {
    json = TA_FORMAT_JSON,
    text = TA_FORMAT_TEXT,
    html = TA_FORMAT_HTML,
    csv = TA_FORMAT_CSV,
    ics = TA_FORMAT_ICS,
};

/// The documents that a JSON Schema describes.
enum class document : std::int32_t {
    order = TA_DOCUMENT_ORDER,
    assessment = TA_DOCUMENT_ASSESSMENT,
};

namespace detail {

/// A text of the library's, given back at the end of its scope.
class buffer {
public:
    buffer() noexcept = default;
    buffer(const buffer &) = delete;
    buffer &operator=(const buffer &) = delete;
    ~buffer() { ta_buffer_free(&raw_); }
    ta_buffer *out() noexcept { return &raw_; }
    std::string text() const { return raw_.data == nullptr ? std::string() : std::string(raw_.data, raw_.size); }

private:
    ta_buffer raw_ = {nullptr, 0};
};

/// The pointer of a text; that of an empty one may be null, which the library would take for a mistake.
inline const char *data(std::string_view text) noexcept { return text.data() == nullptr ? "" : text.data(); }

inline void put_code_point(std::string &text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// The first string of that key in JSON that the library wrote; nothing where there is none. Within strings quotation
/// marks are escaped, so a key is never found inside one.
inline std::string first_string(std::string_view json, std::string_view key) {
    const std::string opening = "\"" + std::string(key) + "\":\"";
    std::size_t at = json.find(opening);
    std::string text;
    if (at == std::string_view::npos) {
        return text;
    }
    for (at += opening.size(); at < json.size() && json[at] != '"'; ++at) {
        if (json[at] != '\\' || at + 1 >= json.size()) {
            text += json[at];
            continue;
        }
        const char letter = json[++at];
        if (letter == 'u' && at + 4 < json.size()) {
            put_code_point(text, static_cast<unsigned>(std::stoul(std::string(json.substr(at + 1, 4)), nullptr, 16)));
            at += 4;
        } else {
            const std::size_t escape = std::string_view("bfnrt").find(letter);
            text += escape == std::string_view::npos ? letter : "\b\f\n\r\t"[escape];
        }
    }
    return text;
}

/// The status, and the first problem where the library told any.
inline std::string explained(ta_status status, std::string_view json) {
    const char *name = ta_status_name(static_cast<std::int32_t>(status));
    std::string text = name == nullptr ? "unknown status" : name;
    const std::string message = first_string(json, "message");
    if (message.empty()) {
        return text;
    }
    const std::string path = first_string(json.substr(0, json.find("\"message\":\"")), "path");
    return text + ": " + (path.empty() ? message : path + ": " + message);
}

} // namespace detail

/// What went wrong: the status, every problem as JSON, and the first of them in what().
class error : public std::runtime_error {
public:
    explicit error(ta_status status, std::string json = {})
        : std::runtime_error(detail::explained(status, json)), status_(status),
          json_(std::make_shared<std::string>(std::move(json))) {}
    error(ta_status status, const char *message)
        : std::runtime_error(message), status_(status), json_(std::make_shared<std::string>()) {}
    error(const error &) = default; // and no move, which would leave nothing to tell
    error &operator=(const error &) = default;

    ta_status status() const noexcept { return status_; }
    /// {"errors": [...]} with every problem, or nothing where the library had no more to say than the status.
    const std::string &json() const noexcept { return *json_; }

private:
    ta_status status_;
    std::shared_ptr<const std::string> json_; // shared: copying an exception must not throw
};

namespace detail {

inline void check(ta_status status) {
    if (status != TA_STATUS_OK) {
        throw error(status);
    }
}

/// What a question put into its buffer; otherwise the error that it put there.
template <class Ask> std::string answer(Ask ask) {
    buffer out;
    const ta_status status = ask(out.out());
    if (status != TA_STATUS_OK) {
        throw error(status, out.text());
    }
    return out.text();
}

template <std::int32_t Number> struct list { static constexpr std::int32_t number = Number; };
template <class Code> struct list_of;

template <class Code> std::optional<Code> code(std::uint8_t number) noexcept {
    return number == 0 ? std::nullopt : std::optional<Code>(static_cast<Code>(number));
}
template <class Code> std::uint8_t number(std::optional<Code> code) noexcept {
    return code ? static_cast<std::uint8_t>(*code) : std::uint8_t{0};
}
inline std::optional<bool> flag(std::uint8_t number) noexcept {
    return number == 0 ? std::nullopt : std::optional<bool>(number == TA_YES);
}
inline std::uint8_t number(std::optional<bool> flag) noexcept {
    return static_cast<std::uint8_t>(flag ? (*flag ? TA_YES : TA_NO) : 0);
}
inline std::optional<std::int64_t> amount(std::int64_t number) noexcept {
    return number == TA_UNKNOWN ? std::nullopt : std::optional<std::int64_t>(number);
}
inline std::int64_t number(std::optional<std::int64_t> amount) noexcept { return amount.value_or(TA_UNKNOWN); }
inline std::optional<instant> at(std::int64_t micros) noexcept {
    return micros == TA_UNKNOWN ? std::nullopt : std::optional<instant>(instant(std::chrono::microseconds(micros)));
}
/// An instant beyond all that the library takes stays one that it refuses.
inline std::int64_t number(std::optional<instant> at) noexcept {
    return at ? (std::max)(static_cast<std::int64_t>(at->time_since_epoch().count()), TA_UNKNOWN + 1) : TA_UNKNOWN;
}
inline std::optional<civil_date> day(std::int32_t days) noexcept {
    return days == TA_UNKNOWN_DAY ? std::nullopt : std::optional<civil_date>(civil_date(civil_date::duration(days)));
}
/// A date beyond all that the library takes stays one that it refuses.
inline std::int32_t number(std::optional<civil_date> day) noexcept {
    if (!day) {
        return TA_UNKNOWN_DAY;
    }
    const auto days = static_cast<std::int64_t>(day->time_since_epoch().count());
    const bool fits = days > TA_UNKNOWN_DAY && days <= (std::numeric_limits<std::int32_t>::max)();
    return fits ? static_cast<std::int32_t>(days) : (std::numeric_limits<std::int32_t>::max)();
}
inline std::string_view letters(const char (&code)[4]) noexcept {
    std::size_t size = 0;
    while (size < 4 && code[size] != '\0') {
        ++size;
    }
    return std::string_view(code, size);
}
/// A text that is no code of at most three letters stays one that the library refuses.
inline void put_letters(char (&code)[4], std::string_view text) noexcept {
    for (std::size_t at = 0; at < 4; ++at) {
        code[at] = text.size() > 3 ? '?' : at < text.size() ? text[at] : '\0';
    }
}

} // namespace detail

/// A share: value / 10^scale.
struct rate {
    std::int64_t value = 0;
    std::uint8_t scale = 0;
    friend bool operator==(rate one, rate other) noexcept {
        return one.value == other.value && one.scale == other.scale;
    }
    friend bool operator!=(rate one, rate other) noexcept { return !(one == other); }
};

namespace detail {
inline std::optional<ta::rate> share(std::int64_t value, std::uint8_t scale) noexcept {
    return value == TA_UNKNOWN ? std::nullopt : std::optional<ta::rate>(ta::rate{value, scale});
}
inline void put_share(std::optional<ta::rate> share, std::int64_t &value, std::uint8_t &scale) noexcept {
    value = share ? share->value : TA_UNKNOWN;
    scale = share ? share->scale : std::uint8_t{0};
}
} // namespace detail

/// The word of a code, as the documents spell it.
template <class Code> std::string_view name(Code code) noexcept {
    const char *word = ta_code_name(detail::list_of<Code>::number, static_cast<std::uint8_t>(code));
    return word == nullptr ? std::string_view() : std::string_view(word);
}

/// The code of a word as the documents spell it; nothing where it is none of the list.
template <class Code> std::optional<Code> parse(std::string_view word) noexcept {
    return detail::code<Code>(ta_code_number(detail::list_of<Code>::number, detail::data(word), word.size()));
}

/// Several codes of one list.
template <class Code> class set {
public:
    set() noexcept = default;
    set(std::initializer_list<Code> codes) noexcept {
        for (const Code code : codes) {
            add(code);
        }
    }
    explicit set(std::uint64_t bits) noexcept : bits_(bits) {}

    set &add(Code code) noexcept {
        bits_ |= bit(code);
        return *this;
    }
    bool contains(Code code) const noexcept { return (bits_ & bit(code)) != 0; }
    bool empty() const noexcept { return bits_ == 0; }
    /// The bit 1 << number of each.
    std::uint64_t bits() const noexcept { return bits_; }
    /// Each, by its number.
    std::vector<Code> codes() const {
        std::vector<Code> codes;
        for (unsigned number = 1; number < 64; ++number) {
            if ((bits_ >> number & 1U) != 0) {
                codes.push_back(static_cast<Code>(number));
            }
        }
        return codes;
    }
    friend bool operator==(set one, set other) noexcept { return one.bits_ == other.bits_; }
    friend bool operator!=(set one, set other) noexcept { return one.bits_ != other.bits_; }

private:
    static std::uint64_t bit(Code code) noexcept { return std::uint64_t{1} << (static_cast<unsigned>(code) & 63U); }
    std::uint64_t bits_ = 0;
};

/* *************************************************************************************************************** */

enum class marketplace : std::uint8_t {
    alibaba_com = TA_MARKETPLACE_ALIBABA_COM,
    _1688 = TA_MARKETPLACE_1688,
    taobao = TA_MARKETPLACE_TAOBAO,
    other = TA_MARKETPLACE_OTHER,
};

enum class order_type : std::uint8_t {
    trade_assurance = TA_ORDER_TYPE_TRADE_ASSURANCE,
    direct_pay = TA_ORDER_TYPE_DIRECT_PAY,
    offline = TA_ORDER_TYPE_OFFLINE,
};

enum class buyer_tier : std::uint8_t {
    registered = TA_BUYER_TIER_REGISTERED,
    potential = TA_BUYER_TIER_POTENTIAL,
    small_business = TA_BUYER_TIER_SMALL_BUSINESS,
    enterprise = TA_BUYER_TIER_ENTERPRISE,
    enterprise_pro = TA_BUYER_TIER_ENTERPRISE_PRO,
    gold = TA_BUYER_TIER_GOLD,
    seed = TA_BUYER_TIER_SEED,
    scaleup = TA_BUYER_TIER_SCALEUP,
};

enum class logistics : std::uint8_t {
    alibaba = TA_LOGISTICS_ALIBABA,
    third_party = TA_LOGISTICS_THIRD_PARTY,
};

enum class product_kind : std::uint8_t {
    wholesale = TA_PRODUCT_KIND_WHOLESALE,
    custom = TA_PRODUCT_KIND_CUSTOM,
};

enum class transport : std::uint8_t {
    express = TA_TRANSPORT_EXPRESS,
    air = TA_TRANSPORT_AIR,
    land = TA_TRANSPORT_LAND,
    sea = TA_TRANSPORT_SEA,
    postal = TA_TRANSPORT_POSTAL,
};

enum class incoterm : std::uint8_t {
    exw = TA_INCOTERM_EXW,
    fca = TA_INCOTERM_FCA,
    fas = TA_INCOTERM_FAS,
    fob = TA_INCOTERM_FOB,
    cfr = TA_INCOTERM_CFR,
    cif = TA_INCOTERM_CIF,
    cpt = TA_INCOTERM_CPT,
    cip = TA_INCOTERM_CIP,
    dap = TA_INCOTERM_DAP,
    dpu = TA_INCOTERM_DPU,
    dat = TA_INCOTERM_DAT,
    ddp = TA_INCOTERM_DDP,
};

enum class coverage_type : std::uint8_t {
    pre_shipment = TA_COVERAGE_TYPE_PRE_SHIPMENT,
    post_delivery = TA_COVERAGE_TYPE_POST_DELIVERY,
};

enum class release_model : std::uint8_t {
    limit = TA_RELEASE_MODEL_LIMIT,
    completion = TA_RELEASE_MODEL_COMPLETION,
    inspection_and_shipment = TA_RELEASE_MODEL_INSPECTION_AND_SHIPMENT,
};

enum class party : std::uint8_t {
    buyer = TA_PARTY_BUYER,
    supplier = TA_PARTY_SUPPLIER,
    programme = TA_PARTY_PROGRAMME,
    inspector = TA_PARTY_INSPECTOR,
};

enum class ground : std::uint8_t {
    not_shipped = TA_GROUND_NOT_SHIPPED,
    late_shipment = TA_GROUND_LATE_SHIPMENT,
    quality = TA_GROUND_QUALITY,
    quantity = TA_GROUND_QUANTITY,
    late_delivery = TA_GROUND_LATE_DELIVERY,
    change_of_mind = TA_GROUND_CHANGE_OF_MIND,
    after_sales = TA_GROUND_AFTER_SALES,
    warranty = TA_GROUND_WARRANTY,
    replacement = TA_GROUND_REPLACEMENT,
    destination_cost = TA_GROUND_DESTINATION_COST,
    transit_damage = TA_GROUND_TRANSIT_DAMAGE,
    carrier_changed = TA_GROUND_CARRIER_CHANGED,
    buyer_not_paid = TA_GROUND_BUYER_NOT_PAID,
};

enum class payment_method : std::uint8_t {
    card = TA_PAYMENT_METHOD_CARD,
    apple_pay = TA_PAYMENT_METHOD_APPLE_PAY,
    google_pay = TA_PAYMENT_METHOD_GOOGLE_PAY,
    afterpay = TA_PAYMENT_METHOD_AFTERPAY,
    paypal = TA_PAYMENT_METHOD_PAYPAL,
    wire = TA_PAYMENT_METHOD_WIRE,
    local_wire = TA_PAYMENT_METHOD_LOCAL_WIRE,
    online_bank = TA_PAYMENT_METHOD_ONLINE_BANK,
    western_union = TA_PAYMENT_METHOD_WESTERN_UNION,
    boleto = TA_PAYMENT_METHOD_BOLETO,
    alipay = TA_PAYMENT_METHOD_ALIPAY,
    wechat_pay = TA_PAYMENT_METHOD_WECHAT_PAY,
    cash = TA_PAYMENT_METHOD_CASH,
    other = TA_PAYMENT_METHOD_OTHER,
    pay_later = TA_PAYMENT_METHOD_PAY_LATER,
    payment_terms = TA_PAYMENT_METHOD_PAYMENT_TERMS,
};

enum class route : std::uint8_t {
    on_platform = TA_ROUTE_ON_PLATFORM,
    off_platform = TA_ROUTE_OFF_PLATFORM,
};

enum class quality_terms : std::uint8_t {
    none = TA_QUALITY_TERMS_NONE,
    unclear = TA_QUALITY_TERMS_UNCLEAR,
    measurable = TA_QUALITY_TERMS_MEASURABLE,
};

enum class edition : std::uint8_t {
    intl_2015 = TA_EDITION_INTL_2015,
    intl_2017 = TA_EDITION_INTL_2017,
    us_2019 = TA_EDITION_US_2019,
    intl_2019 = TA_EDITION_INTL_2019,
    intl_2022 = TA_EDITION_INTL_2022,
    intl_2023 = TA_EDITION_INTL_2023,
};

enum class grade : std::uint8_t {
    official = TA_GRADE_OFFICIAL,
    mirror = TA_GRADE_MIRROR,
    secondary = TA_GRADE_SECONDARY,
    seed = TA_GRADE_SEED,
    derived = TA_GRADE_DERIVED,
    assumption = TA_GRADE_ASSUMPTION,
};

enum class outcome : std::uint8_t {
    met = TA_OUTCOME_MET,
    failed = TA_OUTCOME_FAILED,
    unknown = TA_OUTCOME_UNKNOWN,
    discretionary = TA_OUTCOME_DISCRETIONARY,
};

enum class coverage : std::uint8_t {
    covered = TA_COVERAGE_COVERED,
    partly_covered = TA_COVERAGE_PARTLY_COVERED,
    not_covered = TA_COVERAGE_NOT_COVERED,
    undetermined = TA_COVERAGE_UNDETERMINED,
    unpublished = TA_COVERAGE_UNPUBLISHED,
};

enum class claimability : std::uint8_t {
    claimable = TA_CLAIMABILITY_CLAIMABLE,
    not_claimable = TA_CLAIMABILITY_NOT_CLAIMABLE,
    undetermined = TA_CLAIMABILITY_UNDETERMINED,
    discretionary = TA_CLAIMABILITY_DISCRETIONARY,
};

enum class fee_status : std::uint8_t {
    exact = TA_FEE_STATUS_EXACT,
    band = TA_FEE_STATUS_BAND,
    unpublished = TA_FEE_STATUS_UNPUBLISHED,
    not_applicable = TA_FEE_STATUS_NOT_APPLICABLE,
    unknown = TA_FEE_STATUS_UNKNOWN,
};

enum class dispute_state : std::uint8_t {
    none = TA_DISPUTE_STATE_NONE,
    negotiating = TA_DISPUTE_STATE_NEGOTIATING,
    escalated = TA_DISPUTE_STATE_ESCALATED,
    agreed = TA_DISPUTE_STATE_AGREED,
    ruled = TA_DISPUTE_STATE_RULED,
    refunded = TA_DISPUTE_STATE_REFUNDED,
    rejected = TA_DISPUTE_STATE_REJECTED,
    withdrawn = TA_DISPUTE_STATE_WITHDRAWN,
    closed_silence = TA_DISPUTE_STATE_CLOSED_SILENCE,
    cancelled_no_evidence = TA_DISPUTE_STATE_CANCELLED_NO_EVIDENCE,
};

enum class dispute_cause : std::uint8_t {
    filed = TA_DISPUTE_CAUSE_FILED,
    buyer = TA_DISPUTE_CAUSE_BUYER,
    silence = TA_DISPUTE_CAUSE_SILENCE,
    time = TA_DISPUTE_CAUSE_TIME,
    evidence_review = TA_DISPUTE_CAUSE_EVIDENCE_REVIEW,
    accepted = TA_DISPUTE_CAUSE_ACCEPTED,
    quick_refund = TA_DISPUTE_CAUSE_QUICK_REFUND,
    settlement = TA_DISPUTE_CAUSE_SETTLEMENT,
    ruling = TA_DISPUTE_CAUSE_RULING,
    no_evidence = TA_DISPUTE_CAUSE_NO_EVIDENCE,
};

enum class lifecycle_state : std::uint8_t {
    awaiting_confirmation = TA_LIFECYCLE_STATE_AWAITING_CONFIRMATION,
    awaiting_payment = TA_LIFECYCLE_STATE_AWAITING_PAYMENT,
    payment_processing = TA_LIFECYCLE_STATE_PAYMENT_PROCESSING,
    awaiting_balance = TA_LIFECYCLE_STATE_AWAITING_BALANCE,
    awaiting_shipment = TA_LIFECYCLE_STATE_AWAITING_SHIPMENT,
    partly_shipped = TA_LIFECYCLE_STATE_PARTLY_SHIPPED,
    shipped = TA_LIFECYCLE_STATE_SHIPPED,
    completed = TA_LIFECYCLE_STATE_COMPLETED,
    closed = TA_LIFECYCLE_STATE_CLOSED,
    cancelled = TA_LIFECYCLE_STATE_CANCELLED,
};

enum class on_silence : std::uint8_t {
    escalated = TA_ON_SILENCE_ESCALATED,
    closed_silence = TA_ON_SILENCE_CLOSED_SILENCE,
    quick_refund = TA_ON_SILENCE_QUICK_REFUND,
    cancelled_no_evidence = TA_ON_SILENCE_CANCELLED_NO_EVIDENCE,
    decided_without_evidence = TA_ON_SILENCE_DECIDED_WITHOUT_EVIDENCE,
    completed = TA_ON_SILENCE_COMPLETED,
    claim_lapses = TA_ON_SILENCE_CLAIM_LAPSES,
    claim_opens = TA_ON_SILENCE_CLAIM_OPENS,
    cancelled = TA_ON_SILENCE_CANCELLED,
    programme_advances = TA_ON_SILENCE_PROGRAMME_ADVANCES,
    right_lapses = TA_ON_SILENCE_RIGHT_LAPSES,
    nothing = TA_ON_SILENCE_NOTHING,
};

enum class reason : std::uint8_t {
    fact_missing = TA_REASON_FACT_MISSING,
    edition_unknown = TA_REASON_EDITION_UNKNOWN,
    no_edition = TA_REASON_NO_EDITION,
    other_marketplace = TA_REASON_OTHER_MARKETPLACE,
    not_trade_assurance = TA_REASON_NOT_TRADE_ASSURANCE,
    not_enrolled = TA_REASON_NOT_ENROLLED,
    country_not_listed = TA_REASON_COUNTRY_NOT_LISTED,
    not_gold_member = TA_REASON_NOT_GOLD_MEMBER,
    not_verified = TA_REASON_NOT_VERIFIED,
    derived_from_membership = TA_REASON_DERIVED_FROM_MEMBERSHIP,
    selected_overseas_countries = TA_REASON_SELECTED_OVERSEAS_COUNTRIES,
    not_paid = TA_REASON_NOT_PAID,
    paid_off_platform = TA_REASON_PAID_OFF_PLATFORM,
    never_covered = TA_REASON_NEVER_COVERED,
    delivery_guarantee_only = TA_REASON_DELIVERY_GUARANTEE_ONLY,
    buyer_bears_transport_risk = TA_REASON_BUYER_BEARS_TRANSPORT_RISK,
    goods_received = TA_REASON_GOODS_RECEIVED,
    not_for_this_order_type = TA_REASON_NOT_FOR_THIS_ORDER_TYPE,
    supplier_bears_transport_risk = TA_REASON_SUPPLIER_BEARS_TRANSPORT_RISK,
    goods_not_received = TA_REASON_GOODS_NOT_RECEIVED,
    no_ship_date = TA_REASON_NO_SHIP_DATE,
    payment_not_received = TA_REASON_PAYMENT_NOT_RECEIVED,
    no_quality_terms = TA_REASON_NO_QUALITY_TERMS,
    terms_not_measurable = TA_REASON_TERMS_NOT_MEASURABLE,
    no_quantity_terms = TA_REASON_NO_QUANTITY_TERMS,
    shipped_late = TA_REASON_SHIPPED_LATE,
    supplier_refused = TA_REASON_SUPPLIER_REFUSED,
    ship_date_passed = TA_REASON_SHIP_DATE_PASSED,
    dispute_names_ground = TA_REASON_DISPUTE_NAMES_GROUND,
    issue_found = TA_REASON_ISSUE_FOUND,
    inspection_failed = TA_REASON_INSPECTION_FAILED,
    delivered_unpaid = TA_REASON_DELIVERED_UNPAID,
    shipped_on_time = TA_REASON_SHIPPED_ON_TIME,
    shipped = TA_REASON_SHIPPED,
    not_yet = TA_REASON_NOT_YET,
    window_closed = TA_REASON_WINDOW_CLOSED,
    window_closed_by_shipment = TA_REASON_WINDOW_CLOSED_BY_SHIPMENT,
    window_open = TA_REASON_WINDOW_OPEN,
    window_not_begun = TA_REASON_WINDOW_NOT_BEGUN,
    judged_at_filing = TA_REASON_JUDGED_AT_FILING,
    breach_accepted = TA_REASON_BREACH_ACCEPTED,
    defects_disclosed = TA_REASON_DEFECTS_DISCLOSED,
    inspection_passed = TA_REASON_INSPECTION_PASSED,
    not_booked = TA_REASON_NOT_BOOKED,
    delivered_on_time = TA_REASON_DELIVERED_ON_TIME,
    order_changed = TA_REASON_ORDER_CHANGED,
    amount_too_high = TA_REASON_AMOUNT_TOO_HIGH,
    country_outside = TA_REASON_COUNTRY_OUTSIDE,
};

enum class field : std::uint8_t {
    marketplace = TA_FIELD_MARKETPLACE,
    order_type = TA_FIELD_ORDER_TYPE,
    usd_rate = TA_FIELD_USD_RATE,
    total = TA_FIELD_TOTAL,
    tax = TA_FIELD_TAX,
    supplier_country = TA_FIELD_SUPPLIER_COUNTRY,
    supplier_enrolled = TA_FIELD_SUPPLIER_ENROLLED,
    supplier_gold_member = TA_FIELD_SUPPLIER_GOLD_MEMBER,
    supplier_verified = TA_FIELD_SUPPLIER_VERIFIED,
    supplier_limit_available = TA_FIELD_SUPPLIER_LIMIT_AVAILABLE,
    buyer_country = TA_FIELD_BUYER_COUNTRY,
    buyer_tier = TA_FIELD_BUYER_TIER,
    destination_country = TA_FIELD_DESTINATION_COUNTRY,
    buy_now = TA_FIELD_BUY_NOW,
    logistics = TA_FIELD_LOGISTICS,
    onetouch = TA_FIELD_ONETOUCH,
    product_kind = TA_FIELD_PRODUCT_KIND,
    transport = TA_FIELD_TRANSPORT,
    incoterm = TA_FIELD_INCOTERM,
    coverage_type = TA_FIELD_COVERAGE_TYPE,
    terms = TA_FIELD_TERMS,
    terms_quantity = TA_FIELD_TERMS_QUANTITY,
    terms_quality = TA_FIELD_TERMS_QUALITY,
    terms_inspection = TA_FIELD_TERMS_INSPECTION,
    terms_delivery_guarantee = TA_FIELD_TERMS_DELIVERY_GUARANTEE,
    terms_easy_return = TA_FIELD_TERMS_EASY_RETURN,
    terms_defects_disclosed = TA_FIELD_TERMS_DEFECTS_DISCLOSED,
    events = TA_FIELD_EVENTS,
    events_route = TA_FIELD_EVENTS_ROUTE,
    events_part = TA_FIELD_EVENTS_PART,
    events_method = TA_FIELD_EVENTS_METHOD,
};

enum class rule : std::uint8_t {
    edi_select = TA_RULE_EDI_SELECT,
    cov_market = TA_RULE_COV_MARKET,
    cov_flow = TA_RULE_COV_FLOW,
    cov_supplier = TA_RULE_COV_SUPPLIER,
    cov_payment = TA_RULE_COV_PAYMENT,
    cov_amount = TA_RULE_COV_AMOUNT,
    clm_ground = TA_RULE_CLM_GROUND,
    clm_term_date = TA_RULE_CLM_TERM_DATE,
    clm_term_quality = TA_RULE_CLM_TERM_QUALITY,
    clm_term_quantity = TA_RULE_CLM_TERM_QUANTITY,
    clm_breach = TA_RULE_CLM_BREACH,
    clm_window = TA_RULE_CLM_WINDOW,
    clm_accepted = TA_RULE_CLM_ACCEPTED,
    clm_excluded = TA_RULE_CLM_EXCLUDED,
    clm_inspection = TA_RULE_CLM_INSPECTION,
    fee_supplier = TA_RULE_FEE_SUPPLIER,
    fee_payment = TA_RULE_FEE_PAYMENT,
    fee_withdrawal = TA_RULE_FEE_WITHDRAWAL,
    fee_inverse = TA_RULE_FEE_INVERSE,
    rel_model = TA_RULE_REL_MODEL,
    rel_complete = TA_RULE_REL_COMPLETE,
    rel_extend = TA_RULE_REL_EXTEND,
    rel_lock = TA_RULE_REL_LOCK,
    rel_refund = TA_RULE_REL_REFUND,
    rel_start = TA_RULE_REL_START,
    rel_posting = TA_RULE_REL_POSTING,
    dis_open = TA_RULE_DIS_OPEN,
    dis_reply = TA_RULE_DIS_REPLY,
    dis_accept = TA_RULE_DIS_ACCEPT,
    dis_escalate = TA_RULE_DIS_ESCALATE,
    dis_auto = TA_RULE_DIS_AUTO,
    dis_silence = TA_RULE_DIS_SILENCE,
    dis_quick = TA_RULE_DIS_QUICK,
    dis_withdraw = TA_RULE_DIS_WITHDRAW,
    dis_evidence = TA_RULE_DIS_EVIDENCE,
    dis_files = TA_RULE_DIS_FILES,
    dis_team = TA_RULE_DIS_TEAM,
    dis_decide = TA_RULE_DIS_DECIDE,
    dis_settle = TA_RULE_DIS_SETTLE,
    dis_refile = TA_RULE_DIS_REFILE,
    gua_delivery = TA_RULE_GUA_DELIVERY,
    gua_return = TA_RULE_GUA_RETURN,
    lif_state = TA_RULE_LIF_STATE,
    lif_confirm = TA_RULE_LIF_CONFIRM,
    lif_pay = TA_RULE_LIF_PAY,
    lif_ship = TA_RULE_LIF_SHIP,
    lif_inspect = TA_RULE_LIF_INSPECT,
    lif_change = TA_RULE_LIF_CHANGE,
    trm_ship = TA_RULE_TRM_SHIP,
    trm_quantity = TA_RULE_TRM_QUANTITY,
    trm_quality = TA_RULE_TRM_QUALITY,
    trm_dimensions = TA_RULE_TRM_DIMENSIONS,
    trm_weight = TA_RULE_TRM_WEIGHT,
    trm_packaging = TA_RULE_TRM_PACKAGING,
    trm_inspection = TA_RULE_TRM_INSPECTION,
    trm_attachment = TA_RULE_TRM_ATTACHMENT,
    trm_off_platform = TA_RULE_TRM_OFF_PLATFORM,
    trm_freight = TA_RULE_TRM_FREIGHT,
    trm_remarks = TA_RULE_TRM_REMARKS,
    trm_test_payment = TA_RULE_TRM_TEST_PAYMENT,
    trm_promise = TA_RULE_TRM_PROMISE,
};

enum class action : std::uint8_t {
    confirm_order = TA_ACTION_CONFIRM_ORDER,
    pay = TA_ACTION_PAY,
    ship = TA_ACTION_SHIP,
    inspect = TA_ACTION_INSPECT,
    open_dispute = TA_ACTION_OPEN_DISPUTE,
    reply = TA_ACTION_REPLY,
    escalate = TA_ACTION_ESCALATE,
    withdraw = TA_ACTION_WITHDRAW,
    submit_evidence = TA_ACTION_SUBMIT_EVIDENCE,
    escalate_automatically = TA_ACTION_ESCALATE_AUTOMATICALLY,
    join_case = TA_ACTION_JOIN_CASE,
    decide_case = TA_ACTION_DECIDE_CASE,
    start_refund = TA_ACTION_START_REFUND,
    confirm_receipt = TA_ACTION_CONFIRM_RECEIPT,
    extend_receipt = TA_ACTION_EXTEND_RECEIPT,
    release_funds = TA_ACTION_RELEASE_FUNDS,
    claim_guarantee = TA_ACTION_CLAIM_GUARANTEE,
    issue_coupon = TA_ACTION_ISSUE_COUPON,
    request_return = TA_ACTION_REQUEST_RETURN,
    send_goods_back = TA_ACTION_SEND_GOODS_BACK,
};

enum class finding_code : std::uint8_t {
    no_edition = TA_FINDING_CODE_NO_EDITION,
    ship_date_not_agreed = TA_FINDING_CODE_SHIP_DATE_NOT_AGREED,
    ship_date_beyond_90 = TA_FINDING_CODE_SHIP_DATE_BEYOND_90,
    payment_method_limit = TA_FINDING_CODE_PAYMENT_METHOD_LIMIT,
    payment_method_unavailable = TA_FINDING_CODE_PAYMENT_METHOD_UNAVAILABLE,
    extension_ignored = TA_FINDING_CODE_EXTENSION_IGNORED,
    refund_capped = TA_FINDING_CODE_REFUND_CAPPED,
    quick_refund_tier_unknown = TA_FINDING_CODE_QUICK_REFUND_TIER_UNKNOWN,
    evidence_missing_supplier = TA_FINDING_CODE_EVIDENCE_MISSING_SUPPLIER,
    release_model_conflict = TA_FINDING_CODE_RELEASE_MODEL_CONFLICT,
    fee_differs = TA_FINDING_CODE_FEE_DIFFERS,
    evidence_too_many_files = TA_FINDING_CODE_EVIDENCE_TOO_MANY_FILES,
    evidence_too_large = TA_FINDING_CODE_EVIDENCE_TOO_LARGE,
    evidence_extension = TA_FINDING_CODE_EVIDENCE_EXTENSION,
    evidence_file_name = TA_FINDING_CODE_EVIDENCE_FILE_NAME,
    event_ignored = TA_FINDING_CODE_EVENT_IGNORED,
    event_before_order = TA_FINDING_CODE_EVENT_BEFORE_ORDER,
    no_inspection_booked = TA_FINDING_CODE_NO_INSPECTION_BOOKED,
    limit_below_order = TA_FINDING_CODE_LIMIT_BELOW_ORDER,
    quick_refund_possible = TA_FINDING_CODE_QUICK_REFUND_POSSIBLE,
    duplicate_event = TA_FINDING_CODE_DUPLICATE_EVENT,
    supplier_country_unlisted = TA_FINDING_CODE_SUPPLIER_COUNTRY_UNLISTED,
};

enum class problem_code : std::uint8_t {
    syntax = TA_PROBLEM_CODE_SYNTAX,
    not_text = TA_PROBLEM_CODE_NOT_TEXT,
    too_deep = TA_PROBLEM_CODE_TOO_DEEP,
    too_many = TA_PROBLEM_CODE_TOO_MANY,
    duplicate_key = TA_PROBLEM_CODE_DUPLICATE_KEY,
    unknown_field = TA_PROBLEM_CODE_UNKNOWN_FIELD,
    missing_field = TA_PROBLEM_CODE_MISSING_FIELD,
    wrong_type = TA_PROBLEM_CODE_WRONG_TYPE,
    unknown_code = TA_PROBLEM_CODE_UNKNOWN_CODE,
    not_a_country = TA_PROBLEM_CODE_NOT_A_COUNTRY,
    not_a_currency = TA_PROBLEM_CODE_NOT_A_CURRENCY,
    not_an_amount = TA_PROBLEM_CODE_NOT_AN_AMOUNT,
    negative_amount = TA_PROBLEM_CODE_NEGATIVE_AMOUNT,
    too_many_decimals = TA_PROBLEM_CODE_TOO_MANY_DECIMALS,
    amount_too_large = TA_PROBLEM_CODE_AMOUNT_TOO_LARGE,
    not_an_instant = TA_PROBLEM_CODE_NOT_AN_INSTANT,
    no_offset = TA_PROBLEM_CODE_NO_OFFSET,
    too_fine = TA_PROBLEM_CODE_TOO_FINE,
    out_of_range = TA_PROBLEM_CODE_OUT_OF_RANGE,
    not_a_date = TA_PROBLEM_CODE_NOT_A_DATE,
    not_a_zone = TA_PROBLEM_CODE_NOT_A_ZONE,
    skipped_instant = TA_PROBLEM_CODE_SKIPPED_INSTANT,
    ambiguous_instant = TA_PROBLEM_CODE_AMBIGUOUS_INSTANT,
    currency_mismatch = TA_PROBLEM_CODE_CURRENCY_MISMATCH,
    amount_inconsistent = TA_PROBLEM_CODE_AMOUNT_INCONSISTENT,
    conflicting_fields = TA_PROBLEM_CODE_CONFLICTING_FIELDS,
    as_of_before_created = TA_PROBLEM_CODE_AS_OF_BEFORE_CREATED,
};

enum class ship_by_state : std::uint8_t {
    date = TA_SHIP_BY_STATE_DATE,
    absent = TA_SHIP_BY_STATE_ABSENT,
    awaiting_payment = TA_SHIP_BY_STATE_AWAITING_PAYMENT,
    unknown_part = TA_SHIP_BY_STATE_UNKNOWN_PART,
    unknown_route = TA_SHIP_BY_STATE_UNKNOWN_ROUTE,
};

enum class row_fault : std::uint8_t {
    size = TA_ROW_FAULT_SIZE,
    missing = TA_ROW_FAULT_MISSING,
    code = TA_ROW_FAULT_CODE,
    letters = TA_ROW_FAULT_LETTERS,
    time = TA_ROW_FAULT_TIME,
    amount = TA_ROW_FAULT_AMOUNT,
    rate = TA_ROW_FAULT_RATE,
    as_of_before_created = TA_ROW_FAULT_AS_OF_BEFORE_CREATED,
    tax_above_total = TA_ROW_FAULT_TAX_ABOVE_TOTAL,
    refund_above_paid = TA_ROW_FAULT_REFUND_ABOVE_PAID,
};

enum class column : std::uint8_t {
    size = TA_COLUMN_SIZE,
    ship_by = TA_COLUMN_SHIP_BY,
    currency = TA_COLUMN_CURRENCY,
    supplier_country = TA_COLUMN_SUPPLIER_COUNTRY,
    buyer_country = TA_COLUMN_BUYER_COUNTRY,
    marketplace = TA_COLUMN_MARKETPLACE,
    order_type = TA_COLUMN_ORDER_TYPE,
    buyer_tier = TA_COLUMN_BUYER_TIER,
    logistics = TA_COLUMN_LOGISTICS,
    product_kind = TA_COLUMN_PRODUCT_KIND,
    transport = TA_COLUMN_TRANSPORT,
    incoterm = TA_COLUMN_INCOTERM,
    coverage_type = TA_COLUMN_COVERAGE_TYPE,
    release_model = TA_COLUMN_RELEASE_MODEL,
    quality_terms = TA_COLUMN_QUALITY_TERMS,
    enrolled = TA_COLUMN_ENROLLED,
    gold_member = TA_COLUMN_GOLD_MEMBER,
    verified = TA_COLUMN_VERIFIED,
    onetouch = TA_COLUMN_ONETOUCH,
    quantity_term = TA_COLUMN_QUANTITY_TERM,
    inspection_booked = TA_COLUMN_INSPECTION_BOOKED,
    defects_disclosed = TA_COLUMN_DEFECTS_DISCLOSED,
    terms_known = TA_COLUMN_TERMS_KNOWN,
    ship_by_state = TA_COLUMN_SHIP_BY_STATE,
    inspection_passed = TA_COLUMN_INSPECTION_PASSED,
    cancelled = TA_COLUMN_CANCELLED,
    extended_by_buyer = TA_COLUMN_EXTENDED_BY_BUYER,
    extended_by_supplier = TA_COLUMN_EXTENDED_BY_SUPPLIER,
    release_condition_met = TA_COLUMN_RELEASE_CONDITION_MET,
    condition_released = TA_COLUMN_CONDITION_RELEASED,
    dispute_state = TA_COLUMN_DISPUTE_STATE,
    dispute_cause = TA_COLUMN_DISPUTE_CAUSE,
    ground = TA_COLUMN_GROUND,
    claimant = TA_COLUMN_CLAIMANT,
    turn = TA_COLUMN_TURN,
    supplier_replied = TA_COLUMN_SUPPLIER_REPLIED,
    window_at_filing = TA_COLUMN_WINDOW_AT_FILING,
    window_reason = TA_COLUMN_WINDOW_REASON,
    pots_known = TA_COLUMN_POTS_KNOWN,
    fee_schedule = TA_COLUMN_FEE_SCHEDULE,
    usd_rate_scale = TA_COLUMN_USD_RATE_SCALE,
    scheduled_rate_scale = TA_COLUMN_SCHEDULED_RATE_SCALE,
    usd_rate = TA_COLUMN_USD_RATE,
    created_at = TA_COLUMN_CREATED_AT,
    as_of = TA_COLUMN_AS_OF,
    total = TA_COLUMN_TOTAL,
    tax = TA_COLUMN_TAX,
    limit_available = TA_COLUMN_LIMIT_AVAILABLE,
    paid_on_platform = TA_COLUMN_PAID_ON_PLATFORM,
    paid_off_platform = TA_COLUMN_PAID_OFF_PLATFORM,
    paid_unrouted = TA_COLUMN_PAID_UNROUTED,
    initial_paid = TA_COLUMN_INITIAL_PAID,
    unparted_paid = TA_COLUMN_UNPARTED_PAID,
    last_paid_at = TA_COLUMN_LAST_PAID_AT,
    confirmed_at = TA_COLUMN_CONFIRMED_AT,
    shipped_at = TA_COLUMN_SHIPPED_AT,
    cleared_at = TA_COLUMN_CLEARED_AT,
    delivered_at = TA_COLUMN_DELIVERED_AT,
    receipt_confirmed_at = TA_COLUMN_RECEIPT_CONFIRMED_AT,
    closed_at = TA_COLUMN_CLOSED_AT,
    refused_at = TA_COLUMN_REFUSED_AT,
    inspection_failed_at = TA_COLUMN_INSPECTION_FAILED_AT,
    released = TA_COLUMN_RELEASED,
    frozen = TA_COLUMN_FROZEN,
    held = TA_COLUMN_HELD,
    refunded_from_escrow = TA_COLUMN_REFUNDED_FROM_ESCROW,
    refund_due = TA_COLUMN_REFUND_DUE,
    refunded = TA_COLUMN_REFUNDED,
    dispute_opened_at = TA_COLUMN_DISPUTE_OPENED_AT,
    escalated_at = TA_COLUMN_ESCALATED_AT,
    dispute_entered_at = TA_COLUMN_DISPUTE_ENTERED_AT,
    turn_since = TA_COLUMN_TURN_SINCE,
    claim = TA_COLUMN_CLAIM,
    claimant_proposal = TA_COLUMN_CLAIMANT_PROPOSAL,
    respondent_proposal = TA_COLUMN_RESPONDENT_PROPOSAL,
    buyer_evidence_due = TA_COLUMN_BUYER_EVIDENCE_DUE,
    supplier_evidence_due = TA_COLUMN_SUPPLIER_EVIDENCE_DUE,
    evidence_at = TA_COLUMN_EVIDENCE_AT,
    refund = TA_COLUMN_REFUND,
    settled_at = TA_COLUMN_SETTLED_AT,
    dispute_ended_at = TA_COLUMN_DISPUTE_ENDED_AT,
    scheduled_fee_min = TA_COLUMN_SCHEDULED_FEE_MIN,
    scheduled_fee_max = TA_COLUMN_SCHEDULED_FEE_MAX,
    scheduled_rate = TA_COLUMN_SCHEDULED_RATE,
    scheduled_cap = TA_COLUMN_SCHEDULED_CAP,
    issues = TA_COLUMN_ISSUES,
    disputed = TA_COLUMN_DISPUTED,
    accepted = TA_COLUMN_ACCEPTED,
    window_missing = TA_COLUMN_WINDOW_MISSING,
    scheduled_missing = TA_COLUMN_SCHEDULED_MISSING,
    open = TA_COLUMN_OPEN,
};

namespace detail {
template <> struct list_of<ta::marketplace> : list<TA_LIST_MARKETPLACE> {};
template <> struct list_of<ta::order_type> : list<TA_LIST_ORDER_TYPE> {};
template <> struct list_of<ta::buyer_tier> : list<TA_LIST_BUYER_TIER> {};
template <> struct list_of<ta::logistics> : list<TA_LIST_LOGISTICS> {};
template <> struct list_of<ta::product_kind> : list<TA_LIST_PRODUCT_KIND> {};
template <> struct list_of<ta::transport> : list<TA_LIST_TRANSPORT> {};
template <> struct list_of<ta::incoterm> : list<TA_LIST_INCOTERM> {};
template <> struct list_of<ta::coverage_type> : list<TA_LIST_COVERAGE_TYPE> {};
template <> struct list_of<ta::release_model> : list<TA_LIST_RELEASE_MODEL> {};
template <> struct list_of<ta::party> : list<TA_LIST_PARTY> {};
template <> struct list_of<ta::ground> : list<TA_LIST_GROUND> {};
template <> struct list_of<ta::payment_method> : list<TA_LIST_PAYMENT_METHOD> {};
template <> struct list_of<ta::route> : list<TA_LIST_ROUTE> {};
template <> struct list_of<ta::quality_terms> : list<TA_LIST_QUALITY_TERMS> {};
template <> struct list_of<ta::edition> : list<TA_LIST_EDITION> {};
template <> struct list_of<ta::grade> : list<TA_LIST_GRADE> {};
template <> struct list_of<ta::outcome> : list<TA_LIST_OUTCOME> {};
template <> struct list_of<ta::coverage> : list<TA_LIST_COVERAGE> {};
template <> struct list_of<ta::claimability> : list<TA_LIST_CLAIMABILITY> {};
template <> struct list_of<ta::fee_status> : list<TA_LIST_FEE_STATUS> {};
template <> struct list_of<ta::dispute_state> : list<TA_LIST_DISPUTE_STATE> {};
template <> struct list_of<ta::dispute_cause> : list<TA_LIST_DISPUTE_CAUSE> {};
template <> struct list_of<ta::lifecycle_state> : list<TA_LIST_LIFECYCLE_STATE> {};
template <> struct list_of<ta::on_silence> : list<TA_LIST_ON_SILENCE> {};
template <> struct list_of<ta::reason> : list<TA_LIST_REASON> {};
template <> struct list_of<ta::field> : list<TA_LIST_FIELD> {};
template <> struct list_of<ta::rule> : list<TA_LIST_RULE> {};
template <> struct list_of<ta::action> : list<TA_LIST_ACTION> {};
template <> struct list_of<ta::finding_code> : list<TA_LIST_FINDING_CODE> {};
template <> struct list_of<ta::problem_code> : list<TA_LIST_PROBLEM_CODE> {};
template <> struct list_of<ta::ship_by_state> : list<TA_LIST_SHIP_BY_STATE> {};
template <> struct list_of<ta::row_fault> : list<TA_LIST_ROW_FAULT> {};
template <> struct list_of<ta::column> : list<TA_LIST_COLUMN> {};
} // namespace detail

/// One order at one instant. A new row knows nothing: set created_at, as_of, currency and what you know.
class row {
public:
    row() { detail::check(ta_row_init(&raw_, sizeof(ta_row))); }

    /// The effective ship-by date in days since 1970-01-01, where `ship_by_state` is `date`.
    std::optional<civil_date> ship_by() const { return detail::day(raw_.ship_by); }
    row &ship_by(std::optional<civil_date> value) {
        raw_.ship_by = detail::number(value);
        return *this;
    }

    /// ISO 4217, of every amount but `limit_available`. Required.
    std::string_view currency() const { return detail::letters(raw_.currency); }
    row &currency(std::string_view value) {
        detail::put_letters(raw_.currency, value);
        return *this;
    }

    /// The supplier's country, ISO 3166-1 alpha-2.
    std::string_view supplier_country() const { return detail::letters(raw_.supplier_country); }
    row &supplier_country(std::string_view value) {
        detail::put_letters(raw_.supplier_country, value);
        return *this;
    }

    /// The buyer's country, ISO 3166-1 alpha-2.
    std::string_view buyer_country() const { return detail::letters(raw_.buyer_country); }
    row &buyer_country(std::string_view value) {
        detail::put_letters(raw_.buyer_country, value);
        return *this;
    }

    /// The marketplace that the order was made on: one of `TA_MARKETPLACE_*`.
    std::optional<ta::marketplace> marketplace() const {
        return detail::code<ta::marketplace>(raw_.marketplace);
    }
    row &marketplace(std::optional<ta::marketplace> value) {
        raw_.marketplace = detail::number(value);
        return *this;
    }

    /// How the order was made: one of `TA_ORDER_TYPE_*`.
    std::optional<ta::order_type> order_type() const { return detail::code<ta::order_type>(raw_.order_type); }
    row &order_type(std::optional<ta::order_type> value) {
        raw_.order_type = detail::number(value);
        return *this;
    }

    /// The buyer's membership tier: one of `TA_BUYER_TIER_*`.
    std::optional<ta::buyer_tier> buyer_tier() const { return detail::code<ta::buyer_tier>(raw_.buyer_tier); }
    row &buyer_tier(std::optional<ta::buyer_tier> value) {
        raw_.buyer_tier = detail::number(value);
        return *this;
    }

    /// Whose logistics carry the goods: one of `TA_LOGISTICS_*`.
    std::optional<ta::logistics> logistics() const { return detail::code<ta::logistics>(raw_.logistics); }
    row &logistics(std::optional<ta::logistics> value) {
        raw_.logistics = detail::number(value);
        return *this;
    }

    /// Stock or custom goods: one of `TA_PRODUCT_KIND_*`.
    std::optional<ta::product_kind> product_kind() const {
        return detail::code<ta::product_kind>(raw_.product_kind);
    }
    row &product_kind(std::optional<ta::product_kind> value) {
        raw_.product_kind = detail::number(value);
        return *this;
    }

    /// The way of transport: one of `TA_TRANSPORT_*`.
    std::optional<ta::transport> transport() const { return detail::code<ta::transport>(raw_.transport); }
    row &transport(std::optional<ta::transport> value) {
        raw_.transport = detail::number(value);
        return *this;
    }

    /// The trade term: one of `TA_INCOTERM_*`.
    std::optional<ta::incoterm> incoterm() const { return detail::code<ta::incoterm>(raw_.incoterm); }
    row &incoterm(std::optional<ta::incoterm> value) {
        raw_.incoterm = detail::number(value);
        return *this;
    }

    /// The coverage type of an `intl-2015` order: one of `TA_COVERAGE_TYPE_*`.
    std::optional<ta::coverage_type> coverage_type() const {
        return detail::code<ta::coverage_type>(raw_.coverage_type);
    }
    row &coverage_type(std::optional<ta::coverage_type> value) {
        raw_.coverage_type = detail::number(value);
        return *this;
    }

    /// The order's own release setting, where the host knows it: one of `TA_RELEASE_MODEL_*`.
    std::optional<ta::release_model> release_model() const {
        return detail::code<ta::release_model>(raw_.release_model);
    }
    row &release_model(std::optional<ta::release_model> value) {
        raw_.release_model = detail::number(value);
        return *this;
    }

    /// How well the agreed quality can be measured: one of `TA_QUALITY_TERMS_*`.
    std::optional<ta::quality_terms> quality_terms() const {
        return detail::code<ta::quality_terms>(raw_.quality_terms);
    }
    row &quality_terms(std::optional<ta::quality_terms> value) {
        raw_.quality_terms = detail::number(value);
        return *this;
    }

    /// Whether the supplier has joined Trade Assurance: a flag.
    std::optional<bool> enrolled() const { return detail::flag(raw_.enrolled); }
    row &enrolled(std::optional<bool> value) {
        raw_.enrolled = detail::number(value);
        return *this;
    }

    /// Whether the supplier is a Gold Supplier: a flag.
    std::optional<bool> gold_member() const { return detail::flag(raw_.gold_member); }
    row &gold_member(std::optional<bool> value) {
        raw_.gold_member = detail::number(value);
        return *this;
    }

    /// Whether the supplier is verified: a flag.
    std::optional<bool> verified() const { return detail::flag(raw_.verified); }
    row &verified(std::optional<bool> value) {
        raw_.verified = detail::number(value);
        return *this;
    }

    /// Whether the goods are exported through OneTouch: a flag.
    std::optional<bool> onetouch() const { return detail::flag(raw_.onetouch); }
    row &onetouch(std::optional<bool> value) {
        raw_.onetouch = detail::number(value);
        return *this;
    }

    /// Whether a quantity was agreed: a flag.
    std::optional<bool> quantity_term() const { return detail::flag(raw_.quantity_term); }
    row &quantity_term(std::optional<bool> value) {
        raw_.quantity_term = detail::number(value);
        return *this;
    }

    /// Whether an inspection was booked: a flag.
    std::optional<bool> inspection_booked() const { return detail::flag(raw_.inspection_booked); }
    row &inspection_booked(std::optional<bool> value) {
        raw_.inspection_booked = detail::number(value);
        return *this;
    }

    /// Whether the supplier disclosed the defects: a flag.
    std::optional<bool> defects_disclosed() const { return detail::flag(raw_.defects_disclosed); }
    row &defects_disclosed(std::optional<bool> value) {
        raw_.defects_disclosed = detail::number(value);
        return *this;
    }

    /// Whether the contract is known at all: a flag; 0 is no.
    std::optional<bool> terms_known() const { return detail::flag(raw_.terms_known); }
    row &terms_known(std::optional<bool> value) {
        raw_.terms_known = detail::number(value);
        return *this;
    }

    /// What is known of the ship-by date: one of `TA_SHIP_BY_STATE_*`; 0 where nothing is.
    std::optional<ta::ship_by_state> ship_by_state() const {
        return detail::code<ta::ship_by_state>(raw_.ship_by_state);
    }
    row &ship_by_state(std::optional<ta::ship_by_state> value) {
        raw_.ship_by_state = detail::number(value);
        return *this;
    }

    /// Whether the last inspection passed: a flag; 0 without one.
    std::optional<bool> inspection_passed() const { return detail::flag(raw_.inspection_passed); }
    row &inspection_passed(std::optional<bool> value) {
        raw_.inspection_passed = detail::number(value);
        return *this;
    }

    /// Whether the order was cancelled: a flag; 0 is no.
    std::optional<bool> cancelled() const { return detail::flag(raw_.cancelled); }
    row &cancelled(std::optional<bool> value) {
        raw_.cancelled = detail::number(value);
        return *this;
    }

    /// Whether the buyer extended the receiving time: a flag; 0 is no.
    std::optional<bool> extended_by_buyer() const { return detail::flag(raw_.extended_by_buyer); }
    row &extended_by_buyer(std::optional<bool> value) {
        raw_.extended_by_buyer = detail::number(value);
        return *this;
    }

    /// Whether the supplier did: a flag; 0 is no.
    std::optional<bool> extended_by_supplier() const { return detail::flag(raw_.extended_by_supplier); }
    row &extended_by_supplier(std::optional<bool> value) {
        raw_.extended_by_supplier = detail::number(value);
        return *this;
    }

    /// Whether the condition of `inspection_and_shipment` has held: a flag; 0 is no.
    std::optional<bool> release_condition_met() const { return detail::flag(raw_.release_condition_met); }
    row &release_condition_met(std::optional<bool> value) {
        raw_.release_condition_met = detail::number(value);
        return *this;
    }

    /// Whether it has let the money go: a flag; 0 is no.
    std::optional<bool> condition_released() const { return detail::flag(raw_.condition_released); }
    row &condition_released(std::optional<bool> value) {
        raw_.condition_released = detail::number(value);
        return *this;
    }

    /// The state of the dispute, as far as the caller knows: one of `TA_DISPUTE_STATE_*`. Where it is 0 and
    /// `dispute_opened_at` is known: escalated if `escalated_at` is, else negotiating.
    std::optional<ta::dispute_state> dispute_state() const {
        return detail::code<ta::dispute_state>(raw_.dispute_state);
    }
    row &dispute_state(std::optional<ta::dispute_state> value) {
        raw_.dispute_state = detail::number(value);
        return *this;
    }

    /// What brought it about: one of `TA_DISPUTE_CAUSE_*`.
    std::optional<ta::dispute_cause> dispute_cause() const {
        return detail::code<ta::dispute_cause>(raw_.dispute_cause);
    }
    row &dispute_cause(std::optional<ta::dispute_cause> value) {
        raw_.dispute_cause = detail::number(value);
        return *this;
    }

    /// What the claim is about: one of `TA_GROUND_*`. Required in a dispute.
    std::optional<ta::ground> ground() const { return detail::code<ta::ground>(raw_.ground); }
    row &ground(std::optional<ta::ground> value) {
        raw_.ground = detail::number(value);
        return *this;
    }

    /// Who filed: one of `TA_PARTY_*`; the buyer where 0.
    std::optional<ta::party> claimant() const { return detail::code<ta::party>(raw_.claimant); }
    row &claimant(std::optional<ta::party> value) {
        raw_.claimant = detail::number(value);
        return *this;
    }

    /// Whose answer is awaited while negotiating: one of `TA_PARTY_*`. Required then.
    std::optional<ta::party> turn() const { return detail::code<ta::party>(raw_.turn); }
    row &turn(std::optional<ta::party> value) {
        raw_.turn = detail::number(value);
        return *this;
    }

    /// Whether the side complained of, as a rule the supplier, has ever replied: a flag; 0 is no.
    std::optional<bool> supplier_replied() const { return detail::flag(raw_.supplier_replied); }
    row &supplier_replied(std::optional<bool> value) {
        raw_.supplier_replied = detail::number(value);
        return *this;
    }

    /// How the claim window stood at filing: one of `TA_OUTCOME_*`; worked out where 0.
    std::optional<ta::outcome> window_at_filing() const {
        return detail::code<ta::outcome>(raw_.window_at_filing);
    }
    row &window_at_filing(std::optional<ta::outcome> value) {
        raw_.window_at_filing = detail::number(value);
        return *this;
    }

    /// Why it stood so: one of `TA_REASON_*`.
    std::optional<ta::reason> window_reason() const { return detail::code<ta::reason>(raw_.window_reason); }
    row &window_reason(std::optional<ta::reason> value) {
        raw_.window_reason = detail::number(value);
        return *this;
    }

    /// Whether the amounts from `released` to `refunded` say where the money is: a flag. Where 0 or no, the library
    /// works that out from the payments, and the three refund amounts alone are read.
    std::optional<bool> pots_known() const { return detail::flag(raw_.pots_known); }
    row &pots_known(std::optional<bool> value) {
        raw_.pots_known = detail::number(value);
        return *this;
    }

    /// The fee by the platform's own table, where there is one: one of `TA_FEE_STATUS_*` (exact, band or
    /// unpublished); 0 where there is none.
    std::optional<ta::fee_status> fee_schedule() const {
        return detail::code<ta::fee_status>(raw_.fee_schedule);
    }
    row &fee_schedule(std::optional<ta::fee_status> value) {
        raw_.fee_schedule = detail::number(value);
        return *this;
    }

    /// US dollars for one unit of the currency: `usd_rate / 10^usd_rate_scale`.
    std::optional<ta::rate> usd_rate() const { return detail::share(raw_.usd_rate, raw_.usd_rate_scale); }
    row &usd_rate(std::optional<ta::rate> value) {
        detail::put_share(value, raw_.usd_rate, raw_.usd_rate_scale);
        return *this;
    }

    /// When the order was created. Required.
    std::optional<instant> created_at() const { return detail::at(raw_.created_at); }
    row &created_at(std::optional<instant> value) {
        raw_.created_at = detail::number(value);
        return *this;
    }

    /// The instant at which it is looked at. Required.
    std::optional<instant> as_of() const { return detail::at(raw_.as_of); }
    row &as_of(std::optional<instant> value) {
        raw_.as_of = detail::number(value);
        return *this;
    }

    /// The order total, with tax and shipping.
    std::optional<std::int64_t> total() const { return detail::amount(raw_.total); }
    row &total(std::optional<std::int64_t> value) {
        raw_.total = detail::number(value);
        return *this;
    }

    /// The tax within it.
    std::optional<std::int64_t> tax() const { return detail::amount(raw_.tax); }
    row &tax(std::optional<std::int64_t> value) {
        raw_.tax = detail::number(value);
        return *this;
    }

    /// What was left of the supplier's limit before the first payment, in US cents.
    std::optional<std::int64_t> limit_available() const { return detail::amount(raw_.limit_available); }
    row &limit_available(std::optional<std::int64_t> value) {
        raw_.limit_available = detail::number(value);
        return *this;
    }

    /// Received on the platform. Unknown where the order's events are not known at all.
    std::optional<std::int64_t> paid_on_platform() const { return detail::amount(raw_.paid_on_platform); }
    row &paid_on_platform(std::optional<std::int64_t> value) {
        raw_.paid_on_platform = detail::number(value);
        return *this;
    }

    /// Received off the platform; nothing where unknown.
    std::optional<std::int64_t> paid_off_platform() const { return detail::amount(raw_.paid_off_platform); }
    row &paid_off_platform(std::optional<std::int64_t> value) {
        raw_.paid_off_platform = detail::number(value);
        return *this;
    }

    /// Received by a route that is not known; nothing where unknown.
    std::optional<std::int64_t> paid_unrouted() const { return detail::amount(raw_.paid_unrouted); }
    row &paid_unrouted(std::optional<std::int64_t> value) {
        raw_.paid_unrouted = detail::number(value);
        return *this;
    }

    /// Of what was received on the platform: initial instalments, `full` included; nothing where unknown.
    std::optional<std::int64_t> initial_paid() const { return detail::amount(raw_.initial_paid); }
    row &initial_paid(std::optional<std::int64_t> value) {
        raw_.initial_paid = detail::number(value);
        return *this;
    }

    /// Of what was received on the platform: payments that do not say which instalment they are; nothing where
    /// unknown.
    std::optional<std::int64_t> unparted_paid() const { return detail::amount(raw_.unparted_paid); }
    row &unparted_paid(std::optional<std::int64_t> value) {
        raw_.unparted_paid = detail::number(value);
        return *this;
    }

    /// The last received payment, by any route.
    std::optional<instant> last_paid_at() const { return detail::at(raw_.last_paid_at); }
    row &last_paid_at(std::optional<instant> value) {
        raw_.last_paid_at = detail::number(value);
        return *this;
    }

    /// When the contract was first confirmed.
    std::optional<instant> confirmed_at() const { return detail::at(raw_.confirmed_at); }
    row &confirmed_at(std::optional<instant> value) {
        raw_.confirmed_at = detail::number(value);
        return *this;
    }

    /// The last complete shipment.
    std::optional<instant> shipped_at() const { return detail::at(raw_.shipped_at); }
    row &shipped_at(std::optional<instant> value) {
        raw_.shipped_at = detail::number(value);
        return *this;
    }

    /// The last customs clearance.
    std::optional<instant> cleared_at() const { return detail::at(raw_.cleared_at); }
    row &cleared_at(std::optional<instant> value) {
        raw_.cleared_at = detail::number(value);
        return *this;
    }

    /// The last delivery.
    std::optional<instant> delivered_at() const { return detail::at(raw_.delivered_at); }
    row &delivered_at(std::optional<instant> value) {
        raw_.delivered_at = detail::number(value);
        return *this;
    }

    /// Completion: receipt confirmed by hand or automatically.
    std::optional<instant> receipt_confirmed_at() const { return detail::at(raw_.receipt_confirmed_at); }
    row &receipt_confirmed_at(std::optional<instant> value) {
        raw_.receipt_confirmed_at = detail::number(value);
        return *this;
    }

    /// When the platform closed the order.
    std::optional<instant> closed_at() const { return detail::at(raw_.closed_at); }
    row &closed_at(std::optional<instant> value) {
        raw_.closed_at = detail::number(value);
        return *this;
    }

    /// When the supplier first refused to ship.
    std::optional<instant> refused_at() const { return detail::at(raw_.refused_at); }
    row &refused_at(std::optional<instant> value) {
        raw_.refused_at = detail::number(value);
        return *this;
    }

    /// The last inspection that failed.
    std::optional<instant> inspection_failed_at() const { return detail::at(raw_.inspection_failed_at); }
    row &inspection_failed_at(std::optional<instant> value) {
        raw_.inspection_failed_at = detail::number(value);
        return *this;
    }

    /// Passed on to the supplier. Read where `pots_known`.
    std::optional<std::int64_t> released() const { return detail::amount(raw_.released); }
    row &released(std::optional<std::int64_t> value) {
        raw_.released = detail::number(value);
        return *this;
    }

    /// Above the supplier's limit, until completion. Read where `pots_known`.
    std::optional<std::int64_t> frozen() const { return detail::amount(raw_.frozen); }
    row &frozen(std::optional<std::int64_t> value) {
        raw_.frozen = detail::number(value);
        return *this;
    }

    /// Held until the release condition or completion. Read where `pots_known`.
    std::optional<std::int64_t> held() const { return detail::amount(raw_.held); }
    row &held(std::optional<std::int64_t> value) {
        raw_.held = detail::number(value);
        return *this;
    }

    /// Returned to the buyer out of what was frozen or held; nothing where unknown.
    std::optional<std::int64_t> refunded_from_escrow() const {
        return detail::amount(raw_.refunded_from_escrow);
    }
    row &refunded_from_escrow(std::optional<std::int64_t> value) {
        raw_.refunded_from_escrow = detail::number(value);
        return *this;
    }

    /// Settled and still owed by the supplier; nothing where unknown.
    std::optional<instant> refund_due() const { return detail::at(raw_.refund_due); }
    row &refund_due(std::optional<instant> value) {
        raw_.refund_due = detail::number(value);
        return *this;
    }

    /// Paid back in all: from escrow, by the supplier, by the programme; nothing where unknown.
    std::optional<std::int64_t> refunded() const { return detail::amount(raw_.refunded); }
    row &refunded(std::optional<std::int64_t> value) {
        raw_.refunded = detail::number(value);
        return *this;
    }

    /// When the dispute was filed. Known where there is a dispute, and only there.
    std::optional<instant> dispute_opened_at() const { return detail::at(raw_.dispute_opened_at); }
    row &dispute_opened_at(std::optional<instant> value) {
        raw_.dispute_opened_at = detail::number(value);
        return *this;
    }

    /// When it was escalated. Required in the state `escalated`.
    std::optional<instant> escalated_at() const { return detail::at(raw_.escalated_at); }
    row &escalated_at(std::optional<instant> value) {
        raw_.escalated_at = detail::number(value);
        return *this;
    }

    /// When it entered its present state. Required in every state after `escalated`.
    std::optional<instant> dispute_entered_at() const { return detail::at(raw_.dispute_entered_at); }
    row &dispute_entered_at(std::optional<instant> value) {
        raw_.dispute_entered_at = detail::number(value);
        return *this;
    }

    /// Since when an answer is awaited. Required while negotiating.
    std::optional<instant> turn_since() const { return detail::at(raw_.turn_since); }
    row &turn_since(std::optional<instant> value) {
        raw_.turn_since = detail::number(value);
        return *this;
    }

    /// What was claimed. Required in a dispute.
    std::optional<std::int64_t> claim() const { return detail::amount(raw_.claim); }
    row &claim(std::optional<std::int64_t> value) {
        raw_.claim = detail::number(value);
        return *this;
    }

    /// The claimant's standing proposal; the claim where unknown.
    std::optional<std::int64_t> claimant_proposal() const { return detail::amount(raw_.claimant_proposal); }
    row &claimant_proposal(std::optional<std::int64_t> value) {
        raw_.claimant_proposal = detail::number(value);
        return *this;
    }

    /// The other side's standing proposal.
    std::optional<std::int64_t> respondent_proposal() const {
        return detail::amount(raw_.respondent_proposal);
    }
    row &respondent_proposal(std::optional<std::int64_t> value) {
        raw_.respondent_proposal = detail::number(value);
        return *this;
    }

    /// When the buyer's evidence is due.
    std::optional<instant> buyer_evidence_due() const { return detail::at(raw_.buyer_evidence_due); }
    row &buyer_evidence_due(std::optional<instant> value) {
        raw_.buyer_evidence_due = detail::number(value);
        return *this;
    }

    /// When the supplier's evidence is due.
    std::optional<instant> supplier_evidence_due() const { return detail::at(raw_.supplier_evidence_due); }
    row &supplier_evidence_due(std::optional<instant> value) {
        raw_.supplier_evidence_due = detail::number(value);
        return *this;
    }

    /// When evidence was last handed in after escalation.
    std::optional<instant> evidence_at() const { return detail::at(raw_.evidence_at); }
    row &evidence_at(std::optional<instant> value) {
        raw_.evidence_at = detail::number(value);
        return *this;
    }

    /// The settled refund, after the cap.
    std::optional<std::int64_t> refund() const { return detail::amount(raw_.refund); }
    row &refund(std::optional<std::int64_t> value) {
        raw_.refund = detail::number(value);
        return *this;
    }

    /// When it was settled.
    std::optional<instant> settled_at() const { return detail::at(raw_.settled_at); }
    row &settled_at(std::optional<instant> value) {
        raw_.settled_at = detail::number(value);
        return *this;
    }

    /// When the last dispute ended without closing the order.
    std::optional<instant> dispute_ended_at() const { return detail::at(raw_.dispute_ended_at); }
    row &dispute_ended_at(std::optional<instant> value) {
        raw_.dispute_ended_at = detail::number(value);
        return *this;
    }

    /// The smallest fee of a fitting row of the platform's table.
    std::optional<std::int64_t> scheduled_fee_min() const { return detail::amount(raw_.scheduled_fee_min); }
    row &scheduled_fee_min(std::optional<std::int64_t> value) {
        raw_.scheduled_fee_min = detail::number(value);
        return *this;
    }

    /// The largest.
    std::optional<std::int64_t> scheduled_fee_max() const { return detail::amount(raw_.scheduled_fee_max); }
    row &scheduled_fee_max(std::optional<std::int64_t> value) {
        raw_.scheduled_fee_max = detail::number(value);
        return *this;
    }

    /// The rate, where the fitting rows share it: `scheduled_rate / 10^scheduled_rate_scale`.
    std::optional<ta::rate> scheduled_rate() const {
        return detail::share(raw_.scheduled_rate, raw_.scheduled_rate_scale);
    }
    row &scheduled_rate(std::optional<ta::rate> value) {
        detail::put_share(value, raw_.scheduled_rate, raw_.scheduled_rate_scale);
        return *this;
    }

    /// The cap, where the fitting rows share it.
    std::optional<std::int64_t> scheduled_cap() const { return detail::amount(raw_.scheduled_cap); }
    row &scheduled_cap(std::optional<std::int64_t> value) {
        raw_.scheduled_cap = detail::number(value);
        return *this;
    }

    /// Grounds that an issue event named: the bit `1 << number` of each `TA_GROUND_*`.
    set<ta::ground> issues() const { return set<ta::ground>(raw_.issues); }
    row &issues(set<ta::ground> value) {
        raw_.issues = value.bits();
        return *this;
    }

    /// Grounds that a dispute named, the present one included, in the same way.
    set<ta::ground> disputed() const { return set<ta::ground>(raw_.disputed); }
    row &disputed(set<ta::ground> value) {
        raw_.disputed = value.bits();
        return *this;
    }

    /// Grounds whose breach the buyer accepted, in the same way.
    set<ta::ground> accepted() const { return set<ta::ground>(raw_.accepted); }
    row &accepted(set<ta::ground> value) {
        raw_.accepted = value.bits();
        return *this;
    }

    /// The facts for want of which the window at filing is unknown: the bit `1 << number` of each `TA_FIELD_*`.
    set<ta::field> window_missing() const { return set<ta::field>(raw_.window_missing); }
    row &window_missing(set<ta::field> value) {
        raw_.window_missing = value.bits();
        return *this;
    }

    /// The facts that would choose between the rows of the platform's table, in the same way.
    set<ta::field> scheduled_missing() const { return set<ta::field>(raw_.scheduled_missing); }
    row &scheduled_missing(set<ta::field> value) {
        raw_.scheduled_missing = value.bits();
        return *this;
    }

    /// The facts for want of which the order's history itself is open, in the same way. Money, dispute and windows
    /// are then unknown.
    set<ta::field> open() const { return set<ta::field>(raw_.open); }
    row &open(set<ta::field> value) {
        raw_.open = value.bits();
        return *this;
    }

    /// The structure of C.
    const ta_row *c() const noexcept { return &raw_; }
    ta_row *c() noexcept { return &raw_; }

private:
    ta_row raw_ = {};
};

/// The decision on a row.
class decision {
public:
    decision() noexcept { raw_.size = sizeof(ta_decision); }

    /// What is wrong with the row: one of `TA_ROW_FAULT_*`; 0 where it is good. Where it is not 0, everything else
    /// but `error_column` is unknown.
    std::optional<ta::row_fault> error() const { return detail::code<ta::row_fault>(raw_.error); }

    /// Which column is wrong: one of `TA_COLUMN_*`.
    std::optional<ta::column> error_column() const { return detail::code<ta::column>(raw_.error_column); }

    /// The edition: one of `TA_EDITION_*`; 0 where there is none or a missing country decides.
    std::optional<ta::edition> edition() const { return detail::code<ta::edition>(raw_.edition); }

    /// Whether the order is protected: one of `TA_COVERAGE_*`.
    std::optional<ta::coverage> coverage() const { return detail::code<ta::coverage>(raw_.coverage); }

    /// The first rule that failed, or that is unknown where none failed: one of `TA_RULE_*`.
    std::optional<ta::rule> reason() const { return detail::code<ta::rule>(raw_.reason); }

    /// How far the supplier's fee is known: one of `TA_FEE_STATUS_*`.
    std::optional<ta::fee_status> fee_status() const { return detail::code<ta::fee_status>(raw_.fee_status); }

    /// Whether a dispute locks what is not released: a flag.
    std::optional<bool> locked() const { return detail::flag(raw_.locked); }

    /// The state of the dispute: one of `TA_DISPUTE_STATE_*`.
    std::optional<ta::dispute_state> dispute_state() const {
        return detail::code<ta::dispute_state>(raw_.dispute_state);
    }

    /// What brought it about: one of `TA_DISPUTE_CAUSE_*`.
    std::optional<ta::dispute_cause> dispute_cause() const {
        return detail::code<ta::dispute_cause>(raw_.dispute_cause);
    }

    /// Whose the next deadline is: one of `TA_PARTY_*`.
    std::optional<ta::party> next_deadline_party() const {
        return detail::code<ta::party>(raw_.next_deadline_party);
    }

    /// What happens if nothing is done: one of `TA_ON_SILENCE_*`.
    std::optional<ta::on_silence> next_deadline_on_silence() const {
        return detail::code<ta::on_silence>(raw_.next_deadline_on_silence);
    }

    /// The weakest grade that edition, coverage and fee rest on: one of `TA_GRADE_*`.
    std::optional<ta::grade> weakest_grade() const { return detail::code<ta::grade>(raw_.weakest_grade); }

    /// The least that is covered.
    std::optional<std::int64_t> covered_min() const { return detail::amount(raw_.covered_min); }

    /// The most that is covered.
    std::optional<std::int64_t> covered_max() const { return detail::amount(raw_.covered_max); }

    /// The least of the supplier's fee.
    std::optional<std::int64_t> supplier_fee_min() const { return detail::amount(raw_.supplier_fee_min); }

    /// Its most.
    std::optional<std::int64_t> supplier_fee_max() const { return detail::amount(raw_.supplier_fee_max); }

    /// Released to the supplier.
    std::optional<std::int64_t> released() const { return detail::amount(raw_.released); }

    /// Frozen above its limit.
    std::optional<std::int64_t> frozen() const { return detail::amount(raw_.frozen); }

    /// Held until a condition or completion.
    std::optional<std::int64_t> held() const { return detail::amount(raw_.held); }

    /// When the next release comes if nobody acts.
    std::optional<instant> next_release_at() const { return detail::at(raw_.next_release_at); }

    /// From when the claimant may escalate.
    std::optional<instant> may_escalate_from() const { return detail::at(raw_.may_escalate_from); }

    /// When the next deadline closes; unknown where a missing fact decides.
    std::optional<instant> next_deadline_at() const { return detail::at(raw_.next_deadline_at); }

    /// The earliest it may close: who must act should trust this one.
    std::optional<instant> next_deadline_earliest() const { return detail::at(raw_.next_deadline_earliest); }

    /// The latest: who profits from the lapse should trust this one.
    std::optional<instant> next_deadline_latest() const { return detail::at(raw_.next_deadline_latest); }

    /// When the claim window closes.
    std::optional<instant> claim_closes_at() const { return detail::at(raw_.claim_closes_at); }

    /// The facts that would settle what is unknown: the bit `1 << number` of each `TA_FIELD_*`.
    set<ta::field> missing() const { return set<ta::field>(raw_.missing); }

    /// The structure of C.
    const ta_decision *c() const noexcept { return &raw_; }
    ta_decision *c() noexcept { return &raw_; }

private:
    ta_decision raw_ = {};
};

/* *************************************************************************************************************** */

// Arrays of rows and decisions are arrays of the structures of C.
static_assert(sizeof(row) == sizeof(ta_row) && alignof(row) == alignof(ta_row), "a row is the structure of C");
static_assert(sizeof(decision) == sizeof(ta_decision), "a decision is the structure of C");

/// A fee: how far it is known, its least and most, and what it was worked out from.
struct fee {
    ta::fee_status status = ta::fee_status::unknown;
    std::optional<ta::grade> grade;
    std::string currency;
    std::optional<std::int64_t> min, max, base;
    std::optional<ta::rate> rate;
    std::optional<std::int64_t> cap;
    /// The facts that would settle it.
    set<field> missing;
};

/// A payment that a fee is asked for.
struct payment {
    /// In minor units of the row's currency; for fee_for_budget the budget.
    std::int64_t amount = 0;
    instant at = {};
    std::optional<payment_method> method = {};
    std::optional<ta::route> route = ta::route::on_platform;
    /// Whether the order was an instant checkout.
    std::optional<bool> buy_now = {};
};

/// An order total found from a net or a budget, in minor units.
struct total {
    std::int64_t amount = 0;
    /// What it leaves (net) or costs (budget).
    std::int64_t reached = 0;
    /// Whether that is what was asked for to the minor unit.
    bool exact = false;
    /// The next total on the other side of what was asked for, and what that one leaves or costs.
    std::optional<std::int64_t> neighbour, neighbour_reached;
    std::optional<std::int64_t> fee_min, fee_max;
};

/// A file of a rulebook: the name by which problems call it, and its TOML.
struct file {
    std::string_view name, text;
};

namespace detail {

inline ta_fee blank_fee() noexcept {
    ta_fee fee = {};
    fee.size = sizeof(ta_fee);
    return fee;
}

inline ta_total blank_total() noexcept {
    ta_total total = {};
    total.size = sizeof(ta_total);
    return total;
}

inline ta_payment plain(const payment &from) noexcept {
    ta_payment payment = {};
    payment.size = sizeof(ta_payment);
    payment.method = number(from.method);
    payment.route = number(from.route);
    payment.buy_now = number(from.buy_now);
    payment.amount = from.amount;
    payment.at = number(std::optional<instant>(from.at));
    return payment;
}

inline fee value(const ta_fee &from) {
    fee fee;
    fee.status = static_cast<fee_status>(from.status);
    fee.grade = code<grade>(from.grade);
    fee.currency = std::string(letters(from.currency));
    fee.min = amount(from.min);
    fee.max = amount(from.max);
    fee.base = amount(from.base);
    fee.rate = share(from.rate, from.rate_scale);
    fee.cap = amount(from.cap);
    fee.missing = set<field>(from.missing);
    return fee;
}

inline total value(const ta_total &from) noexcept {
    total total;
    total.amount = from.total;
    total.reached = from.reached;
    total.exact = from.exact == TA_YES;
    total.neighbour = amount(from.neighbour_total);
    total.neighbour_reached = amount(from.neighbour_reached);
    total.fee_min = amount(from.fee_min);
    total.fee_max = amount(from.fee_max);
    return total;
}

inline void check_interface() {
    if (ta_abi_version() != TA_ABI_VERSION) {
        throw error(TA_STATUS_BAD_ARGUMENT, "the trade_assurance library has another interface than its header");
    }
}

} // namespace detail

/// A checked rulebook, and the questions that it answers. It never changes; copies share it.
///
/// Where `as_of` is left out, the instant is that of the order's last event. No clock is read.
class rulebook {
public:
    /// The rulebook that ships with the library.
    rulebook() {
        detail::check_interface();
        ta_rulebook *book = nullptr;
        detail::check(ta_rulebook_embedded(&book));
        take(book);
    }

    /// A rulebook of your own, from its files in any order. ta::error tells every problem of every file.
    explicit rulebook(const std::vector<file> &files) {
        detail::check_interface();
        std::vector<ta_file> plain;
        plain.reserve(files.size());
        for (const file &file : files) {
            plain.push_back({{detail::data(file.name), file.name.size()}, {detail::data(file.text), file.text.size()}});
        }
        const ta_file none = {{"", 0}, {"", 0}};
        ta_rulebook *book = nullptr;
        detail::buffer errors;
        const ta_status status =
            ta_rulebook_from_toml(plain.empty() ? &none : plain.data(), plain.size(), &book, errors.out());
        if (status != TA_STATUS_OK) {
            throw error(status, errors.text());
        }
        take(book);
    }

    /// A rulebook of your own in one file.
    explicit rulebook(std::string_view toml) : rulebook(std::vector<file>{{"rulebook.toml", toml}}) {}

    // Copies share what never changes; and no move, which would leave a rulebook that is none.
    rulebook(const rulebook &) = default;
    rulebook &operator=(const rulebook &) = default;

    /// The version that it gives itself. The text lives as long as the rulebook.
    std::string_view version() const noexcept { return ta_rulebook_version(c()); }

    /// SHA-256 of its canonical form, as every answer carries it. The text lives as long as the rulebook.
    std::string_view digest() const noexcept { return ta_rulebook_digest(c()); }

    /// Its entries as JSON, or those that have `name` in their name or rest on the fact of that name.
    std::string show(std::optional<std::string_view> name = {}) const {
        const char *data = name ? detail::data(*name) : nullptr;
        const std::size_t size = name ? name->size() : 0;
        return detail::answer([&](ta_buffer *out) { return ta_rulebook_show(c(), data, size, out); });
    }

    /// Everything the rules say of an order: json, text or html.
    std::string assess(std::string_view order, std::optional<instant> as_of = {},
                       format format = format::json) const {
        return detail::answer([&](ta_buffer *out) {
            return ta_assess(c(), detail::data(order), order.size(), detail::number(as_of), plain(format), out);
        });
    }

    /// Who must or may do what by when: json, text, csv or ics.
    std::string calendar(std::string_view order, std::optional<instant> as_of = {},
                       format format = format::json) const {
        return detail::answer([&](ta_buffer *out) {
            return ta_calendar(c(), detail::data(order), order.size(), detail::number(as_of), plain(format), out);
        });
    }

    /// How a dispute stands and what must be done in it by when, as JSON.
    std::string dispute_timeline(std::string_view order, std::optional<instant> as_of = {}) const {
        return detail::answer([&](ta_buffer *out) {
            return ta_dispute_timeline(c(), detail::data(order), order.size(), detail::number(as_of), out);
        });
    }

    /// Whether a claim on a ground comes in time and when its window closes, as JSON.
    std::string claim_window(std::string_view order, ground ground, std::optional<instant> as_of = {}) const {
        const auto number = static_cast<std::uint8_t>(ground);
        return detail::answer([&](ta_buffer *out) {
            return ta_claim_window(c(), detail::data(order), order.size(), detail::number(as_of), number, out);
        });
    }

    /// What the wording of a contract draft lacks: json or text.
    std::string lint(std::string_view draft, format format = format::json) const {
        return detail::answer(
            [&](ta_buffer *out) { return ta_lint(c(), detail::data(draft), draft.size(), plain(format), out); });
    }

    /// An order document folded into its row: events replayed, lapsed timers fired.
    row fold(std::string_view order, std::optional<instant> as_of = {}) const {
        row row;
        detail::buffer errors;
        const ta_status status =
            ta_fold(c(), detail::data(order), order.size(), detail::number(as_of), row.c(), errors.out());
        if (status != TA_STATUS_OK) {
            throw error(status, errors.text());
        }
        return row;
    }

    /// Decides so many rows, without memory of its own. Whether all are right; a row that is not says so in its
    /// decision and stops no other.
    bool decide(const row *rows, decision *decisions, std::size_t count) const {
        const ta_row *first = rows == nullptr ? nullptr : rows->c();
        const ta_status status = ta_decide(c(), first, decisions == nullptr ? nullptr : decisions->c(), count);
        if (status != TA_STATUS_BAD_ROW) {
            detail::check(status);
        }
        return status == TA_STATUS_OK;
    }

    /// Decides rows that lie one after the other: a vector, an array, a std::span.
    template <class Rows>
    auto decide(const Rows &rows) const
        -> decltype(static_cast<const row *>(rows.data()), rows.size(), std::vector<decision>()) {
        std::vector<decision> decisions(rows.size());
        decide(rows.data(), decisions.data(), rows.size());
        return decisions;
    }

    /// Decides one row; one that is not right says so in its decision.
    decision decide(const row &row) const {
        decision decision;
        decide(&row, &decision, 1);
        return decision;
    }

    /// The supplier's transaction fee on an order.
    fee fee_quote(const row &row) const {
        ta_fee fee = detail::blank_fee();
        of_row(row, ta_fee_quote(c(), row.c(), &fee));
        return detail::value(fee);
    }

    /// What processing a payment costs the buyer.
    fee payment_fee(const row &row, const payment &payment) const {
        ta_fee fee = detail::blank_fee();
        const ta_payment plain = detail::plain(payment);
        of_row(row, ta_payment_fee(c(), row.c(), &plain, &fee));
        return detail::value(fee);
    }

    /// The smallest order total that leaves the supplier at least `net` after its fee; nothing where none can be told.
    std::optional<total> fee_for_net(const row &row, std::int64_t net) const {
        ta_total total = detail::blank_total();
        return found(row, ta_fee_for_net(c(), row.c(), net, &total), total);
    }

    /// The largest order total that, paid at once, stays within a budget with the fee of paying it; nothing where none
    /// can be told. The payment's amount is the budget.
    std::optional<total> fee_for_budget(const row &row, const payment &payment) const {
        ta_total total = detail::blank_total();
        const ta_payment plain = detail::plain(payment);
        return found(row, ta_fee_for_budget(c(), row.c(), &plain, &total), total);
    }

    /// The handle, for the functions of C. It lives as long as the rulebook.
    const ta_rulebook *c() const noexcept { return book_.get(); }

private:
    void take(ta_rulebook *book) { book_.reset(book, ta_rulebook_free); }

    static std::int32_t plain(format format) noexcept { return static_cast<std::int32_t>(format); }

    /// Throws where a question about a row came to nothing, with the column that is wrong.
    void of_row(const row &row, ta_status status) const {
        if (status != TA_STATUS_BAD_ROW) {
            return detail::check(status);
        }
        const decision decision = decide(row);
        const auto column = decision.error_column();
        const auto fault = decision.error();
        if (!column || !fault) {
            throw error(status);
        }
        const char *words = ta_row_fault_words(static_cast<std::uint8_t>(*fault));
        throw error(status, ("bad_row: " + std::string(name(*column)) + ": " + words).c_str());
    }

    std::optional<total> found(const row &row, ta_status status, const ta_total &total) const {
        if (status == TA_STATUS_NO_ANSWER) {
            return std::nullopt;
        }
        of_row(row, status);
        return detail::value(total);
    }

    std::shared_ptr<const ta_rulebook> book_;
};

/// An order document from the platform's own answers on one order, with notes, as JSON. `options` is a JSON object that
/// says what the responses do not; none where empty.
inline std::string import_alibaba(const std::vector<std::string_view> &responses, std::string_view options = {}) {
    std::vector<ta_text> texts;
    texts.reserve(responses.size());
    for (const std::string_view response : responses) {
        texts.push_back({detail::data(response), response.size()});
    }
    const ta_text none = {"", 0};
    const ta_text *first = texts.empty() ? &none : texts.data();
    return detail::answer([&](ta_buffer *out) {
        return ta_import_alibaba(first, texts.size(), detail::data(options), options.size(), out);
    });
}

/// An instant such as 2021-04-02T09:00:00Z, with an offset of any size; ta::error says why it is none.
inline instant parse_instant(std::string_view text) {
    std::int64_t micros = 0;
    detail::buffer errors;
    const ta_status status = ta_instant_parse(detail::data(text), text.size(), &micros, errors.out());
    if (status != TA_STATUS_OK) {
        throw error(status, errors.text());
    }
    return instant(std::chrono::microseconds(micros));
}

/// An instant as the documents write it: in UTC with Z.
inline std::string text(instant at) {
    return detail::answer([&](ta_buffer *out) { return ta_instant_text(detail::number(std::optional(at)), out); });
}

/// How many decimals an amount in a currency has; nothing where the three letters are none.
inline std::optional<int> currency_decimals(std::string_view code) noexcept {
    const std::int32_t decimals = ta_currency_decimals(detail::data(code), code.size());
    return decimals < 0 ? std::nullopt : std::optional<int>(decimals);
}

/// The JSON Schema of a document.
inline std::string schema(document document) {
    return detail::answer([&](ta_buffer *out) { return ta_schema(static_cast<std::int32_t>(document), out); });
}

/// The library tries itself in this process; its report as JSON, or ta::error.
inline std::string selftest() {
    detail::check_interface();
    return detail::answer([](ta_buffer *out) { return ta_selftest(out); });
}

/// The version of the library, such as 0.1.0.
inline std::string_view version() noexcept { return ta_version(); }

} // namespace ta

#endif /* TRADE_ASSURANCE_HPP */

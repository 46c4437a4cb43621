// The wrapper for C++ says what the interface of C says, throws what it refuses, and gives everything back.

#include "trade_assurance.hpp"

#include <array>
#include <cstring>
#include <iostream>
#include <type_traits>
#if __cplusplus >= 202002L
#include <span>
#endif

using namespace std::chrono_literals;

static int failures = 0;

static void expect(bool holds, const char *what, int line) {
    if (!holds) {
        std::cout << "line " << line << ": " << what << '\n';
        failures++;
    }
}

#define EXPECT(...) expect((__VA_ARGS__), #__VA_ARGS__, __LINE__)

static const std::string ORDER = R"({"id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD",
 "total": "12000.00", "marketplace": "alibaba.com", "order_type": "trade_assurance",
 "supplier": {"country": "CN", "enrolled": true, "limit_available": "50000.00"},
 "buyer": {"country": "DE", "tier": "gold"}, "terms": {"ship_by": "2021-03-30"}, "logistics": "alibaba",
 "events": [{"type": "payment", "at": "2021-03-02T10:00:00Z", "amount": "12000.00", "method": "card",
             "route": "on_platform", "part": "full"}]})";
static const ta::instant CREATED{1614589200000000us};
static const ta::instant LATER = CREATED + 24h * 32;

// What a call throws; the status OK where it throws nothing.
template <class Call> static ta::error thrown(Call call) {
    try {
        call();
    } catch (const ta::error &error) {
        return error;
    }
    return ta::error(TA_STATUS_OK);
}

// The answer of C to the same question.
template <class Ask> static std::string in_c(Ask ask) {
    ta_buffer out = {nullptr, 0};
    EXPECT(ask(&out) == TA_STATUS_OK);
    std::string text(out.data, out.size);
    ta_buffer_free(&out);
    return text;
}

static ta::row order_row() {
    ta::row row;
    row.created_at(CREATED).as_of(LATER).currency("USD").supplier_country("CN").buyer_country("DE").total(1'200'000);
    row.marketplace(ta::marketplace::alibaba_com).order_type(ta::order_type::trade_assurance);
    row.logistics(ta::logistics::alibaba);
    return row;
}

static void documents(const ta::rulebook &book) {
    const std::int64_t later = LATER.time_since_epoch().count();
    const char *order = ORDER.data();
    const std::size_t size = ORDER.size();
    const ta_rulebook *c = book.c();
    EXPECT(book.assess(ORDER, LATER) ==
           in_c([&](ta_buffer *out) { return ta_assess(c, order, size, later, TA_FORMAT_JSON, out); }));
    EXPECT(book.assess(ORDER) ==
           in_c([&](ta_buffer *out) { return ta_assess(c, order, size, TA_UNKNOWN, TA_FORMAT_JSON, out); }));
    EXPECT(book.assess(ORDER, {}, ta::format::html).rfind("<!", 0) == 0);
    for (const ta::format format : {ta::format::json, ta::format::text, ta::format::csv, ta::format::ics}) {
        EXPECT(book.calendar(ORDER, LATER, format) == in_c([&](ta_buffer *out) {
                   return ta_calendar(c, order, size, later, static_cast<std::int32_t>(format), out);
               }));
    }
    EXPECT(book.dispute_timeline(ORDER, LATER) ==
           in_c([&](ta_buffer *out) { return ta_dispute_timeline(c, order, size, later, out); }));
    EXPECT(book.claim_window(ORDER, ta::ground::not_shipped, LATER) ==
           in_c([&](ta_buffer *out) { return ta_claim_window(c, order, size, later, TA_GROUND_NOT_SHIPPED, out); }));
    EXPECT(book.lint(R"({"currency": "USD"})").rfind("{\"findings\":[", 0) == 0);
    EXPECT(book.show("F-028").find("F-028") != std::string::npos && book.show().size() > book.show("F-028").size());
    EXPECT(ta::schema(ta::document::order) != ta::schema(ta::document::assessment));
    EXPECT(ta::selftest().find("\"ok\":true") != std::string::npos && ta::version() == ta_version());
    EXPECT(ta::parse_instant("2021-03-01T17:00:00+08:00") == CREATED && ta::text(CREATED) == "2021-03-01T09:00:00Z");
    EXPECT(ta::currency_decimals("JPY") == 0 && !ta::currency_decimals("yen"));
    EXPECT(thrown([] { ta::parse_instant("noon"); }).status() == TA_STATUS_BAD_ARGUMENT);
    EXPECT(book.digest().size() == 64 && !book.version().empty());
}

static void errors(const ta::rulebook &book) {
    const ta::error refused = thrown([&] { book.assess(R"({"currency": "USB"})"); });
    EXPECT(refused.status() == TA_STATUS_BAD_DOCUMENT);
    EXPECT(refused.json().rfind("{\"errors\":[", 0) == 0);
    EXPECT(std::string(refused.what()).rfind("bad_document: ", 0) == 0);
    const ta::error copy = refused;
    EXPECT(copy.json() == refused.json() && std::strcmp(copy.what(), refused.what()) == 0);
    // The first problem's path and words, with what JSON escapes.
    const ta::error named = thrown([&] { book.assess(R"({"a\"b\u00e9\u0001": 1, )" + ORDER.substr(1)); });
    EXPECT(std::string(named.what()).find("a\"b\xc3\xa9") != std::string::npos);
    EXPECT(thrown([&] { book.assess(""); }).status() == TA_STATUS_BAD_DOCUMENT);
    EXPECT(thrown([&] { book.assess(std::string_view()); }).status() == TA_STATUS_BAD_DOCUMENT);
    EXPECT(thrown([&] { book.assess(ORDER, LATER, ta::format::csv); }).status() == TA_STATUS_BAD_ARGUMENT);
    EXPECT(thrown([&] { book.assess(ORDER, CREATED - 1us); }).status() == TA_STATUS_BAD_DOCUMENT);
    EXPECT(thrown([&] { book.fold("{"); }).status() == TA_STATUS_BAD_DOCUMENT);
    EXPECT(thrown([&] { book.show("no such entry"); }).status() == TA_STATUS_NO_ANSWER);
    EXPECT(thrown([] { ta::import_alibaba({}); }).status() == TA_STATUS_BAD_DOCUMENT);
    EXPECT(thrown([] { ta::import_alibaba({"{", "{}"}); }).status() == TA_STATUS_BAD_DOCUMENT);
    const ta::error bad_book = thrown([] { ta::rulebook("version = 7"); });
    EXPECT(bad_book.status() == TA_STATUS_BAD_RULEBOOK && bad_book.json().rfind("{\"errors\":[", 0) == 0);
    EXPECT(thrown([] { ta::rulebook(std::vector<ta::file>()); }).status() == TA_STATUS_BAD_RULEBOOK);
    const ta::error bad_row = thrown([&] { book.fee_quote(order_row().currency("nonsense")); });
    const char *said = "bad_row: currency: is no code of ISO 4217 or ISO 3166-1 alpha-2, ended by zeros";
    EXPECT(bad_row.status() == TA_STATUS_BAD_ROW && std::strcmp(bad_row.what(), said) == 0);
}

static void rows(const ta::rulebook &book) {
    const ta::row folded = book.fold(ORDER, LATER);
    EXPECT(folded.created_at() == CREATED && folded.as_of() == LATER && folded.total() == 1'200'000);
    EXPECT(folded.currency() == "USD" && folded.supplier_country() == "CN" && folded.enrolled() == true);
    EXPECT(folded.buyer_tier() == ta::buyer_tier::gold && !folded.onetouch() && !folded.usd_rate());
    EXPECT(folded.ship_by_state() == ta::ship_by_state::date && folded.ship_by().has_value());
    EXPECT(folded.ship_by()->time_since_epoch().count() == 18716);

    ta::row row = folded;
    row.usd_rate(ta::rate{11'500, 4}).issues({ta::ground::quality, ta::ground::quantity}).onetouch(false).tax({});
    EXPECT(row.usd_rate() == ta::rate{11'500, 4} && row.onetouch() == false && !row.tax());
    EXPECT(row.issues().contains(ta::ground::quality) && !row.issues().contains(ta::ground::warranty));
    EXPECT(row.issues().codes() == std::vector<ta::ground>{ta::ground::quality, ta::ground::quantity});
    EXPECT(row.usd_rate({}).c()->usd_rate == TA_UNKNOWN && row.c()->usd_rate_scale == 0);

    ta_decision plain = {};
    plain.size = sizeof plain;
    EXPECT(ta_decide(book.c(), folded.c(), &plain, 1) == TA_STATUS_OK);
    const ta::decision decision = book.decide(folded);
    EXPECT(std::memcmp(decision.c(), &plain, sizeof plain) == 0);
    EXPECT(decision.coverage() == ta::coverage::covered && decision.covered_max() == 1'200'000 && !decision.error());
    EXPECT(decision.edition() == ta::edition::intl_2019 && decision.missing() == ta::set<ta::field>(plain.missing));

    std::array<ta::row, 3> three = {folded, order_row().currency(""), folded};
    const std::vector<ta::decision> decisions = book.decide(three);
    EXPECT(decisions.size() == 3 && decisions[0].coverage() == decisions[2].coverage());
    EXPECT(decisions[1].error() == ta::row_fault::missing && decisions[1].error_column() == ta::column::currency);
    std::array<ta::decision, 3> into;
    EXPECT(!book.decide(three.data(), into.data(), 3) && book.decide(three.data(), into.data(), 1));
    EXPECT(book.decide(std::vector<ta::row>()).empty());
#if __cplusplus >= 202002L
    using namespace std::chrono;
    EXPECT(book.decide(std::span<const ta::row>(three).first(1)).size() == 1);
    static_assert(std::is_same_v<ta::instant, sys_time<microseconds>> && std::is_same_v<ta::civil_date, sys_days>);
    row.ship_by(2021y / March / 30);
    EXPECT(row.ship_by() == sys_days(2021y / March / 30) && row.c()->ship_by == 18716);
    row.as_of(sys_days(2021y / April / 2) + 9h);
    EXPECT(row.as_of() == LATER);
#endif
}

static void fees(const ta::rulebook &book) {
    const ta::row row = order_row();
    ta_fee plain = {};
    plain.size = sizeof plain;
    EXPECT(ta_fee_quote(book.c(), row.c(), &plain) == TA_STATUS_OK);
    const ta::fee fee = book.fee_quote(row);
    EXPECT(fee.status == ta::fee_status::exact && fee.min == plain.min && fee.max == plain.max && fee.cap == plain.cap);
    EXPECT(fee.rate == ta::rate{plain.rate, plain.rate_scale} && fee.currency == "USD" && fee.missing.empty());
    ta::payment payment;
    payment.amount = 100'000;
    payment.at = LATER;
    payment.method = ta::payment_method::card;
    EXPECT(book.payment_fee(row, payment).base == 100'000);
    EXPECT(book.fee_for_net(row, 990'000).value().reached >= 990'000);
    EXPECT(book.fee_for_budget(row, payment).value().reached <= 100'000);
    ta::row nowhere = row;
    nowhere.supplier_country("").order_type({});
    EXPECT(!book.fee_for_net(nowhere, 100) && book.fee_quote(nowhere).missing.contains(ta::field::order_type));
    payment.amount = -1;
    EXPECT(thrown([&] { book.payment_fee(row, payment); }).status() == TA_STATUS_BAD_ARGUMENT);
}

// Whatever is handed in, it stays what the library refuses.
static void extremes(const ta::rulebook &book) {
    const auto fault = [&](const ta::row &row) { return book.decide(row).error(); };
    EXPECT(fault(order_row().buyer_country("CHN!")) == ta::row_fault::letters);
    EXPECT(fault(order_row().created_at((ta::instant::max)())) == ta::row_fault::time);
    EXPECT(fault(order_row().ship_by_state(ta::ship_by_state::date).ship_by((ta::civil_date::max)())) ==
           ta::row_fault::time);
    EXPECT(fault(order_row().marketplace(static_cast<ta::marketplace>(99))) == ta::row_fault::code);
    EXPECT(ta::name(static_cast<ta::marketplace>(99)).empty() && !ta::parse<ta::marketplace>("nowhere"));
    EXPECT(ta::name(ta::marketplace::_1688) == "1688" && ta::parse<ta::ground>("quality") == ta::ground::quality);
    EXPECT(ta::name(ta::rule::edi_select) == "EDI-SELECT" && !ta::parse<ta::ground>(""));
}

int main() {
    static_assert(std::is_nothrow_copy_constructible_v<ta::error>, "an exception is copied without throwing");
    const ta::rulebook book;
    const ta::rulebook copy = book;
    EXPECT(copy.c() == book.c());
    documents(copy);
    errors(book);
    rows(book);
    fees(book);
    extremes(book);
    std::cout << failures << " failures\n";
    return failures == 0 ? 0 : 1;
}

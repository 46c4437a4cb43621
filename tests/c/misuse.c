/*
 * What nobody should hand to the library: null pointers everywhere, wrong sizes, unaligned structures, numbers that
 * are none, broken texts. Each must come back as its status, with nothing written but what the header says.
 */

#include "trade_assurance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

static void expect(int holds, const char *what, int line) {
    if (!holds) {
        printf("line %d: %s\n", line, what);
        failures++;
    }
}

#define EXPECT(holds) expect((holds), #holds, __LINE__)

/* What an output holds before a call that must leave it alone. */
#define SENTINEL 0xA5

static int untouched(const void *place, size_t size) {
    const unsigned char *bytes = place;
    while (size > 0) {
        if (bytes[--size] != SENTINEL) {
            return 0;
        }
    }
    return 1;
}

static ta_rulebook *book = NULL;

/* An order that can be assessed. */
static const char ORDER[] =
    "{\"id\": \"PO-7\", \"created_at\": \"2021-03-01T09:00:00Z\", \"currency\": \"USD\", \"total\": \"12000.00\","
    " \"marketplace\": \"alibaba.com\", \"order_type\": \"trade_assurance\","
    " \"supplier\": {\"country\": \"CN\", \"enrolled\": true}, \"buyer\": {\"country\": \"DE\", \"tier\": \"gold\"},"
    " \"events\": []}";
#define ORDER_SIZE (sizeof ORDER - 1)
#define CREATED INT64_C(1614589200000000)
#define LATER (CREATED + INT64_C(86400000000))

static ta_row good_row(void) {
    ta_row row;
    ta_row_init(&row, sizeof row);
    row.created_at = CREATED;
    row.as_of = LATER;
    memcpy(row.currency, "USD", 3);
    memcpy(row.supplier_country, "CN", 2);
    memcpy(row.buyer_country, "DE", 2);
    row.order_type = TA_ORDER_TYPE_TRADE_ASSURANCE;
    row.marketplace = TA_MARKETPLACE_ALIBABA_COM;
    row.logistics = TA_LOGISTICS_ALIBABA;
    row.total = 1200000;
    return row;
}

static ta_payment good_payment(void) {
    ta_payment payment = {0};
    payment.size = sizeof payment;
    payment.method = TA_PAYMENT_METHOD_CARD;
    payment.route = TA_ROUTE_ON_PLATFORM;
    payment.amount = 100000;
    payment.at = LATER;
    return payment;
}

/*
 * The null sweep. A function's pointers are called with a mask: a bit that is set makes that pointer null. All masks
 * but none must be refused, with every output left alone; the mask of none shows that the call is otherwise good.
 */
typedef union outputs {
    ta_buffer buffer;
    ta_row row;
    ta_decision decision;
    ta_fee fee;
    ta_total total;
    ta_rulebook *book;
    int64_t micros;
} outputs;

typedef struct places {
    outputs one, two;
} places;

#define IF(bit, pointer) ((mask & (1u << (bit))) != 0 ? NULL : (pointer))

static const ta_text RESPONSE = {"{}", 2};
static const ta_file FILE_OF_BOOK = {{"x", 1}, {"", 0}};

static ta_status sweep_embedded(unsigned mask, places *to) { return ta_rulebook_embedded(IF(0, &to->one.book)); }
static ta_status sweep_from_toml(unsigned mask, places *to) {
    return ta_rulebook_from_toml(IF(0, &FILE_OF_BOOK), 1, IF(1, &to->one.book), IF(2, &to->two.buffer));
}
static ta_status sweep_show(unsigned mask, places *to) {
    return ta_rulebook_show(IF(0, book), IF(1, "fees"), 4, IF(2, &to->one.buffer));
}
static ta_status sweep_assess(unsigned mask, places *to) {
    return ta_assess(IF(0, book), IF(1, ORDER), ORDER_SIZE, LATER, TA_FORMAT_JSON, IF(2, &to->one.buffer));
}
static ta_status sweep_calendar(unsigned mask, places *to) {
    return ta_calendar(IF(0, book), IF(1, ORDER), ORDER_SIZE, LATER, TA_FORMAT_ICS, IF(2, &to->one.buffer));
}
static ta_status sweep_timeline(unsigned mask, places *to) {
    return ta_dispute_timeline(IF(0, book), IF(1, ORDER), ORDER_SIZE, LATER, IF(2, &to->one.buffer));
}
static ta_status sweep_window(unsigned mask, places *to) {
    return ta_claim_window(IF(0, book), IF(1, ORDER), ORDER_SIZE, LATER, TA_GROUND_QUALITY, IF(2, &to->one.buffer));
}
static ta_status sweep_lint(unsigned mask, places *to) {
    return ta_lint(IF(0, book), IF(1, "{\"currency\": \"USD\"}"), 19, TA_FORMAT_JSON, IF(2, &to->one.buffer));
}
static ta_status sweep_import(unsigned mask, places *to) {
    return ta_import_alibaba(IF(0, &RESPONSE), 1, IF(1, "{}"), 2, IF(2, &to->one.buffer));
}
static ta_status sweep_schema(unsigned mask, places *to) { return ta_schema(TA_DOCUMENT_ORDER, IF(0, &to->one.buffer)); }
static ta_status sweep_instant_parse(unsigned mask, places *to) {
    return ta_instant_parse(IF(0, "2021-04-02T09:00:00Z"), 20, IF(1, &to->one.micros), IF(2, &to->two.buffer));
}
static ta_status sweep_instant_text(unsigned mask, places *to) { return ta_instant_text(LATER, IF(0, &to->one.buffer)); }
static ta_status sweep_selftest(unsigned mask, places *to) { return ta_selftest(IF(0, &to->one.buffer)); }
static ta_status sweep_row_init(unsigned mask, places *to) { return ta_row_init(IF(0, &to->one.row), sizeof(ta_row)); }
static ta_status sweep_decide(unsigned mask, places *to) {
    const ta_row row = good_row();
    return ta_decide(IF(0, book), IF(1, &row), IF(2, &to->one.decision), 1);
}
static ta_status sweep_fold(unsigned mask, places *to) {
    return ta_fold(IF(0, book), IF(1, ORDER), ORDER_SIZE, LATER, IF(2, &to->one.row), IF(3, &to->two.buffer));
}
static ta_status sweep_quote(unsigned mask, places *to) {
    const ta_row row = good_row();
    return ta_fee_quote(IF(0, book), IF(1, &row), IF(2, &to->one.fee));
}
static ta_status sweep_payment_fee(unsigned mask, places *to) {
    const ta_row row = good_row();
    const ta_payment payment = good_payment();
    return ta_payment_fee(IF(0, book), IF(1, &row), IF(2, &payment), IF(3, &to->one.fee));
}
static ta_status sweep_for_net(unsigned mask, places *to) {
    const ta_row row = good_row();
    return ta_fee_for_net(IF(0, book), IF(1, &row), 100000, IF(2, &to->one.total));
}
static ta_status sweep_for_budget(unsigned mask, places *to) {
    const ta_row row = good_row();
    const ta_payment payment = good_payment();
    return ta_fee_for_budget(IF(0, book), IF(1, &row), IF(2, &payment), IF(3, &to->one.total));
}

/* What is put into the outputs by a good call: where a text or a book must be given back. */
enum { PLAIN, BUFFER, BOOK };

static const struct sweep {
    const char *name;
    unsigned pointers;
    ta_status (*call)(unsigned mask, places *to);
    int gives;
    ta_status good;
    /* That of the structure which it writes, where it begins with its size. */
    size_t size;
} SWEEPS[] = {
    {"ta_rulebook_embedded", 1, sweep_embedded, BOOK, TA_STATUS_OK, 0},
    {"ta_rulebook_from_toml", 3, sweep_from_toml, BUFFER, TA_STATUS_BAD_RULEBOOK, 0},
    {"ta_rulebook_show", 3, sweep_show, BUFFER, TA_STATUS_OK, 0},
    {"ta_assess", 3, sweep_assess, BUFFER, TA_STATUS_OK, 0},
    {"ta_calendar", 3, sweep_calendar, BUFFER, TA_STATUS_OK, 0},
    {"ta_dispute_timeline", 3, sweep_timeline, BUFFER, TA_STATUS_OK, 0},
    {"ta_claim_window", 3, sweep_window, BUFFER, TA_STATUS_OK, 0},
    {"ta_lint", 3, sweep_lint, BUFFER, TA_STATUS_OK, 0},
    {"ta_import_alibaba", 3, sweep_import, BUFFER, TA_STATUS_BAD_DOCUMENT, 0},
    {"ta_schema", 1, sweep_schema, BUFFER, TA_STATUS_OK, 0},
    {"ta_instant_parse", 3, sweep_instant_parse, PLAIN, TA_STATUS_OK, 0},
    {"ta_instant_text", 1, sweep_instant_text, BUFFER, TA_STATUS_OK, 0},
    {"ta_selftest", 1, sweep_selftest, BUFFER, TA_STATUS_OK, 0},
    {"ta_row_init", 1, sweep_row_init, PLAIN, TA_STATUS_OK, 0},
    {"ta_decide", 3, sweep_decide, PLAIN, TA_STATUS_OK, sizeof(ta_decision)},
    {"ta_fold", 4, sweep_fold, PLAIN, TA_STATUS_OK, sizeof(ta_row)},
    {"ta_fee_quote", 3, sweep_quote, PLAIN, TA_STATUS_OK, sizeof(ta_fee)},
    {"ta_payment_fee", 4, sweep_payment_fee, PLAIN, TA_STATUS_OK, sizeof(ta_fee)},
    {"ta_fee_for_net", 3, sweep_for_net, PLAIN, TA_STATUS_OK, sizeof(ta_total)},
    {"ta_fee_for_budget", 4, sweep_for_budget, PLAIN, TA_STATUS_OK, sizeof(ta_total)},
};

static void null_pointers(void) {
    size_t at;
    for (at = 0; at < sizeof SWEEPS / sizeof *SWEEPS; at++) {
        const struct sweep *sweep = &SWEEPS[at];
        unsigned mask;
        for (mask = 0; mask < 1u << sweep->pointers; mask++) {
            places to, before;
            ta_status status;
            memset(&to, SENTINEL, sizeof to);
            if (sweep->size != 0) {
                to.one.row.size = (uint32_t)sweep->size;
            }
            memcpy(&before, &to, sizeof to);
            status = sweep->call(mask, &to);
            if (mask != 0 && (status != TA_STATUS_NULL_POINTER || memcmp(&before, &to, sizeof to) != 0)) {
                printf("%s with null pointers %x: %s\n", sweep->name, mask, ta_status_name(status));
                failures++;
            }
            if (mask == 0) {
                if (status != sweep->good) {
                    printf("%s with none: %s\n", sweep->name, ta_status_name(status));
                    failures++;
                }
                if (sweep->gives == BUFFER) {
                    ta_buffer_free(sweep->good == TA_STATUS_BAD_RULEBOOK ? &to.two.buffer : &to.one.buffer);
                } else if (sweep->gives == BOOK) {
                    ta_rulebook_free(to.one.book);
                }
            }
        }
        printf("swept %s\n", sweep->name);
    }
    /* Those that give no status. */
    ta_rulebook_free(NULL);
    printf("swept ta_rulebook_free\n");
    ta_buffer_free(NULL);
    printf("swept ta_buffer_free\n");
    EXPECT(ta_rulebook_version(NULL) == NULL);
    printf("swept ta_rulebook_version\n");
    EXPECT(ta_rulebook_digest(NULL) == NULL);
    printf("swept ta_rulebook_digest\n");
    EXPECT(ta_code_number(TA_LIST_GROUND, NULL, 7) == 0);
    printf("swept ta_code_number\n");
    EXPECT(ta_currency_decimals(NULL, 3) == -1);
    printf("swept ta_currency_decimals\n");
    /* Those without a pointer. */
    EXPECT(ta_status_name(-1) == NULL && ta_status_name(9) == NULL && ta_status_name(INT32_MAX) == NULL);
    printf("swept ta_status_name\n");
    EXPECT(ta_code_name(0, 1) == NULL && ta_code_name(TA_LIST_GROUND, 0) == NULL);
    EXPECT(ta_code_name(TA_LIST_GROUND, 255) == NULL && ta_code_name(INT32_MIN, 1) == NULL);
    printf("swept ta_code_name\n");
    EXPECT(ta_row_fault_words(0) == NULL && ta_row_fault_words(11) == NULL && ta_row_fault_words(255) == NULL);
    EXPECT(strcmp(ta_row_fault_words(TA_ROW_FAULT_TIME), "lies outside the years 2000 to 2099") == 0);
    printf("swept ta_row_fault_words\n");
    EXPECT(ta_version() != NULL && strlen(ta_version()) >= 5);
    printf("swept ta_version\n");
    EXPECT(ta_abi_version() == TA_ABI_VERSION);
    printf("swept ta_abi_version\n");
}

/* Sizes that no structure of this library has. */
static const uint32_t OFFSETS[] = {0, 1, 4, 8};

static void wrong_sizes(void) {
    ta_row rows[2];
    ta_decision decisions[2], before[2];
    ta_fee fee, blank_fee;
    ta_total total, blank_total;
    ta_payment payment;
    size_t at;
    uint32_t sizes[6];
    for (at = 0; at < 3; at++) {
        sizes[at] = OFFSETS[at];
    }
    for (at = 0; at < 6; at++) {
        rows[0] = rows[1] = good_row();
        sizes[3] = sizeof(ta_row) - 1;
        sizes[4] = sizeof(ta_row) + 8;
        sizes[5] = UINT32_MAX;
        memset(decisions, SENTINEL, sizeof decisions);
        decisions[0].size = decisions[1].size = sizeof(ta_decision);
        memcpy(before, decisions, sizeof before);
        rows[0].size = sizes[at];
        EXPECT(ta_decide(book, rows, decisions, 1) == TA_STATUS_BAD_ARGUMENT);
        EXPECT(memcmp(before, decisions, sizeof before) == 0);
        memset(&fee, SENTINEL, sizeof fee);
        fee.size = sizeof fee;
        blank_fee = fee;
        EXPECT(ta_fee_quote(book, rows, &fee) == TA_STATUS_BAD_ARGUMENT);
        EXPECT(memcmp(&fee, &blank_fee, sizeof fee) == 0);
        memset(&rows[1], SENTINEL, sizeof rows[1]);
        EXPECT(ta_row_init(&rows[1], sizes[at]) == TA_STATUS_BAD_ARGUMENT && untouched(&rows[1], sizeof rows[1]));

        rows[0] = good_row();
        sizes[3] = sizeof(ta_decision) - 1;
        sizes[4] = sizeof(ta_decision) + 8;
        decisions[0].size = sizes[at];
        memcpy(before, decisions, sizeof before);
        EXPECT(ta_decide(book, rows, decisions, 1) == TA_STATUS_BAD_ARGUMENT);
        EXPECT(memcmp(before, decisions, sizeof before) == 0);

        sizes[3] = sizeof(ta_fee) - 1;
        sizes[4] = sizeof(ta_fee) + 8;
        fee.size = sizes[at];
        blank_fee = fee;
        EXPECT(ta_fee_quote(book, rows, &fee) == TA_STATUS_BAD_ARGUMENT);
        EXPECT(memcmp(&fee, &blank_fee, sizeof fee) == 0);

        sizes[3] = sizeof(ta_payment) - 1;
        sizes[4] = sizeof(ta_payment) + 8;
        payment = good_payment();
        payment.size = sizes[at];
        fee.size = sizeof fee;
        blank_fee = fee;
        EXPECT(ta_payment_fee(book, rows, &payment, &fee) == TA_STATUS_BAD_ARGUMENT);
        EXPECT(memcmp(&fee, &blank_fee, sizeof fee) == 0);

        sizes[3] = sizeof(ta_total) - 1;
        sizes[4] = sizeof(ta_total) + 8;
        memset(&total, SENTINEL, sizeof total);
        total.size = sizes[at];
        blank_total = total;
        EXPECT(ta_fee_for_net(book, rows, 100, &total) == TA_STATUS_BAD_ARGUMENT);
        EXPECT(memcmp(&total, &blank_total, sizeof total) == 0);
    }
}

/* Other sizes within an array, and arrays that cannot be. */
static void wrong_arrays(void) {
    ta_row rows[3];
    ta_decision decisions[3], before[3];
    rows[0] = rows[1] = rows[2] = good_row();
    rows[1].size = sizeof(ta_row) + 8;
    memset(decisions, SENTINEL, sizeof decisions);
    decisions[0].size = sizeof(ta_decision);
    EXPECT(ta_decide(book, rows, decisions, 3) == TA_STATUS_BAD_ROW);
    EXPECT(decisions[0].error == 0 && decisions[2].error == 0 && decisions[2].size == sizeof(ta_decision));
    EXPECT(decisions[1].error == TA_ROW_FAULT_SIZE && decisions[1].error_column == TA_COLUMN_SIZE);
    EXPECT(decisions[1].covered_max == TA_UNKNOWN);
    EXPECT(memcmp(&decisions[0], &decisions[2], sizeof *decisions) == 0);

    rows[1] = good_row();
    rows[1].created_at = TA_UNKNOWN;
    EXPECT(ta_decide(book, rows, decisions, 3) == TA_STATUS_BAD_ROW);
    EXPECT(decisions[1].error == TA_ROW_FAULT_MISSING && decisions[1].error_column == TA_COLUMN_CREATED_AT);
    EXPECT(memcmp(&decisions[0], &decisions[2], sizeof *decisions) == 0);

    memcpy(before, decisions, sizeof before);
    EXPECT(ta_decide(book, rows, decisions, SIZE_MAX) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_decide(book, rows, decisions, SIZE_MAX / sizeof(ta_row)) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(memcmp(before, decisions, sizeof before) == 0);
    EXPECT(ta_decide(book, NULL, NULL, 0) == TA_STATUS_OK);
}

static void unaligned(void) {
    /* Room for a structure that begins one byte off. */
    static union {
        int64_t aligned;
        unsigned char bytes[sizeof(ta_row) + 16];
    } room;
    void *off = room.bytes + 1;
    ta_row row = good_row();
    ta_fee fee = {0};
    memset(room.bytes, SENTINEL, sizeof room.bytes);
    fee.size = sizeof fee;
    EXPECT(ta_row_init((ta_row *)off, sizeof(ta_row)) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_schema(TA_DOCUMENT_ORDER, (ta_buffer *)off) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_rulebook_embedded((ta_rulebook **)off) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_decide(book, &row, (ta_decision *)off, 1) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_fee_quote(book, &row, (ta_fee *)off) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_fee_quote(book, (ta_row *)off, &fee) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_import_alibaba((ta_text *)off, 1, NULL, 0, (ta_buffer *)off) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_rulebook_version((ta_rulebook *)off) == NULL);
    ta_buffer_free((ta_buffer *)off);
    EXPECT(untouched(room.bytes, sizeof room.bytes));
}

/* A status with words: the buffer holds {"errors": [...]}. */
static void told(ta_status status, ta_status wanted, ta_buffer *out, int line) {
    int good = status == wanted && out->data != NULL && strncmp(out->data, "{\"errors\":[{", 12) == 0 &&
               out->data[out->size] == '\0';
    if (!good) {
        printf("line %d: %s, not %s, with %.80s\n", line, ta_status_name(status), ta_status_name(wanted),
               out->data == NULL ? "nothing" : out->data);
        failures++;
    }
    ta_buffer_free(out);
    EXPECT(out->data == NULL && out->size == 0);
}

#define TOLD(call, wanted) told((call), TA_STATUS_##wanted, &out, __LINE__)

static void wrong_numbers(void) {
    static const int32_t numbers[] = {-1, 5, 99, INT32_MIN, INT32_MAX};
    ta_buffer out = {NULL, 0};
    ta_row row = good_row();
    ta_payment payment;
    ta_fee fee = {0};
    ta_total total = {0};
    size_t at;
    fee.size = sizeof fee;
    total.size = sizeof total;
    for (at = 0; at < 5; at++) {
        TOLD(ta_assess(book, ORDER, ORDER_SIZE, LATER, numbers[at], &out), BAD_ARGUMENT);
        TOLD(ta_calendar(book, ORDER, ORDER_SIZE, LATER, numbers[at], &out), BAD_ARGUMENT);
        TOLD(ta_lint(book, "{}", 2, numbers[at], &out), BAD_ARGUMENT);
        TOLD(ta_schema(numbers[at], &out), BAD_ARGUMENT);
    }
    TOLD(ta_assess(book, ORDER, ORDER_SIZE, LATER, TA_FORMAT_CSV, &out), BAD_ARGUMENT);
    TOLD(ta_assess(book, ORDER, ORDER_SIZE, LATER, TA_FORMAT_ICS, &out), BAD_ARGUMENT);
    TOLD(ta_calendar(book, ORDER, ORDER_SIZE, LATER, TA_FORMAT_HTML, &out), BAD_ARGUMENT);
    TOLD(ta_lint(book, "{}", 2, TA_FORMAT_HTML, &out), BAD_ARGUMENT);
    TOLD(ta_claim_window(book, ORDER, ORDER_SIZE, LATER, 0, &out), BAD_ARGUMENT);
    TOLD(ta_claim_window(book, ORDER, ORDER_SIZE, LATER, 14, &out), BAD_ARGUMENT);
    TOLD(ta_claim_window(book, ORDER, ORDER_SIZE, LATER, 255, &out), BAD_ARGUMENT);
    /* Instants that the library does not take, and one before the order. */
    TOLD(ta_assess(book, ORDER, ORDER_SIZE, 0, TA_FORMAT_JSON, &out), BAD_ARGUMENT);
    TOLD(ta_assess(book, ORDER, ORDER_SIZE, INT64_MAX, TA_FORMAT_JSON, &out), BAD_ARGUMENT);
    TOLD(ta_fold(book, ORDER, ORDER_SIZE, 1, &row, &out), BAD_ARGUMENT);
    TOLD(ta_assess(book, ORDER, ORDER_SIZE, CREATED - 1, TA_FORMAT_JSON, &out), BAD_DOCUMENT);
    TOLD(ta_rulebook_show(book, "no such entry", 13, &out), NO_ANSWER);

    payment = good_payment();
    payment.method = 200;
    EXPECT(ta_payment_fee(book, &row, &payment, &fee) == TA_STATUS_BAD_ARGUMENT);
    payment = good_payment();
    payment.route = 3;
    EXPECT(ta_payment_fee(book, &row, &payment, &fee) == TA_STATUS_BAD_ARGUMENT);
    payment = good_payment();
    payment.buy_now = 3;
    EXPECT(ta_payment_fee(book, &row, &payment, &fee) == TA_STATUS_BAD_ARGUMENT);
    payment = good_payment();
    payment.amount = -1;
    EXPECT(ta_fee_for_budget(book, &row, &payment, &total) == TA_STATUS_BAD_ARGUMENT);
    payment = good_payment();
    payment.at = TA_UNKNOWN;
    EXPECT(ta_fee_for_budget(book, &row, &payment, &total) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_fee_for_net(book, &row, -1, &total) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_fee_for_net(book, &row, INT64_MAX, &total) == TA_STATUS_BAD_ARGUMENT);
    row.marketplace = 77;
    EXPECT(ta_fee_quote(book, &row, &fee) == TA_STATUS_BAD_ROW);
    EXPECT(ta_fee_for_net(book, &row, 100, &total) == TA_STATUS_BAD_ROW);
    EXPECT(fee.status == 0 && fee.min == 0 && total.total == 0);
    row = good_row();
    row.supplier_country[0] = 0;
    row.order_type = 0;
    EXPECT(ta_fee_for_net(book, &row, 100, &total) == TA_STATUS_BAD_ROW);
    row = good_row();
    memset(row.supplier_country, 0, sizeof row.supplier_country);
    row.order_type = 0;
    EXPECT(ta_fee_for_net(book, &row, 100, &total) == TA_STATUS_NO_ANSWER && total.total == 0);
}

static void broken_texts(void) {
    ta_buffer out = {NULL, 0};
    ta_row row = good_row(), kept;
    ta_text texts[2] = {{"{", 1}, {"\xff", 1}};
    ta_file file = {{"a.toml", 6}, {"\xc3(", 2}};
    ta_rulebook *none = NULL;
    int64_t micros = 7;
    size_t size;
    char *exact;
    /* Every truncation, in a room that ends where the text does, so that no tool overlooks a byte read beyond it. */
    for (size = 0; size < ORDER_SIZE; size++) {
        exact = malloc(size + 1);
        if (exact == NULL) {
            exit(2);
        }
        memcpy(exact, ORDER, size);
        exact[size] = '}';
        if (size % 16 == 0) {
            exact = realloc(exact, size == 0 ? 1 : size);
        }
        TOLD(ta_assess(book, exact, size, LATER, TA_FORMAT_JSON, &out), BAD_DOCUMENT);
        kept = row;
        TOLD(ta_fold(book, exact, size, LATER, &row, &out), BAD_DOCUMENT);
        EXPECT(memcmp(&kept, &row, sizeof row) == 0);
        free(exact);
    }
    TOLD(ta_assess(book, "\xff\xfe", 2, LATER, TA_FORMAT_JSON, &out), BAD_DOCUMENT);
    TOLD(ta_assess(book, "{\"id\": \"\xc3\x28\"}", 12, LATER, TA_FORMAT_JSON, &out), BAD_DOCUMENT);
    TOLD(ta_assess(book, "{\"id\": \"a\0b\"}", 13, LATER, TA_FORMAT_JSON, &out), BAD_DOCUMENT);
    TOLD(ta_lint(book, "\x80", 1, TA_FORMAT_TEXT, &out), BAD_DOCUMENT);
    TOLD(ta_import_alibaba(texts, 1, NULL, 0, &out), BAD_DOCUMENT);
    TOLD(ta_import_alibaba(texts + 1, 1, NULL, 0, &out), BAD_DOCUMENT);
    TOLD(ta_import_alibaba(texts, 0, NULL, 0, &out), BAD_DOCUMENT);
    TOLD(ta_import_alibaba(texts, 1, "{\"no\": 1}", 9, &out), BAD_DOCUMENT);
    TOLD(ta_rulebook_from_toml(&file, 1, &none, &out), BAD_RULEBOOK);
    file.text.data = "[[";
    TOLD(ta_rulebook_from_toml(&file, 1, &none, &out), BAD_RULEBOOK);
    TOLD(ta_rulebook_from_toml(&file, 0, &none, &out), BAD_RULEBOOK);
    EXPECT(none == NULL);
    /* Sizes that no memory has: refused before a byte is read. */
    EXPECT(ta_assess(book, ORDER, SIZE_MAX, LATER, TA_FORMAT_JSON, &out) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_rulebook_show(book, "x", SIZE_MAX, &out) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_import_alibaba(texts, SIZE_MAX, NULL, 0, &out) == TA_STATUS_BAD_ARGUMENT);
    EXPECT(ta_import_alibaba(texts, SIZE_MAX / 64, NULL, SIZE_MAX, &out) != TA_STATUS_OK);
    texts[0].size = SIZE_MAX;
    EXPECT(ta_import_alibaba(texts, 1, NULL, 0, &out) == TA_STATUS_BAD_ARGUMENT);
    texts[0].data = NULL;
    EXPECT(ta_import_alibaba(texts, 1, NULL, 0, &out) == TA_STATUS_NULL_POINTER);
    EXPECT(ta_rulebook_from_toml(&file, SIZE_MAX, &none, &out) == TA_STATUS_BAD_ARGUMENT);
    file.text.data = NULL;
    EXPECT(ta_rulebook_from_toml(&file, 1, &none, &out) == TA_STATUS_NULL_POINTER);
    EXPECT(ta_code_number(TA_LIST_GROUND, "quality", SIZE_MAX) == 0);
    EXPECT(ta_code_number(TA_LIST_GROUND, "\xff", 1) == 0 && ta_code_number(99, "quality", 7) == 0);
    EXPECT(ta_currency_decimals("JPY", 3) == 0 && ta_currency_decimals("USD", 3) == 2);
    EXPECT(ta_currency_decimals("usd", 3) == -1 && ta_currency_decimals("\xff", 1) == -1);
    EXPECT(ta_currency_decimals("USD", SIZE_MAX) == -1 && ta_currency_decimals("", 0) == -1);
    EXPECT(ta_instant_parse("2021-04-02", SIZE_MAX, &micros, &out) == TA_STATUS_BAD_ARGUMENT && micros == 7);
    EXPECT(out.data == NULL && out.size == 0);
    TOLD(ta_instant_parse("2021-04-02", 10, &micros, &out), BAD_ARGUMENT);
    TOLD(ta_instant_parse("\xff", 1, &micros, &out), BAD_ARGUMENT);
    TOLD(ta_instant_text(TA_UNKNOWN, &out), BAD_ARGUMENT);
    EXPECT(micros == 7);
}

/* Every word has a number, and every number its word. */
static void words(void) {
    int32_t list;
    for (list = 1; ta_code_name(list, 1) != NULL || ta_code_name(list, 2) != NULL; list++) {
        int number, known = 0;
        for (number = 0; number < 256; number++) {
            const char *name = ta_code_name(list, (uint8_t)number);
            if (name != NULL) {
                known++;
                EXPECT(ta_code_number(list, name, strlen(name)) == number);
            }
        }
        EXPECT(known > 1);
    }
    EXPECT(list == TA_LIST_COLUMN + 1);
}

int main(void) {
    if (ta_rulebook_embedded(&book) != TA_STATUS_OK) {
        return 1;
    }
    null_pointers();
    wrong_sizes();
    wrong_arrays();
    unaligned();
    wrong_numbers();
    broken_texts();
    words();
    ta_rulebook_free(book);
    printf("%d failures\n", failures);
    return failures == 0 ? 0 : 1;
}

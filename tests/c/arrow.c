/* Whole tables through the Arrow C data interface, of arrays made by hand: the same as ta_decide, each release once. */

#define TA_WITH_ARROW
#include "trade_assurance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 5
#define COLUMNS 10

static int failures = 0;

static void check(int holds, const char *what, int line) {
    if (!holds) {
        fprintf(stderr, "line %d: %s\n", line, what);
        failures++;
    }
}

#define CHECK(holds) check((holds), #holds, __LINE__)

/* ---- the table, by hand */

struct held {
    struct ArrowArray arrays[COLUMNS];
    struct ArrowArray *children[COLUMNS];
    const void *buffers[COLUMNS][3];
    const void *own[1];
};

static int parts_released = 0, tables_released = 0;

static void release_part(struct ArrowArray *array) {
    parts_released++;
    array->release = NULL;
}

/* By what the producer itself holds, whatever the structure says. */
static void release_table(struct ArrowArray *array) {
    struct held *held = array->private_data;
    for (int i = 0; i < COLUMNS; i++) {
        if (held->arrays[i].release != NULL) {
            held->arrays[i].release(&held->arrays[i]);
        }
    }
    free(held);
    tables_released++;
    array->release = NULL;
}

static void release_schema(struct ArrowSchema *schema) { schema->release = NULL; }

static struct ArrowSchema kinds[COLUMNS], *kind_places[COLUMNS];

static struct ArrowSchema kind(const char *format, const char *name) {
    struct ArrowSchema schema = {format, name, NULL, ARROW_FLAG_NULLABLE, 0, NULL, NULL, release_schema, NULL};
    return schema;
}

static struct ArrowSchema table_kind(const char *last) {
    const char *formats[COLUMNS] = {"u", "tsu:UTC", "u", "u", "u", "u", "b", "d:22,3", "d:22,3", "d:22,3"};
    const char *names[COLUMNS] = {"order_id", "created_at", "currency", "marketplace", "order_type",
                                  "supplier_country", "enrolled", "limit_available", "total", last};
    for (int i = 0; i < COLUMNS; i++) {
        kinds[i] = kind(formats[i], names[i]);
        kind_places[i] = &kinds[i];
    }
    struct ArrowSchema schema = kind("+s", "");
    schema.flags = 0;
    schema.n_children = COLUMNS;
    schema.children = kind_places;
    return schema;
}

/* 2021-03-01T09:00:00Z, in seconds. */
#define CREATED 1614589200LL

static const int64_t created[ROWS] = {CREATED * 1000000, CREATED * 1000000, CREATED * 1000000, CREATED * 1000000,
                                      CREATED * 1000000};
static const int32_t id_ends[ROWS + 1] = {0, 1, 2, 3, 4, 5};
static const int32_t code_ends[ROWS + 1] = {0, 3, 6, 9, 12, 15};
static const int32_t country_ends[ROWS + 1] = {0, 2, 4, 6, 8, 10};
static const int32_t market_ends[ROWS + 1] = {0, 11, 22, 33, 44, 55};
static const int32_t type_ends[ROWS + 1] = {0, 15, 22, 37, 52, 67};
static const char markets[] = "alibaba.comalibaba.comalibaba.comalibaba.comalibaba.com";
static const char types[] = "trade_assuranceofflinetrade_assurancetrade_assurancetrade_assurance";
/* Bits: every supplier is enrolled but that of row 2, of which it is not known. */
static const uint8_t enrolled[] = {0x1f}, enrolled_known[] = {0x1b};
/* Little-endian, with three decimals; no amount is above 2^63. */
static const int64_t limits[ROWS][2] = {{50000000, 0}, {50000000, 0}, {50000000, 0}, {50000000, 0}, {50000000, 0}};
static const int64_t totals[ROWS][2] = {{12000000, 0}, {12000000, 0}, {800000, 0}, {12000000, 0}, {12000000, 0}};
static const int64_t taxes[ROWS][2] = {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {500, 0}};

static struct ArrowArray table(void) {
    struct held *held = calloc(1, sizeof *held);
    if (held == NULL) {
        exit(2);
    }
    const void *buffers[COLUMNS][3] = {
        {NULL, id_ends, "abcde"},
        {NULL, created, NULL},
        {NULL, code_ends, "USDUSDUSDUSXUSD"},
        {NULL, market_ends, markets},
        {NULL, type_ends, types},
        {NULL, country_ends, "CNCNCNCNCN"},
        {enrolled_known, enrolled, NULL},
        {NULL, limits, NULL},
        {NULL, totals, NULL},
        {NULL, taxes, NULL},
    };
    memcpy(held->buffers, buffers, sizeof buffers);
    for (int i = 0; i < COLUMNS; i++) {
        struct ArrowArray column = {ROWS, 0, 0, 2, 0, held->buffers[i], NULL, NULL, release_part, NULL};
        column.null_count = buffers[i][0] == NULL ? 0 : -1;
        column.n_buffers = buffers[i][2] == NULL ? 2 : 3;
        held->arrays[i] = column;
        held->children[i] = &held->arrays[i];
    }
    struct ArrowArray whole = {ROWS, 0, 0, 1, COLUMNS, held->own, held->children, NULL, release_table, held};
    return whole;
}

/* ---- the same rows as structures */

static void fill(ta_row *row, int place) {
    CHECK(ta_row_init(row, sizeof *row) == TA_STATUS_OK);
    row->created_at = created[place];
    row->as_of = (CREATED + 86400) * 1000000;
    memcpy(row->currency, "USD", 3);
    memcpy(row->supplier_country, "CN", 2);
    row->marketplace = TA_MARKETPLACE_ALIBABA_COM;
    row->order_type = place == 1 ? TA_ORDER_TYPE_OFFLINE : TA_ORDER_TYPE_TRADE_ASSURANCE;
    row->enrolled = place == 2 ? 0 : TA_YES;
    row->limit_available = limits[place][0] / 10;
    row->total = totals[place][0] / 10;
    row->tax = taxes[place][0] / 10;
}

/* ---- the answers, read by hand */

static const struct ArrowArray *column(const struct ArrowSchema *schema, const struct ArrowArray *array,
                                       const char *name) {
    for (int64_t i = 0; i < schema->n_children; i++) {
        if (strcmp(schema->children[i]->name, name) == 0) {
            return array->children[i];
        }
    }
    fprintf(stderr, "no column %s\n", name);
    exit(1);
}

static int is_known(const struct ArrowArray *array, int64_t place) {
    const uint8_t *bits = array->buffers[0];
    place += array->offset;
    return bits == NULL || (bits[place / 8] >> (place % 8) & 1);
}

/* The number of a word; 0 where it is null. */
static int32_t word(int32_t list, const struct ArrowArray *array, int64_t place) {
    if (!is_known(array, place)) {
        return 0;
    }
    const int8_t *keys = array->buffers[1];
    const int8_t key = keys[place + array->offset];
    const int32_t *ends = array->dictionary->buffers[1];
    const char *texts = array->dictionary->buffers[2];
    const int32_t from = ends[key + array->dictionary->offset], to = ends[key + array->dictionary->offset + 1];
    for (int32_t number = 1; number < 256; number++) {
        const char *name = ta_code_name(list, (uint8_t)number);
        if (name != NULL && strlen(name) == (size_t)(to - from) && memcmp(name, texts + from, strlen(name)) == 0) {
            return number;
        }
    }
    return -1;
}

/* Cents; TA_UNKNOWN where it is null. */
static int64_t cents(const struct ArrowArray *array, int64_t place) {
    const int64_t *digits = array->buffers[1];
    if (!is_known(array, place)) {
        return TA_UNKNOWN;
    }
    CHECK(digits[2 * (place + array->offset)] % 10 == 0 && digits[2 * (place + array->offset) + 1] == 0);
    return digits[2 * (place + array->offset)] / 10;
}

static void compare(const ta_rulebook *book, const struct ArrowSchema *schema, const struct ArrowArray *answers) {
    CHECK(strcmp(schema->format, "+s") == 0 && answers->length == ROWS && answers->n_children == schema->n_children);
    const struct ArrowArray *error = column(schema, answers, "error");
    const struct ArrowArray *id = column(schema, answers, "order_id");
    CHECK(memcmp(id->buffers[2], "abcde", 5) == 0);
    for (int place = 0; place < ROWS; place++) {
        CHECK(is_known(error, place) == (place == 3));
        if (place == 3) {
            CHECK(!is_known(column(schema, answers, "coverage"), place));
            continue;
        }
        ta_row row;
        ta_decision decision = {0};
        decision.size = sizeof decision;
        fill(&row, place);
        CHECK(ta_decide(book, &row, &decision, 1) == TA_STATUS_OK);
        CHECK(word(TA_LIST_EDITION, column(schema, answers, "edition"), place) == decision.edition);
        CHECK(word(TA_LIST_COVERAGE, column(schema, answers, "coverage"), place) == decision.coverage);
        CHECK(word(TA_LIST_FEE_STATUS, column(schema, answers, "fee_status"), place) == decision.fee_status);
        CHECK(cents(column(schema, answers, "covered_max"), place) == decision.covered_max);
        CHECK(cents(column(schema, answers, "supplier_fee_min"), place) == decision.supplier_fee_min);
        CHECK(cents(column(schema, answers, "supplier_fee_max"), place) == decision.supplier_fee_max);
    }
}

/* What is wrong with the columns: one status, every problem, and the table released all the same. */
static void refuse(const ta_rulebook *book, int64_t as_of, const char *last, const char *said) {
    struct ArrowSchema schema = table_kind(last), out_schema = {0};
    struct ArrowArray rows = table(), out = {0};
    ta_buffer errors = {NULL, 0};
    const int tables = tables_released, parts = parts_released;
    CHECK(ta_decide_arrow(book, &schema, &rows, as_of, &out_schema, &out, &errors) == TA_STATUS_BAD_ARGUMENT);
    if (errors.data == NULL || strstr(errors.data, said) == NULL) {
        fprintf(stderr, "no %s in %s\n", said, errors.data == NULL ? "nothing" : errors.data);
        failures++;
    }
    CHECK(rows.release == NULL && out.release == NULL && out_schema.release == NULL && schema.release != NULL);
    CHECK(tables_released == tables + 1 && parts_released == parts + COLUMNS);
    ta_buffer_free(&errors);
}

/* A table that is not of its schema: told, and released all the same. */
static void misfits(const ta_rulebook *book, int64_t as_of) {
    const char *said[] = {"needs 10 children, not 9", "needs 3 buffers, not 2", "whose parent has 6", "null pointer",
                          "null pointer", "null pointer", "no array can have", "no array can have"};
    for (int wrong = 0; wrong < 8; wrong++) {
        struct ArrowSchema schema = table_kind("tax"), out_schema = {0};
        struct ArrowArray rows = table(), out = {0};
        struct ArrowArray *first = rows.children[0];
        ta_buffer errors = {NULL, 0};
        const int tables = tables_released, parts = parts_released;
        switch (wrong) {
        case 0: rows.n_children--; break;
        case 1: first->n_buffers--; break;
        case 2: rows.length++; break;
        case 3: first->buffers = NULL; break;
        case 4: rows.children = NULL; break;
        case 5: rows.children[0] = NULL; break;
        case 6: rows.length = INT64_MAX; break;
        default: first->offset = -1; break;
        }
        CHECK(ta_decide_arrow(book, &schema, &rows, as_of, &out_schema, &out, &errors) == TA_STATUS_BAD_ARGUMENT);
        if (errors.data == NULL || strstr(errors.data, said[wrong]) == NULL) {
            fprintf(stderr, "no %s in %s\n", said[wrong], errors.data == NULL ? "nothing" : errors.data);
            failures++;
        }
        CHECK(rows.release == NULL && out.release == NULL);
        CHECK(tables_released == tables + 1 && parts_released == parts + COLUMNS);
        ta_buffer_free(&errors);
    }
}

/* A null pointer leaves the table with the caller. */
static void nulls(const ta_rulebook *book) {
    for (int missing = 0; missing < 6; missing++) {
        struct ArrowSchema schema = table_kind("tax"), out_schema = {0};
        struct ArrowArray rows = table(), out = {0};
        ta_buffer errors = {NULL, 0};
        const ta_status status = ta_decide_arrow(missing == 0 ? NULL : book, missing == 1 ? NULL : &schema,
                                                 missing == 2 ? NULL : &rows, TA_UNKNOWN,
                                                 missing == 3 ? NULL : &out_schema, missing == 4 ? NULL : &out,
                                                 missing == 5 ? NULL : &errors);
        CHECK(status == TA_STATUS_NULL_POINTER && errors.data == NULL && rows.release != NULL);
        rows.release(&rows);
    }
}

int main(void) {
    const int64_t as_of = (CREATED + 86400) * 1000000;
    ta_rulebook *book = NULL;
    ta_buffer errors = {NULL, 0};
    CHECK(ta_rulebook_embedded(&book) == TA_STATUS_OK);

    struct ArrowSchema schema = table_kind("tax");
    for (int turn = 0; turn < 3; turn++) { /* the schema serves again */
        struct ArrowSchema out_schema = {0};
        struct ArrowArray rows = table(), out = {0};
        CHECK(ta_decide_arrow(book, &schema, &rows, as_of, &out_schema, &out, &errors) == TA_STATUS_OK);
        CHECK(rows.release == NULL && errors.data == NULL && schema.release != NULL);
        compare(book, &out_schema, &out);
        /* The names of the orders are still the caller's memory. */
        CHECK(tables_released <= turn);
        out.release(&out);
        out_schema.release(&out_schema);
        CHECK(tables_released == turn + 1 && parts_released == (turn + 1) * COLUMNS);
        CHECK(out.release == NULL && out_schema.release == NULL);
    }

    refuse(book, as_of, "taxes", "\"UNKNOWN_COLUMN\"");
    refuse(book, as_of, "tatal", "\"nearest\":\"total\"");
    refuse(book, as_of, "total", "\"DUPLICATE_COLUMN\"");
    refuse(book, as_of, "as_of", "\"WRONG_TYPE\"");
    refuse(book, TA_UNKNOWN, "tax", "\"MISSING_COLUMN\"");
    refuse(book, 12, "tax", "as_of");
    nulls(book);
    misfits(book, as_of);

    /* What is released already, and what is no table. */
    struct ArrowArray gone = {0}, out = {0}, rows = table();
    struct ArrowSchema out_schema = {0}, plain = kind("u", "");
    CHECK(ta_decide_arrow(book, &schema, &gone, as_of, &out_schema, &out, &errors) == TA_STATUS_BAD_ARGUMENT);
    ta_buffer_free(&errors);
    CHECK(ta_decide_arrow(book, &out_schema, &rows, as_of, &out_schema, &out, &errors) == TA_STATUS_BAD_ARGUMENT);
    CHECK(rows.release == NULL);
    ta_buffer_free(&errors);
    /* Released as a producer does it: all else still points where it did. */
    struct ArrowSchema left = schema;
    left.release = NULL;
    rows = table();
    CHECK(ta_decide_arrow(book, &left, &rows, as_of, &out_schema, &out, &errors) == TA_STATUS_BAD_ARGUMENT);
    CHECK(rows.release == NULL && errors.data != NULL && strstr(errors.data, "released") != NULL);
    ta_buffer_free(&errors);
    rows = table();
    CHECK(ta_decide_arrow(book, &plain, &rows, as_of, &out_schema, &out, &errors) == TA_STATUS_BAD_ARGUMENT);
    CHECK(rows.release == NULL && out.release == NULL);
    ta_buffer_free(&errors);

    ta_rulebook_free(book);
    CHECK(parts_released == tables_released * COLUMNS);
    printf("%d tables decided, refused and released\n", tables_released);
    return failures == 0 ? 0 : 1;
}

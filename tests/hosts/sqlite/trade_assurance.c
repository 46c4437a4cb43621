/*
 * The rules of Trade Assurance as functions of SQLite.
 *
 * An order is a text of JSON, an instant a text such as 2021-04-02T09:00:00Z; money comes back as a text with all its
 * decimals, since a REAL could not hold it. NULL gives NULL, and a NULL instant is that of the order's last event.
 * Every answer is deterministic within one version of the library: after another one is installed, REINDEX.
 */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include <string.h>
#include <trade_assurance.h>

/* One rulebook for a connection: the last function that lets go of it gives it back. */
typedef struct shared {
    ta_rulebook *book;
    int holders;
} shared;

static void let_go(void *data)
{
    shared *mine = data;
    if (--mine->holders == 0) {
        ta_rulebook_free(mine->book);
        sqlite3_free(mine);
    }
}

static const ta_rulebook *rulebook(sqlite3_context *context)
{
    return ((shared *)sqlite3_user_data(context))->book;
}

/* Answers */

/* What is wrong with the library itself, or with this extension. */
static void fail(sqlite3_context *context, ta_status status)
{
    char *message = sqlite3_mprintf("trade_assurance cannot answer: %s", ta_status_name(status));
    if (message == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_error(context, message, -1);
    sqlite3_free(message);
}

/* What is wrong with a row of an order: its column, and what is accepted there. */
static void fail_row(sqlite3_context *context, ta_status status, const ta_row *row)
{
    ta_decision decision = {.size = sizeof(ta_decision)};
    char *message;
    if (status != TA_STATUS_BAD_ROW || ta_decide(rulebook(context), row, &decision, 1) != TA_STATUS_BAD_ROW) {
        fail(context, status);
        return;
    }
    message = sqlite3_mprintf("%s: %s", ta_code_name(TA_LIST_COLUMN, decision.error_column),
                              ta_row_fault_words(decision.error));
    if (message == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_error(context, message, -1);
    sqlite3_free(message);
}

/* Every problem of {"errors": [...]}, one a line. */
static const char PROBLEMS[] =
    "SELECT group_concat(value->>'code' || coalesce(' at ' || nullif(value->>'path', ''), '') || ': '"
    " || (value->>'message') || coalesce('; accepted: ' || (value->>'accepted'), '')"
    " || coalesce('; nearest: ' || (value->>'nearest'), ''), char(10)) FROM json_each(?1, '$.errors')";

/* Raises what the library found wrong; as it is, where this SQLite has no functions of JSON. */
static void refuse(sqlite3_context *context, ta_status status, ta_buffer *errors)
{
    sqlite3_stmt *statement = NULL;
    const char *lines = NULL;
    if (errors->data == NULL) {
        fail(context, status);
        return;
    }
    if (sqlite3_prepare_v2(sqlite3_context_db_handle(context), PROBLEMS, -1, &statement, NULL) == SQLITE_OK
        && sqlite3_bind_text(statement, 1, errors->data, (int)errors->size, SQLITE_TRANSIENT) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW) {
        lines = (const char *)sqlite3_column_text(statement, 0);
    }
    sqlite3_result_error(context, lines != NULL ? lines : errors->data, -1);
    sqlite3_finalize(statement);
    ta_buffer_free(errors);
}

/* A text of the library's as the result; the library's own is given back. */
static void text(sqlite3_context *context, ta_status status, ta_buffer *answer)
{
    if (status != TA_STATUS_OK) {
        refuse(context, status, answer);
        return;
    }
    sqlite3_result_text64(context, answer->data, answer->size, SQLITE_TRANSIENT, SQLITE_UTF8);
    ta_buffer_free(answer);
}

/* A word of a closed list; NULL for none. */
static void word(sqlite3_context *context, int32_t list, uint8_t number)
{
    sqlite3_result_text(context, ta_code_name(list, number), -1, SQLITE_STATIC);
}

static void instant(sqlite3_context *context, int64_t micros)
{
    ta_buffer answer = {NULL, 0};
    if (micros == TA_UNKNOWN) {
        sqlite3_result_null(context);
        return;
    }
    text(context, ta_instant_text(micros, &answer), &answer);
}

/* Minor units of a currency as a decimal. Fees are never negative. */
static void amount(sqlite3_context *context, int64_t minor, const char *currency)
{
    int decimals = ta_currency_decimals(currency, strlen(currency));
    sqlite3_int64 unit = 1;
    char *decimal;
    if (minor == TA_UNKNOWN || decimals < 0) {
        sqlite3_result_null(context);
        return;
    }
    for (int i = 0; i < decimals; i++) {
        unit *= 10;
    }
    decimal = decimals == 0 ? sqlite3_mprintf("%lld", (sqlite3_int64)minor)
                            : sqlite3_mprintf("%lld.%0*lld", minor / unit, decimals, minor % unit);
    if (decimal == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_text(context, decimal, -1, sqlite3_free);
}

/* Arguments */

/* The text of an argument; 0 where the result is settled without it. */
static int text_argument(sqlite3_context *context, sqlite3_value *value, const char *wanted, ta_text *found)
{
    if (sqlite3_value_type(value) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return 0;
    }
    if (sqlite3_value_type(value) != SQLITE_TEXT) {
        sqlite3_result_error(context, wanted, -1);
        return 0;
    }
    found->data = (const char *)sqlite3_value_text(value);
    found->size = (size_t)sqlite3_value_bytes(value);
    if (found->data == NULL) {
        sqlite3_result_error_nomem(context);
    }
    return found->data != NULL;
}

/* The document and the instant of a question; 0 where the result is settled without them. */
static int asked(sqlite3_context *context, int count, sqlite3_value **values, ta_text *order, int64_t *as_of)
{
    ta_text written = {NULL, 0};
    ta_buffer errors = {NULL, 0};
    ta_status status;
    *as_of = TA_UNKNOWN;
    if (!text_argument(context, values[0], "the document must be a text of JSON", order)) {
        return 0;
    }
    if (count < 2 || sqlite3_value_type(values[1]) == SQLITE_NULL) {
        return 1;
    }
    if (!text_argument(context, values[1], "as_of must be a text such as 2021-04-02T09:00:00Z", &written)) {
        return 0;
    }
    status = ta_instant_parse(written.data, written.size, as_of, &errors);
    if (status != TA_STATUS_OK) {
        refuse(context, status, &errors);
    }
    return status == TA_STATUS_OK;
}

/* The explaining path */

typedef ta_status question(const ta_rulebook *, const char *, size_t, int64_t, int32_t, ta_buffer *);

static void answer(sqlite3_context *context, int count, sqlite3_value **values, question *ask, int32_t format)
{
    ta_text order;
    int64_t as_of;
    ta_buffer out = {NULL, 0};
    if (asked(context, count, values, &order, &as_of)) {
        text(context, ask(rulebook(context), order.data, order.size, as_of, format, &out), &out);
    }
}

static void assess(sqlite3_context *context, int count, sqlite3_value **values)
{
    answer(context, count, values, ta_assess, TA_FORMAT_JSON);
}

static void assess_text(sqlite3_context *context, int count, sqlite3_value **values)
{
    answer(context, count, values, ta_assess, TA_FORMAT_TEXT);
}

static void calendar(sqlite3_context *context, int count, sqlite3_value **values)
{
    answer(context, count, values, ta_calendar, TA_FORMAT_JSON);
}

static void lint(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_text draft;
    ta_buffer out = {NULL, 0};
    (void)count;
    if (text_argument(context, values[0], "the draft must be a text of JSON", &draft)) {
        text(context, ta_lint(rulebook(context), draft.data, draft.size, TA_FORMAT_JSON, &out), &out);
    }
}

/* The quick path */

static int folded(sqlite3_context *context, int count, sqlite3_value **values, ta_row *row)
{
    ta_text order;
    int64_t as_of;
    ta_buffer errors = {NULL, 0};
    ta_status status;
    if (!asked(context, count, values, &order, &as_of)) {
        return 0;
    }
    status = ta_fold(rulebook(context), order.data, order.size, as_of, row, &errors);
    if (status != TA_STATUS_OK) {
        refuse(context, status, &errors);
    }
    return status == TA_STATUS_OK;
}

static int decided(sqlite3_context *context, int count, sqlite3_value **values, ta_decision *decision)
{
    ta_row row = {.size = sizeof(ta_row)};
    ta_status status;
    decision->size = sizeof(ta_decision);
    if (!folded(context, count, values, &row)) {
        return 0;
    }
    status = ta_decide(rulebook(context), &row, decision, 1);
    if (status != TA_STATUS_OK) {
        fail_row(context, status, &row);
    }
    return status == TA_STATUS_OK;
}

static int priced(sqlite3_context *context, int count, sqlite3_value **values, ta_fee *fee)
{
    ta_row row = {.size = sizeof(ta_row)};
    ta_status status;
    fee->size = sizeof(ta_fee);
    if (!folded(context, count, values, &row)) {
        return 0;
    }
    status = ta_fee_quote(rulebook(context), &row, fee);
    if (status != TA_STATUS_OK) {
        fail_row(context, status, &row);
    }
    return status == TA_STATUS_OK;
}

static void coverage(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_decision found;
    if (decided(context, count, values, &found)) {
        word(context, TA_LIST_COVERAGE, found.coverage);
    }
}

static void coverage_reason(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_decision found;
    if (decided(context, count, values, &found)) {
        word(context, TA_LIST_RULE, found.reason);
    }
}

/* The earliest that the next deadline may close: who must act should trust this one. */
static void deadline(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_decision found;
    if (decided(context, count, values, &found)) {
        instant(context, found.next_deadline_earliest);
    }
}

static void deadline_at(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_decision found;
    if (decided(context, count, values, &found)) {
        instant(context, found.next_deadline_at);
    }
}

static void deadline_latest(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_decision found;
    if (decided(context, count, values, &found)) {
        instant(context, found.next_deadline_latest);
    }
}

static void deadline_party(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_decision found;
    if (decided(context, count, values, &found)) {
        word(context, TA_LIST_PARTY, found.next_deadline_party);
    }
}

/* The supplier's fee, where it is known to the minor unit. */
static void fee(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_fee found;
    if (priced(context, count, values, &found)) {
        amount(context, found.min == found.max ? found.min : TA_UNKNOWN, found.currency);
    }
}

static void fee_min(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_fee found;
    if (priced(context, count, values, &found)) {
        amount(context, found.min, found.currency);
    }
}

static void fee_max(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_fee found;
    if (priced(context, count, values, &found)) {
        amount(context, found.max, found.currency);
    }
}

static void fee_status(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_fee found;
    if (priced(context, count, values, &found)) {
        word(context, TA_LIST_FEE_STATUS, found.status);
    }
}

/* The library */

static void version(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_text(context, ta_version(), -1, SQLITE_STATIC);
}

static void rulebook_digest(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_text(context, ta_rulebook_digest(rulebook(context)), -1, SQLITE_TRANSIENT);
}

#ifdef TA_TESTED
/* What only the tests need, with a library that can panic on demand: no release has either. */
#include <malloc.h>

extern ta_status ta_force_panic(void);

static void force_panic(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    fail(context, ta_force_panic());
}

/* What a row says of which no more is known than its size. */
static void bad_row(sqlite3_context *context, int count, sqlite3_value **values)
{
    ta_row row = {.size = sizeof(ta_row)};
    (void)count;
    (void)values;
    fail_row(context, TA_STATUS_BAD_ROW, &row);
}

/* Bytes that the process has from malloc and has not given back: the host's and the library's. */
static void heap(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct mallinfo2 found = mallinfo2();
    (void)count;
    (void)values;
    sqlite3_result_int64(context, (sqlite3_int64)(found.uordblks + found.hblkhd));
}
#endif

/* Answers are deterministic, so that generated columns and indexes may use them; versions are not. */
#define ANSWER (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)
#define LIBRARY (SQLITE_UTF8 | SQLITE_INNOCUOUS)

static const struct {
    const char *name;
    int arguments;
    int flags;
    void (*function)(sqlite3_context *, int, sqlite3_value **);
} FUNCTIONS[] = {
    {"ta_assess", 1, ANSWER, assess},
    {"ta_assess", 2, ANSWER, assess},
    {"ta_assess_text", 1, ANSWER, assess_text},
    {"ta_assess_text", 2, ANSWER, assess_text},
    {"ta_calendar", 1, ANSWER, calendar},
    {"ta_calendar", 2, ANSWER, calendar},
    {"ta_coverage", 1, ANSWER, coverage},
    {"ta_coverage", 2, ANSWER, coverage},
    {"ta_coverage_reason", 1, ANSWER, coverage_reason},
    {"ta_coverage_reason", 2, ANSWER, coverage_reason},
    {"ta_deadline", 1, ANSWER, deadline},
    {"ta_deadline", 2, ANSWER, deadline},
    {"ta_deadline_at", 1, ANSWER, deadline_at},
    {"ta_deadline_at", 2, ANSWER, deadline_at},
    {"ta_deadline_latest", 1, ANSWER, deadline_latest},
    {"ta_deadline_latest", 2, ANSWER, deadline_latest},
    {"ta_deadline_party", 1, ANSWER, deadline_party},
    {"ta_deadline_party", 2, ANSWER, deadline_party},
    {"ta_fee", 1, ANSWER, fee},
    {"ta_fee_min", 1, ANSWER, fee_min},
    {"ta_fee_max", 1, ANSWER, fee_max},
    {"ta_fee_status", 1, ANSWER, fee_status},
    {"ta_lint", 1, ANSWER, lint},
    {"ta_version", 0, LIBRARY, version},
    {"ta_rulebook_digest", 0, LIBRARY, rulebook_digest},
#ifdef TA_TESTED
    {"ta_force_panic", 0, LIBRARY, force_panic},
    {"ta_bad_row", 0, LIBRARY, bad_row},
    {"ta_heap", 0, LIBRARY, heap},
#endif
};

/*
 * Registers every function, or none: one that cannot be has let go of the rulebook already, and those before it are
 * taken back. A statement that is running keeps them from that; what stays then works on, for the module is linked never
 * to be unloaded.
 */
static int register_functions(sqlite3 *database, shared *mine, char **message)
{
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        int result;
        mine->holders++;
        result = sqlite3_create_function_v2(database, FUNCTIONS[i].name, FUNCTIONS[i].arguments, FUNCTIONS[i].flags,
                                            mine, FUNCTIONS[i].function, NULL, NULL, let_go);
        if (result != SQLITE_OK) {
            *message = sqlite3_mprintf("%s cannot be registered: %s", FUNCTIONS[i].name, sqlite3_errmsg(database));
            while (i-- > 0) {
                sqlite3_create_function_v2(database, FUNCTIONS[i].name, FUNCTIONS[i].arguments, FUNCTIONS[i].flags,
                                           NULL, NULL, NULL, NULL, NULL);
            }
            return result;
        }
    }
    return SQLITE_OK;
}

/* SQLite looks for this name in a file called trade_assurance. */
#ifdef _WIN32
__declspec(dllexport)
#endif
int sqlite3_tradeassurance_init(sqlite3 *database, char **message, const sqlite3_api_routines *api)
{
    shared *mine;
    ta_status status;
    int result;
    SQLITE_EXTENSION_INIT2(api);
    if (ta_abi_version() != TA_ABI_VERSION) {
        *message = sqlite3_mprintf("trade_assurance was built for version %d of the library's interface, which has %u",
                                   TA_ABI_VERSION, ta_abi_version());
        return SQLITE_ERROR;
    }
    mine = sqlite3_malloc(sizeof *mine);
    if (mine == NULL) {
        return SQLITE_NOMEM;
    }
    /* This call holds the rulebook too, so that it outlives a registration that fails. */
    *mine = (shared){NULL, 1};
    status = ta_rulebook_embedded(&mine->book);
    if (status == TA_STATUS_OK) {
        result = register_functions(database, mine, message);
    } else {
        *message = sqlite3_mprintf("trade_assurance has no rulebook: %s", ta_status_name(status));
        result = SQLITE_ERROR;
    }
    let_go(mine);
    return result;
}

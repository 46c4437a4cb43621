/* Decides an array of rows at once: no text, no memory of the library's own. */

#include <trade_assurance.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define ROWS 3
#define DAY INT64_C(86400000000)
#define MARCH_2021 INT64_C(1614589200000000) /* 2021-03-01T09:00:00Z, in microseconds */

static ta_row paid_order(int64_t total, const char *buyer_country) {
    ta_row row;
    ta_row_init(&row, sizeof row);
    row.created_at = MARCH_2021;
    row.as_of = MARCH_2021 + 32 * DAY;
    memcpy(row.currency, "USD", 3);
    memcpy(row.supplier_country, "CN", 2);
    memcpy(row.buyer_country, buyer_country, 2);
    row.marketplace = TA_MARKETPLACE_ALIBABA_COM;
    row.order_type = TA_ORDER_TYPE_TRADE_ASSURANCE;
    row.enrolled = TA_YES;
    row.terms_known = TA_YES;
    row.ship_by_state = TA_SHIP_BY_STATE_DATE;
    row.ship_by = 18716; /* 2021-03-30 */
    row.total = total;
    row.limit_available = 5000000;
    row.paid_on_platform = total;
    row.initial_paid = total;
    row.last_paid_at = MARCH_2021 + DAY;
    return row;
}

int main(void) {
    ta_rulebook *book = NULL;
    ta_row rows[ROWS];
    ta_decision decisions[ROWS];
    ta_status status;
    int at;

    rows[0] = paid_order(1200000, "DE");
    rows[1] = paid_order(99, "FR");
    rows[2] = paid_order(1200000, "??"); /* stops no other row */
    decisions[0].size = sizeof(ta_decision);

    if (ta_rulebook_embedded(&book) != TA_STATUS_OK) {
        return 1;
    }
    status = ta_decide(book, rows, decisions, ROWS);
    for (at = 0; at < ROWS; at++) {
        const ta_decision *decision = &decisions[at];
        if (decision->error != 0) {
            printf("%d: %s: %s\n", at, ta_code_name(TA_LIST_COLUMN, decision->error_column),
                   ta_row_fault_words(decision->error));
        } else {
            printf("%d: %s, up to %" PRId64 " minor units, fee at most %" PRId64 "\n", at,
                   ta_code_name(TA_LIST_COVERAGE, decision->coverage), decision->covered_max,
                   decision->supplier_fee_max);
        }
    }
    ta_rulebook_free(book);
    return status == TA_STATUS_BAD_ROW ? 0 : 1;
}

/* A panic within the library comes out as a status, and a handle answers afterwards as before. */

#include "trade_assurance.h"

#include <stdio.h>
#include <string.h>

/* In no header: only a library built with the feature `forced-panic` has it. */
ta_status ta_force_panic(void);

int main(void) {
    ta_rulebook *book = NULL;
    ta_row row;
    ta_fee before = {0}, after = {0};
    int at, good;
    before.size = after.size = sizeof before;
    good = ta_rulebook_embedded(&book) == TA_STATUS_OK && ta_row_init(&row, sizeof row) == TA_STATUS_OK;
    row.created_at = row.as_of = INT64_C(1619859600000000);
    memcpy(row.currency, "USD", 3);
    memcpy(row.supplier_country, "CN", 2);
    row.order_type = TA_ORDER_TYPE_TRADE_ASSURANCE;
    row.total = 1000000;
    good = good && ta_fee_quote(book, &row, &before) == TA_STATUS_OK;
    for (at = 0; at < 3; at++) {
        good = good && ta_force_panic() == TA_STATUS_PANIC && TA_STATUS_PANIC == 7;
        good = good && ta_fee_quote(book, &row, &after) == TA_STATUS_OK;
        good = good && memcmp(&before, &after, sizeof before) == 0;
    }
    ta_rulebook_free(book);
    printf(good ? "panics are caught\n" : "a panic was not caught, or the handle is spoilt\n");
    return good ? 0 : 1;
}

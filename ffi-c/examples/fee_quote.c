/* What the supplier pays for an order of 10,000 dollars, and which total would leave it 9,900. */

#include <trade_assurance.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    ta_rulebook *book = NULL;
    ta_row row;
    ta_fee fee;
    ta_total total;
    int good;

    ta_row_init(&row, sizeof row);
    row.created_at = row.as_of = INT64_C(1619859600000000); /* 2021-05-01T09:00:00Z */
    memcpy(row.currency, "USD", 3);
    memcpy(row.supplier_country, "CN", 2);
    row.order_type = TA_ORDER_TYPE_TRADE_ASSURANCE;
    row.logistics = TA_LOGISTICS_ALIBABA;
    row.total = 1000000;
    fee.size = sizeof fee;
    total.size = sizeof total;

    good = ta_rulebook_embedded(&book) == TA_STATUS_OK && ta_fee_quote(book, &row, &fee) == TA_STATUS_OK &&
           ta_fee_for_net(book, &row, 990000, &total) == TA_STATUS_OK;
    if (good) {
        printf("fee: %s, %" PRId64 " to %" PRId64 " cents\n", ta_code_name(TA_LIST_FEE_STATUS, fee.status), fee.min,
               fee.max);
        printf("total for a net of 990000: %" PRId64 " cents\n", total.total);
    }
    ta_rulebook_free(book);
    return good ? 0 : 1;
}

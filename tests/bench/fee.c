/* Ten million fees asked of the library, beside the same arithmetic by hand; CPU time of this process. */

#include <trade_assurance.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROWS 1000
#define TIMES 10000 /* 1,000 rows so often: ten million fees */
#define ROUNDS 5

#define DAY INT64_C(86400000000)
#define OF_2021 INT64_C(1609488000000000) /* 2021-01-01 in the platform's zone, in microseconds */
#define OF_2026 INT64_C(1767254400000000)

static ta_row rows[ROWS];
static volatile int64_t seen;

/* The fee of a Chinese supplier from 2021 to 2025, in cents: 1 % or 2 % by logistics, half a cent up, at most 100 dollars. */
static int64_t by_hand(const ta_row *row) {
    int64_t percent, fee;
    if (row->created_at < OF_2021 || row->created_at >= OF_2026 || memcmp(row->currency, "USD", 4) != 0 ||
        memcmp(row->supplier_country, "CN\0", 4) != 0 || row->order_type != TA_ORDER_TYPE_TRADE_ASSURANCE) {
        return -1;
    }
    percent = row->logistics == TA_LOGISTICS_ALIBABA ? 1 : 2;
    fee = (row->total * percent + 50) / 100;
    return fee < 10000 ? fee : 10000;
}

static void make_rows(void) {
    uint64_t random = 20150204;
    int at;
    for (at = 0; at < ROWS; at++) {
        ta_row *row = &rows[at];
        random = random * UINT64_C(6364136223846793005) + 1442695040888963407u;
        ta_row_init(row, sizeof *row);
        row->created_at = OF_2021 + (int64_t)(random >> 33) % (5 * 365) * DAY;
        row->as_of = row->created_at;
        memcpy(row->currency, "USD", 3);
        memcpy(row->supplier_country, "CN", 2);
        row->order_type = TA_ORDER_TYPE_TRADE_ASSURANCE;
        row->logistics = random >> 40 & 1 ? TA_LOGISTICS_ALIBABA : TA_LOGISTICS_THIRD_PARTY;
        row->total = (int64_t)(random >> 20) % 2000000;
    }
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int compare(const void *one, const void *other) {
    const double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

int main(void) {
    ta_rulebook *book = NULL;
    ta_fee fee;
    double library[ROUNDS], hand[ROUNDS];
    int round, times, at;
    make_rows();
    fee.size = sizeof fee;
    if (ta_rulebook_embedded(&book) != TA_STATUS_OK) {
        return 1;
    }
    for (at = 0; at < ROWS; at++) {
        if (ta_fee_quote(book, &rows[at], &fee) != TA_STATUS_OK || fee.max != by_hand(&rows[at]) || fee.min != fee.max) {
            fprintf(stderr, "row %d: the two differ\n", at);
            return 1;
        }
    }
    for (round = 0; round < ROUNDS; round++) {
        double start = now();
        for (times = 0; times < TIMES / ROUNDS; times++) {
            for (at = 0; at < ROWS; at++) {
                ta_fee_quote(book, &rows[at], &fee);
                seen = fee.max;
            }
        }
        library[round] = (now() - start) / ROWS / (TIMES / ROUNDS);
        start = now();
        for (times = 0; times < TIMES / ROUNDS; times++) {
            for (at = 0; at < ROWS; at++) {
                seen = by_hand(&rows[at]);
            }
        }
        hand[round] = (now() - start) / ROWS / (TIMES / ROUNDS);
    }
    qsort(library, ROUNDS, sizeof *library, compare);
    qsort(hand, ROUNDS, sizeof *hand, compare);
    printf("| a fee by `ta_fee_quote` | %.1f ns | %.1f x by hand |\n| by hand, in C | %.1f ns | |\n", library[ROUNDS / 2],
           library[ROUNDS / 2] / hand[ROUNDS / 2], hand[ROUNDS / 2]);
    ta_rulebook_free(book);
    return 0;
}

// Decides an array of rows at once, where they lie: the same as decide_rows.c.

using System;
using TradeAssurance;
using static TradeAssurance.TA;

static class DecideRows {
    const long Day = 86400000000;
    const long March2021 = 1614589200000000; // 2021-03-01T09:00:00Z, in microseconds

    static ta_row PaidOrder(long total, string buyerCountry) {
        ta_row row = Rulebook.NewRow();
        row.created_at = March2021;
        row.as_of = March2021 + 32 * Day;
        row.currency = "USD";
        row.supplier_country = "CN";
        row.buyer_country = buyerCountry;
        row.marketplace = TA_MARKETPLACE_ALIBABA_COM;
        row.order_type = TA_ORDER_TYPE_TRADE_ASSURANCE;
        row.enrolled = TA_YES;
        row.terms_known = TA_YES;
        row.ship_by_state = TA_SHIP_BY_STATE_DATE;
        row.ship_by = 18716; // 2021-03-30
        row.total = total;
        row.limit_available = 5000000;
        row.paid_on_platform = total;
        row.initial_paid = total;
        row.last_paid_at = March2021 + Day;
        return row;
    }

    static void Main() {
        // The country of the last is none, which stops no other row.
        ta_row[] rows = { PaidOrder(1200000, "DE"), PaidOrder(99, "FR"), PaidOrder(1200000, "??") };
        using (var book = new Rulebook()) {
            ta_decision[] decisions = book.Decide(rows);
            for (int at = 0; at < decisions.Length; at++) {
                Console.WriteLine(at + ": " + Said(decisions[at]));
            }
        }
    }

    static string Said(ta_decision decision) {
        if (decision.error != 0) {
            return Text(ta_code_name(TA_LIST_COLUMN, decision.error_column)) + ": " +
                   Text(ta_row_fault_words(decision.error));
        }
        return Text(ta_code_name(TA_LIST_COVERAGE, decision.coverage)) + ", up to " + decision.covered_max +
               " minor units, fee at most " + decision.supplier_fee_max;
    }
}

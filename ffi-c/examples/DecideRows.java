// Decides rows one by one: the same as decide_rows.c.

import java.util.List;

final class DecideRows {
    private static final long DAY = 86_400_000_000L;
    private static final long MARCH_2021 = 1_614_589_200_000_000L; // 2021-03-01T09:00:00Z, in microseconds

    private static TradeAssurance.ta_row paidOrder(long total, String buyerCountry) {
        TradeAssurance.ta_row row = TradeAssurance.Rulebook.newRow();
        row.created_at = MARCH_2021;
        row.as_of = MARCH_2021 + 32 * DAY;
        row.currency = TradeAssurance.letters("USD");
        row.supplier_country = TradeAssurance.letters("CN");
        row.buyer_country = TradeAssurance.letters(buyerCountry);
        row.marketplace = TradeAssurance.TA_MARKETPLACE_ALIBABA_COM;
        row.order_type = TradeAssurance.TA_ORDER_TYPE_TRADE_ASSURANCE;
        row.enrolled = TradeAssurance.TA_YES;
        row.terms_known = TradeAssurance.TA_YES;
        row.ship_by_state = TradeAssurance.TA_SHIP_BY_STATE_DATE;
        row.ship_by = 18716; // 2021-03-30
        row.total = total;
        row.limit_available = 5_000_000;
        row.paid_on_platform = total;
        row.initial_paid = total;
        row.last_paid_at = MARCH_2021 + DAY;
        return row;
    }

    public static void main(String[] arguments) {
        // The country of the last is none.
        List<TradeAssurance.ta_row> rows =
                List.of(paidOrder(1_200_000, "DE"), paidOrder(99, "FR"), paidOrder(1_200_000, "??"));
        try (TradeAssurance.Rulebook book = new TradeAssurance.Rulebook()) {
            for (int at = 0; at < rows.size(); at++) {
                System.out.println(at + ": " + said(book, rows.get(at)));
            }
        }
    }

    private static String said(TradeAssurance.Rulebook book, TradeAssurance.ta_row row) {
        try {
            TradeAssurance.ta_decision decision = book.decide(row);
            return TradeAssurance.text(TradeAssurance.ta_code_name(TradeAssurance.TA_LIST_COVERAGE, decision.coverage))
                    + ", up to " + decision.covered_max + " minor units, fee at most " + decision.supplier_fee_max;
        } catch (TradeAssurance.Failure failure) {
            return failure.getMessage().substring("bad_row: ".length());
        }
    }
}

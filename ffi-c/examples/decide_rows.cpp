// Decides rows that lie one after the other.

#include <trade_assurance.hpp>

#include <iostream>
#include <vector>

using namespace std::chrono_literals;

int main() {
    const ta::instant created{1614589200000000us}; // 2021-03-01T09:00:00Z
    ta::row row;
    row.created_at(created).as_of(created + 24h * 32).currency("USD").supplier_country("CN").buyer_country("DE");
    row.marketplace(ta::marketplace::alibaba_com).order_type(ta::order_type::trade_assurance).enrolled(true);
    row.terms_known(true).ship_by_state(ta::ship_by_state::date);
#if __cplusplus >= 202002L
    using namespace std::chrono;
    row.ship_by(2021y / March / 30);
#else
    row.ship_by(ta::civil_date(ta::civil_date::duration(18716)));
#endif
    row.total(1'200'000).paid_on_platform(1'200'000).initial_paid(1'200'000).last_paid_at(created + 24h);
    row.limit_available(5'000'000);

    std::vector<ta::row> rows(3, row);
    rows[1].supplier_country("US");
    rows[2].currency("nonsense"); // stops no other row

    for (const ta::decision &decision : ta::rulebook().decide(rows)) {
        if (const auto fault = decision.error()) {
            std::cout << ta::name(*decision.error_column()) << ": " << ta::name(*fault) << '\n';
        } else {
            std::cout << ta::name(*decision.coverage()) << ", " << decision.covered_max().value_or(0) << '\n';
        }
    }
}

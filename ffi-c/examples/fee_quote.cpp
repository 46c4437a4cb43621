// What the supplier pays for an order of 10,000 dollars, and which total would leave it 9,900.

#include <trade_assurance.hpp>

#include <iostream>

int main() {
    const ta::instant created{std::chrono::microseconds(1619859600000000)}; // 2021-05-01T09:00:00Z
    ta::row row;
    row.created_at(created).as_of(created).currency("USD").supplier_country("CN").total(1'000'000);
    row.order_type(ta::order_type::trade_assurance).logistics(ta::logistics::alibaba);

    const ta::rulebook book;
    const ta::fee fee = book.fee_quote(row);
    std::cout << "fee: " << ta::name(fee.status) << ", " << fee.min.value() << " to " << fee.max.value() << " cents\n";
    const auto total = book.fee_for_net(row, 990'000);
    std::cout << "total for a net of 990000: " << total.value().amount << " cents\n";
}

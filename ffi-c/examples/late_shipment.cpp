// Where an order stands and what must be done about it, as a page: `late_shipment ORDER.json`.

#include <trade_assurance.hpp>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int count, char **arguments) {
    if (count != 2) {
        std::cerr << "usage: late_shipment ORDER.json\n";
        return 2;
    }
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string order((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    try {
        const ta::rulebook book;
        std::cout << book.calendar(order, {}, ta::format::text) << '\n';
        const ta::decision decision = book.decide(book.fold(order));
        std::cout << "covered: " << (decision.coverage() ? ta::name(*decision.coverage()) : "?") << '\n';
        if (const auto closes = decision.next_deadline_earliest()) {
            const auto left = std::chrono::duration_cast<std::chrono::hours>(*closes - *book.fold(order).as_of());
            std::cout << "next deadline in " << left.count() << " hours\n";
        }
    } catch (const ta::error &error) {
        std::cerr << error.what() << '\n' << error.json() << '\n';
        return 1;
    }
}

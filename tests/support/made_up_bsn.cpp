#include "tests/support/made_up_bsn.hpp"

#include <stdexcept>
#include <vector>

namespace kruispunt::support {

namespace {

// Written apart from the product's test: the check digit is the weighted sum modulo 11.
std::vector<std::string> all_made_up() {
    std::vector<std::string> found;
    for (int middle = 0; middle < 10'000; ++middle) {
        std::string text = std::to_string(99'990'000 + middle);
        int sum = 0;
        int weight = 9;
        for (const char digit : text)
            sum += weight-- * (digit - '0');
        if (sum % 11 == 10) continue;
        text += static_cast<char>('0' + sum % 11);
        found.push_back(text);
    }
    return found;
}

} // namespace

std::string made_up_digits(int index) {
    static const std::vector<std::string> block = all_made_up();
    if (index < 0) throw std::out_of_range("a made-up BSN has an index from 0");
    return block.at(static_cast<std::size_t>(index));
}

domain::bsn made_up_bsn(int index) {
    return domain::bsn::parse(made_up_digits(index)).value();
}

} // namespace kruispunt::support

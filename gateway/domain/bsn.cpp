#include "gateway/domain/bsn.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Weights 9 8 7 6 5 4 3 2 and −1; the sum must be a multiple of 11 and not come from all zeros.
bool passes_eleven_test(std::string_view nine) {
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += (9 - static_cast<int>(i)) * (nine[i] - '0');
    sum -= nine[8] - '0';
    return sum % 11 == 0 && nine != "000000000";
}

} // namespace

bsn::bsn(std::string_view nine) {
    std::copy_n(nine.begin(), digits_.size(), digits_.begin());
}

result<bsn> bsn::parse(std::string_view text) {
    if (text.size() != 9 || !all_digits(text) || !passes_eleven_test(text))
        return make_error(errc::bsn_invalid);
    return bsn(text);
}

} // namespace kruispunt::domain

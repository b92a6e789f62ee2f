#include "conformance/suite/plan/made_up.hpp"

#include "conformance/text/ids.hpp"

#include <numeric>
#include <stdexcept>
#include <vector>

namespace kruispunt::conformance::suite::plan {
namespace {

constexpr std::size_t block_size = 10'000;

/// The weighted sum of the first eight digits (COM-10).
int weighted(std::string_view eight) {
    int sum = 0;
    int weight = 9;
    for (const char digit : eight)
        sum += weight-- * (digit - '0');
    return sum;
}

/// The eight digits that begin with `beginning` and end with `ending` in four digits, and the ninth
/// that makes them pass; empty where no digit does.
std::string completed(const std::string& beginning, std::size_t ending) {
    const auto four = std::to_string(block_size + ending).substr(1);
    auto eight = beginning + four;
    const int check = weighted(eight) % 11;
    if (check == 10) return {};
    return eight + static_cast<char>('0' + check);
}

std::vector<std::string> all_beginning(const std::string& beginning) {
    std::vector<std::string> found;
    for (std::size_t ending = 0; ending < block_size; ++ending)
        if (auto number = completed(beginning, ending); !number.empty())
            found.push_back(std::move(number));
    return found;
}

} // namespace

unsigned char drawn_octets::next() {
    if (used_ == block_.size()) {
        block_ = text::digest(seed_ + '/' + std::to_string(blocks_++));
        used_ = 0;
    }
    return static_cast<unsigned char>(block_[used_++]);
}

std::uint32_t drawn_octets::below(std::uint32_t bound) {
    std::uint64_t value = 0;
    for (int octet = 0; octet < 4; ++octet)
        value = value << 8U | next();
    return static_cast<std::uint32_t>(value * bound >> 32U);
}

std::string drawn_octets::hexadecimal(std::size_t length) {
    std::string text;
    while (text.size() < length)
        text += "0123456789abcdef"[next() % 16U];
    return text;
}

std::string drawn_octets::digits(std::size_t length) {
    std::string text;
    while (text.size() < length)
        text += static_cast<char>('0' + below(10));
    return text;
}

std::string made_up_bsn(std::string_view seed, std::size_t index) {
    static const std::vector<std::string> block = all_beginning("9999");
    if (index >= made_up_numbers) throw std::out_of_range("there are no more made-up numbers");
    // A walk by a step that shares no factor with the number of numbers meets each of them once.
    const std::size_t size = block.size();
    drawn_octets from(seed);
    const std::size_t first = from.below(static_cast<std::uint32_t>(size));
    std::size_t step = 1 + from.below(static_cast<std::uint32_t>(size - 1));
    while (std::gcd(step, size) != 1)
        ++step;
    return block[(first + index * step) % size];
}

std::string spoiled(std::string bsn) {
    bsn.back() = bsn.back() == '9' ? '0' : static_cast<char>(bsn.back() + 1);
    return bsn;
}

std::string eight_digits(std::size_t index) {
    static const std::vector<std::string> block = all_beginning("0999");
    return block[index % block.size()].substr(1);
}

} // namespace kruispunt::conformance::suite::plan

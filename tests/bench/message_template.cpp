#include "tests/bench/message_template.hpp"

#include "tests/bench/made_up_bsn.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <stdlib.h>

namespace kruispunt::bench {
namespace {

constexpr std::size_t bsn_width = 9;
constexpr std::size_t id_width = 10;
constexpr std::size_t time_width = 17;
constexpr std::size_t second_width = 14;

void write_digits(char* to, std::size_t width, std::uint64_t value) {
    for (auto* digit = to + width; digit != to; value /= 10)
        *--digit = static_cast<char>('0' + value % 10);
}

/// A moment in the Netherlands; the process's own time zone does not matter.
std::string in_amsterdam(std::time_t moment, const char* format) {
    static const bool zone_set = ::setenv("TZ", "Europe/Amsterdam", 1) == 0;
    (void)zone_set;
    ::tzset();
    std::tm parts{};
    ::localtime_r(&moment, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

std::string run_mark() {
    std::array<unsigned char, 4> random{};
    RAND_bytes(random.data(), static_cast<int>(random.size()));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : random) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

} // namespace

message_template::message_template(std::string_view text) : text_(text) {
    const auto now = std::time(nullptr);
    static const auto mark = run_mark();
    replace_fixed("{today}", in_amsterdam(now, "%Y-%m-%d"));
    replace_fixed("{today8}", in_amsterdam(now, "%Y%m%d"));
    replace_fixed("{run}", mark);
    find_places("{bsn}", place::bsn, bsn_width);
    find_places("{id}", place::id, id_width);
    find_places("{time}", place::time, time_width);
}

void message_template::replace_fixed(std::string_view name, std::string_view value) {
    for (auto at = text_.find(name); at != std::string::npos; at = text_.find(name, at))
        text_.replace(at, name.size(), value);
}

void message_template::find_places(std::string_view name, place what, std::size_t width) {
    for (auto at = text_.find(name); at != std::string::npos; at = text_.find(name, at)) {
        text_.replace(at, name.size(), width, '0');
        for (auto& earlier : patches_)
            if (earlier.at > at) earlier.at += width - name.size();
        patches_.push_back({at, what});
    }
}

void message_template::write_time(std::size_t at) {
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::system_clock::now().time_since_epoch()
    )
                         .count();
    if (now / 1000 != second_) {
        second_ = now / 1000;
        second_text_ = in_amsterdam(second_, "%Y%m%d%H%M%S");
    }
    std::copy(second_text_.begin(), second_text_.end(), text_.begin() + static_cast<long>(at));
    write_digits(text_.data() + at + second_width, 3, static_cast<std::uint64_t>(now % 1000));
}

std::string_view message_template::render(std::uint64_t index) {
    for (const auto& [at, what] : patches_) {
        switch (what) {
        case place::bsn: {
            const auto bsn = made_up_bsn(index);
            std::copy(bsn.begin(), bsn.end(), text_.begin() + static_cast<long>(at));
            break;
        }
        case place::id:
            write_digits(text_.data() + at, id_width, index);
            break;
        case place::time:
            write_time(at);
            break;
        }
    }
    return text_;
}

} // namespace kruispunt::bench

#pragma once

#include "conformance/text/clock.hpp"
#include "conformance/text/xml.hpp"
#include "conformance/wire/http.hpp"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace kruispunt::conformance::gateways::sisa {

/// What became of the messages of the last days, by `referentienummer` (SISA-03). Bounded: beyond
/// its limit the oldest go. On the loop's thread.
class repeats {
public:
    explicit repeats(std::size_t limit = 100'000) : limit_(limit) {}

    struct remembered {
        std::string content;
        wire::response answer;
        text::instant at;
    };

    /// The message of that number, if one came within that time before now.
    const remembered*
    find(const std::string& reference, text::instant now, std::chrono::hours kept_for);

    void remember(const std::string& reference, remembered what);

    void clear();

private:
    std::size_t limit_;
    std::map<std::string, remembered> known_;
    std::deque<std::string> order_;
};

/// What makes two messages the same: everything but `tijdstipBericht` (SISA-03.1).
std::string content_of(const text::xml_element& root);

} // namespace kruispunt::conformance::gateways::sisa

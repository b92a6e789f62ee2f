#pragma once

#include "conformance/text/clock.hpp"
#include "conformance/text/xml.hpp"
#include "conformance/wire/http.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <string>

namespace kruispunt::conformance::gateways::esar {

/// The answers to the messages of the last hour by MessageID, unsigned, which covers a Timestamp's
/// life (ESAR-05). Bounded: beyond its limit the oldest go. On the loop's thread.
class memory {
public:
    explicit memory(std::size_t limit = 100'000) : limit_(limit) {}

    struct remembered {
        std::string body; ///< a digest of it
        wire::response answer;
        text::instant at;
    };

    const remembered* find(const std::string& message_id, text::instant now);

    void remember(const std::string& message_id, remembered what);

    void clear();

private:
    std::size_t limit_;
    std::map<std::string, remembered> known_;
    std::deque<std::string> order_;
};

/// What makes two Bodies the same: the element, whatever its prefixes and ids.
std::string digest_of(const text::xml_element& payload);

} // namespace kruispunt::conformance::gateways::esar

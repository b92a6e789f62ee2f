#include "conformance/suite/reporting/challenge.hpp"

#include "conformance/text/strict_object.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::reporting {

std::string read_challenge(const text::json& document) {
    constexpr std::size_t shortest = 16;
    text::strict_object from(document, "");
    auto nonce = from.text("nonce", 200);
    const auto visible = [](char c) { return c > ' ' && c <= '~'; };
    if (nonce.size() < shortest || !std::ranges::all_of(nonce, visible))
        from.refuse("nonce", "must have 16 to 200 characters of visible ASCII");
    return nonce;
}

} // namespace kruispunt::conformance::suite::reporting

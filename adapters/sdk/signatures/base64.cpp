#include "adapters/sdk/signatures/base64.hpp"

#include "gateway/codec/base64.hpp"

namespace kruispunt::adapters::sdk::signatures {

std::string without_white_space(std::string_view text) {
    std::string kept;
    for (const char c : text)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') kept += c;
    return kept;
}

std::optional<std::string> from_base64(std::string_view text) {
    return codec::from_base64(without_white_space(text));
}

std::string to_base64(std::string_view octets) {
    return codec::to_base64(octets);
}

} // namespace kruispunt::adapters::sdk::signatures

#include "conformance/gateways/tracing.hpp"

#include "conformance/text/ids.hpp"
#include "conformance/text/rules.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace kruispunt::conformance::gateways {
namespace {

constexpr std::size_t version_at = 14;

bool is_transaction_id(std::string_view text) {
    return text::uuid(text) && text[version_at] == '7';
}

/// `00-` 32 hexadecimal `-` 16 `-` 2, in lower case.
bool is_trace_parent(std::string_view text) {
    constexpr std::string_view shape = "hh-hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh-hhhhhhhhhhhhhhhh-hh";
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(), [](char c, char like) {
               const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
               return like == 'h' ? hex : c == like;
           });
}

} // namespace

std::string new_transaction_id() {
    constexpr std::size_t time_digits = 13; // twelve of hexadecimal and their dash
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::system_clock::now().time_since_epoch()
    )
                         .count();
    std::array<char, 32> time{};
    std::snprintf(
        time.data(),
        time.size(),
        "%08llx-%04llx",
        static_cast<unsigned long long>(now) >> 16U,
        static_cast<unsigned long long>(now) & 0xFFFFU
    );
    auto id = text::new_uuid();
    id.replace(0, time_digits, time.data());
    id[version_at] = '7';
    return id;
}

std::vector<wire::header> trace_of(const wire::request& got) {
    std::vector<wire::header> trace;
    const auto parent = wire::header_value(got.headers, "traceparent");
    if (parent && is_trace_parent(*parent)) trace.push_back({"traceparent", std::string(*parent)});
    const auto id = wire::header_value(got.headers, transaction_header);
    const bool holds = id && is_transaction_id(*id);
    trace.push_back(
        {std::string(transaction_header), holds ? std::string(*id) : new_transaction_id()}
    );
    return trace;
}

} // namespace kruispunt::conformance::gateways

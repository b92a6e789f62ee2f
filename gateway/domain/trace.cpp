#include "gateway/domain/trace.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

constexpr std::size_t known_size = 55;

bool lower_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool all_zero(std::string_view text) {
    return text.find_first_not_of('0') == std::string_view::npos;
}

// Version, trace id, parent id and flags: two, 32, 16 and two digits, with dashes between.
bool well_formed(std::string_view text) {
    const std::string_view trace_id = text.substr(3, 32);
    const std::string_view parent_id = text.substr(36, 16);
    return text[2] == '-' && text[35] == '-' && text[52] == '-' && lower_hex(text.substr(0, 2)) &&
           lower_hex(trace_id) && lower_hex(parent_id) && lower_hex(text.substr(53)) &&
           !all_zero(trace_id) && !all_zero(parent_id);
}

std::string plain_hex(const uuid& id) {
    std::string text = to_text(id);
    std::erase(text, '-');
    return text;
}

} // namespace

std::string carried_traceparent(std::string_view text) {
    if (text.size() < known_size) return {};
    const std::string_view known = text.substr(0, known_size);
    if (!well_formed(known) || known.starts_with("ff")) return {};
    if (known.starts_with("00")) return text.size() == known_size ? std::string(known) : "";
    if (text.size() > known_size && text[known_size] != '-') return {};
    // Of the flags of a later version only "sampled", the last bit, is known.
    const bool sampled = std::string_view("13579bdf").find(known.back()) != known.npos;
    return "00" + std::string(known.substr(2, known_size - 4)) + (sampled ? "01" : "00");
}

trace new_trace(uuid_source& ids, instant at) {
    trace made;
    made.traceparent =
        "00-" + plain_hex(ids.next()) + "-" + plain_hex(ids.next()).substr(16) + "-00";
    made.transaction_id = to_text(with_time(ids.next(), at));
    return made;
}

} // namespace kruispunt::domain

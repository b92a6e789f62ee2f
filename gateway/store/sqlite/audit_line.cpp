#include "gateway/store/sqlite/audit_line.hpp"

#include <string_view>

namespace kruispunt::store::sqlite {

namespace {

void append_plain(std::string& to, std::string_view text) {
    for (char c : text)
        if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') to += c;
}

void append_member(std::string& to, std::string_view name, std::string_view value) {
    to += '"';
    to += name;
    to += "\":\"";
    append_plain(to, value);
    to += "\",";
}

// What people wrote; it was admitted as UTF-8 without control characters.
void append_text(std::string& to, std::string_view name, std::string_view text) {
    to += '"';
    to += name;
    to += "\":\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') to += '\\';
        to += c;
    }
    to += "\",";
}

void append_hex(std::string& to, const domain::digest& d) {
    constexpr char digits[] = "0123456789abcdef";
    for (const std::uint8_t octet : d) {
        to += digits[octet >> 4U];
        to += digits[octet & 15U];
    }
}

void append_digest(std::string& to, std::string_view name, const domain::digest& d) {
    to += '"';
    to += name;
    to += "\":\"";
    append_hex(to, d);
    to += "\",";
}

} // namespace

void append_audit_line(std::string& to, const domain::audit_entry& entry) {
    to += '{';
    append_member(to, "act", entry.act);
    append_member(to, "region", entry.region);
    append_member(to, "oin", entry.oin);
    append_member(to, "outcome", entry.outcome);
    if (entry.from_child) append_digest(to, "from", *entry.from_child);
    if (entry.to_child) append_digest(to, "to", *entry.to_child);
    if (entry.child) append_digest(to, "child", *entry.child);
    if (!entry.asked_by.empty()) append_member(to, "asked_by", entry.asked_by);
    if (!entry.reason.empty()) append_text(to, "reason", entry.reason);
    append_digest(to, "signal", entry.signal_key);
    to.back() = '}';
    to += '\n';
}

} // namespace kruispunt::store::sqlite

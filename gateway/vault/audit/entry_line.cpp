#include "gateway/vault/audit/entry_line.hpp"

#include "gateway/domain/hex.hpp"

#include <chrono>
#include <cstdio>
#include <optional>
#include <string_view>

namespace kruispunt::vault::audit {

namespace {

constexpr std::size_t longest_value = 200;
constexpr char large_digits[] = "0123456789ABCDEF";

bool is_plain(char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%';
}

std::string plain(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        const std::size_t needed = is_plain(c) ? 1 : 3;
        if (made.size() + needed > longest_value) break;
        if (is_plain(c))
            made += c;
        else
            (made += '%').append({large_digits[octet >> 4U], large_digits[octet & 15U]});
    }
    return made;
}

std::string utc(domain::instant at) {
    using namespace std::chrono;
    const auto whole = floor<milliseconds>(at);
    const auto day = floor<days>(whole);
    const year_month_day date{day};
    const hh_mm_ss time{whole - day};
    char text[40];
    std::snprintf(
        text,
        sizeof text,
        "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count())
    );
    return text;
}

/// Writes the members of an object, in the order of its calls.
class members {
public:
    void number(std::string_view name, std::uint64_t value) {
        begin(name);
        text_ += std::to_string(value);
    }

    void text(std::string_view name, std::string_view value) {
        begin(name);
        (text_ += '"').append(plain(value)) += '"';
    }

    void text_if_any(std::string_view name, std::string_view value) {
        if (!value.empty()) text(name, value);
    }

    void text_if_any(std::string_view name, const std::optional<domain::commitment>& value) {
        if (value) text(name, domain::to_hex(*value));
    }

    std::string object() && { return std::move(text_ += '}'); }

private:
    void begin(std::string_view name) {
        text_ += text_.empty() ? "{\"" : ",\"";
        text_.append(name) += "\":";
    }

    std::string text_;
};

} // namespace

std::string entry_line(std::uint64_t number, const domain::audit_record& record) {
    members line;
    line.number("v", 1);
    line.number("nr", number);
    line.text("tijd", utc(record.at));
    line.text("wat", record.act);
    line.text_if_any("regio", record.region);
    line.text("wie", record.party);
    line.text_if_any("oin", record.oin);
    line.text_if_any("namens", record.on_behalf_of);
    line.text_if_any("verzoeker", record.requester);
    line.text_if_any("kenmerk", record.reference);
    line.text_if_any("signaal", record.signal);
    line.text_if_any("kind", record.child);
    line.text_if_any("kindVan", record.from_child);
    line.text_if_any("kindNaar", record.to_child);
    line.text_if_any("waarom", record.reason);
    line.text_if_any("toelichting", record.remark);
    line.text("uitkomst", record.outcome);
    if (record.times != 1) line.number("aantal", record.times);
    line.text_if_any("transactie", record.transaction);
    return std::move(line).object();
}

} // namespace kruispunt::vault::audit

#include "adapters/sdk/signatures/timestamp.hpp"

#include "adapters/sdk/shown_name.hpp"
#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/refusal.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <array>
#include <cstdio>

namespace kruispunt::adapters::sdk::signatures {

namespace {

using domain::errc;
using domain::instant;
using domain::make_error;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white_space = " \t\r\n";
    const auto first = text.find_first_not_of(white_space);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// `Z` or its two other spellings; domain's reader does not tell where the offset was.
bool is_utc(std::string_view text) {
    return text.ends_with("Z") || text.ends_with("+00:00") || text.ends_with("-00:00");
}

class reader {
public:
    std::optional<domain::error> run(codec::node timestamp, instant now) {
        for (codec::node child = timestamp.first_child(); child; child = child.next())
            if (child.kind() == codec::node_kind::element) take(child);
        if (!fault_ && !created_) fault_ = make_error(errc::mandatory_field, place::created);
        if (fault_) return fault_;
        const instant last = *created_ + timestamp_life;
        const instant until = expires_ && *expires_ < last ? *expires_ : last;
        if (now < *created_ - allowed_skew || now > until + allowed_skew)
            return make_error(errc::message_expired, place::timestamp);
        return std::nullopt;
    }

private:
    void take(codec::node child) {
        if (child.name() == "wsu:Created" && !created_) {
            created_ = moment(child, place::created);
        } else if (child.name() == "wsu:Expires" && !expires_) {
            expires_ = moment(child, place::expires);
        } else {
            complain(
                errc::unknown_field, std::string(place::timestamp) + "/" + shown_name(child.name())
            );
        }
    }

    std::optional<instant> moment(codec::node child, const char* where) {
        const std::string_view text = trimmed(child.text());
        const auto at = is_utc(text) ? domain::parse_timestamp(text) : std::nullopt;
        if (!at || child.first_child()) complain(errc::value_invalid, where);
        return at;
    }

    void complain(errc code, std::string where) {
        if (!fault_) fault_ = make_error(code, std::move(where));
    }

    std::optional<instant> created_;
    std::optional<instant> expires_;
    std::optional<domain::error> fault_;
};

} // namespace

std::optional<domain::error> complaint_about_time(std::string_view octets, instant now) {
    const codec::known_namespaces known{{std::string(security_utility_space), "wsu"}};
    const auto document = codec::read_xml(octets, known);
    if (!document) return document.error();
    return reader().run(document->root(), now);
}

std::string utc_text(instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    std::array<char, 40> text{};
    const int size = std::snprintf(
        text.data(),
        text.size(),
        "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count())
    );
    return std::string(text.data(), static_cast<std::size_t>(size));
}

} // namespace kruispunt::adapters::sdk::signatures

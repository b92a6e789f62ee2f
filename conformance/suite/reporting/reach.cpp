#include "conformance/suite/reporting/reach.hpp"

#include "conformance/suite/plan/variables.hpp"
#include "conformance/text/strict_object.hpp"

namespace kruispunt::conformance::suite::reporting {
namespace {

constexpr std::uint64_t least_patience_ms = 100;
constexpr std::uint64_t most_patience_ms = 60'000;

void read_url(text::strict_object& from, reach& into) {
    if (from.maybe("url") == nullptr) return;
    into.url = wire::read_base_url(from.text("url"));
    if (!into.url) from.refuse("url", R"(must be such as "https://localhost:8443")");
}

void read_signing(text::strict_object& from, reach& into) {
    if (from.maybe("signing") == nullptr) return;
    const auto given = from.text("signing");
    if (given != "on" && given != "off") from.refuse("signing", R"(must be "on" or "off")");
    into.signing = given == "on";
}

void read_patience(text::strict_object& from, reach& into) {
    if (from.maybe("patience_ms") == nullptr) return;
    const auto given = from.number("patience_ms");
    if (given < least_patience_ms || given > most_patience_ms)
        from.refuse("patience_ms", "must lie between 100 and 60000");
    into.patience = std::chrono::milliseconds(given);
}

} // namespace

reach read_reach(const text::json& sut_file) {
    text::strict_object from(sut_file, "");
    reach read;
    read_url(from, read);
    read_signing(from, read);
    read_patience(from, read);
    return read;
}

wire::base_url base_of(const reach& of, const std::string& protocol, catalogue::role as) {
    auto base = of.url.value();
    if (as == catalogue::role::server && protocol == "multisignaal") base.path.clear();
    return base;
}

std::string webhook_of(const reach& of, catalogue::role as) {
    const bool named = as == catalogue::role::server && of.url && !of.url->path.empty();
    return named ? of.url->path : plan::facts{}.webhook;
}

} // namespace kruispunt::conformance::suite::reporting

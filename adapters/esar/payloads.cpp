#include "adapters/esar/payloads.hpp"

#include "adapters/sdk/signal_record.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::adapters::esar {

namespace {

constexpr std::string_view change = "SignaalWijzigen";
constexpr std::string_view closing = "SignaalAfsluiten";
constexpr std::string_view withdrawal = "SignaalIntrekken";

constexpr std::array served{std::string_view("SignaalAfgeven"), change, closing, withdrawal};

constexpr std::array not_served{
    std::string_view("KindVerhuisd"),
    std::string_view("MatchesOpvragen"),
    std::string_view("MatchBijwerken"),
    std::string_view("InzageOpvragen")};

} // namespace

standing standing_of(std::string_view operation) {
    const auto is_it = [operation](std::string_view name) { return name == operation; };
    if (std::any_of(served.begin(), served.end(), is_it)) return standing::served;
    const bool known = std::any_of(not_served.begin(), not_served.end(), is_it);
    return known ? standing::not_served : standing::unknown;
}

payloads::payloads(const std::filesystem::path& mappings)
    : signal_(mappings / "signaal.toml"), closing_(mappings / "afsluiten.toml"),
      withdrawal_(mappings / "intrekken.toml"), places_(mappings / "places.tsv") {}

request payloads::read(std::string_view operation, codec::node payload) const {
    const sdk::reading read = mapping_of(operation).read(payload);
    request made;
    made.reason = sdk::mutation_reason_from(read.values);
    made.signal_id = read.values.get(sdk::field::signal_id);
    if (!read.good()) {
        made.act = domain::refused_message{read.first_error()};
    } else if (operation == closing) {
        made.act = domain::close_signal{made.signal_id};
    } else if (operation == withdrawal) {
        made.act =
            domain::withdraw_signal{made.signal_id, sdk::withdrawal_reason_from(read.values)};
    } else {
        made.act = read_signal(operation, read.values);
    }
    return made;
}

domain::submit_signal
payloads::read_signal(std::string_view operation, const sdk::record& values) const {
    domain::submit_signal made;
    made.content = sdk::signal_content_from(values);
    domain::child& child = made.content.child;
    if (child.municipality.empty()) child.municipality = places_.municipality_of(child.place);
    made.must_be_known = operation == change;
    return made;
}

std::string payloads::path_of(std::string_view operation, std::string_view canonical) const {
    return mapping_of(operation).path_of(canonical);
}

const sdk::mapping& payloads::mapping_of(std::string_view operation) const {
    if (operation == closing) return closing_;
    if (operation == withdrawal) return withdrawal_;
    return signal_;
}

} // namespace kruispunt::adapters::esar

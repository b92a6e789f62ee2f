#include "adapters/esar/payloads.hpp"

#include "adapters/sdk/signal_record.hpp"

#include <array>
#include <utility>

namespace kruispunt::adapters::esar {

namespace {

using sdk::field;
using act = decltype(domain::command::act);

constexpr std::string_view change = "SignaalWijzigen";
constexpr std::string_view closing = "SignaalAfsluiten";
constexpr std::string_view withdrawal = "SignaalIntrekken";
constexpr std::string_view move = "KindVerhuisd";
constexpr std::string_view inspection = "InzageOpvragen";

struct operation_file {
    std::string_view operation;
    std::string_view file;
};

constexpr std::array operation_files{
    operation_file{"SignaalAfgeven", "signaal.toml"},
    operation_file{change, "signaal.toml"},
    operation_file{closing, "afsluiten.toml"},
    operation_file{withdrawal, "intrekken.toml"},
    operation_file{move, "verhuisd.toml"},
    operation_file{list_matches_operation, "matches-opvragen.toml"},
    operation_file{update_match_operation, "match-bijwerken.toml"},
    operation_file{inspection, "inzage-opvragen.toml"}};

std::string text_of(const sdk::record& values, field f) {
    return std::string(values.get(f));
}

domain::relocate_signal relocation_from(const sdk::record& values) {
    return {
        text_of(values, field::signal_id),
        text_of(values, field::child_municipality),
        domain::parse_day(values.get(field::move_date)).value(),
        text_of(values, field::child_place)};
}

domain::inspect_child inspection_from(const sdk::record& values) {
    return {
        domain::bsn::parse(values.get(field::child_bsn)).value(),
        text_of(values, field::request_reference),
        sdk::requester_from(values),
        text_of(values, field::request_municipality)};
}

} // namespace

payloads::payloads(const std::filesystem::path& mappings) : places_(mappings / "places.tsv") {
    for (const auto& [operation, file] : operation_files)
        mappings_.emplace(operation, sdk::mapping(mappings / file));
}

bool payloads::knows(std::string_view operation) const {
    return mappings_.contains(operation);
}

request payloads::read(std::string_view operation, codec::node payload) const {
    const sdk::reading read = mappings_.at(operation).read(payload);
    request made;
    made.reason = sdk::mutation_reason_from(read.values);
    made.signal_id = read.values.get(field::signal_id);
    if (read.good()) {
        made.act = act_of(operation, read.values);
    } else {
        made.act = domain::refused_message{read.first_error()};
    }
    return made;
}

act payloads::act_of(std::string_view operation, const sdk::record& values) const {
    std::string id = text_of(values, field::signal_id);
    if (operation == closing) return domain::close_signal{std::move(id)};
    if (operation == withdrawal)
        return domain::withdraw_signal{std::move(id), sdk::withdrawal_reason_from(values)};
    if (operation == list_matches_operation) return domain::list_matches{std::move(id)};
    if (operation == move) return relocation_from(values);
    if (operation == update_match_operation) return sdk::match_update_from(values);
    if (operation == inspection) return inspection_from(values);
    return read_signal(operation, values);
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
    const auto at = mappings_.find(operation);
    return at == mappings_.end() ? std::string(canonical) : at->second.path_of(canonical);
}

} // namespace kruispunt::adapters::esar

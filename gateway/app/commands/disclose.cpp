#include "adapters/sdk/policy_file.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/disclose_match.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/shared_files.hpp"
#include "gateway/domain/disclosure.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace kruispunt::app {

namespace {

using namespace domain;

struct disclose_options : operators_options {
    std::string region;
    std::string match;
    std::string mappings = default_mappings();
};

contact made_up_contact() {
    return {
        {"00000099000000001000", "Jeugdgezondheidszorg Voorbeeld", "+31200000000"},
        professional{"J. Voorbeeld", "jeugdarts", "+31200000001", "j@voorbeeld.nl"}};
}

disclosure example(const region_policy& receiver) {
    notice match;
    match.kind = notice_kind::match_made;
    match.region = receiver.region;
    match.reference = "VOORBEELD-1";
    match.other_region = "elders";
    return disclose(match, receiver, made_up_contact(), municipality{"0344", "Utrecht"});
}

std::string text_of(const std::optional<std::string>& value) {
    return value.value_or("");
}

std::string shown_value(const counterparty& other, disclosed_field field) {
    const professional none;
    const professional& reporter = other.reporter ? *other.reporter : none;
    switch (field) {
    case disclosed_field::organisation_oin:
        return text_of(other.organisation_oin);
    case disclosed_field::organisation_name:
        return text_of(other.organisation_name);
    case disclosed_field::organisation_phone:
        return text_of(other.organisation_phone);
    case disclosed_field::reporter_name:
        return reporter.name;
    case disclosed_field::reporter_function:
        return reporter.function;
    case disclosed_field::reporter_phone:
        return reporter.phone;
    case disclosed_field::reporter_email:
        return reporter.email;
    case disclosed_field::consent:
        return other.consent ? std::string(wire_word(*other.consent)) : std::string();
    case disclosed_field::coordinator:
        return {};
    case disclosed_field::count:
        break;
    }
    return {};
}

struct row {
    std::string field;
    bool told = false;
    std::string example;
};

std::vector<row> rows_of(const region_policy& policy) {
    const disclosure shown = example(policy);
    std::vector<row> rows;
    for (int i = 0; i < static_cast<int>(disclosed_field::count); ++i) {
        const auto field = static_cast<disclosed_field>(i);
        rows.push_back(
            {std::string(field_name(field)),
             policy.learns(field),
             shown_value(*shown.counterparty(), field)}
        );
    }
    return rows;
}

void print_json(const disclose_options& options, const std::vector<row>& rows) {
    nlohmann::ordered_json fields = nlohmann::ordered_json::array();
    for (const row& r : rows)
        fields.push_back({{"field", r.field}, {"told", r.told}, {"example", r.example}});
    const nlohmann::ordered_json all{{"region", options.region}, {"fields", fields}};
    std::cout << all.dump(2) << '\n';
}

void print_text(const disclose_options& options, const std::vector<row>& rows) {
    std::cout << "Of the other side of a match, " << options.region << " is told:\n";
    for (const row& r : rows) {
        std::cout << (r.told ? "  told      " : "  withheld  ") << r.field;
        if (!r.example.empty()) std::cout << "  (as: " << r.example << ")";
        std::cout << '\n';
    }
    std::cout << "Nothing of a child is ever told (COM-24). The list is in " << options.mappings
              << '/' << options.region << "/policy.toml.\n";
}

void show(const disclose_options& options) {
    const auto file = std::filesystem::path(options.mappings) / options.region / "policy.toml";
    if (!std::filesystem::exists(file))
        throw std::runtime_error(
            "region '" + options.region + "' has no policy under " + options.mappings
        );
    const auto rows = rows_of(adapters::sdk::load_policy(file));
    options.json ? print_json(options, rows) : print_text(options, rows);
}

} // namespace

void add_disclose_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<disclose_options>();
    CLI::App* command = add_operators_command(
        app,
        {"disclose",
         "Shows what a region is told of the other side, and what is withheld",
         "kruispunt disclose --region REGION --match 0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11",
         "By its policy, without a gateway; or with --match of one match of a running gateway. Of "
         "a\n"
         "professional only that something is told is shown; nothing of a child is ever told."},
        *options
    );
    add_region_filter(*command, options->region, "the receiving region")->required();
    command->add_option("--mappings", options->mappings, "folder of the regions' mappings")
        ->type_name("DIR")
        ->capture_default_str();
    command->add_option("--match", options->match, "a match's id: what would be sent of it now")
        ->type_name("ID");
    command->callback([options] {
        if (options->match.empty()) return show(*options);
        disclose_match(*options, options->region, options->match);
    });
}

} // namespace kruispunt::app

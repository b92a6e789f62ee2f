#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr int most_on_a_page = 500;
constexpr std::string_view as_text = "text/plain";

/// What an entry can be found by: the option, its name in the question, what it says.
struct trait {
    const char* option;
    const char* name;
    const char* about;
    const char* type;
};

constexpr std::array traits{
    trait{"--from", "van", "from that day on (Amsterdam's)", "YYYY-MM-DD"},
    trait{"--to", "tot", "up to and with that day", "YYYY-MM-DD"},
    trait{"--region", "regio", "of that region, or on it", "REGION"},
    trait{"--who", "wie", "by that party, as `beheerder:uid 1000` or `regio:REGION`", "TEXT"},
    trait{"--oin", "oin", "with that OIN in the certificate", "OIN"},
    trait{"--what", "wat", "that act, as `submit`", "TEXT"},
    trait{"--outcome", "uitkomst", "with that outcome: `ok` or a code", "TEXT"},
    trait{"--reference", "kenmerk", "on that match, notice or objection", "ID"},
    trait{"--transaction", "transactie", "of that transaction", "ID"},
    trait{"--signal", "signaal", "on that signal, while it is held", "REGION/ID"}};

struct search_options : operators_options {
    std::array<std::string, traits.size()> sought;
    int most = 100;
    std::optional<std::uint64_t> before;
    std::uint64_t from = 0;
    std::optional<std::uint64_t> to;
    std::uint64_t number = 0;
};

bool is_plain(char one) {
    const bool letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    return letter || (one >= '0' && one <= '9') ||
           std::string_view("-._~:/").find(one) != std::string_view::npos;
}

// As a query holds it (RFC 3986).
std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (const char one : text) {
        const auto octet = static_cast<unsigned char>(one);
        if (is_plain(one))
            made += one;
        else
            made.append({'%', digits[octet >> 4U], digits[octet & 15U]});
    }
    return made;
}

std::string question_of(const search_options& o) {
    std::string path = "logboek?aantal=" + std::to_string(o.most);
    if (o.before) path += "&na=" + std::to_string(*o.before);
    for (std::size_t i = 0; i < traits.size(); ++i)
        if (!o.sought.at(i).empty())
            path += "&" + std::string(traits.at(i).name) + "=" + escaped(o.sought.at(i));
    return path;
}

// What a person wrote lies beside the log.
std::string why_in(const json& entry, const json& remarks) {
    const std::string remark = text_in(remarks, text_in(entry, "nr").c_str());
    return remark == "-" ? text_in(entry, "waarom") : remark;
}

// The organisation that the party spoke for, and who had asked that.
std::string on_whose_behalf(const json& entry) {
    const std::string organisation = text_in(entry, "namens");
    const std::string requester = text_in(entry, "verzoeker");
    return requester == "-" ? organisation : organisation + " (" + requester + ")";
}

void find(const search_options& o) {
    const json answer = ask_gateway(o, "GET", question_of(o));
    if (o.json) return print_answer(answer);
    if (answer["regels"].empty()) std::cout << "There is no such entry.\n";
    text_table table(
        {"nr", "when", "what", "region", "who", "on behalf of", "on", "outcome", "reason"}
    );
    for (const json& each : answer["regels"])
        table.add(
            {text_in(each, "nr"),
             text_in(each, "tijd"),
             text_in(each, "wat"),
             text_in(each, "regio"),
             text_in(each, "wie"),
             on_whose_behalf(each),
             text_in(each, "kenmerk"),
             text_in(each, "uitkomst"),
             why_in(each, answer["toelichtingen"])}
        );
    table.print(std::cout);
    if (!answer["volgende"].is_null())
        std::cout << "There are more: add --before " << answer["volgende"].dump() << '\n';
}

void print_text(const search_options& o, const std::string& path) {
    const std::string text = ask_gateway_for(o, std::string(as_text), path);
    if (o.json) return print_answer({{"tekst", text}});
    std::cout << text;
}

std::string consistency_of(const search_options& o) {
    std::string path = "logboek/consistentie?van=" + std::to_string(o.from);
    if (o.to) path += "&tot=" + std::to_string(*o.to);
    return path;
}

// shared because CLI11 keeps the callbacks beyond these functions
using shared_options = std::shared_ptr<search_options>;

void add_find(CLI::App& to, const shared_options& o) {
    CLI::App* command = add_operators_command(
        to,
        {"find",
         "Entries of a running gateway's trail by what stands in them, the newest first",
         "kruispunt audit find --region REGION --from 2026-11-01 --outcome OIN_NIET_BEVOEGD",
         "That somebody looked is an entry too."},
        *o
    );
    for (std::size_t i = 0; i < traits.size(); ++i) {
        const trait& each = traits.at(i);
        command->add_option(each.option, o->sought.at(i), each.about)->type_name(each.type);
    }
    command->add_option("--most", o->most, "how many at the most")
        ->type_name("NUMBER")
        ->capture_default_str()
        ->check(CLI::Range(1, most_on_a_page));
    command->add_option("--before", o->before, "only entries with a lower number")->type_name("NR");
    command->callback([o] { find(*o); });
}

void add_consistency(CLI::App& to, const shared_options& o) {
    CLI::App* command = add_operators_command(
        to,
        {"consistency",
         "A proof that the log of today continues the one that somebody has a head of",
         "kruispunt audit consistency --from 20852163 > today.proof",
         "For `kruispunt-verify consistency`."},
        *o
    );
    command->add_option("--from", o->from, "how many entries the head that is held counts")
        ->required()
        ->type_name("SIZE");
    command->add_option("--to", o->to, "how many the later one counts; else the newest")
        ->type_name("SIZE");
    command->callback([o] { print_text(*o, consistency_of(*o)); });
}

} // namespace

void add_audit_searches(CLI::App& audit) {
    const auto options = std::make_shared<search_options>();
    add_find(audit, options);
    CLI::App* proof = add_operators_command(
        audit,
        {"proof",
         "A proof that an entry stands in the log",
         "kruispunt audit proof 7 > 7.tlog-proof",
         "For `kruispunt-verify proof`."},
        *options
    );
    proof->add_option("NR", options->number, "the entry's number")->required();
    proof->callback([options] {
        print_text(*options, "logboek/bewijs/" + std::to_string(options->number));
    });
    CLI::App* root = add_operators_command(
        audit, {"root", "The newest signed head", "kruispunt audit root > today.head"}, *options
    );
    root->callback([options] { print_text(*options, "logboek/wortel"); });
    add_consistency(audit, options);
}

} // namespace kruispunt::app

#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr int refused = 1;
constexpr int far_away = 36'500;

struct list_options : operators_options {
    int days = 90;
    bool all = false;
};

std::string text_in(const json& of, const char* name) {
    const auto at = of.find(name);
    if (at == of.end() || at->is_null()) return "-";
    return at->is_string() ? at->get_ref<const std::string&>() : at->dump();
}

// What the gateway says in Dutch on the wire, for the terminal.
std::string use_in_words(const std::string& use) {
    if (use == "handtekening") return "signing";
    if (use == "handtekening-straks") return "signing, later";
    if (use == "bekend") return "known";
    if (use == "uitgever") return "authority";
    if (use == "intrekkingslijst") return "revocation list";
    return use;
}

std::string term_in_words(int days) {
    if (days < 0) return "ENDED";
    return std::to_string(days) + (days == 1 ? " day" : " days");
}

void print_row(
    std::string_view party,
    std::string_view use,
    std::string_view ends,
    std::string_view left,
    std::string_view fingerprint,
    std::string_view name
) {
    std::cout << std::left << std::setw(17) << party << std::setw(17) << use << std::setw(12)
              << ends << std::setw(11) << left << std::setw(14) << fingerprint << name << '\n';
}

constexpr std::size_t as_in_alarms = 12;

void print_certificate(const json& one) {
    const std::string oin = text_in(one, "oin");
    std::string name = text_in(one, "naam");
    if (oin != "-") name += ", OIN " + oin;
    print_row(
        text_in(one, "partij"),
        use_in_words(text_in(one, "gebruik")),
        text_in(one, "geldigTot").substr(0, 10),
        term_in_words(one.value("dagen", 0)),
        text_in(one, "vingerafdruk").substr(0, as_in_alarms),
        name
    );
}

void list(const list_options& o) {
    const int days = o.all ? far_away : o.days;
    const json answer = ask_gateway(o, "GET", "certificaten?dagen=" + std::to_string(days));
    if (o.json) return print_answer(answer);
    const json& rows = answer["certificaten"];
    if (rows.empty()) {
        std::cout << "Nothing of the " << text_in(answer, "bekend")
                  << " that are known ends within " << days
                  << " days. All of them: kruispunt certs list --all\n";
        return;
    }
    print_row("PARTY", "USE", "ENDS ON", "LEFT", "FINGERPRINT", "NAME");
    for (const json& one : rows)
        print_certificate(one);
    if (!o.all)
        std::cout << rows.size() << " of " << text_in(answer, "bekend") << " end within " << days
                  << " days; what to do about each: docs/operating.md, Certificates\n";
}

void reload(const operators_options& o) {
    const json answer = ask_gateway(o, "POST", "certificaten/herlaad", json::object());
    if (o.json) {
        print_answer(answer);
    } else {
        for (const json& what : answer["overgenomen"])
            std::cout << "taken up  " << what.get_ref<const std::string&>() << '\n';
        for (const json& what : answer["geweigerd"])
            std::cout << "REFUSED   " << what.get_ref<const std::string&>()
                      << "\n          what held still holds; mend the file and reload\n";
    }
    if (!answer["geweigerd"].empty()) throw CLI::RuntimeError(refused);
}

} // namespace

void add_certs_list(CLI::App& certs) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<list_options>();
    CLI::App* command = add_operators_command(
        certs,
        {"list",
         "What ends soon: the gateway's certificates, the regions', authorities, revocation "
         "lists.\n"
         "A region's is known once a connection showed it, or where known_certificates names it.",
         "kruispunt certs list --days 30"},
        *options
    );
    command->add_option("--days", options->days, "what ends within so many days")
        ->type_name("NUMBER")
        ->capture_default_str()
        ->check(CLI::Range(0, far_away));
    command->add_flag("--all", options->all, "everything that is known");
    command->callback([options] { list(*options); });
}

void add_certs_reload(CLI::App& certs) {
    const auto options = std::make_shared<operators_options>();
    CLI::App* command = add_operators_command(
        certs,
        {"reload",
         "Have the running gateway read all certificates, keys, trust and revocation lists now.\n"
         "It does so by itself within seconds of a change; this says what it makes of them.\n"
         "Exit code 1: something was refused and stays as it was.",
         "kruispunt certs reload"},
        *options
    );
    command->callback([options] { reload(*options); });
}

} // namespace kruispunt::app

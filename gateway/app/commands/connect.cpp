#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr int failed = 1;

struct connect_options : operators_options {
    std::string region;
};

/// What the gateway says in Dutch on the wire, for the terminal.
struct english {
    std::string_view cause;
    std::string_view step;
};

constexpr std::array steps{
    english{"adres-onjuist", "write https://host:port as its endpoint in the configuration"},
    english{
        "naam-onbekend",
        "compare the name in endpoint with the region; if it is right, the region's DNS is not"},
    english{"dns-zwijgt", "see whether this machine can look up names (/etc/resolv.conf)"},
    english{
        "poort-dicht",
        "nobody listens there: ask the region whether its service runs; compare the port"},
    english{"geen-weg", "look at route and firewall from this machine to that address"},
    english{
        "geen-verbinding",
        "nothing comes back: mostly a firewall, here or there; ask whether our address may in"},
    english{"eigen-bestanden", "mend the file that is named; `kruispunt check --config FILE`"},
    english{
        "geen-tls",
        "what answers speaks no TLS: compare the port; ask the region what stands there"},
    english{
        "tls-geweigerd",
        "no version or suite in common: the region must offer TLS 1.3, or 1.2 with ECDHE and "
        "AEAD"},
    english{"tls-zwijgt", "connected, and the region does not begin: ask for its gatekeeper"},
    english{
        "niet-vertrouwd",
        "ask the region who issues its certificate; if that is right, add the issuer to `ca`"},
    english{"verlopen", "the region must renew its certificate; is our clock right?"},
    english{"nog-niet-geldig", "the region's certificate is not valid yet; is our clock right?"},
    english{
        "ingetrokken",
        "call the region: its certificate was revoked, so trust nobody who answers there"},
    english{
        "andere-naam",
        "the certificate is for another name: compare the name in endpoint; if it is right, "
        "the region needs another certificate"},
    english{"lijst-te-oud", "renew the list that `crl` in the configuration names"},
    english{
        "niet-bekend",
        "the region shows another certificate than the configuration knows it by: ask whether "
        "it is right, and add it"},
    english{"ongeschikt", "the region's certificate is none for a server, or too weak"},
    english{
        "ons-geweigerd",
        "the region does not take our certificate: see whether it is valid, and have the region "
        "admit our issuer and our OIN"},
    english{
        "ander-oin",
        "another party answers there: compare the region's oin and endpoint in the "
        "configuration"},
    english{"geen-antwoord", "the region takes the question and is silent: ask for its service"},
    english{
        "afgebroken",
        "the region ends the connection unanswered: ask for its log; often it does not take our "
        "certificate"},
    english{"geen-http", "what answers there is no HTTP: compare the port in endpoint"},
    english{
        "doorverwezen",
        "a redirect is never followed: write the address itself as endpoint, as the region "
        "gives it"},
    english{"niet-toegelaten", "the region does not let us in: it must admit our OIN"},
    english{
        "niet-daar", "nothing stands at that path: compare endpoint with what the region gives"},
    english{"later", "the region asks to wait; what it is owed waits and goes by itself"},
    english{"storing", "the region's service fails: ask for its log"},
    english{
        "vraag-geweigerd", "the region refuses the question: compare endpoint; ask for its log"},
    english{
        "ander-protocol",
        "what answers does not speak the region's protocol: compare endpoint and protocol in "
        "the configuration"},
};

std::string_view step_for(std::string_view cause) {
    const auto found = std::find_if(steps.begin(), steps.end(), [cause](const english& each) {
        return each.cause == cause;
    });
    return found == steps.end() ? "see the manual" : found->step;
}

std::string_view side_of(std::string_view word) {
    if (word == "wij") return "at our side";
    return word == "netwerk" ? "in the network between" : "at the region's side";
}

void print_mailbox(const connect_options& options, const json& box) {
    std::cout << options.region << " has no endpoint: we cannot call it, it comes to its mailbox.\n"
              << "It last came, or this gateway began, "
              << age_in(box, "laatstGezien", box["machineklok"]) << " ago; "
              << text_in(box, "wachtrij") << " notices wait there.\n"
              << "Where it stays away: ask the region whether its calls fail, and on what.\n";
}

void print_steps(const json& report) {
    std::cout << text_in(report, "regio") << " at " << text_in(report, "adres") << '\n';
    text_table table({"", "step", "took", "found"});
    for (const json& step : report["stappen"]) {
        const std::string outcome = text_in(step, "uitkomst");
        const bool reached = outcome != "niet bereikt";
        table.add(
            {outcome == "goed" ? "ok"
             : reached         ? "FAILED"
                               : "-",
             text_in(step, "stap"),
             reached ? text_in(step, "duurMs") + " ms" : "-",
             reached ? text_in(step, "gevonden") : "not reached"}
        );
    }
    table.print(std::cout);
}

void print_verdict(const json& report) {
    for (const json& step : report["stappen"]) {
        if (text_in(step, "uitkomst") != "mislukt") continue;
        const std::string cause = text_in(step, "oorzaak");
        std::cout << "It fails " << side_of(text_in(step, "kant")) << " (" << cause
                  << "): " << step_for(cause) << ".\n";
        return;
    }
    std::cout << "The connection works; nothing was told and nothing was changed.\n";
}

void connect(const connect_options& options) {
    const std::string path = "deelnemers/" + options.region + "/verbindingstest";
    const json report = ask_gateway(options, "POST", path, json::object());
    const bool box = report["postbus"].is_object();
    if (options.json)
        print_answer(report);
    else if (box)
        print_mailbox(options, report["postbus"]);
    else {
        print_steps(report);
        print_verdict(report);
    }
    if (!box && !report.value("geslaagd", false)) throw CLI::RuntimeError(failed);
}

} // namespace

void add_connect_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<connect_options>();
    CLI::App* command = add_operators_command(
        app,
        {"connect",
         "Tests the connection to a region, step by step: which side fails, and what to do",
         "kruispunt connect REGION",
         "From the running gateway, with its own certificates: name, TCP, TLS, certificate, OIN,\n"
         "protocol. Nothing is told, nothing is changed, and deliveries go on beside it.",
         "Exit code 0: it works, or the region has a mailbox; 1: a step fails, or the test was "
         "refused; 2: not understood; 3: no gateway runs."},
        *options
    );
    add_region(*command, options->region);
    command->callback([options] { connect(*options); });
}

} // namespace kruispunt::app

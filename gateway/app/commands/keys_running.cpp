#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"
#include "gateway/app/terminal.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr std::chrono::milliseconds look_every{500};
constexpr int refused = 1;

struct rotate_options : operators_options {
    bool no_wait = false;
};

// What the gateway says in Dutch on the wire, for the terminal.
std::string step_in(const json& now) {
    const std::string step = text_in(now, "stap");
    const std::string so_far = " " + text_in(now, "gedaan") + " of " + text_in(now, "van");
    if (step == "maken") return "1/3 signals made under the new keys:" + so_far;
    if (step == "plaatsen") return "2/3 signals put in place:" + so_far;
    if (step == "verpakken") return "3/3 data keys wrapped anew:" + so_far;
    if (step == "vast")
        return "waits: " + text_in(now, "onleesbaar") +
               " signals cannot be read; all goes on under the keys of before";
    return "everything held is under the newest keys";
}

bool under_way(const json& now) {
    return text_in(now, "stap") != "geen";
}

std::string state_of(const json& epoch) {
    return epoch.value("volledig", false) ? "whole" : "names only";
}

void print_older(const json& now) {
    const auto& epochs = now["epochs"];
    bool whole = false;
    for (std::size_t i = 1; i < epochs.size(); ++i)
        whole = whole || epochs[i].value("volledig", false);
    if (whole)
        std::cout << "Older keys are still in the ring: keep a copy of ring.key for backups taken "
                     "before,\nthen kruispunt keys retire\n";
    else if (epochs.size() > 1)
        std::cout << text_in(now, "oudeNamen")
                  << " ids that ended, or messages, are still known by older names alone\n";
}

void print_status(const json& now) {
    text_table table({"epoch", "keys", "fingerprint"});
    for (const json& each : now["epochs"])
        table.add({text_in(each, "nummer"), state_of(each), text_in(each, "vingerafdruk")});
    table.print(std::cout);
    std::cout << step_in(now) << '\n';
    if (text_in(now, "stap") == "vast")
        std::cout << "Are keys.db and ring.key those that belong to store.db? It is tried again by "
                     "itself.\n";
    if (!under_way(now)) print_older(now);
}

void status(const operators_options& o) {
    const json now = ask_gateway(o, "GET", "sleutels");
    o.json ? print_answer(now) : print_status(now);
}

// On a terminal one line that goes on, elsewhere one a step.
void print_progress(const json& now, std::string& last_step) {
    const std::string step = text_in(now, "stap");
    if (on_terminal()) {
        std::cout << "\r\033[K" << step_in(now) << "  (q: stop looking)" << std::flush;
    } else if (step != last_step) {
        std::cout << step_in(now) << '\n' << std::flush;
    }
    last_step = step;
}

void rotate(const rotate_options& o) {
    json now = ask_gateway(o, "POST", "sleutels/vernieuw", json::object());
    if (o.no_wait) return o.json ? print_answer(now) : print_status(now);
    std::string last_step;
    const key_listener pressed;
    bool looks = true;
    while (looks && under_way(now) && text_in(now, "stap") != "vast") {
        if (!o.json) print_progress(now, last_step);
        looks = !pressed.quits_within(look_every);
        now = ask_gateway(o, "GET", "sleutels");
    }
    if (!o.json && on_terminal()) std::cout << "\r\033[K";
    o.json ? print_answer(now) : print_status(now);
    if (looks && under_way(now)) throw CLI::RuntimeError(refused);
}

void retire(const operators_options& o) {
    const json now = ask_gateway(o, "POST", "sleutels/opruim", json::object());
    o.json ? print_answer(now) : print_status(now);
}

} // namespace

void add_keys_status(CLI::App& keys) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<operators_options>();
    CLI::App* command = add_operators_command(
        keys,
        {"status",
         "The epochs of the key ring, and how far a rotation is; nothing of a key is shown.",
         "kruispunt keys status"},
        *options
    );
    command->callback([options] { status(*options); });
}

void add_keys_rotate(CLI::App& keys) {
    const auto options = std::make_shared<rotate_options>();
    CLI::App* command = add_operators_command(
        keys,
        {"rotate",
         "Puts new keys into the ring and brings everything held under them while traffic goes "
         "on:\n"
         "no match is lost and none is made twice. Shows how far it is until that is done; it "
         "goes\n"
         "on by itself where you stop looking, and after a restart. Copy ring.key to where its\n"
         "backups are as soon as this has begun: the copy of before does not open what is held "
         "now.",
         "kruispunt keys rotate"},
        *options
    );
    command->add_flag("--no-wait", options->no_wait, "begin it, and do not wait for its end");
    command->callback([options] { rotate(*options); });
}

void add_keys_retire(CLI::App& keys) {
    const auto options = std::make_shared<operators_options>();
    CLI::App* command = add_operators_command(
        keys,
        {"retire",
         "Takes older keys out of the ring, once nothing held needs them. Backups that were taken\n"
         "before the rotation open with a copy of the ring of that time alone: keep one as long "
         "as\n"
         "you keep them. For ids that ended the key of names stays until the last is forgotten.",
         "kruispunt keys retire"},
        *options
    );
    command->callback([options] { retire(*options); });
}

} // namespace kruispunt::app

#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/verdict.hpp"
#include "gateway/app/offline_adapter.hpp"
#include "gateway/app/shared_files.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/codec/xml_reader.hpp"
#include "gateway/federation/admission.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>

namespace kruispunt::app {

namespace {

struct document_options {
    std::string file;
    bool json = false;
};

struct message_options {
    std::string file;
    std::string region;
    std::string request;
    std::string mappings = default_mappings();
    std::string at;
    bool json = false;
};

verdict check_json(const std::string& file) {
    const auto read = codec::read_json(read_whole(file));
    return read ? verdict{"JSON"} : refused("JSON", read.error());
}

verdict check_xml(const std::string& file) {
    const auto read = codec::read_xml(read_whole(file), {});
    return read ? verdict{"XML"} : refused("XML", read.error());
}

std::string name_of(const domain::command& command) {
    struct namer {
        std::string operator()(const domain::submit_signal&) const { return "a signal"; }

        std::string operator()(const domain::close_signal&) const { return "going well"; }

        std::string operator()(const domain::withdraw_signal&) const { return "a withdrawal"; }

        std::string operator()(const domain::read_signal&) const { return "a question"; }

        std::string operator()(const domain::list_matches&) const { return "a question"; }

        std::string operator()(const domain::relocate_signal&) const { return "a move"; }

        std::string operator()(const domain::update_match&) const { return "news of a match"; }

        std::string operator()(const domain::inspect_child&) const { return "an inspection"; }

        std::string operator()(const domain::enter_objection&) const { return "an objection"; }

        std::string operator()(const domain::decide_objection&) const { return "a decision"; }

        std::string operator()(const domain::refused_message&) const { return "a message"; }
    };

    return std::visit(namer{}, command.act);
}

// What the adapter refused, or the rules that need the child in the clear.
std::optional<domain::error>
objection_to(const domain::command& command, const offline_adapter& to, domain::instant now) {
    if (const auto* refusal = std::get_if<domain::refused_message>(&command.act))
        return refusal->failure;
    const auto admitted = federation::admit(command, to.policy, now);
    if (!admitted) return admitted.error();
    const auto* given = std::get_if<domain::submit_signal>(&command.act);
    if (given == nullptr) return std::nullopt;
    const federation::dated_signal dated{given->content.date, command.reason};
    const auto in_time = federation::admit_date(dated, to.policy, domain::amsterdam_day(now));
    if (!in_time) return in_time.error();
    return std::nullopt;
}

verdict judge(const ports::http_request& request, const offline_adapter& to, domain::instant now) {
    const std::string asked = request.method + " " + request.target;
    const auto decoded = to.adapter->decode(request, now);
    if (const auto* answer = std::get_if<ports::http_response>(&decoded)) {
        verdict made{asked, answer->status < 400};
        made.detail = "the protocol answers at once, without a command";
        made.answer_status = answer->status;
        made.answer = answer->body;
        return made;
    }
    const auto& message = std::get<ports::decoded_message>(decoded);
    const auto failure = objection_to(message.command, to, now);
    if (!failure) return {name_of(message.command) + ", " + asked};
    verdict made = refused(asked, *failure);
    domain::answer answer;
    answer.what = *failure;
    answer.at = now;
    const ports::http_response reply = to.adapter->encode_reply(message.correspondence, answer);
    made.answer_status = reply.status;
    made.answer = reply.body;
    return made;
}

// The first item that is refused tells for the page.
verdict judge_page(const std::string& body, const offline_adapter& to, domain::instant now) {
    const ports::feed_reader& feed = *to.adapter->feed();
    const auto read = feed.decode_page({200, {}, body}, {}, now);
    const auto* page = std::get_if<ports::feed_page>(&read);
    if (page == nullptr)
        return refused("a page", domain::make_error(domain::errc::message_unreadable));
    for (const ports::feed_item& item : page->items) {
        auto failure = objection_to(item.command, to, now);
        if (!failure) continue;
        failure->field = feed.path_of(failure->field);
        return refused("item " + std::to_string(item.position) + " of a page", *failure);
    }
    return {"a page of " + std::to_string(page->items.size()) + " mutations"};
}

ports::http_request
request_of(const std::string& line, const std::string& body, const std::string& oin) {
    const auto blank = line.find(' ');
    if (blank == line.npos || line.compare(blank + 1, 1, "/") != 0)
        throw CLI::ValidationError("--request", "\"METHOD /target\" is expected, not " + line);
    ports::http_request request;
    request.method = line.substr(0, blank);
    request.target = line.substr(blank + 1);
    const bool xml = body.find('<') == body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const char* const type =
        request.method == "PATCH" ? "application/merge-patch+json" : "application/json";
    request.fields.add("Content-Type", xml ? "text/xml; charset=utf-8" : type);
    request.fields.add("SOAPAction", "\"\"");
    request.body = body;
    request.peer.oin = oin;
    return request;
}

verdict check_message(const message_options& options) {
    const std::string body = read_whole(options.file);
    const offline_adapter to = make_offline_adapter(options.mappings, options.region);
    const domain::instant now = moment_of(options.at);
    if (to.adapter->feed() != nullptr && options.request.empty()) return judge_page(body, to, now);
    auto lines = to.region.messages;
    if (!options.request.empty()) lines = {options.request};
    if (lines.empty())
        throw std::runtime_error(
            options.mappings + "/" + options.region +
            "/region.toml names no 'messages'; say with --request which one this is"
        );
    // The first request that takes the file; where none does, the first one's refusal is told.
    std::optional<verdict> first;
    for (const std::string& line : lines) {
        verdict found = judge(request_of(line, body, to.region.oin), to, now);
        if (found.accepted) return found;
        if (!first) first = std::move(found);
    }
    return *first;
}

void add_document(
    CLI::App& check, const char* form, const char* about, verdict (*judge)(const std::string&)
) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<document_options>();
    CLI::App* command = check.add_subcommand(form, about);
    command->add_option("FILE", options->file, "the file to check")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_flag("--json", options->json, "the verdict for machines");
    command->callback([options, judge] {
        tell_verdict_of([options, judge] { return judge(options->file); }, options->json);
    });
}

} // namespace

void add_check_documents(CLI::App& check) {
    add_document(check, "json", "Whether a file is JSON that the gateway admits", check_json);
    add_document(check, "xml", "Whether a file is XML that the gateway admits", check_xml);
}

void add_check_message(CLI::App& check) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<message_options>();
    CLI::App* command = check.add_subcommand(
        "message", "Whether the gateway would take a message from a region, without a gateway"
    );
    command->add_option("FILE", options->file, "the message's body, or a page of a feed")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--as", options->region, "the region that sends it")->required();
    command->add_option(
        "--request",
        options->request,
        "\"METHOD /target\" it came with; else those that region.toml names are tried"
    );
    command->add_option("--at", options->at, "when it is received; else now");
    command->add_option("--mappings", options->mappings, "folder of the regions' mappings")
        ->capture_default_str();
    command->add_flag("--json", options->json, "the verdict for machines");
    command->callback([options] {
        tell_verdict_of([options] { return check_message(*options); }, options->json);
    });
}

} // namespace kruispunt::app

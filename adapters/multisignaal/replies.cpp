#include "adapters/multisignaal/replies.hpp"

#include "adapters/multisignaal/carried.hpp"
#include "adapters/multisignaal/conditions.hpp"
#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <stdexcept>

namespace kruispunt::adapters::multisignaal {

namespace {

using sdk::field;

constexpr char json[] = "application/json";

bool told_before(const std::vector<sdk::finding>& findings, const domain::error& shown) {
    return !findings.empty() && findings.front().code == shown.code &&
           findings.front().path == shown.field;
}

} // namespace

replies::replies(
    const ports::adapter_setup& setup,
    std::string base,
    const answers& with,
    const problems& faults,
    const message_reader& messages
)
    : base_(std::move(base)), answers_(with), faults_(faults), messages_(messages),
      state_(setup.mappings / "signaal-antwoord.toml"), page_(setup.mappings / "matches.toml"),
      item_(setup.mappings / "match-antwoord.toml"),
      inspected_(setup.mappings / "inzage-signaal.toml") {}

ports::http_response
replies::to(const ports::correspondence& to, const domain::answer& answer) const {
    const route& asked = *route_named(to.operation);
    if (!answer.what) return refusal(to, asked, answer.what.error());
    switch (asked.what) {
    case operation::withdraw_signal:
        return answers_.make(204, {}, {});
    case operation::list_matches:
        return page(to, answer);
    case operation::update_match:
        return item(answer);
    case operation::inspect_child:
        return inspection(*answer.inspection);
    case operation::show_signal: {
        auto made = state(asked, *answer.what);
        return shown(to, answer.what->tag, std::move(made.body));
    }
    case operation::give_signal:
    case operation::close_signal:
    case operation::move_child:
        return state(asked, *answer.what);
    case operation::show_document:
    case operation::explain_error:
        break;
    }
    throw std::logic_error("what is published is answered at once");
}

ports::http_response replies::state(const route& asked, const domain::outcome& outcome) const {
    const std::string self = base_ + path_of(*route_named("getSignaal"), outcome.reference);
    sdk::record values = sdk::record_from(outcome);
    values.add(field::link_self, self);
    values.add(field::link_matches, base_ + path_of(*route_named("getMatches"), outcome.reference));
    const bool created =
        asked.what == operation::give_signal && outcome.what == domain::outcome::effect::created;
    auto made = answers_.make(created ? 201 : 200, json, state_.write(values));
    if (created) made.fields.add("Location", self);
    return made;
}

// The tag is the match's own, as the next `If-Match` names it (MS-11).
ports::http_response replies::item(const domain::answer& answer) const {
    auto made = answers_.make(200, json, item_.write(sdk::record_from(answer.matches)));
    made.fields.add("ETag", "\"" + answer.what->tag + "\"");
    return made;
}

// Signals repeat and so do the inspections of each, which is more than a mapping can say at once.
ports::http_response replies::inspection(const domain::disclosure& shown) const {
    std::string body = R"({"verzoekKenmerk":")";
    sdk::append_json(shown.what().reference, body);
    body += R"(","signalen":[)";
    const char* comma = "";
    for (const domain::inspected_signal& held : shown.inspected()) {
        body.append(comma).append(inspected_.write(sdk::record_from(held)));
        comma = ",";
    }
    return answers_.make(200, json, body + "]}");
}

ports::http_response
replies::page(const ports::correspondence& to, const domain::answer& answer) const {
    const page_asked asked = reading_in(to).page;
    const page_links links = links_of(
        asked, answer.what->match_total, base_ + path_of(*route_named("getMatches"), to.signal_id)
    );
    sdk::record values = sdk::record_from(answer.matches);
    values.add(field::link_self, links.self);
    values.add(field::link_first, links.first);
    values.add(field::link_previous, links.previous);
    values.add(field::link_next, links.next);
    values.add(field::link_last, links.last);
    return shown(to, answer.what->tag, page_.write(values));
}

// What was read, or that it is what the asking side has already (MS-11).
ports::http_response
replies::shown(const ports::correspondence& to, const std::string& tag, std::string body) const {
    const auto asked = read_tags(reading_in(to).if_none_match);
    const bool known = asked && names(*asked, tag);
    auto made = known ? answers_.make(304, {}, {}) : answers_.make(200, json, std::move(body));
    made.fields.add("ETag", "\"" + tag + "\"");
    return made;
}

ports::http_response replies::refusal(
    const ports::correspondence& to, const route& asked, const domain::error& failure
) const {
    const std::string path = path_of(asked, to.signal_id);
    if (failure.field == domain::field::precondition)
        return faults_.plain(412, "de voorwaarde in If-Match geldt hier niet", path, "If-Match");
    const domain::error shown =
        domain::make_error(failure.code, messages_.path_of(asked.what, failure.field));
    auto findings = findings_in(to);
    if (!told_before(findings, shown)) findings.clear();
    return faults_.of(problems::status_of(shown.code), shown, findings, path);
}

} // namespace kruispunt::adapters::multisignaal

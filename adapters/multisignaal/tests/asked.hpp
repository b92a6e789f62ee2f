#pragma once

#include "adapters/multisignaal/multisignaal_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <variant>

namespace kruispunt::adapters::multisignaal::testing_tools {

namespace shared = sdk::testing;

/// The adapter as a region's side asks it: requests in, answers out, with the federation's part
/// played by the test.
class asked_adapter : public testing::Test {
protected:
    static ports::http_request request(
        const std::string& method,
        const std::string& below,
        const std::string& body = {},
        const std::string& content_type = "application/json"
    ) {
        ports::http_request made;
        made.method = method;
        made.target = "/multisignaal/v1" + below;
        if (!body.empty()) made.fields.add("Content-Type", content_type);
        made.body = body;
        made.peer.oin = "00000099000000000002";
        return made;
    }

    static ports::http_request
    with(ports::http_request asked, const std::string& name, const std::string& value) {
        asked.fields.add(name, value);
        return asked;
    }

    ports::decoded_message message(const ports::http_request& r) const {
        auto read = adapter_->decode(r, shared::moment());
        if (!std::holds_alternative<ports::decoded_message>(read)) {
            ADD_FAILURE() << r.method << ' ' << r.target << " was answered at once";
            return {};
        }
        return std::get<ports::decoded_message>(std::move(read));
    }

    ports::http_response at_once(const ports::http_request& r) const {
        auto read = adapter_->decode(r, shared::moment());
        if (!std::holds_alternative<ports::http_response>(read)) {
            ADD_FAILURE() << r.method << ' ' << r.target << " became a message";
            return {};
        }
        return std::get<ports::http_response>(std::move(read));
    }

    /// The answer, whoever gives it; a message must be refused by the adapter itself.
    ports::http_response refused(const ports::http_request& r) const {
        auto read = adapter_->decode(r, shared::moment());
        if (auto* direct = std::get_if<ports::http_response>(&read)) return std::move(*direct);
        const auto& told = std::get<ports::decoded_message>(read);
        const auto* act = std::get_if<domain::refused_message>(&told.command.act);
        if (act == nullptr) {
            ADD_FAILURE() << r.method << ' ' << r.target << " was not refused";
            return {};
        }
        return decided(told.correspondence, act->failure);
    }

    ports::http_response
    decided(const ports::correspondence& to, const domain::error& failure) const {
        domain::answer answer;
        answer.what = failure;
        return adapter_->encode_reply(to, answer);
    }

    static domain::outcome
    outcome(domain::outcome::effect what = domain::outcome::effect::corrected) {
        domain::outcome made;
        made.what = what;
        made.reference = "MS-2026-1";
        made.expires_on = domain::parse_day("2028-11-20").value();
        made.open_matches = 1;
        made.warnings = {domain::warning::duty_to_inform};
        made.tag = "tag-1";
        return made;
    }

    static domain::answer positive(domain::outcome made) {
        domain::answer answer;
        answer.what = std::move(made);
        return answer;
    }

    ports::http_response
    answered(const ports::http_request& r, const domain::answer& with = positive(outcome())) const {
        return adapter_->encode_reply(message(r).correspondence, with);
    }

    static std::string example(const std::string& name) {
        return shared::example("multisignaal", name);
    }

    static std::string signal() { return example("ms-01-signaal.json"); }

    static std::string changed(std::string text, const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        EXPECT_NE(at, text.npos) << from;
        return at == text.npos ? text : text.replace(at, from.size(), to);
    }

    /// A member of a JSON answer; "(null)" and "(none)" where it is so.
    static std::string member(const ports::http_response& r, std::string_view name) {
        const auto read = codec::read_json(r.body);
        EXPECT_TRUE(read) << r.body;
        const auto found = read ? read->root().child(name) : codec::node();
        if (!found) return "(none)";
        return found.kind() == codec::node_kind::null ? "(null)" : std::string(found.text());
    }

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(shared::setup_of("multisignaal"));
};

} // namespace kruispunt::adapters::multisignaal::testing_tools

#include "adapters/multisignaal/routes.hpp"
#include "adapters/multisignaal/tests/asked.hpp"
#include "adapters/multisignaal/tests/schema_check.hpp"
#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/testing/some_inspection.hpp"

#include <map>
#include <set>

namespace kruispunt::adapters::multisignaal {
namespace {

using codec::node;
using domain::errc;
using testing_tools::schema_check;

constexpr char uuid[] = "20000000-0000-0000-0000-000000000002";

// JSON text of a value, without the member that `left_out` is.
std::string text_of(node value, node left_out = {}) {
    const auto quoted = [](std::string_view text) {
        std::string made = "\"";
        sdk::append_json(text, made);
        return made + "\"";
    };
    const bool object = value.kind() == codec::node_kind::object;
    if (!object && value.kind() != codec::node_kind::array) {
        if (value.kind() == codec::node_kind::null) return "null";
        return value.kind() == codec::node_kind::text ? quoted(value.text())
                                                      : std::string(value.text());
    }
    std::string made(1, object ? '{' : '[');
    for (node each = value.first_child(); each; each = each.next()) {
        const bool out = left_out && object && each.name() == left_out.name() &&
                         each.text() == left_out.text() && each.kind() == left_out.kind();
        if (out) continue;
        if (made.size() > 1) made += ',';
        if (object) made += quoted(each.name()) + ":";
        made += text_of(each, left_out);
    }
    return made + (object ? '}' : ']');
}

class openapi : public testing_tools::asked_adapter {
protected:
    node operation_of(const route& r) const {
        const node path = document_.root().child("paths").child(r.path);
        std::string method(r.method);
        for (char& c : method)
            c = static_cast<char>(c - 'A' + 'a');
        return path ? path.child(method) : node();
    }

    // The body that an operation's example is, and what asks for it with that body.
    static std::string body_of(const route& r) {
        switch (r.what) {
        case operation::give_signal:
            return signal();
        case operation::close_signal:
            return example("ms-04-afsluiting.json");
        case operation::move_child:
            return example("ms-05-verhuizing.json");
        case operation::update_match:
            return example("ms-07-bijwerking.json");
        case operation::inspect_child:
            return example("ms-08-inzageverzoek.json");
        default:
            return {};
        }
    }

    static std::string path_for(const route& r) {
        const bool match = r.what == operation::update_match;
        const bool page = r.what == operation::explain_error;
        std::string path = path_of(r, match ? uuid : page ? "LEEFTIJD" : "MS-2026-1");
        return r.what == operation::withdraw_signal ? path + "?reden=overig" : path;
    }

    static ports::http_request asked(const route& r, const std::string& body) {
        return request(std::string(r.method), path_for(r), body, std::string(r.takes));
    }

    static ports::http_request asked(const route& r) { return asked(r, body_of(r)); }

    static std::vector<domain::listed_match> one_match() {
        using testing_tools::shared::disclosure_of;
        using testing_tools::shared::notice_of;
        const auto what = notice_of(domain::notice_kind::match_made, "multisignaal", "MS-2026-1");
        return {{disclosure_of(what), true}};
    }

    static bool is_public(const route& r) {
        return r.what == operation::show_document || r.what == operation::explain_error;
    }

    // What the federation can say to an operation.
    static std::vector<domain::error> errors_of(const route& r) {
        using namespace domain::field;
        std::vector<domain::error> errors{
            domain::make_error(errc::temporarily_unavailable),
            domain::make_error(errc::reference_conflict, precondition)};
        if (r.what == operation::move_child)
            errors.push_back(domain::make_error(errc::date_invalid, move_date));
        if (r.what == operation::inspect_child)
            errors.push_back(domain::make_error(errc::requester_not_authorised, requester));
        if (r.what == operation::give_signal) {
            errors.push_back(domain::make_error(errc::reference_conflict, child_bsn));
            errors.push_back(domain::make_error(errc::date_invalid, date));
        } else if (r.what != operation::inspect_child) {
            errors.push_back(domain::make_error(errc::signal_unknown, signal_id));
        }
        return errors;
    }

    // Every answer that an operation can give, from whichever side.
    std::vector<ports::http_response> answers_of(const route& r) const {
        std::vector<ports::http_response> all;
        add_refusals(r, all);
        for (const auto& [status, code] :
             {std::pair{403, errc::oin_not_authorised},
              {429, errc::temporarily_unavailable},
              {431, errc::message_too_large}})
            all.push_back(adapter_->encode_refusal({domain::make_error(code), {}, {}, {}}, status));
        if (!r.takes.empty())
            all.push_back(adapter_->encode_refusal(
                {domain::make_error(errc::message_too_large), {}, {}, {}}, 413
            ));
        is_public(r) ? add_published(r, all) : add_decided(r, all);
        return all;
    }

    void add_refusals(const route& r, std::vector<ports::http_response>& all) const {
        auto stray = asked(r);
        stray.target += stray.target.find('?') == stray.target.npos ? "?x=1" : "&x=1";
        all.push_back(refused(stray));
        if (!r.gives.empty()) all.push_back(refused(with(asked(r), "Accept", "image/png")));
        if (r.method != "GET") all.push_back(refused(with(asked(r), "If-None-Match", "*")));
        if (is_public(r)) all.push_back(refused(with(asked(r), "If-Match", "*")));
        if (r.takes.empty()) return;
        all.push_back(refused(asked(r, "{")));
        all.push_back(refused(request(std::string(r.method), path_for(r), body_of(r), "text/plain"))
        );
    }

    void add_published(const route& r, std::vector<ports::http_response>& all) const {
        all.push_back(at_once(asked(r)));
        if (r.what == operation::show_document)
            all.push_back(at_once(with(asked(r), "If-None-Match", "*")));
        else
            all.push_back(at_once(request("GET", "/fouten/NIETS")));
    }

    void add_decided(const route& r, std::vector<ports::http_response>& all) const {
        const auto to = message(asked(r)).correspondence;
        for (const domain::error& error : errors_of(r))
            all.push_back(decided(to, error));
        domain::answer good = positive(outcome());
        if (r.what == operation::inspect_child) {
            domain::region_policy receiver;
            receiver.may_learn.set();
            good.inspection = testing_tools::shared::some_inspection(receiver, "INZ-1");
        }
        if (r.what == operation::update_match) good.matches = one_match();
        all.push_back(adapter_->encode_reply(to, good));
        if (r.what == operation::give_signal)
            all.push_back(
                adapter_->encode_reply(to, positive(outcome(domain::outcome::effect::created)))
            );
        if (r.method == "GET") all.push_back(answered(with(asked(r), "If-None-Match", "*")));
    }

    void expect_described(const ports::http_response& answer, node described) const {
        expect_headers(answer, described.child("headers"));
        const node content = described.child("content");
        EXPECT_EQ(answer.body.empty(), !content) << answer.body;
        if (answer.body.empty() || !content) return;
        const std::string type(answer.fields.find("Content-Type").value_or(""));
        const node media = content.child(type.substr(0, type.find(';')));
        ASSERT_TRUE(media) << type;
        if (type.find("json") == type.npos) return;
        const auto body = codec::read_json(answer.body);
        ASSERT_TRUE(body) << answer.body;
        for (const std::string& wrong :
             schema_check(document_.root()).run(body->root(), media.child("schema")))
            ADD_FAILURE() << wrong << "\n" << answer.body;
    }

    void expect_headers(const ports::http_response& answer, node headers) const {
        schema_check check(document_.root());
        for (const auto& [name, value] : answer.fields)
            EXPECT_TRUE(name == "Content-Type" || headers.child(name)) << name << " is extra";
        for (node each = headers.first_child(); each; each = each.next()) {
            const node header = check.resolve(each);
            const auto value = answer.fields.find(each.name());
            const bool must = header.child("required").text() == "true";
            EXPECT_TRUE(value || !must) << each.name() << " is missing from " << answer.status;
            const bool text =
                check.resolve(header.child("schema")).child("type").text() == "string";
            if (!value || !text) continue;
            codec::document written;
            const auto root = written.append(codec::document::none, codec::node_kind::text, {}, {});
            written.set_text(root, *value);
            for (const std::string& wrong : check.run(written.root(), header.child("schema")))
                ADD_FAILURE() << each.name() << wrong;
        }
    }

    codec::document document_ =
        codec::read_json(at_once(request("GET", "/openapi.json")).body).value();
};

// proves: MS-00.3
TEST_F(openapi, has_every_operation_that_is_there_and_no_other) {
    std::set<std::string> here;
    for (const route& r : routes()) {
        const node described = operation_of(r);
        ASSERT_TRUE(described) << r.method << ' ' << r.path;
        EXPECT_EQ(described.child("operationId").text(), r.name);
        here.emplace(r.name);
    }
    std::set<std::string> described;
    const node paths = document_.root().child("paths");
    for (node path = paths.first_child(); path; path = path.next())
        for (node each = path.first_child(); each; each = each.next())
            if (each.name() != "parameters") described.emplace(each.child("operationId").text());
    EXPECT_EQ(described, here);
}

// proves: MS-00.3 MS-00.8
TEST_F(openapi, says_what_each_operation_takes_and_gives) {
    for (const route& r : routes()) {
        const node described = operation_of(r);
        const node body = described.child("requestBody");
        EXPECT_EQ(body ? body.child("content").first_child().name() : "", r.takes) << r.name;
        const node success = described.child("responses").child(r.gives.empty() ? "204" : "200");
        ASSERT_TRUE(success) << r.name;
        const node content = success.child("content");
        EXPECT_EQ(content ? content.first_child().name() : "", r.gives) << r.name;
    }
}

// proves: MS-00.3 MS-10.1 MS-10.2 MS-10.4 MS-11.1
TEST_F(openapi, describes_every_answer_whole) {
    for (const route& r : routes()) {
        SCOPED_TRACE(r.name);
        const node responses = operation_of(r).child("responses");
        std::set<std::string> given;
        for (const auto& answer : answers_of(r)) {
            const std::string status = std::to_string(answer.status);
            SCOPED_TRACE(status);
            given.insert(status);
            const node described = responses.child(status);
            ASSERT_TRUE(described) << answer.body;
            expect_described(answer, schema_check(document_.root()).resolve(described));
        }
        std::set<std::string> described;
        for (node each = responses.first_child(); each; each = each.next())
            described.emplace(each.name());
        EXPECT_EQ(described, given) << "an answer is described that is never given";
    }
}

// proves: MS-01.4 MS-01.5 MS-05.1 MS-07.1 MS-08.1 refusal
TEST_F(openapi, demands_of_a_body_what_the_mapping_demands) {
    for (const route& r : routes()) {
        if (r.takes.empty()) continue;
        SCOPED_TRACE(r.name);
        const auto example = codec::read_json(body_of(r)).value();
        const node schema =
            operation_of(r).child("requestBody").child("content").first_child().child("schema");
        schema_check check(document_.root());
        EXPECT_EQ(check.run(example.root(), schema), std::vector<std::string>{});
        std::vector<node> members;
        for (node each = example.root().first_child(); each; each = each.next()) {
            members.push_back(each);
            if (each.kind() != codec::node_kind::object) continue;
            for (node inner = each.first_child(); inner; inner = inner.next())
                members.push_back(inner);
        }
        for (const node member : members) {
            const std::string without = text_of(example.root(), member);
            const auto body = codec::read_json(without).value();
            const bool described = check.run(body.root(), schema).empty();
            const auto read = message(asked(r, without));
            const bool taken = !std::holds_alternative<domain::refused_message>(read.command.act);
            EXPECT_EQ(described, taken) << "without " << member.name();
        }
    }
}

// proves: COM-14.2 refusal
TEST_F(openapi, knows_no_member_that_the_mapping_does_not_know) {
    for (const route& r : routes()) {
        if (r.takes.empty()) continue;
        const std::string more = "{\"zorg\":\"x\"," + body_of(r).substr(body_of(r).find('{') + 1);
        const auto body = codec::read_json(more).value();
        const node schema =
            operation_of(r).child("requestBody").child("content").first_child().child("schema");
        EXPECT_NE(
            schema_check(document_.root()).run(body.root(), schema), std::vector<std::string>{}
        );
        EXPECT_EQ(refused(asked(r, more)).status, 400) << r.name;
    }
}

// proves: MS-09.5 refusal
TEST_F(openapi, names_every_parameter_that_is_taken) {
    const std::map<std::string_view, std::set<std::string>> taken{
        {"deleteSignaal", {"reden", "redenMutatie"}}, {"getMatches", {"pagina", "paginaGrootte"}}};
    schema_check check(document_.root());
    for (const route& r : routes()) {
        std::set<std::string> described;
        const node parameters = operation_of(r).child("parameters");
        for (node each = parameters ? parameters.first_child() : node(); each; each = each.next())
            if (check.resolve(each).child("in").text() == "query")
                described.emplace(check.resolve(each).child("name").text());
        const auto at = taken.find(r.name);
        EXPECT_EQ(described, at == taken.end() ? std::set<std::string>{} : at->second) << r.name;
    }
}

// proves: MS-00.2
TEST_F(openapi, bears_the_version_of_every_answer) {
    const auto version = document_.root().child("info").child("version").text();
    EXPECT_EQ(at_once(request("GET", "/x")).fields.find("API-Version"), version);
}

// proves: ERR-1.1
TEST_F(openapi, knows_every_code_and_each_has_its_page) {
    const node codes = document_.root().child("components").child("schemas").child("Foutcode");
    std::set<std::string> described;
    for (node each = codes.child("enum").first_child(); each; each = each.next()) {
        described.emplace(each.text());
        EXPECT_EQ(at_once(request("GET", "/fouten/" + std::string(each.text()))).status, 200);
    }
    std::set<std::string> known;
    for (int i = 0; i <= static_cast<int>(errc::temporarily_unavailable); ++i)
        known.emplace(wire_code(static_cast<errc>(i)));
    EXPECT_EQ(described, known);
}

// The checker must not be able to say yes to everything.
TEST_F(openapi, the_checker_finds_what_is_wrong) {
    const auto problem = codec::read_json(example("ms-10-probleem.json")).value();
    const node schema = document_.root().child("components").child("schemas").child("Fout");
    schema_check check(document_.root());
    EXPECT_TRUE(check.run(problem.root(), schema).empty());
    const std::pair<const char*, const char*> breaks[] = {
        {"\"status\": 400", "\"status\": \"400\""},
        {"\"status\": 400", "\"status\": 99"},
        {"\"title\": \"Ongeldig verzoek\",", ""},
        {"\"title\": \"Ongeldig verzoek\"", "\"title\": \"\""},
        {"\"code\": \"BSN_ONGELDIG\",\n  \"veld\"", "\"code\": \"ANDERS\",\n  \"veld\""},
        {"\"veld\": \"bsn\",\n  \"fouten\"", "\"extra\": 1,\n  \"veld\": \"bsn\",\n  \"fouten\""},
        {"{\"code\": \"ONBEKEND_VELD\", \"veld\": \"zorg\"}", "{\"veld\": \"zorg\"}"},
        {"{\"code\": \"ONBEKEND_VELD\", \"veld\": \"zorg\"}", "null"}};
    for (const auto& [from, to] : breaks) {
        const auto broken =
            codec::read_json(changed(example("ms-10-probleem.json"), from, to)).value();
        EXPECT_FALSE(check.run(broken.root(), schema).empty()) << to;
    }
}

} // namespace
} // namespace kruispunt::adapters::multisignaal

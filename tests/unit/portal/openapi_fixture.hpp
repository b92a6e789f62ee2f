#pragma once

#include "adapters/multisignaal/tests/schema_check.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/portal/openapi_document.hpp"
#include "tests/unit/portal/operators_fixture.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::portal {

inline const caller machine{role::machine, {}, "uid 1000"};
inline const caller coordinator{role::coordinator, {}, "coordinator:1/c"};
inline const caller of_esar{role::region_operator, "esar", "beheerder:2/o"};
inline const caller auditor{role::auditor, {}, "auditor:3/a"};
inline const caller vendor{role::vendor, {}, "leverancier:4/v"};
inline const caller member_esar{role::member, "esar", "regio:esar"};

/// A call, as which operation it is described.
struct tried {
    const char* operation; ///< its path in the document
    caller who;
    const char* method;
    std::string path;
    std::string body;
    int status;
    std::string accept = {};
};

/// What the API answers, held against its published document.
class Openapi : public operators_fixture {
protected:
    using node = codec::node;
    using schema_check = adapters::multisignaal::testing_tools::schema_check;

    node root() const { return document_.root(); }

    node operation(std::string_view path, std::string method) const {
        std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
        const node at = root().child("paths").child(path);
        return at ? at.child(method) : at;
    }

    void expect_described(const tried& call, const ports::http_response& answer) {
        SCOPED_TRACE(std::string(call.method) + " " + call.path + " " + call.who.name);
        EXPECT_EQ(answer.status, call.status) << answer.body;
        const node described = operation(call.operation, call.method);
        ASSERT_TRUE(described);
        schema_check check(root());
        const node response =
            check.resolve(described.child("responses").child(std::to_string(answer.status)));
        ASSERT_TRUE(response) << answer.status << " is not described";
        const node headers = response.child("headers");
        for (node header = headers.first_child(); header; header = header.next())
            EXPECT_TRUE(answer.fields.find(header.name())) << header.name();
        const std::string type(answer.fields.find("Content-Type").value_or(""));
        const node content = response.child("content").child(type);
        ASSERT_TRUE(content) << type;
        if (type.find("json") == type.npos) return;
        const auto body = codec::read_json(answer.body);
        ASSERT_TRUE(body);
        for (const std::string& wrong : check.run(body->root(), content.child("schema")))
            ADD_FAILURE() << wrong << "\n" << answer.body;
    }

    ports::http_response sent(const tried& call) {
        ports::http_request request;
        request.method = call.method;
        request.target = "/beheer/v1/" + call.path;
        request.body = call.body;
        request.fields.add("Content-Type", "application/json");
        if (!call.accept.empty()) request.fields.add("Accept", call.accept);
        request.peer.common_name = "somebody";
        return support::run_coroutine(api_.serve(std::move(request), call.who));
    }

    codec::document document_ = codec::read_json(openapi_document).value();
};

} // namespace kruispunt::portal

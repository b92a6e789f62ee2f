#include "conformance/suite/tests/tampered.hpp"

namespace kruispunt::conformance::suite::tests {
namespace {

using edit_of_exchange = std::function<void(evidence::exchange&, const evidence::variables&)>;

/// The one message of the refusing test that is changed; its controls stand around it.
constexpr std::size_t changed_message = 1;

/// Edits what was sent where the case of the test belongs.
tampered sending(std::string name, edit_of_exchange edit, std::string why) {
    auto made = done([edit](submission& of) {
        of.change_evidence(refusing_test, [&edit](auto& seen) {
            auto& record = seen.records.at(changed_message);
            edit(std::get<evidence::exchange>(record->seen), seen.scopes.at("a"));
        });
    });
    return {
        std::move(name),
        std::move(made),
        "drawn",
        refusing_test + ": what was sent at operation 1 has another " + std::move(why)};
}

tampered drawing(std::string name, std::string variable, std::string value, std::string why) {
    auto made = done([variable, value](submission& of) {
        of.change_evidence(accepting_test, [&variable, &value](auto& seen) {
            seen.scopes.at("a").at(variable) = value;
        });
    });
    return {std::move(name), std::move(made), "drawn", accepting_test + ": " + variable + why};
}

void set_body(evidence::exchange& in, const std::string& body) {
    in.sent.body = body;
    for (auto& field : in.sent.headers)
        if (field.name == "Content-Length") field.value = std::to_string(body.size());
}

/// Another case than the one that the test is about.
std::vector<tampered> other_messages() {
    return {
        sending(
            "T30EightDigitsWhereTheElevenTestBelongs",
            [](auto& in, const auto& drawn) {
                set_body(in, "{\n  \"bsn\": \"" + drawn.at("bsn.eight") + "\"\n}");
            },
            "body"
        ),
        sending(
            "T30bNothingChanged",
            [](auto& in, const auto& drawn) {
                set_body(in, "{\n  \"bsn\": \"" + drawn.at("child.bsn") + "\"\n}");
            },
            "body"
        ),
        sending(
            "T30cHeaderLeftOut",
            [](auto& in, const auto& /*drawn*/) { in.sent.headers.pop_back(); },
            "header"
        ),
        sending(
            "T30dAnotherMethod",
            [](auto& in, const auto& /*drawn*/) { in.sent.method = "BREW"; },
            "method"
        ),
        sending(
            "T30eAnotherTarget",
            [](auto& in, const auto& /*drawn*/) { in.sent.target += "?x=1"; },
            "target"
        ),
        sending(
            "T30fAnotherCertificate",
            [](auto& in, const auto& /*drawn*/) { in.certificate = "nobody"; },
            "certificate"
        )};
}

/// More, or something else, than messages that are drawn for this run.
std::vector<tampered> other_courses() {
    return {
        tampered{
            "T31NothingWasSent",
            done([](submission& of) {
                of.change_evidence(refusing_test, [](auto& seen) {
                    seen.records.at(changed_message)->seen = evidence::done{};
                });
            }),
            "drawn",
            "operation 1 has another form"},
        tampered{
            "T31bMoreWasDone",
            done([](submission& of) {
                of.change_evidence(accepting_test, [](auto& seen) {
                    seen.records.push_back(seen.records.front());
                });
            }),
            "drawn",
            "more was done than its plan has"},
        drawing(
            "T32AnotherName", "child.surname", "Jansen", " is not what is drawn from the run's seed"
        ),
        drawing(
            "T32bAnotherGatewayThanBefore",
            "oin.gateway",
            "00000099000000000009",
            " is another than in the tests before it"
        ),
        drawing(
            "T32cAnotherRegionThanBefore",
            "oin.region",
            "00000099000000000009",
            " is another than in the tests before it"
        ),
        tampered{
            "T32dAnotherGatewayThroughout",
            done([](submission& of) {
                for (const auto& test : {refusing_test, accepting_test, advised_test})
                    of.change_evidence(test, [](auto& seen) {
                        for (auto& [scope, variables] : seen.scopes)
                            variables.at("oin.gateway") = "00000099000000000009";
                    });
            }),
            "identity",
            "its messages name another OIN than sut.json"}};
}

} // namespace

std::vector<tampered> tampered_sending() {
    auto all = other_messages();
    for (const auto& each : other_courses())
        all.push_back(each);
    return all;
}

} // namespace kruispunt::conformance::suite::tests

#include "conformance/suite/running/sut_file.hpp"
#include "conformance/tests/pki.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using catalogue::party;
using text::json;

json gateway_file() {
    return {
        {"product", {{"name", "X"}, {"version", "1"}, {"vendor", "V"}}},
        {"protocol", "multisignaal"},
        {"roles", {"gateway"}},
        {"oin", "00000099000000000000"},
        {"keys", "keys"},
        {"url", "https://localhost:8443"},
        {"listen", {{"region", "127.0.0.1:9101"}, {"partner", "127.0.0.1:9102"}}}};
}

class SutFile : public testing::Test {
protected:
    sut_file read(const json& document) const {
        std::ofstream(folder_.path() / "sut.json") << document.dump();
        return read_sut_file(folder_.path() / "sut.json");
    }

    /// What is said of a file that differs in one thing.
    std::string refusal(const std::function<void(json&)>& spoil) const {
        auto document = gateway_file();
        spoil(document);
        try {
            read(document);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "taken";
    }

    conformance::tests::temporary_folder folder_;
};

TEST_F(SutFile, IsReadWhole) {
    auto document = gateway_file();
    document["features"] = {{"clock", true}};
    document["adapter"] = {{"command", {"python3", "adapter.py"}}};
    document["patience_ms"] = 700;
    document["signing"] = "on";
    const auto got = read(document);
    EXPECT_EQ(got.subject.protocol, "multisignaal");
    EXPECT_EQ(got.reached.url->port, "8443");
    EXPECT_EQ(got.listen.at(party::region).port, 9101);
    EXPECT_EQ(got.keys, folder_.path() / "keys");
    EXPECT_EQ(got.adapter->command.size(), 2U);
    EXPECT_EQ(got.reached.patience.count(), 700);
    EXPECT_TRUE(got.reached.signing);
    EXPECT_TRUE(got.subject.offers().has("clock"));
    EXPECT_TRUE(got.subject.offers().has("adapter"));
}

TEST_F(SutFile, WhatIsWrongIsNamedWithItsRule) {
    const auto holds = [this](const std::string& word, const std::function<void(json&)>& spoil) {
        const auto said = refusal(spoil);
        EXPECT_NE(said.find(word), std::string::npos) << "looked for " << word << " in: " << said;
        EXPECT_NE(said.find("sut.json"), std::string::npos) << said;
    };
    holds("colour", [](json& of) { of["colour"] = "red"; });
    holds("keys", [](json& of) { of.erase("keys"); });
    holds("url", [](json& of) { of.erase("url"); });
    holds("url", [](json& of) { of["url"] = "http://localhost:1"; });
    holds("listen/region", [](json& of) { of.erase("listen"); });
    holds("region", [](json& of) { of["listen"]["region"] = "localhost:1"; });
    holds("mayor", [](json& of) { of["listen"]["mayor"] = "127.0.0.1:1"; });
    holds("adapter", [](json& of) { of["adapter"] = json::object(); });
    holds("adapter/url", [](json& of) { of["adapter"] = {{"url", "ftp://x"}}; });
    holds("patience_ms", [](json& of) { of["patience_ms"] = 99; });
    holds("patience_ms", [](json& of) { of["patience_ms"] = 60001; });
    holds("signing", [](json& of) { of["signing"] = true; });
    holds("signing", [](json& of) { of["signing"] = "maybe"; });
    holds("roles", [](json& of) { of["roles"] = {"gateway", "client"}; });
    holds("oin", [](json& of) { of["oin"] = "12"; });
}

TEST_F(SutFile, AClientNeedsAnAdapterAndAGatewayToCall) {
    auto document = gateway_file();
    document["roles"] = {"server", "client"};
    document["listen"] = {{"gateway", "127.0.0.1:9100"}};
    EXPECT_THROW(read(document), std::runtime_error);
    document["adapter"] = {{"url", "http://127.0.0.1:9200/"}};
    EXPECT_EQ(read(document).subject.roles.size(), 2U);
    document.erase("listen");
    EXPECT_THROW(read(document), std::runtime_error);
}

TEST_F(SutFile, WhatIsNoJsonIsRefused) {
    std::ofstream(folder_.path() / "sut.json") << R"({"keys":"a","keys":"b"})";
    EXPECT_THROW(read_sut_file(folder_.path() / "sut.json"), std::runtime_error);
    EXPECT_THROW(read_sut_file(folder_.path() / "none.json"), std::runtime_error);
    std::ofstream(folder_.path() / "sut.json") << std::string(300'000, ' ');
    EXPECT_THROW(read_sut_file(folder_.path() / "sut.json"), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::running

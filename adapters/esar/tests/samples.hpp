#pragma once

#include "adapters/esar/esar_adapter.hpp"
#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/testing/mappings_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace kruispunt::adapters::esar::samples {

inline const std::filesystem::path mappings = sdk::testing::mappings / "esar";

inline ports::adapter_setup setup() {
    ports::adapter_setup made;
    made.region = "esar";
    made.mappings = mappings;
    made.gateway_oin = "00000099000000000000";
    made.region_oin = "00000099000000000001";
    made.endpoint = "https://esar.example:8443";
    made.sandbox = true;
    made.options = {{"signing", "off"}};
    return made;
}

/// A file under mappings/esar/examples, without the newline at its end.
inline std::string example(const std::string& name) {
    std::ifstream in(mappings / "examples" / name, std::ios::binary);
    EXPECT_TRUE(in) << name;
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

/// `text` with the one place where `from` stands put as `to`.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    EXPECT_EQ(text.find(from, at + 1), text.npos) << from << " stands twice";
    if (at != text.npos) text.replace(at, from.size(), to);
    return text;
}

inline ports::http_request post(std::string body, std::string soap_action = "\"\"") {
    ports::http_request request;
    request.method = "POST";
    request.target = "/esar/v1/signalering";
    request.fields.add("Content-Type", "text/xml; charset=utf-8");
    request.fields.add("soapaction", std::move(soap_action));
    request.body = std::move(body);
    request.peer.oin = "00000099000000000001";
    return request;
}

inline const domain::instant now = *domain::parse_timestamp("2026-11-20T10:15:30.187+01:00");

inline const ports::region_adapter& adapter() {
    static const auto made = make_adapter(setup());
    return *made;
}

inline ports::decoded_message decode(std::string body) {
    auto decoded = adapter().decode(post(std::move(body)), now);
    auto* message = std::get_if<ports::decoded_message>(&decoded);
    EXPECT_NE(message, nullptr);
    return message == nullptr ? ports::decoded_message{} : std::move(*message);
}

/// The refusal of a message as `CODE veld`, or "taken".
inline std::string refusal(const ports::decoded_message& message) {
    const auto* refused = std::get_if<domain::refused_message>(&message.command.act);
    if (refused == nullptr) return "taken";
    std::string told(domain::wire_code(refused->failure.code));
    return refused->failure.field.empty() ? told : told + " " + refused->failure.field;
}

/// 10111213-1415-1617-1819-1a1b1c1d1e1f
inline domain::uuid some_uuid() {
    domain::uuid id{};
    for (std::size_t i = 0; i < id.size(); ++i)
        id[i] = static_cast<std::uint8_t>(0x10 + i);
    return id;
}

inline domain::answer answer(domain::result<domain::outcome> what) {
    domain::answer made;
    made.what = std::move(what);
    made.at = now;
    made.id = some_uuid();
    return made;
}

} // namespace kruispunt::adapters::esar::samples

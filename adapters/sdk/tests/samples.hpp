#pragma once

#include "adapters/sdk/testing/mappings_folder.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

/// What the tests of adapters do with messages, whatever the protocol.
namespace kruispunt::adapters::sdk::testing {

/// When all samples are read.
inline const domain::instant sample_time =
    *domain::parse_timestamp("2026-11-20T10:15:30.187+01:00");

/// A file under a region's examples, without the newline at its end.
inline std::string whole_example(const std::string& region, const std::string& name) {
    std::ifstream in(mappings / region / "examples" / name, std::ios::binary);
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

/// What a request became; a failure of the test where it was answered at once.
inline ports::decoded_message
decoded(const ports::region_adapter& adapter, const ports::http_request& request) {
    auto read = adapter.decode(request, sample_time);
    auto* message = std::get_if<ports::decoded_message>(&read);
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

/// A place of a message that is put otherwise, and the refusal that this must give.
struct spoiling {
    const char* from;
    const char* to;
    const char* told;
    const char* proves;
};

/// Holds each of `all` to what `decode` makes of the document that is spoiled so.
inline void expect_refused(
    const std::string& document,
    std::initializer_list<spoiling> all,
    ports::decoded_message (*decode)(std::string)
) {
    for (const spoiling& each : all)
        EXPECT_EQ(refusal(decode(with(document, each.from, each.to))), each.told)
            << each.proves << ": " << each.from << " → " << each.to;
}

/// The signal that was given.
inline const domain::submit_signal& submitted(const ports::decoded_message& message) {
    return std::get<domain::submit_signal>(message.command.act);
}

/// What became of a notice, as `delivered CODE`.
inline std::string told(const ports::receipt& read) {
    constexpr const char* kinds[] = {"delivered", "refused", "later", "again", "gone"};
    return kinds[static_cast<int>(read.what)] + (" " + read.code);
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
    made.at = sample_time;
    made.id = some_uuid();
    return made;
}

} // namespace kruispunt::adapters::sdk::testing

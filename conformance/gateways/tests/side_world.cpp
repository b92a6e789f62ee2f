#include "conformance/gateways/tests/side_world.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::gateways::tests {

side_world::side_world(
    const std::string& region,
    const std::string& oin,
    const maker& make,
    mutation::mutation how,
    const signing_files& files
)
    : kernel(std::move(how)), client(loop, nullptr, {}), oin_(oin) {
    const surroundings around{
        region,
        oin,
        "00000099000000000000",
        "https://localhost:1",
        {"00000099000000000001", "00000099000000000002", "00000099000000000003"},
        kernel.federation,
        kernel.out,
        kernel.clock,
        kernel.broken,
        loop,
        client,
        {},
        files.certificate,
        files.key,
        files.ca,
        {},
        false};
    side = make(around);
}

wire::response side_world::call(const wire::request& asked) {
    wire::response got;
    side->serve(asked, {}, [&got](std::optional<wire::response> answer) {
        got = std::move(*answer);
    });
    return side->finish(std::move(got), asked);
}

wire::response side_world::post_xml(
    const std::string& target, std::vector<wire::header> headers, const std::string& body
) {
    headers.push_back({"Content-Type", "text/xml; charset=utf-8"});
    return call({"POST", target, std::move(headers), body, oin_, 0});
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const auto begin = text.find(from);
    if (begin == std::string::npos) return {};
    return text.substr(begin + from.size(), text.find(to) - begin - from.size());
}

std::string with(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

} // namespace kruispunt::conformance::gateways::tests

#pragma once

#include "conformance/gateways/side.hpp"
#include "conformance/gateways/tests/kernel_world.hpp"
#include "conformance/wire/client.hpp"
#include "conformance/wire/loop.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::conformance::gateways::tests {

/// Where a side's signing files lie; all empty: it signs nothing.
struct signing_files {
    std::filesystem::path ca;
    std::filesystem::path certificate;
    std::filesystem::path key;
};

/// One side of the gateway alone, as the door would call it.
class side_world {
public:
    using maker = std::function<std::unique_ptr<gateways::side>(const surroundings&)>;

    side_world(
        const std::string& region,
        const std::string& oin,
        const maker& make,
        mutation::mutation how = {},
        const signing_files& files = {}
    );

    /// What the side answers, signed where it signs.
    wire::response call(const wire::request& asked);

    /// What it answers to a document of XML that its region posts.
    wire::response
    post_xml(const std::string& target, std::vector<wire::header> headers, const std::string& body);

    kernel_world kernel;
    wire::loop loop;
    wire::client client;
    std::unique_ptr<gateways::side> side;

private:
    std::string oin_;
};

/// One thing wrong in a message that is taken without it, the refusal, and the sentence that a
/// mutant need not see for it to be taken.
struct wrong {
    std::string sentence;
    std::string what;
    std::string by;
    std::string refusal;
};

/// What stands between the first two of these; empty where the first is not there.
std::string between(const std::string& text, const std::string& from, const std::string& to);

/// The text with the first `what` replaced; a failure where it is not there.
std::string with(std::string text, const std::string& what, const std::string& by);

} // namespace kruispunt::conformance::gateways::tests

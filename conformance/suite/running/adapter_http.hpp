#pragma once

#include "conformance/suite/running/adapter_line.hpp"

#include <deque>

namespace kruispunt::conformance::suite::running {

/// An adapter behind an address: each command is posted, the answer's body holds its lines. Plain
/// HTTP.
class adapter_http final : public adapter_line {
public:
    /// Throws std::runtime_error where it is no `http://host:port/path`.
    explicit adapter_http(const std::string& url);

    bool say(std::string_view line, wire::deadline until) override;
    std::variant<std::string, no_line> hear(wire::deadline until) override;

    bool must_be_asked() const override { return true; }

    bool is_own() const override { return false; }

private:
    wire::base_url to_;
    std::deque<std::string> come_;
    no_line nothing_{"it was not asked", false};
};

} // namespace kruispunt::conformance::suite::running

#pragma once

#include "conformance/regions/receiver.hpp"
#include "conformance/regions/region_clock.hpp"
#include "conformance/regions/speaker.hpp"

#include <functional>

namespace kruispunt::conformance::regions {

/// The control API: JSON over loopback HTTP, one vocabulary for all regions.
class control {
public:
    struct parts {
        std::string region;
        std::string endpoint;
        protocol& speaks;
        ledger& keeps;
        receiver& hears;
        speaker& says;
        witness& sees;
        region_clock& clock;
        /// Closes and opens the region's own listener.
        std::function<void(bool open)> listen;
    };

    explicit control(parts of) : parts_(std::move(of)) {}

    void handle(const wire::request& got, const wire::reply& give);

private:
    control_answer state() const;
    control_answer set_gateway(const text::json& body);
    control_answer set_mode(const text::json& body);
    control_answer clock() const;
    control_answer set_clock(const text::json& body);
    control_answer read_list(const wire::target_parts& target) const;
    control_answer clear_list(const std::string& name);
    control_answer append(const text::json& mutation);
    void route(const wire::request& got, const wire::target_parts& to, const control_reply& give);
    void route_signal(
        const std::string& method,
        const std::vector<std::string>& path,
        const text::json& body,
        const control_reply& give
    );
    control_answer sign(const text::json* body);
    control_answer spoil_feed(const text::json* body);
    void say(verb what, const std::string& id, const text::json& body, const control_reply& give);
    void
    ask(question what, const std::string& about, const text::json& body, const control_reply& give);

    parts parts_;
};

} // namespace kruispunt::conformance::regions

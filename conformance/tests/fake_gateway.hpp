#pragma once

#include "conformance/tests/loop_thread.hpp"
#include "conformance/tests/pki.hpp"
#include "conformance/wire/server.hpp"

#include <functional>
#include <mutex>
#include <vector>

namespace kruispunt::conformance::tests {

inline constexpr const char* gateway_oin = "00000099000000000000";
inline constexpr const char* region_oin = "00000099000000000001";

/// A server in the gateway's place that answers what the test says and keeps what it was asked.
class fake_gateway {
public:
    using answering = std::function<wire::response(const wire::request&)>;

    fake_gateway(wire::loop& on, const wire::tls_files& files);

    std::string url() const;
    /// Adds the transaction id that every answer of a gateway bears, unless it is there.
    void answer_with(answering how);
    std::vector<wire::request> asked() const;

private:
    wire::response answer(const wire::request& what);

    wire::tls_identity identity_;
    mutable std::mutex guard_;
    answering how_;
    std::vector<wire::request> asked_;
    wire::server server_;
};

} // namespace kruispunt::conformance::tests

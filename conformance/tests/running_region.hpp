#pragma once

#include "conformance/regions/region.hpp"
#include "conformance/tests/fake_gateway.hpp"
#include "conformance/text/json.hpp"

#include <memory>

namespace kruispunt::conformance::tests {

/// A control answer as a test reads it.
struct controlled {
    unsigned status = 0;
    text::json body;
};

/// A reference region with real sockets, a gateway's stand-in, and the gateway's client to it.
class running_region {
public:
    explicit running_region(const std::string& name, std::size_t list_limit = 1000);
    /// ESAR with signing on; the folder holds `region-signing`, `gateway-signing` and
    /// `stranger-signing`, each `.pem` and `.key`.
    static std::unique_ptr<running_region> signed_esar();
    ~running_region();
    running_region(const running_region&) = delete;
    running_region& operator=(const running_region&) = delete;

    fake_gateway& gateway() { return *gateway_; }

    const std::string& endpoint() const { return region_->endpoint(); }

    const std::filesystem::path& folder() const { return folder_.path(); }

    controlled control(
        const std::string& method,
        const std::string& target,
        const text::json& body = text::json::object()
    ) const;

    /// The list behind `GET /<name>`.
    text::json list(const std::string& name) const { return control("GET", "/" + name).body; }

    void set_mode(const std::string& name) const;

    /// What the gateway would get for this request to the region (target from the host on).
    wire::outcome call(const wire::request& what, const std::string& as = "gateway");

private:
    running_region(const std::string& name, std::size_t list_limit, bool signing);

    temporary_folder folder_;
    authority authority_;
    loop_thread thread_;
    std::unique_ptr<fake_gateway> gateway_;
    std::unique_ptr<regions::region> region_;
};

} // namespace kruispunt::conformance::tests

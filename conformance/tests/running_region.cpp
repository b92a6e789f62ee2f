#include "conformance/tests/running_region.hpp"

#include "conformance/tests/plain_http.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

std::uint16_t port_of(const std::string& url) {
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

} // namespace

running_region::running_region(const std::string& name, std::size_t list_limit)
    : running_region(name, list_limit, false) {}

std::unique_ptr<running_region> running_region::signed_esar() {
    // The constructor is private: make_unique has no way in.
    return std::unique_ptr<running_region>(new running_region("esar", 1000, true));
}

running_region::running_region(const std::string& name, std::size_t list_limit, bool signing)
    : authority_(folder_.path(), "ca") {
    authority_.issue("gateway", gateway_oin, "localhost");
    authority_.issue("region", region_oin, "localhost");
    authority_.issue("stranger", "00000099000000009999", "localhost");
    gateway_ = std::make_unique<fake_gateway>(thread_.loop, authority_.files("gateway"));
    regions::region_config config;
    config.region = name;
    config.listen = {"127.0.0.1", 0};
    config.control = {"127.0.0.1", 0};
    config.tls = authority_.files("region");
    config.oin = region_oin;
    config.gateway_oin = gateway_oin;
    config.gateway = gateway_->url();
    config.list_limit = list_limit;
    config.directory = folder_.path();
    if (signing) {
        authority_.issue("gateway-signing", gateway_oin, "", key_kind::rsa);
        authority_.issue("region-signing", region_oin, "", key_kind::rsa);
        authority_.issue("stranger-signing", "00000099000000009999", "", key_kind::rsa);
        const auto own = authority_.files("region-signing");
        config.signing = regions::signing_config{true, own.certificate, own.key};
    }
    region_ = std::make_unique<regions::region>(thread_.loop, config);
    thread_.start();
}

running_region::~running_region() {
    thread_.stop();
}

controlled running_region::control(
    const std::string& method, const std::string& target, const text::json& body
) const {
    const auto got = call_plain(
        port_of(region_->control_url()),
        method,
        target,
        method == "GET" ? std::string() : text::write_json(body)
    );
    const auto read = text::read_json(got.body);
    EXPECT_TRUE(read) << method << ' ' << target << ": " << got.body;
    return {got.status, read.value_or(nullptr)};
}

void running_region::set_mode(const std::string& name) const {
    EXPECT_EQ(control("PUT", "/mode", {{"mode", name}}).status, 200U);
}

wire::outcome running_region::call(const wire::request& what, const std::string& as) {
    const auto identity = std::make_shared<const wire::tls_identity>(authority_.files(as));
    std::unique_ptr<wire::client> client;
    thread_.run_there([&] {
        client = std::make_unique<wire::client>(
            thread_.loop, identity, region_oin, std::chrono::seconds(5)
        );
    });
    // The endpoint's own path is part of the target a test gives.
    auto base = region_->endpoint();
    base.resize(base.find('/', 8) == std::string::npos ? base.size() : base.find('/', 8));
    auto came = thread_.send(*client, base, what, wire::reuse::fresh);
    thread_.run_there([&] { client.reset(); });
    return came;
}

} // namespace kruispunt::conformance::tests

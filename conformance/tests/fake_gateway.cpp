#include "conformance/tests/fake_gateway.hpp"

namespace kruispunt::conformance::tests {

fake_gateway::fake_gateway(wire::loop& on, const wire::tls_files& files)
    : identity_(files),
      server_(
          on,
          {"127.0.0.1", 0},
          &identity_,
          {},
          [this](const wire::request& got, const wire::reply& give) { give(answer(got)); }
      ) {}

std::string fake_gateway::url() const {
    return "https://localhost:" + std::to_string(server_.port());
}

void fake_gateway::answer_with(answering how) {
    const std::lock_guard hold(guard_);
    how_ = std::move(how);
}

std::vector<wire::request> fake_gateway::asked() const {
    const std::lock_guard hold(guard_);
    return asked_;
}

wire::response fake_gateway::answer(const wire::request& what) {
    const std::lock_guard hold(guard_);
    asked_.push_back(what);
    auto made = how_ ? how_(what) : wire::response{500, {}, {}};
    if (!wire::header_value(made.headers, "FSC-Transaction-Id"))
        made.headers.push_back({"FSC-Transaction-Id", "01940000-0000-7000-8000-000000000000"});
    return made;
}

} // namespace kruispunt::conformance::tests

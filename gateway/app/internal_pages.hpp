#pragma once

#include "gateway/app/health.hpp"
#include "gateway/metrics/scrape.hpp"
#include "gateway/ports/http.hpp"

namespace kruispunt::app {

/// The internal listener's handler: `/gezond` and `/gereed` for whoever starts and stops the
/// process, `/metrics` for whoever watches it. It asks for no certificate and shows nothing of a
/// person.
class internal_pages final : public ports::http_handler {
public:
    /// Both must outlive the pages.
    internal_pages(const health& judges, const metrics::scrape& measures)
        : health_(judges), scrape_(measures) {}

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

private:
    const health& health_;
    const metrics::scrape& scrape_;
};

} // namespace kruispunt::app

#include "gateway/net/walk_record.hpp"

#include <utility>

namespace kruispunt::net {

using ports::link_fault;
using ports::link_step;

walk_record::walk_record() {
    for (const link_step step :
         {link_step::name,
          link_step::tcp,
          link_step::tls,
          link_step::certificate,
          link_step::oin,
          link_step::protocol}) {
        ports::link_finding finding;
        finding.step = step;
        walk_.steps.push_back(std::move(finding));
    }
}

void walk_record::passed(link_step step, std::string detail) {
    failed(step, link_fault::none, std::move(detail));
}

void walk_record::failed(link_step step, link_fault why, std::string detail) {
    const auto now = std::chrono::steady_clock::now();
    auto& finding = walk_.steps.at(static_cast<std::size_t>(step));
    finding.reached = true;
    finding.fault = why;
    finding.detail = std::move(detail);
    finding.took += std::chrono::duration_cast<std::chrono::milliseconds>(now - since_);
    since_ = now;
}

void walk_record::answered(ports::http_response response) {
    passed(link_step::protocol, "HTTP " + std::to_string(response.status));
    walk_.answer = std::move(response);
}

} // namespace kruispunt::net

#pragma once

#include "gateway/ports/audit_heads.hpp"
#include "gateway/ports/http.hpp"

#include <string>
#include <utility>

namespace kruispunt::app {

/// Calls as another client does, and has every request bear the newest head of the audit trail, so
/// that the regions are its witnesses.
class head_bearing_client final : public ports::http_client {
public:
    /// Both must outlive it.
    head_bearing_client(ports::http_client& calls, const ports::tree_heads& heads)
        : calls_(calls), heads_(heads) {}

    ports::task<ports::call_outcome> call(
        std::string origin,
        std::string expected_oin,
        ports::http_request request,
        ports::deadline until
    ) override {
        if (const auto head = heads_.newest()) request.fields.add(ports::head_field, head->header);
        return calls_.call(std::move(origin), std::move(expected_oin), std::move(request), until);
    }

private:
    ports::http_client& calls_;
    const ports::tree_heads& heads_;
};

} // namespace kruispunt::app

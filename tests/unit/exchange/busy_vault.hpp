#pragma once

#include "gateway/ports/vault.hpp"

#include <functional>
#include <utility>

namespace kruispunt::exchange {

/// Does something else just before the n-th contact is opened, as happens beside a listing or a
/// lane that works through many notices.
class busy_vault final : public ports::vault {
public:
    busy_vault(ports::vault& behind, std::function<void(int)> before)
        : behind_(behind), before_(std::move(before)) {}

    domain::result<domain::sealed_command> seal(const domain::command& c) override {
        return behind_.seal(c);
    }

    domain::result<domain::contact> open(const ports::sealed_contact& sealed) override {
        before_(++opened_);
        return behind_.open(sealed);
    }

    domain::result<domain::case_lead> open_lead(
        const domain::uuid& match, std::string_view region, const domain::sealed_lead& lead
    ) override {
        return behind_.open_lead(match, region, lead);
    }

    void release(const domain::sealed_command& c) override { behind_.release(c); }

private:
    ports::vault& behind_;
    std::function<void(int)> before_;
    int opened_ = 0;
};

} // namespace kruispunt::exchange

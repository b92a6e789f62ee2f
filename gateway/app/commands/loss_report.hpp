#pragma once

#include "adapters/sdk/explanation.hpp"
#include "gateway/domain/region_policy.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace kruispunt::app {

/// What becomes of a message, field by field: moved by which rule, checked and let go, refused,
/// left behind; and of what was moved, what another region would be told at a match. Names alone,
/// never a value. Refers to `found` and `others`.
class loss_report {
public:
    loss_report(
        std::string message,
        std::string region,
        const adapters::sdk::explanation& found,
        const std::vector<domain::region_policy>& others
    );

    void print_text(std::ostream& out) const;
    void print_json(std::ostream& out) const;

private:
    struct told {
        const domain::region_policy* to;
        std::vector<std::string> learns;
        std::vector<std::string> stays;
    };

    told told_to(const domain::region_policy& policy) const;

    std::string message_;
    std::string region_;
    const adapters::sdk::explanation& found_;
    std::vector<told> told_;
};

} // namespace kruispunt::app

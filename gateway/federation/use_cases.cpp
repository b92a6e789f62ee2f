#include "gateway/federation/use_cases.hpp"

#include "gateway/federation/close.hpp"
#include "gateway/federation/read.hpp"
#include "gateway/federation/submit.hpp"
#include "gateway/federation/telling.hpp"
#include "gateway/federation/withdraw.hpp"

namespace kruispunt::federation {

namespace {

using namespace domain;

needs nothing_needed(const sealed_command&) {
    return {};
}

decision decide_refused(const sealed_command& command, const facts&, const circumstances& at) {
    const auto& refused = std::get<refused_message>(command.act);
    return recorded("refuse", command, at, {refused.failure, {}});
}

struct choice {
    use_case operator()(const sealed_submit&) const { return submit; }

    use_case operator()(const sealed_close&) const { return close; }

    use_case operator()(const sealed_withdraw&) const { return withdraw; }

    use_case operator()(const sealed_read&) const { return read; }

    use_case operator()(const sealed_listing&) const { return list; }

    use_case operator()(const refused_message&) const { return {nothing_needed, decide_refused}; }
};

} // namespace

use_case use_case_for(const sealed_command& command) {
    return std::visit(choice{}, command.act);
}

} // namespace kruispunt::federation

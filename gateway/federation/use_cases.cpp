#include "gateway/federation/use_cases.hpp"

#include "gateway/federation/close.hpp"
#include "gateway/federation/expire.hpp"
#include "gateway/federation/inspect.hpp"
#include "gateway/federation/object.hpp"
#include "gateway/federation/read.hpp"
#include "gateway/federation/relocate.hpp"
#include "gateway/federation/remind.hpp"
#include "gateway/federation/submit.hpp"
#include "gateway/federation/tell_match.hpp"
#include "gateway/federation/telling.hpp"
#include "gateway/federation/update_match.hpp"
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

    use_case operator()(const sealed_lapse&) const { return lapse; }

    use_case operator()(const sealed_age_limit&) const { return reach_age_limit; }

    use_case operator()(const sealed_update&) const { return update; }

    use_case operator()(const sealed_reminding&) const { return remind; }

    use_case operator()(const sealed_telling&) const { return tell_match; }

    use_case operator()(const sealed_relocation&) const { return relocate; }

    use_case operator()(const sealed_inspection&) const { return inspect; }

    use_case operator()(const sealed_objection&) const { return enter_objection; }

    use_case operator()(const sealed_objection_decision&) const { return decide_objection; }

    use_case operator()(const sealed_objection_reminder&) const { return remind_of_objection; }

    use_case operator()(const refused_message&) const { return {nothing_needed, decide_refused}; }
};

} // namespace

use_case use_case_for(const sealed_command& command) {
    return std::visit(choice{}, command.act);
}

} // namespace kruispunt::federation

#include "conformance/suite/tests/judged_world.hpp"

#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/plan/variables.hpp"

namespace kruispunt::conformance::suite::tests {
namespace {

const text::instant noon =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(12);

using seen_kind = decltype(evidence::record::seen);

/// What a system that takes everything and calls nothing else leaves behind.
struct leaving {
    seen_kind operator()(const catalogue::send_step& /*step*/) const { return answered(201); }

    seen_kind operator()(const catalogue::repeat_step& /*step*/) const { return answered(200); }

    seen_kind operator()(const catalogue::receive_step& /*step*/) const { return called("{}"); }

    seen_kind operator()(const catalogue::nothing_step& /*step*/) const {
        return evidence::calls_seen{};
    }

    seen_kind operator()(const catalogue::answer_step& /*step*/) const { return evidence::done{}; }

    seen_kind operator()(const catalogue::show_step& /*step*/) const { return evidence::done{}; }

    seen_kind operator()(const catalogue::feed_step& /*step*/) const { return evidence::done{}; }

    template <class Other>
    seen_kind operator()(const Other& /*step*/) const {
        return evidence::adapter_reply{{{"id", 1}, {"status", "finished"}}};
    }
};

} // namespace

evidence::exchange answered(unsigned status, const std::string& body) {
    evidence::exchange made;
    made.got = wire::response{status, {}, body};
    return made;
}

evidence::exchange unanswered() {
    evidence::exchange made;
    made.failed = wire::failure{"tls", "alert"};
    return made;
}

evidence::call called(const std::string& body) {
    evidence::call made;
    made.got = wire::request{"POST", "/webhook", {}, body, "00000099000000000000"};
    made.answered = wire::response{204, {}, {}};
    return made;
}

judged_world::judged_world(const std::string& steps, const std::string& more)
    : all(small_catalogue(steps, more)),
      plan(plan::expand(all, all.tests.front(), "multisignaal")) {
    seen.test = all.tests.front().id;
    seen.digest = all.tests.front().digest;
    std::size_t number = 0;
    for (const auto& scope : plan::scopes_of(plan))
        seen.scopes[scope] =
            plan::draw({"seed", seen.test, scope, number++}, noon, {"r", "p", "g", "/webhook"});
    for (const auto& each : plan)
        seen.records.push_back(evidence::record{
            "2026-11-20T12:00:00.000Z", 1, std::visit(leaving{}, each.does)});
}

evidence::exchange& judged_world::exchange(std::size_t operation) {
    return std::get<evidence::exchange>(seen.records[operation]->seen);
}

void judged_world::put(std::size_t operation, decltype(evidence::record::seen) what) {
    seen.records[operation]->seen = std::move(what);
}

verdict::test_verdict judged_world::verdict() const {
    return verdict::judge(all.tests.front(), plan, seen, offered);
}

} // namespace kruispunt::conformance::suite::tests

#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "tests/contract/store/subject.hpp"
#include "tests/support/temporary_folder.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;

const trace some_trace{
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b"};

class StoreTraces : public Store {};

// proves: COM-29.2 COM-29.3
TEST_P(StoreTraces, ANoticeKeepsTheTraceOfItsCause) {
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("esar", "E-1").by(1).traced(some_trace).command());
    EXPECT_EQ(owed("esar").at(0).notice.trace, some_trace);
    EXPECT_EQ(owed("sisa").at(0).notice.trace, some_trace) << "whichever side it tells";
    perform(giving("multisignaal", "M-1").by(3).traced({"", "only this"}).command());
    EXPECT_EQ(owed("multisignaal").at(0).notice.trace, (trace{"", "only this"}));
    perform(giving("midden-nederland", "N-1").by(4).command());
    EXPECT_EQ(owed("midden-nederland").at(0).notice.trace, trace());
}

notice full_notice() {
    notice n;
    n.id[0] = 1;
    n.kind = notice_kind::child_moved;
    n.region = "sisa";
    n.reference = "S-1";
    n.other_region = "esar";
    n.match[3] = 4;
    n.kind_of_match = match_kind::possible;
    n.made_at = support::test_now();
    n.reason = end_reason::expired;
    n.wrongful = true;
    n.municipality = "0599";
    n.feed_item = 12;
    n.rejected_code = errc::age_exceeded;
    n.rejected_field = "date";
    n.on = support::test_today();
    n.since = support::test_now() - std::chrono::hours(3);
    n.matches = {n.id, n.match};
    n.trace = some_trace;
    return n;
}

decision tells_everything(const sealed_command&, const facts&, const circumstances&) {
    decision d{outcome{}, {}};
    d.effects.notices = {full_notice(), full_notice()};
    d.effects.notices[1].on.reset();
    d.effects.notices[1].since.reset();
    d.effects.notices[1].matches.clear();
    return d;
}

// proves: COM-21.1
TEST_P(StoreTraces, EveryPartOfANoticeComesBack) {
    ports::act act = act_for(support::withdrawal("sisa", "S-1"));
    act.use_case.decide = tells_everything;
    ASSERT_TRUE(support::run_coroutine(store().execute(act)));
    const auto all = owed("sisa");
    ASSERT_EQ(all.size(), 2U);
    const notice& n = all[0].notice;
    const notice given = full_notice();
    EXPECT_EQ(n.id, given.id);
    EXPECT_EQ(n.kind, given.kind);
    EXPECT_EQ(n.reference, given.reference);
    EXPECT_EQ(n.other_region, given.other_region);
    EXPECT_EQ(n.match, given.match);
    EXPECT_EQ(n.kind_of_match, given.kind_of_match);
    EXPECT_EQ(n.made_at, given.made_at);
    EXPECT_EQ(n.reason, given.reason);
    EXPECT_TRUE(n.wrongful);
    EXPECT_EQ(n.municipality, given.municipality);
    EXPECT_EQ(n.feed_item, given.feed_item);
    EXPECT_EQ(n.rejected_code, given.rejected_code);
    EXPECT_EQ(n.rejected_field, given.rejected_field);
    EXPECT_EQ(n.on, given.on);
    EXPECT_EQ(n.since, given.since);
    EXPECT_EQ(n.matches, given.matches);
    EXPECT_EQ(n.trace, given.trace);
    EXPECT_FALSE(all[1].notice.on);
    EXPECT_FALSE(all[1].notice.since);
    EXPECT_TRUE(all[1].notice.matches.empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreTraces, every_store, name_of);

} // namespace
} // namespace kruispunt::store

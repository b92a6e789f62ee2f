#include "tests/contract/store/landed/kept_folder.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/run_coroutine.hpp"

#include <variant>

namespace kruispunt::store {

namespace {

using namespace domain;
using ports::settlement;
using support::run_coroutine;

command with_parent(command given, int parent) {
    std::get<submit_signal>(given.act).content.parents = {support::made_up_bsn(parent)};
    return given;
}

command correcting_identity(command given) {
    given.reason = mutation_reason::identity;
    return given;
}

// A match of ESAR's E-n with SISA's S-n.
void match(kept_folder& in, int n) {
    in.enact(given("esar", "E-" + std::to_string(n), n, 1));
    in.enact(given("sisa", "S-" + std::to_string(n), n, 2));
}

ports::owed_notice last_owed(kept_folder& in, const std::string& region) {
    return run_coroutine(in.store->owed(region, 0, 100)).value().back();
}

void settle(kept_folder& in, settlement one) {
    run_coroutine(in.store->settle({std::move(one)})).value();
}

void follow_up_a_match(kept_folder& in) {
    match(in, 13);
    update_match said;
    said.match = last_owed(in, "esar").notice.match;
    said.acknowledged = true;
    said.consent = consent::given;
    said.lead = case_lead{"K. de Vries", "+31612345679"};
    in.enact(on_own("esar", said));
}

void object(kept_folder& in) {
    match(in, 15);
    ports::act entering =
        in.prepared(on_own("esar", enter_objection{"E-15", requester::both, "0034", ""}));
    const auto child = run_coroutine(in.store->identity_of(entering.command.signal_key)).value();
    auto& objection = std::get<sealed_objection>(entering.command.act);
    objection.read_with = child.value().data_key;
    objection.age = 12;
    run_coroutine(in.store->execute(entering)).value().answer.what.value();
}

void try_in_vain(kept_folder& in) {
    match(in, 16);
    const std::int64_t put_off = last_owed(in, "sisa").number;
    const auto later = support::test_now() + std::chrono::minutes(5);
    settle(in, {put_off, settlement::state::queued, later, "http 503", "", true});
    settle(in, {put_off, settlement::state::dead, {}, "http 503", "", true, ports::death::put_off});
    const auto refused = last_owed(in, "esar");
    settle(in, {refused.number, settlement::state::dead, {}, "ONBEKEND"});
    run_coroutine(in.store->give_up({refused.notice.id, "uid 1000", "told by telephone"})).value();
}

void stand_in_shadow_for_a_while(kept_folder& in) {
    const auto stand = [&in](region_mode mode) {
        run_coroutine(
            in.store->stand({"multisignaal", mode, "trial", "uid 1000", support::test_now()})
        )
            .value();
    };
    stand(region_mode::shadow);
    in.enact(given("esar", "E-17", 17, 1));
    in.enact(given("multisignaal", "M-17", 17, 3));
    stand(region_mode::normal);
}

} // namespace

void fill_further(kept_folder& in) {
    in.enact(given("esar", "E-11", 11, 1));
    in.enact(with_parent(given("sisa", "S-12", 12, 2), parent_of(11)));
    follow_up_a_match(in);
    in.enact(
        on_own("esar", inspect_child{support::made_up_bsn(13), "verzoek-1", requester::both, ""})
    );
    match(in, 14);
    in.enact(on_own("esar", relocate_signal{"E-14", "0344", support::test_today(), ""}));
    object(in);
    try_in_vain(in);
    stand_in_shadow_for_a_while(in);
    in.enact(given("esar", "E-18", 18, 1));
    in.enact(correcting_identity(given("esar", "E-18", 19, 1)));
}

} // namespace kruispunt::store

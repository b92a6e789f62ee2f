#include "tests/contract/store/landed/kept_folder.hpp"

#include "gateway/federation/use_cases.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/run_coroutine.hpp"

#include <stdexcept>

namespace kruispunt::store {

namespace {

using namespace domain;
using ports::settlement;
using support::run_coroutine;

vault::key_ring known_ring() {
    vault::key_ring ring;
    for (std::size_t i = 0; i < vault::secret::size; ++i) {
        ring.digests.data()[i] = static_cast<std::uint8_t>(i);
        ring.wrapping.data()[i] = static_cast<std::uint8_t>(200U - i);
    }
    return ring;
}

void stopped(const std::string& why) {
    throw std::runtime_error("the store stopped: " + why);
}

// Almere is ESAR's, Utrecht is Midden-Nederland's.
std::optional<municipal_area> area(const std::string& code, day) {
    if (code == "0034") return municipal_area{code, "esar"};
    if (code == "0344") return municipal_area{code, "midden-nederland"};
    return std::nullopt;
}

federation_policy four_regions() {
    federation_policy policy = support::four_regions();
    policy.municipalities = area;
    return policy;
}

} // namespace

kept_folder::kept_folder(const std::filesystem::path& folder)
    : policy_(four_regions()),
      keys_(std::make_unique<sqlite::sqlite_key_store>(folder / "keys.db")),
      vault(std::make_unique<vault::sealed_vault>(known_ring(), *keys_)),
      store(sqlite::open_store({folder / "store.db", policy_, ids_, clock, *keys_, trail_, stopped})
      ) {}

ports::act kept_folder::prepared(const command& c) {
    sealed_command sealed = vault->seal(c).value();
    return {federation::use_case_for(sealed), std::move(sealed)};
}

ports::acted kept_folder::enact(const command& c) {
    return run_coroutine(store->execute(prepared(c))).value();
}

command on_own(const std::string& region, decltype(command::act) act) {
    command c;
    c.region = region;
    c.oin = support::organisation_oin(900);
    c.act = std::move(act);
    return c;
}

command given(const std::string& region, const std::string& id, int child, int organisation) {
    signal_content s;
    s.id = id;
    if (child > 0) s.child.bsn = support::made_up_bsn(child);
    s.child.name = person_name{"Aïcha", "van der", "Bergstroom"};
    s.child.birth_date = birth_date::parse("2014-05-17").value();
    s.child.address = address{"Dorpsstraat", "12", "a", "", "1234AB"};
    s.child.place = "Almere-Haven";
    s.child.municipality = "0034";
    s.child.comparable_given = "aicha";
    s.parents = {support::made_up_bsn(parent_of(child))}; // no siblings
    s.organisation = {support::organisation_oin(organisation), "Jeugdplein", "+31101234567"};
    s.reporter = professional{
        "J. Jansen " + std::to_string(organisation),
        "verpleegkundige",
        "+31612345678",
        "j@plein.example"};
    s.date = support::test_today();
    return on_own(region, submit_signal{std::move(s), false, std::nullopt});
}

command given_once() {
    command c = given("sisa", "S-1", 1, 2);
    c.replay = replay_guard{"m-1", "octets of m-1", std::chrono::hours(1), error()};
    return c;
}

void fill(kept_folder& in) {
    in.enact(given("esar", "E-1", 1, 1));
    in.enact(given_once());
    in.enact(given("esar", "E-3", 2, 3));
    in.enact(on_own("esar", close_signal{"E-3"}));
    in.enact(given("multisignaal", "M-2", 3, 3));
    in.enact(on_own("multisignaal", withdraw_signal{"M-2", withdrawal_reason::other}));
    in.enact(given("sisa", "S-2", 0, 2));
    in.enact(given("esar", "E-2", 4, 1));
    in.enact(given("sisa", "S-3", 4, 2));
    in.enact(on_own("sisa", withdraw_signal{"S-3", withdrawal_reason::other}));
    command unread = on_own(
        "midden-nederland", refused_message{make_error(errc::age_exceeded, "geboortedatum")}
    );
    unread.feed_item = 11;
    const auto page = {
        in.prepared(given("midden-nederland", "N-1", 1, 4)),
        in.prepared(unread),
    };
    run_coroutine(in.store->execute_page(page, {"midden-nederland", 0, 12})).value();

    const auto number_of = [&in](const char* region, std::size_t at) {
        return run_coroutine(in.store->owed(region, 0, 100)).value().at(at).number;
    };
    const instant later = support::test_now() + std::chrono::minutes(1);
    const auto settle = [&in](settlement one) {
        run_coroutine(in.store->settle({std::move(one)})).value();
    };
    settle({number_of("esar", 0), settlement::state::queued, later, "later"});
    settle({number_of("sisa", 0), settlement::state::dead, {}, "refused"});
    settle({number_of("midden-nederland", 0), settlement::state::delivered, {}, ""});
}

} // namespace kruispunt::store

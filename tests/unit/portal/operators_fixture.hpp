#pragma once

#include "gateway/federation/use_cases.hpp"
#include "gateway/portal/operators_api.hpp"
#include "tests/support/acceptance_records.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/recording_journal.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::portal {

/// Keeps how regions stand in memory, and what was done.
class kept_regions final : public ports::region_store {
public:
    ports::task<domain::result<std::vector<ports::region_standing>>> standings() override {
        std::vector<ports::region_standing> all;
        for (const auto& [region, standing] : stands)
            all.push_back(standing);
        co_return all;
    }

    ports::task<domain::result<void>> stand(ports::region_standing standing) override {
        if (failing) co_return domain::make_error(domain::errc::temporarily_unavailable);
        stands[standing.region] = std::move(standing);
        co_return domain::result<void>();
    }

    ports::task<domain::result<void>>
    begin_feed_at(std::int64_t number, domain::audit_entry entry) override {
        began_at.push_back(number);
        return record(std::move(entry));
    }

    ports::task<domain::result<void>> record(domain::audit_entry entry) override {
        deeds.push_back(std::move(entry));
        co_return domain::result<void>();
    }

    ports::task<domain::result<std::vector<ports::region_figures>>> figures() override {
        co_return counted;
    }

    ports::task<domain::result<std::optional<ports::match_standing>>> match(domain::uuid id
    ) override {
        const auto at = matches.find(id);
        if (at == matches.end()) co_return std::optional<ports::match_standing>();
        co_return std::optional(at->second);
    }

    std::map<std::string, ports::region_standing> stands;
    std::vector<ports::region_figures> counted;
    std::map<domain::uuid, ports::match_standing> matches;
    std::vector<domain::audit_entry> deeds;
    std::vector<std::int64_t> began_at;
    bool failing = false;
};

/// Traffic that only says how it stands.
class said_traffic final : public ports::traffic {
public:
    std::vector<std::string> regions() const override { return {"esar", "midden-nederland"}; }

    ports::region_traffic of(std::string_view region) const override {
        const auto at = now.find(std::string(region));
        return at == now.end() ? ports::region_traffic() : at->second;
    }

    void hold(std::string_view region, bool held) override {
        now[std::string(region)].lane =
            held ? ports::traffic_state::held : ports::traffic_state::runs;
    }

    void suspend(std::string_view region, bool suspended) override {
        is_suspended[std::string(region)] = suspended;
    }

    bool resume_lane(std::string_view region) override {
        now[std::string(region)].lane = ports::traffic_state::runs;
        return true;
    }

    bool resume_feed(std::string_view region) override {
        now[std::string(region)].feed = ports::traffic_state::runs;
        return true;
    }

    std::map<std::string, ports::region_traffic> now;
    std::map<std::string, bool> is_suspended;
};

/// Keeps how far regions are let in, in memory.
class kept_members final : public ports::member_store {
public:
    ports::task<domain::result<std::vector<ports::member_record>>> memberships() override {
        std::vector<ports::member_record> all;
        for (const auto& [region, record] : records)
            all.push_back(record);
        co_return all;
    }

    ports::task<domain::result<void>> decide(std::vector<ports::member_record> decided) override {
        if (failing) co_return domain::make_error(domain::errc::temporarily_unavailable);
        for (ports::member_record& each : decided) {
            const std::string region = each.region;
            records[region] = std::move(each);
        }
        co_return domain::result<void>();
    }

    std::map<std::string, ports::member_record> records;
    bool failing = false;
};

/// Keeps acceptance records in memory.
class kept_reports final : public ports::report_store {
public:
    ports::task<domain::result<std::vector<ports::kept_report>>> reports() override {
        std::vector<ports::kept_report> all(kept.rbegin(), kept.rend());
        co_return all;
    }

    ports::task<domain::result<ports::report_kept>>
    keep(ports::kept_report report, std::optional<domain::uuid> instead) override {
        const auto is = [](const domain::uuid& id) {
            return [id](const ports::kept_report& each) { return each.id == id; };
        };
        if (std::any_of(kept.begin(), kept.end(), is(report.id)))
            co_return ports::report_kept::was_there;
        if (kept.size() >= most && !instead) co_return ports::report_kept::full;
        if (kept.size() >= most) std::erase_if(kept, is(*instead));
        kept.push_back(std::move(report));
        co_return ports::report_kept::kept;
    }

    std::vector<ports::kept_report> kept; ///< the newest last
};

/// A body that takes `support::as_signed` for its signature.
class scripted_body final : public ports::body_signature {
public:
    std::size_t keys() const override { return configured; }

    bool signed_by_body(std::string_view octets, std::string_view signature) const override {
        return configured > 0 && signature == support::as_signed(std::string(octets));
    }

    domain::uuid name_of(std::string_view octets) const override {
        const auto hash = std::hash<std::string_view>()(octets);
        domain::uuid id{};
        for (std::size_t i = 0; i < sizeof(hash); ++i)
            id.at(i) = static_cast<std::uint8_t>(hash >> (8 * i));
        return id;
    }

    std::size_t configured = 0;
};

/// Signals of the sandbox, as a test says.
class scripted_sandbox final : public ports::sandbox_desk {
public:
    ports::task<domain::result<bool>> holds_signals(std::string region) override {
        co_return held[region].signals > 0;
    }

    ports::task<domain::result<ports::sandbox_holding>> holding(std::string region) override {
        if (!may) co_return domain::make_error(domain::errc::reference_conflict);
        co_return held[region];
    }

    ports::task<domain::result<std::int64_t>> erase(std::string region, std::string by) override {
        if (!may) co_return domain::make_error(domain::errc::reference_conflict);
        erased_by = by;
        const std::int64_t count = held[region].signals;
        held.erase(region);
        co_return count;
    }

    std::map<std::string, ports::sandbox_holding> held;
    std::string erased_by;
    bool may = true;
};

/// Answers what a test says, and keeps what it was asked.
class scripted_desk final : public ports::objection_desk, public ports::enactor {
public:
    ports::task<domain::answer>
    enter(domain::enter_objection what, std::string region, std::string by) override {
        entered = std::move(what);
        asked_by = region + " " + by;
        co_return next;
    }

    ports::task<domain::answer>
    decide(domain::decide_objection what, std::string region, std::string by) override {
        decided = what;
        asked_by = region + " " + by;
        co_return next;
    }

    ports::task<domain::answer> enact(domain::command command) override {
        asked_by = command.region;
        co_return next;
    }

    domain::answer next;
    std::optional<domain::enter_objection> entered;
    std::optional<domain::decide_objection> decided;
    std::string asked_by;
};

/// Tests of connections that come out as a test says.
class scripted_connections final : public ports::connection_desk {
public:
    ports::task<domain::result<ports::connection_report>> test(std::string region) override {
        tested.push_back(std::move(region));
        co_return next;
    }

    ports::connection_report next;
    std::vector<std::string> tested;
};

/// Holds what a test says, and counts how often it was to be read anew.
class scripted_certificates final : public ports::certificate_desk {
public:
    std::vector<ports::certificate_forecast> forecast() const override { return rows; }

    ports::task<ports::reload_report> reload() override {
        ++reloads;
        co_return report;
    }

    std::vector<ports::certificate_forecast> rows;
    ports::reload_report report;
    int reloads = 0;
};

/// Keys that are as a test says; keeps what it was asked, and by whom.
class scripted_keys final : public ports::key_desk {
public:
    using answer = domain::result<ports::key_status>;

    ports::task<answer> status() override { co_return next; }

    ports::task<answer> rotate(std::string by) override {
        asked.push_back("rotate " + by);
        co_return next;
    }

    ports::task<answer> retire(std::string by) override {
        asked.push_back("retire " + by);
        co_return next;
    }

    answer next = ports::key_status{};
    std::vector<std::string> asked;
};

/// An audit trail that says what a test wants, and keeps what it was asked.
class scripted_trail final : public ports::trail_desk {
public:
    using text = std::optional<std::string>;

    ports::task<domain::result<ports::trail_page>> page(ports::trail_question what) override {
        asked = std::move(what);
        co_return found;
    }

    ports::task<domain::result<text>> proof(std::uint64_t number) override {
        co_return number < found.size ? text("proof of " + std::to_string(number)) : text();
    }

    ports::task<domain::result<text>>
    consistency(std::uint64_t from, std::optional<std::uint64_t> to) override {
        const std::uint64_t size = to.value_or(found.size);
        if (from > size || size > found.size) co_return text();
        co_return text("from " + std::to_string(from) + " to " + std::to_string(size));
    }

    std::string head() const override { return newest; }

    std::string key() const override { return "kruispunt.1/logboek/1+00000000+AQ=="; }

    ports::trail_page found;
    ports::trail_question asked;
    std::string newest;
};

/// The operators' API over parts that a test can see into.
class operators_fixture : public testing::Test {
protected:
    struct got {
        int status = 0;
        nlohmann::ordered_json body;
        ports::http_fields fields;
    };

    got ask(std::string method, std::string path, std::string body = {}) {
        ports::http_request request;
        request.method = std::move(method);
        request.target = "/beheer/v1/" + path;
        request.body = std::move(body);
        request.peer.common_name = "uid 1000";
        return told(support::run_coroutine(api_.handle(std::move(request))));
    }

    /// The same over the portal listener, by somebody with a role.
    got ask_as(const caller& who, std::string method, std::string path, std::string body = {}) {
        ports::http_request request;
        request.method = std::move(method);
        request.target = "/beheer/v1/" + path;
        request.body = std::move(body);
        request.fields.add("Content-Type", "application/json");
        request.peer.common_name = who.name;
        return told(support::run_coroutine(api_.serve(std::move(request), who)));
    }

    static got told(const ports::http_response& answer) {
        return {
            answer.status,
            nlohmann::ordered_json::parse(answer.body, nullptr, false),
            answer.fields};
    }

    domain::federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::recording_journal journal_;
    support::memory_store store_{policy_, ids_, clock_};
    kept_regions regions_;
    said_traffic traffic_;
    scripted_desk desk_;
    support::recording_alarms alarms_;
    scripted_connections connections_;
    scripted_certificates certificates_;
    scripted_keys keys_;
    kept_members members_;
    kept_reports reports_;
    scripted_body body_;
    scripted_sandbox sandbox_;
    scripted_trail trail_;
    std::int64_t messages_ = 0;
    live_stream live_{{regions_, traffic_, alarms_, store_, clock_, [this] { return messages_; }}};
    operators_api api_{
        {store_,
         regions_,
         store_,
         desk_,
         desk_,
         traffic_,
         policy_,
         clock_,
         journal_,
         store_,
         alarms_,
         connections_,
         {"1.2.3", support::test_now(), true},
         certificates_,
         keys_,
         store_,
         members_,
         live_,
         {{"esar", "", "00000099000000000001", "esar", "1", "esar.example", {}}},
         trail_,
         store_,
         {"00000099000000000010", "coordinatie.example"},
         reports_,
         body_,
         sandbox_}};
};

} // namespace kruispunt::portal

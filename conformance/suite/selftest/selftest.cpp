#include "conformance/suite/selftest/selftest.hpp"

#include "conformance/suite/keys/key_folder.hpp"
#include "conformance/suite/running/run.hpp"
#include "conformance/suite/selftest/bench.hpp"
#include "conformance/suite/selftest/reference_process.hpp"
#include "conformance/suite/selftest/shape.hpp"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace kruispunt::conformance::suite::selftest {
namespace {

constexpr std::size_t most_attempts = 2;

/// What all columns of a run share; looked at by all threads, `told` written under its lock.
struct shared_run {
    const catalogue::catalogue& all;
    const std::vector<column>& columns;
    std::filesystem::path folder;
    const std::atomic<bool>& interrupted;
    const column_ended& tell;
    std::atomic<std::size_t> next{0};
    std::mutex lock;
    std::size_t ended = 0;
    std::vector<column_result> results;
};

std::filesystem::path keys_folder(const shared_run& run, const column& of) {
    const bool gateway = of.of == catalogue::role::gateway;
    return run.folder / ("keys-" + of.protocol + (gateway ? "-gateway" : "-index"));
}

void make_keys(const shared_run& run) {
    std::set<std::filesystem::path> made;
    for (const auto& each : run.columns) {
        const auto folder = keys_folder(run, each);
        if (!made.insert(folder).second) continue;
        std::filesystem::create_directories(folder);
        keys::key_plan plan;
        plan.protocol = each.protocol;
        plan.tests_gateway = each.of == catalogue::role::gateway;
        plan.force = true;
        keys::write_keys(folder, plan);
    }
}

void test_it(shared_run& run, const bench& with, column_result& into) {
    running::run_order order;
    order.sut = running::read_sut_file(with.sut_file);
    order.roles = {into.what.of};
    order.selection = into.what.tests;
    order.seed = "selftest";
    running::run_tests(
        run.all,
        order,
        run.interrupted,
        [&run, &order, &into](
            const catalogue::test& test,
            std::size_t /*number*/,
            std::size_t /*of*/,
            const evidence::test_evidence* seen
        ) {
            if (seen == nullptr) return;
            const auto& subject = order.sut.subject;
            const auto plan = plan::expand(run.all, test, subject.partner);
            into.cells.push_back(
                {verdict::judge(test, plan, *seen, subject.offers()), shape_of(*seen)}
            );
        }
    );
}

/// Empty where the column was run to its end by a process that lived on.
std::string attempt(shared_run& run, const std::filesystem::path& folder, column_result& into) {
    into.cells.clear();
    try {
        const auto with = set_up(into.what, folder, keys_folder(run, into.what));
        reference_process reference(with.words, with.ready, with.log);
        test_it(run, with, into);
        if (run.interrupted) return "it was interrupted";
        if (!reference.is_alive()) return "the reference ended; see " + with.log.string();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

column_result run_column(shared_run& run, std::size_t which) {
    column_result result{run.columns[which], {}, {}, 0};
    const auto began = std::chrono::steady_clock::now();
    // Somebody else may have taken a port meanwhile: once more.
    for (std::size_t tries = 0; tries < most_attempts; ++tries) {
        const auto folder =
            run.folder / ("column-" + std::to_string(which) + "-" + std::to_string(tries));
        result.void_because =
            result.what.tests.empty() ? std::string() : attempt(run, folder, result);
        std::error_code ignored;
        if (result.void_because.empty()) std::filesystem::remove_all(folder, ignored);
        if (result.void_because.empty() || run.interrupted) break;
    }
    result.took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::steady_clock::now() - began
    )
                         .count();
    return result;
}

void work(shared_run& run) {
    for (auto which = run.next++; which < run.columns.size(); which = run.next++) {
        if (run.interrupted) return;
        auto result = run_column(run, which);
        const std::lock_guard<std::mutex> held(run.lock);
        run.tell(result, ++run.ended, run.columns.size());
        run.results[which] = std::move(result);
    }
}

} // namespace

std::vector<column_result> run_columns(
    const catalogue::catalogue& all,
    const std::vector<column>& columns,
    std::size_t at_once,
    const std::filesystem::path& folder,
    const std::atomic<bool>& interrupted,
    const column_ended& tell
) {
    shared_run run{all, columns, folder, interrupted, tell, 0, {}, 0, {}};
    run.results.resize(columns.size());
    for (std::size_t at = 0; at < columns.size(); ++at) {
        run.results[at].what = columns[at];
        run.results[at].void_because = "was not run";
    }
    make_keys(run);
    std::vector<std::thread> workers;
    for (std::size_t at = 0; at < std::min(at_once, columns.size()); ++at)
        workers.emplace_back([&run] { work(run); });
    for (auto& each : workers)
        each.join();
    return std::move(run.results);
}

} // namespace kruispunt::conformance::suite::selftest

#include "gateway/store/sqlite/admitting_jobs.hpp"

#include "gateway/store/sqlite/awaited_jobs.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;
using ports::task;

task<result<std::vector<ports::kept_report>>> admitting_jobs::reports() {
    using found = std::vector<ports::kept_report>;
    return read_on<found>(reader_, [](readings& from) {
        return result<found>(from.reports.reports());
    });
}

task<result<ports::report_kept>>
admitting_jobs::keep(ports::kept_report report, std::optional<uuid> instead) {
    return write_on<ports::report_kept>(
        writer_,
        [report = std::move(report), instead](act_writing& w, instant, group_traces& traces) {
            return result<ports::report_kept>(w.keep_report(report, instead, traces));
        },
        true
    );
}

task<result<ports::sandbox_holding>> admitting_jobs::holding(std::string region) {
    return read_on<ports::sandbox_holding>(reader_, [region = std::move(region)](readings& from) {
        return result<ports::sandbox_holding>(from.sandbox.holding(region));
    });
}

task<result<std::vector<sealed_command>>>
admitting_jobs::withdrawals(std::string region, std::int64_t after, std::size_t limit) {
    using found = std::vector<sealed_command>;
    return read_on<found>(reader_, [region = std::move(region), after, limit](readings& from) {
        return result<found>(from.sandbox.withdrawals(region, after, limit));
    });
}

task<result<std::int64_t>> admitting_jobs::erase(std::vector<ports::act> acts) {
    return write_on<std::int64_t>(
        writer_,
        [acts = std::move(acts)](act_writing& w, instant now, group_traces& traces) {
            std::int64_t gone = 0;
            for (const ports::act& act : acts)
                gone += w.erase(act, now, traces) ? 1 : 0;
            return result<std::int64_t>(gone);
        }
    );
}

} // namespace kruispunt::store::sqlite

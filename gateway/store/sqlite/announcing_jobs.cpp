#include "gateway/store/sqlite/announcing_jobs.hpp"

#include "gateway/store/sqlite/awaited_jobs.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;
using ports::task;

task<result<std::vector<ports::owed_announcement>>>
announcing_jobs::announcements(std::int64_t after, std::size_t limit) {
    using found = std::vector<ports::owed_announcement>;
    return read_on<found>(reader_, [after, limit](readings& from) {
        return result<found>(from.announcements.after(after, limit));
    });
}

task<result<void>> announcing_jobs::announced(ports::owed_announcement what, std::string oin) {
    return write_on<void>(
        writer_,
        [what = std::move(what),
         oin = std::move(oin)](act_writing& w, instant, group_traces& traces) {
            w.announced(what, oin, traces);
            return result<void>();
        }
    );
}

task<result<ports::announcement_sum>> announcing_jobs::announcement_totals() {
    return read_on<ports::announcement_sum>(reader_, [](readings& from) {
        return result<ports::announcement_sum>(from.announcements.totals());
    });
}

task<result<void>>
announcing_jobs::disturbed(std::vector<ports::disturbance> standing, bool all_known) {
    return write_on<void>(
        writer_,
        [standing = std::move(standing),
         all_known](act_writing& w, instant now, group_traces& traces) {
            w.disturbed(standing, all_known, now, traces);
            return result<void>();
        }
    );
}

} // namespace kruispunt::store::sqlite

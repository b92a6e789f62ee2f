#include "gateway/store/sqlite/rekeying_jobs.hpp"

#include "gateway/store/sqlite/awaited_jobs.hpp"

#include <type_traits>
#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;
using ports::task;

template <class T, class Deed>
task<result<T>> rekeying_jobs::written(Deed deed) {
    return write_on<T>(
        writer_,
        [deed = std::move(deed)](act_writing& w, instant, group_traces&) {
            if constexpr (std::is_void_v<T>) {
                deed(w.rekeying());
                return result<T>();
            } else {
                return result<T>(deed(w.rekeying()));
            }
        },
        true
    );
}

task<result<ports::rekeying_state>> rekeying_jobs::rekeying() {
    using found = ports::rekeying_state;
    return read_on<found>(reader_, [](readings& from) {
        return result<found>(from.rekeying.state());
    });
}

task<result<void>> rekeying_jobs::stand_under(int epoch) {
    return written<void>([epoch](rekeying_rows& rows) { rows.stand_under(epoch); });
}

task<result<void>> rekeying_jobs::begin_rekeying(int from, int to) {
    return written<void>([from, to](rekeying_rows& rows) { rows.begin(from, to); });
}

task<result<ports::rows_to_rekey>>
rekeying_jobs::next_rows(signal_number after, std::size_t limit) {
    using found = ports::rows_to_rekey;
    return read_on<found>(reader_, [after, limit](readings& from) {
        return result<found>(from.rekeying.rows(after, limit));
    });
}

task<result<void>> rekeying_jobs::keep_rekeyed(std::vector<ports::rekeyed_row> made) {
    return written<void>([made = std::move(made)](rekeying_rows& rows) { rows.keep(made); });
}

task<result<bool>> rekeying_jobs::turn_epoch() {
    return written<bool>([](rekeying_rows& rows) { return rows.turn(); });
}

task<result<std::size_t>> rekeying_jobs::place_rekeyed(std::size_t limit) {
    return written<std::size_t>([limit](rekeying_rows& rows) { return rows.place_some(limit); });
}

task<result<ports::leads_to_rekey>>
rekeying_jobs::next_leads(ports::lead_cursor after, std::size_t limit) {
    using found = ports::leads_to_rekey;
    return read_on<found>(reader_, [after, limit](readings& from) {
        return result<found>(from.rekeying.leads(after, limit));
    });
}

task<result<void>> rekeying_jobs::keep_leads(std::vector<ports::kept_lead> leads) {
    return written<void>([leads = std::move(leads)](rekeying_rows& rows) { rows.keep(leads); });
}

task<result<void>> rekeying_jobs::end_rekeying(audit_entry entry) {
    return write_on<void>(
        writer_,
        [entry = std::move(entry)](act_writing& w, instant, group_traces& traces) {
            w.rekeying().end();
            w.note(entry, traces);
            return result<void>();
        }
    );
}

task<result<std::int64_t>> rekeying_jobs::older_names(instant now) {
    return read_on<std::int64_t>(reader_, [now](readings& from) {
        return result<std::int64_t>(from.rekeying.older_names(now));
    });
}

} // namespace kruispunt::store::sqlite

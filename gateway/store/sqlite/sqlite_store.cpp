#include "gateway/store/sqlite/sqlite_store.hpp"

#include "gateway/store/sqlite/admitting_jobs.hpp"
#include "gateway/store/sqlite/announcing_jobs.hpp"
#include "gateway/store/sqlite/awaited_jobs.hpp"
#include "gateway/store/sqlite/checkpointer.hpp"
#include "gateway/store/sqlite/key_eraser.hpp"
#include "gateway/store/sqlite/log_emptier.hpp"
#include "gateway/store/sqlite/processing_jobs.hpp"
#include "gateway/store/sqlite/reader.hpp"
#include "gateway/store/sqlite/rekeying_jobs.hpp"
#include "gateway/store/sqlite/schema.hpp"
#include "gateway/store/sqlite/soundness.hpp"
#include "gateway/store/sqlite/writer.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;
using ports::task;

database& migrated(database& db) {
    migrate_store(db);
    return db;
}

class sqlite_store final : public kept_store {
public:
    explicit sqlite_store(const store_parts& parts)
        : sound_({parts.failed, parts.full}), reserve_(parts.file),
          db_(parts.file, database::access::write), checkpoints_(parts.file, sound_),
          writer_(
              migrated(db_),
              checkpoints_,
              parts.policy,
              parts.ids,
              parts.trail,
              parts.clock,
              sound_,
              reserve_,
              parts.committed
          ),
          reader_(parts.file), eraser_(writer_, parts.keys, sound_, reserve_, parts.erase_every),
          emptier_(parts.file, writer_, sound_, parts.empty_log_every) {}

    task<result<ports::acted>> execute(ports::act act) override {
        const bool takes_in = !only_asks(act.command);
        return write_on<ports::acted>(
            writer_,
            [act = std::move(act)](act_writing& w, instant now, group_traces& traces) {
                return result<ports::acted>(w.perform(act, now, traces));
            },
            takes_in
        );
    }

    task<result<std::vector<ports::acted>>>
    execute_page(std::vector<ports::act> acts, ports::feed_mark mark) override {
        return write_on<std::vector<ports::acted>>(
            writer_,
            [acts = std::move(acts),
             mark = std::move(mark)](act_writing& w, instant now, group_traces& traces) {
                return w.perform_page(acts, mark, now, traces);
            },
            true
        );
    }

    task<result<void>> settle(std::vector<ports::settlement> settlements) override {
        return write_on<void>(
            writer_,
            [settlements =
                 std::move(settlements)](act_writing& w, instant now, group_traces& traces) {
                w.settle(settlements, now, traces);
                return result<void>();
            }
        );
    }

    task<result<std::int64_t>> feed_position(std::string region) override {
        return read_on<std::int64_t>(reader_, [region = std::move(region)](readings& from) {
            return result<std::int64_t>(from.feeds.position(region));
        });
    }

    task<result<std::vector<ports::owed_notice>>>
    owed(std::string region, std::int64_t after, std::size_t limit) override {
        using found = std::vector<ports::owed_notice>;
        return read_on<found>(reader_, [region = std::move(region), after, limit](readings& from) {
            return result<found>(from.outbox.owed(region, after, limit));
        });
    }

    task<result<ports::due_notices>>
    deliverable(std::string region, instant now, std::size_t limit) override {
        using found = ports::due_notices;
        return read_on<found>(reader_, [region = std::move(region), now, limit](readings& from) {
            return result<found>(from.outbox.deliverable(region, now, limit));
        });
    }

    task<result<std::vector<ports::undelivered>>> undelivered_on(ports::undelivered_page page
    ) override {
        using found = std::vector<ports::undelivered>;
        return read_on<found>(reader_, [page = std::move(page)](readings& from) {
            return result<found>(from.desk.page(page));
        });
    }

    task<result<std::optional<ports::undelivered>>> undelivered_of(uuid id) override {
        using found = std::optional<ports::undelivered>;
        return read_on<found>(reader_, [id](readings& from) {
            return result<found>(from.desk.find(id));
        });
    }

    task<result<ports::outbox_sum>> sum() override {
        return read_on<ports::outbox_sum>(reader_, [](readings& from) {
            return result<ports::outbox_sum>(from.desk.sum());
        });
    }

    task<result<ports::desk_answer>> redrive(ports::desk_order order) override {
        return ordered(&act_writing::redrive, std::move(order));
    }

    task<result<ports::desk_answer>> give_up(ports::desk_order order) override {
        return ordered(&act_writing::give_up, std::move(order));
    }

    task<result<ports::census>> count() override {
        return read_on<ports::census>(reader_, [](readings& from) {
            return result<ports::census>(from.census.count());
        });
    }

    task<result<std::vector<sealed_command>>> due(day today, std::size_t limit) override {
        using found = std::vector<sealed_command>;
        return read_on<found>(reader_, [today, limit](readings& from) {
            found all = from.due.signals(today, limit);
            for (sealed_command& reminder : from.due.reminders(today, limit - all.size()))
                all.push_back(std::move(reminder));
            for (sealed_command& telling : from.due.tellings(limit - all.size()))
                all.push_back(std::move(telling));
            for (sealed_command& overdue : from.due.objections(today, limit - all.size()))
                all.push_back(std::move(overdue));
            return result<found>(std::move(all));
        });
    }

    task<result<std::vector<ports::acted>>> execute_all(std::vector<ports::act> acts) override {
        return write_on<std::vector<ports::acted>>(
            writer_,
            [acts = std::move(acts)](act_writing& w, instant now, group_traces& traces) {
                std::vector<ports::acted> done;
                for (const ports::act& act : acts)
                    done.push_back(w.perform(act, now, traces));
                return result<std::vector<ports::acted>>(std::move(done));
            },
            true
        );
    }

    task<result<std::vector<ports::watched_signal>>>
    watched(day today, ports::watch_cursor after, std::size_t limit) override {
        using found = std::vector<ports::watched_signal>;
        return read_on<found>(reader_, [today, after, limit](readings& from) {
            return result<found>(from.due.watched(today, after, limit));
        });
    }

    task<result<std::vector<ports::watched_identity>>>
    watched_identities(std::vector<signal_number> numbers) override {
        using found = std::vector<ports::watched_identity>;
        return read_on<found>(reader_, [numbers = std::move(numbers)](readings& from) {
            return result<found>(from.due.watched_identities(numbers));
        });
    }

    task<result<std::size_t>> forget_ended(day today, std::size_t limit) override {
        return write_on<std::size_t>(
            writer_,
            [today, limit](act_writing& w, instant, group_traces&) {
                return result<std::size_t>(w.forget_ended(today, limit));
            }
        );
    }

    task<result<ports::keys_in_use>>
    keys_kept(ports::key_cursor after, std::size_t limit) override {
        return read_on<ports::keys_in_use>(reader_, [after, limit](readings& from) {
            return result<ports::keys_in_use>(from.due.keys_kept(after, limit));
        });
    }

    task<result<std::vector<ports::region_standing>>> standings() override {
        using found = std::vector<ports::region_standing>;
        return read_on<found>(reader_, [](readings& from) {
            return result<found>(from.regions.standings());
        });
    }

    task<result<void>> stand(ports::region_standing standing) override {
        return write_on<void>(
            writer_,
            [standing = std::move(standing)](act_writing& w, instant now, group_traces& traces) {
                w.stand(standing, now, traces);
                return result<void>();
            }
        );
    }

    task<result<std::vector<ports::member_record>>> memberships() override {
        using found = std::vector<ports::member_record>;
        return read_on<found>(reader_, [](readings& from) {
            return result<found>(from.members.memberships());
        });
    }

    task<result<void>> decide(std::vector<ports::member_record> records) override {
        return write_on<void>(
            writer_,
            [records = std::move(records)](act_writing& w, instant now, group_traces& traces) {
                return w.let_in(records, now, traces);
            }
        );
    }

    task<result<void>> begin_feed_at(std::int64_t number, audit_entry entry) override {
        return write_on<void>(
            writer_,
            [number, entry = std::move(entry)](act_writing& w, instant, group_traces& traces) {
                w.begin_feed_at(number, entry, traces);
                return result<void>();
            }
        );
    }

    task<result<void>> record(audit_entry entry) override {
        return write_on<void>(
            writer_,
            [entry = std::move(entry)](act_writing& w, instant, group_traces& traces) {
                w.note(entry, traces);
                return result<void>();
            }
        );
    }

    task<result<std::vector<ports::region_figures>>> figures() override {
        using found = std::vector<ports::region_figures>;
        return read_on<found>(reader_, [](readings& from) {
            return result<found>(from.regions.figures());
        });
    }

    task<result<std::optional<ports::match_standing>>> match(uuid id) override {
        using found = std::optional<ports::match_standing>;
        return read_on<found>(reader_, [id](readings& from) {
            return result<found>(from.regions.match(id));
        });
    }

    task<result<std::vector<ports::open_objection>>> objections(ports::oversight_page page
    ) override {
        return overseen(&oversight_reading::objections, std::move(page));
    }

    task<result<ports::objection_sum>> count_objections(std::string region) override {
        return overseen(&oversight_reading::count_objections, std::move(region));
    }

    task<result<std::vector<ports::open_clash>>> clashes(ports::oversight_page page) override {
        return overseen(&oversight_reading::clashes, std::move(page));
    }

    task<result<std::vector<ports::corrected_identity>>>
    corrected_identities(ports::oversight_page page) override {
        return overseen(&oversight_reading::corrected_identities, std::move(page));
    }

    task<result<std::vector<ports::untaken_match>>> untaken(ports::oversight_page page) override {
        return overseen(&oversight_reading::untaken, std::move(page));
    }

    task<result<std::map<std::string, std::int64_t>>> counters() override {
        using found = std::map<std::string, std::int64_t>;
        return read_on<found>(reader_, [](readings& from) {
            return result<found>(from.oversight.counters());
        });
    }

    task<result<std::optional<sealed_identity>>> identity_of(digest signal_key) override {
        using found = std::optional<sealed_identity>;
        return read_on<found>(reader_, [signal_key](readings& from) {
            return result<found>(from.oversight.identity_of(signal_key));
        });
    }

    task<result<std::optional<statistics::calendar_month>>> freeze_next() override {
        using found = std::optional<statistics::calendar_month>;
        return write_on<found>(writer_, [](act_writing& w, instant now, group_traces& traces) {
            return result<found>(w.freeze_next(now, traces));
        });
    }

    task<result<std::optional<ports::month_span>>> frozen() override {
        using found = std::optional<ports::month_span>;
        return read_on<found>(reader_, [](readings& from) {
            return result<found>(from.months.frozen());
        });
    }

    task<result<std::vector<statistics::published_month>>> tables(ports::month_span of) override {
        using found = std::vector<statistics::published_month>;
        return read_on<found>(reader_, [of](readings& from) {
            return result<found>(from.months.tables(of));
        });
    }

    task<result<void>> keep_head(std::uint64_t size, instant at, std::string note) override {
        return write_on<void>(
            writer_,
            [size, at, note = std::move(note)](act_writing& w, instant, group_traces&) {
                w.keep_head(size, at, note);
                return result<void>();
            }
        );
    }

    task<result<void>> read_trail(std::function<void(ports::trail_records&)> ask) override {
        return read_on<void>(reader_, [ask = std::move(ask)](readings& from) {
            ask(from.trail);
            return result<void>();
        });
    }

    void when_owed(std::function<void(const std::string&)> tell) override {
        writer_.when_told(std::move(tell));
    }

    ports::rekeying_store& epochs() override { return epochs_; }

    ports::announcement_store& announcements() override { return announcements_; }

    admission_store& admissions() override { return admissions_; }

    ports::processing_position& processing() override { return processing_; }

private:
    using desk_deed = ports::
        desk_answer (act_writing::*)(std::int64_t number, const ports::desk_order&, group_traces&);

    // Where every row must be looked at to find the notice, the writer need not wait for that.
    task<result<ports::desk_answer>> ordered(desk_deed carry_out, ports::desk_order order) {
        const auto found = co_await undelivered_of(order.notice);
        if (!found) co_return found.error();
        if (!*found) co_return ports::desk_answer::unknown;
        const std::int64_t number = (*found)->number;
        auto deed = [carry_out, number, order](act_writing& w, instant, group_traces& traces) {
            return result<ports::desk_answer>((w.*carry_out)(number, order, traces));
        };
        const auto done = co_await write_on<ports::desk_answer>(writer_, std::move(deed));
        co_return done;
    }

    template <class Found, class Asked>
    task<result<Found>> overseen(Found (oversight_reading::*find)(const Asked&), Asked asked) {
        return read_on<Found>(reader_, [find, asked = std::move(asked)](readings& from) {
            return result<Found>((from.oversight.*find)(asked));
        });
    }

    soundness sound_;
    reserve reserve_;
    database db_;
    checkpointer checkpoints_;
    writer writer_;
    reader reader_;
    rekeying_jobs epochs_{writer_, reader_};
    announcing_jobs announcements_{writer_, reader_};
    admitting_jobs admissions_{writer_, reader_};
    processing_jobs processing_{writer_, reader_};
    key_eraser eraser_;
    log_emptier emptier_;
};

} // namespace

std::unique_ptr<kept_store> open_store(const store_parts& parts) {
    return std::make_unique<sqlite_store>(parts);
}

} // namespace kruispunt::store::sqlite

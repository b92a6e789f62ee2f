#pragma once

#include "gateway/ports/rekeying_store.hpp"
#include "gateway/store/sqlite/reader.hpp"
#include "gateway/store/sqlite/writer.hpp"

namespace kruispunt::store::sqlite {

/// What a rotation of the key ring has done on the store's threads.
class rekeying_jobs final : public ports::rekeying_store {
public:
    /// Both must outlive it.
    rekeying_jobs(writer& writing, reader& reading) : writer_(writing), reader_(reading) {}

    ports::task<domain::result<ports::rekeying_state>> rekeying() override;
    ports::task<domain::result<void>> stand_under(int epoch) override;
    ports::task<domain::result<void>> begin_rekeying(int from, int to) override;
    ports::task<domain::result<ports::rows_to_rekey>>
    next_rows(domain::signal_number after, std::size_t limit) override;
    ports::task<domain::result<void>> keep_rekeyed(std::vector<ports::rekeyed_row> made) override;
    ports::task<domain::result<bool>> turn_epoch() override;
    ports::task<domain::result<std::size_t>> place_rekeyed(std::size_t limit) override;
    ports::task<domain::result<ports::leads_to_rekey>>
    next_leads(ports::lead_cursor after, std::size_t limit) override;
    ports::task<domain::result<void>> keep_leads(std::vector<ports::kept_lead> leads) override;
    ports::task<domain::result<void>> end_rekeying(domain::audit_entry entry) override;
    ports::task<domain::result<std::int64_t>> older_names(domain::instant now) override;

private:
    template <class T, class Deed>
    ports::task<domain::result<T>> written(Deed deed);

    writer& writer_;
    reader& reader_;
};

} // namespace kruispunt::store::sqlite

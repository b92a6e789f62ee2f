#pragma once

#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/store/sqlite/writer.hpp"

namespace kruispunt::store::sqlite {

class reader;

/// What admission asks of the store (BEH-02.8, BEH-13), as jobs of its own writer and questions to
/// its reader. Any thread.
class admitting_jobs final : public admission_store {
public:
    /// Both must outlive it.
    admitting_jobs(writer& to, reader& from) : writer_(to), reader_(from) {}

    ports::task<domain::result<std::vector<ports::kept_report>>> reports() override;
    ports::task<domain::result<ports::report_kept>>
    keep(ports::kept_report report, std::optional<domain::uuid> instead) override;
    ports::task<domain::result<ports::sandbox_holding>> holding(std::string region) override;
    ports::task<domain::result<std::vector<domain::sealed_command>>>
    withdrawals(std::string region, std::int64_t after, std::size_t limit) override;
    ports::task<domain::result<std::int64_t>> erase(std::vector<ports::act> acts) override;

private:
    writer& writer_;
    reader& reader_;
};

} // namespace kruispunt::store::sqlite

#pragma once

#include "gateway/ports/announcement_store.hpp"
#include "gateway/store/sqlite/reader.hpp"
#include "gateway/store/sqlite/writer.hpp"

namespace kruispunt::store::sqlite {

/// What waits for the coordination body (BEH-09), as jobs of the store's own writer and questions
/// to its reader. Any thread.
class announcing_jobs final : public ports::announcement_store {
public:
    /// Both must outlive it.
    announcing_jobs(writer& to, reader& from) : writer_(to), reader_(from) {}

    ports::task<domain::result<std::vector<ports::owed_announcement>>>
    announcements(std::int64_t after, std::size_t limit) override;
    ports::task<domain::result<void>>
    announced(ports::owed_announcement what, std::string oin) override;
    ports::task<domain::result<ports::announcement_sum>> announcement_totals() override;
    ports::task<domain::result<void>>
    disturbed(std::vector<ports::disturbance> standing, bool all_known) override;

private:
    writer& writer_;
    reader& reader_;
};

} // namespace kruispunt::store::sqlite

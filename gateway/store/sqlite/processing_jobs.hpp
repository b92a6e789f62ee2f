#pragma once

#include "gateway/ports/processing_position.hpp"
#include "gateway/store/sqlite/reader.hpp"
#include "gateway/store/sqlite/writer.hpp"

namespace kruispunt::store::sqlite {

/// How much of the trail the processing log has, as jobs of the store's own writer and questions to
/// its reader. Any thread.
class processing_jobs final : public ports::processing_position {
public:
    /// Both must outlive it.
    processing_jobs(writer& to, reader& from) : writer_(to), reader_(from) {}

    ports::task<domain::result<std::uint64_t>> processing_sent() override;
    ports::task<domain::result<void>> processing_sent_to(std::uint64_t next) override;

private:
    writer& writer_;
    reader& reader_;
};

} // namespace kruispunt::store::sqlite

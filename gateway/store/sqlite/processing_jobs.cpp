#include "gateway/store/sqlite/processing_jobs.hpp"

#include "gateway/store/sqlite/awaited_jobs.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;
using ports::task;

task<result<std::uint64_t>> processing_jobs::processing_sent() {
    return read_on<std::uint64_t>(reader_, [](readings& from) {
        return result<std::uint64_t>(static_cast<std::uint64_t>(from.marks.get(processing_mark)));
    });
}

task<result<void>> processing_jobs::processing_sent_to(std::uint64_t next) {
    return write_on<void>(writer_, [next](act_writing& w, instant, group_traces&) {
        w.processing_sent_to(next);
        return result<void>();
    });
}

} // namespace kruispunt::store::sqlite

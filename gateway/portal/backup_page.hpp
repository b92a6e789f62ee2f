#pragma once

#include "gateway/portal/call.hpp"
#include "gateway/ports/region_store.hpp"

namespace kruispunt::portal {

/// `POST /reservekopieen`: somebody took a backup, into the folder `map`; it stands in the audit
/// trail from then on. The copying itself is a command's: only who may read the data folder can.
/// Any thread.
class backup_page {
public:
    /// The store must outlive the page.
    explicit backup_page(ports::region_store& store) : store_(store) {}

    ports::task<ports::http_response> note(call c);

private:
    ports::region_store& store_;
};

} // namespace kruispunt::portal

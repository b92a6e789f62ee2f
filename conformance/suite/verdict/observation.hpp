#pragma once

#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/plan/operation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::verdict {

/// What a record shows of the system under test: its answer, its call, or its adapter's line.
struct observation {
    std::string protocol;
    /// An answer's; nothing where it is a call or a line.
    std::optional<unsigned> status;
    /// Of a call.
    const wire::request* request = nullptr;
    const std::vector<wire::header>* headers = nullptr;
    const std::string* body = nullptr;
    const text::json* line = nullptr;
    std::string peer_oin;
    /// Why nothing came; empty where something did.
    std::string nothing_because;
};

/// Whether the record is of the kind that the operation leaves behind.
bool fits(const plan::operation& of, const evidence::record& seen);

/// Of a record that fits. Points into the record.
observation observed(const plan::operation& of, const evidence::record& seen);

} // namespace kruispunt::conformance::suite::verdict

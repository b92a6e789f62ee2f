#pragma once

#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/tests/small_catalogue.hpp"
#include "conformance/suite/verdict/verdict.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::tests {

/// A test of the small catalogue with what was seen of it: every message was taken, nothing called.
struct judged_world {
    explicit judged_world(const std::string& steps, const std::string& more = {});

    /// What the operation left behind, to be changed.
    evidence::exchange& exchange(std::size_t operation);
    void put(std::size_t operation, decltype(evidence::record::seen) seen);

    verdict::test_verdict verdict() const;

    catalogue::catalogue all;
    std::vector<plan::operation> plan;
    evidence::test_evidence seen;
    verdict::offers offered{{"adapter", "clock", "partner"}};
};

/// An exchange that was answered so.
evidence::exchange answered(unsigned status, const std::string& body = {});

/// A call that came with this body.
evidence::call called(const std::string& body);

/// An exchange without an answer.
evidence::exchange unanswered();

} // namespace kruispunt::conformance::suite::tests

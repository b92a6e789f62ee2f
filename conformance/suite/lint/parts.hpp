#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::lint {

using found_faults = std::vector<std::string>;

/// Ids, levels, sentences and languages of tests.
void check_tests(const catalogue::catalogue& all, found_faults& into);

/// The sentences that a test cites, itself and in its checks.
std::vector<std::string> sentences_of(const catalogue::test& one);

/// Who needs an optional ability of an index tests nothing that binds an index without it, and who
/// makes an index use one needs it.
void check_abilities(const catalogue::catalogue& all, found_faults& into);

/// What is observed in a test is expected to change in it, and what an index says is read strictly.
void check_looks(const catalogue::catalogue& all, found_faults& into);

/// Each test is planned and its texts are filled, without any system to send them to.
void rehearse(const catalogue::catalogue& all, found_faults& into);

/// Which sentence has neither test nor reason, and reasons for what has one.
void check_coverage(const catalogue::catalogue& all, found_faults& into);

void check_mutants(const catalogue::catalogue& all, found_faults& into);

} // namespace kruispunt::conformance::suite::lint

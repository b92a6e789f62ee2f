#include "conformance/suite/lint/lint.hpp"

#include "conformance/suite/lint/parts.hpp"

namespace kruispunt::conformance::suite::lint {

std::vector<std::string> faults(const catalogue::catalogue& all) {
    found_faults found;
    check_tests(all, found);
    check_looks(all, found);
    check_abilities(all, found);
    rehearse(all, found);
    check_coverage(all, found);
    check_mutants(all, found);
    return found;
}

} // namespace kruispunt::conformance::suite::lint

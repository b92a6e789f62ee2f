#include "adapters/sdk/disclosure_check.hpp"
#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/testing/mappings_folder.hpp"
#include "adapters/sdk/tests/temporary_file.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::adapters::sdk {
namespace {

struct row {
    std::string use;
    std::string field;
    std::string complaint; ///< a piece of it; empty: none
};

// A mapping of one text, judged by SISA's policy: the organisation and never a professional.
std::string complaint_about(const row& r) {
    const temporary_file file(
        "form = \"json\"\nuse = \"" + r.use + "\"\nfields = [\n{ path = \"a\", is = \"" + r.field +
        "\", type = \"text\" },\n]\n"
    );
    std::map<std::string, mapping> mappings;
    mappings.emplace("a", mapping(file.path()));
    try {
        check_disclosure(mappings, load_policy(testing::mappings / "sisa" / "policy.toml"));
        return {};
    } catch (const std::runtime_error& e) {
        const std::string what = e.what();
        EXPECT_EQ(what.find(file.path().string() + ":4: "), 0U) << what;
        return what;
    }
}

class disclosure_of_a_mapping : public ::testing::TestWithParam<row> {};

// proves: COM-24.2 SISA-20.9 SISA-20.10
TEST_P(disclosure_of_a_mapping, is_judged_by_the_policy) {
    const std::string said = complaint_about(GetParam());
    if (GetParam().complaint.empty()) {
        EXPECT_EQ(said, "");
    } else {
        EXPECT_NE(said.find(GetParam().complaint), said.npos) << said;
    }
}

INSTANTIATE_TEST_SUITE_P(
    table,
    disclosure_of_a_mapping,
    ::testing::Values(
        row{"write", "other.region", ""},
        row{"write", "other.organisation.name", ""},
        row{"both", "other.organisation.phone", ""},
        row{"write", "match.id", ""},
        row{"write", "coordination.name", ""},
        row{"write", "other.reporter.name", "does not name in 'may_learn'"},
        row{"both", "other.reporter.phone", "does not name in 'may_learn'"},
        row{"write", "other.coordinator.phone", "does not name in 'may_learn'"},
        row{"read", "other.reporter.name", ""},
        row{"write", "child.surname", "nothing of a child may leave"},
        row{"write", "parents", "nothing of a child may leave"},
        row{"both", "child.surname", ""},
        row{"read", "child.surname", ""}
    )
);

// proves: COM-24.2 SISA-20.9 SISA-20.10
TEST(disclosure_check, all_regions_write_no_more_than_their_policies_allow) {
    std::size_t regions = 0;
    for (const auto& entry : std::filesystem::directory_iterator(testing::mappings)) {
        if (!std::filesystem::exists(entry.path() / "policy.toml")) continue;
        ++regions;
        EXPECT_NO_THROW(
            check_disclosure(load_mappings(entry.path()), load_policy(entry.path() / "policy.toml"))
        );
    }
    EXPECT_GE(regions, 4U);
}

} // namespace
} // namespace kruispunt::adapters::sdk

#pragma once

#include "tests/contract/store/landed/kept_folder.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store {

/// Where the landed schemas are kept, a folder each.
std::filesystem::path landed_schemas();

/// A folder as the program of a landed schema left it; the parameter is the schema, "today" for
/// what today's program leaves.
class Landed : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override;

    /// Whether it holds what `fill_further` adds.
    static bool filled_further() { return GetParam() != "1" && GetParam() != "2"; }

    kept_folder& opened() {
        if (!opened_) opened_.emplace(folder_.path());
        return *opened_;
    }

    std::vector<ports::owed_notice> owed(const std::string& region) {
        return support::run_coroutine(opened().store->owed(region, 0, 100)).value();
    }

    std::string name_of(const ports::sealed_contact& contact) {
        return opened().vault->open(contact).value().reporter->name;
    }

    ports::census counted() { return support::run_coroutine(opened().store->count()).value(); }

    domain::result<domain::outcome> said(const domain::command& c) {
        return opened().enact(c).answer.what;
    }

    support::temporary_folder folder_;
    std::optional<kept_folder> opened_;
};

inline std::string schema_name(const testing::TestParamInfo<std::string>& about) {
    return about.param;
}

} // namespace kruispunt::store

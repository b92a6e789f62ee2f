#include "adapters/midden_nederland/midden_nederland_adapter.hpp"
#include "adapters/sdk/tab_separated.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kruispunt::adapters::midden_nederland {
namespace {

namespace testing_ = sdk::testing;

// A line of mutations.tsv: what it proves, an example, what is replaced in it, what becomes of it.
struct mutation_case {
    std::string proves;
    std::string example;
    std::string from;
    std::string to;
    std::string outcome;
};

void PrintTo(const mutation_case& one, std::ostream* out) {
    *out << one.example << ": " << one.from << " -> " << one.to;
}

std::vector<mutation_case> all_cases() {
    const auto file =
        testing_::mappings.parent_path() / "adapters/midden_nederland/tests/mutations.tsv";
    std::vector<mutation_case> cases;
    sdk::read_tab_separated(file, 5, [&cases](const auto& cells) {
        cases.push_back(
            {std::string(cells[0]),
             std::string(cells[1]),
             std::string(cells[2]),
             std::string(cells[3]),
             std::string(cells[4])}
        );
        return std::string();
    });
    return cases;
}

const char* name_of(const domain::submit_signal&) {
    return "submit";
}

const char* name_of(const domain::withdraw_signal&) {
    return "withdraw";
}

const char* name_of(const domain::close_signal&) {
    return "close";
}

const char* name_of(const domain::relocate_signal&) {
    return "relocate";
}

const char* name_of(const domain::update_match&) {
    return "update";
}

const char* name_of(const domain::inspect_child&) {
    return "inspect";
}

template <class Act>
const char* name_of(const Act&) {
    return "of another kind";
}

std::string outcome_of(const domain::command& command) {
    if (const auto* refused = std::get_if<domain::refused_message>(&command.act))
        return std::string(wire_code(refused->failure.code)) + " " + refused->failure.field;
    return std::visit(
        [](const auto& act) { return std::string("taken ") + name_of(act); }, command.act
    );
}

class mutation_of_the_feed : public testing::TestWithParam<mutation_case> {
protected:
    static std::string text() {
        std::string text = testing_::example("midden-nederland", GetParam().example);
        if (GetParam().from.empty()) return text;
        const auto at = text.find(GetParam().from);
        if (at == text.npos) throw std::logic_error("the example does not hold what is replaced");
        return text.replace(at, GetParam().from.size(), GetParam().to);
    }
};

// proves: MN-02.1 MN-02.2 MN-02.3 MN-02.4 MN-02.5 MN-02.6 MN-02.7 MN-02.8 MN-02.9 MN-02.10 MN-02.11
// proves: MN-04.1 MN-04.2 MN-07.1 MN-08.1 COM-10.1 COM-10.2 COM-10.3 COM-11.2 COM-11.7 COM-13.3
// proves: COM-13.5 COM-13.6 COM-13.7 COM-13.8 COM-13.9 COM-14.1 COM-14.2 COM-14.3 COM-15.1 COM-32.1
TEST_P(mutation_of_the_feed, becomes_what_its_line_says) {
    const auto adapter = make_adapter(testing_::setup_of("midden-nederland"));
    const std::string page = R"({"mutaties":[)" + text() + R"(],"laatste":1})";
    const auto read = adapter->feed()->decode_page({200, {}, page}, {}, testing_::moment());
    ASSERT_TRUE(std::holds_alternative<ports::feed_page>(read));
    const auto& items = std::get<ports::feed_page>(read).items;
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(outcome_of(items[0].command), GetParam().outcome);
    EXPECT_EQ(items[0].command.region, "midden-nederland");
    EXPECT_EQ(items[0].command.oin, "00000099000000000002");
}

INSTANTIATE_TEST_SUITE_P(table, mutation_of_the_feed, testing::ValuesIn(all_cases()));

TEST(mutation_cases, refuse_at_least_as_often_as_they_take) {
    const auto cases = all_cases();
    const auto refusals = std::count_if(cases.begin(), cases.end(), [](const mutation_case& one) {
        return one.proves.find("refusal") != std::string::npos;
    });
    const auto rejected = std::count_if(cases.begin(), cases.end(), [](const mutation_case& one) {
        return one.outcome.find("taken") != 0;
    });
    EXPECT_EQ(refusals, rejected);
    EXPECT_GE(2 * refusals, static_cast<std::ptrdiff_t>(cases.size()));
}

} // namespace
} // namespace kruispunt::adapters::midden_nederland

#include "adapters/sdk/tab_separated.hpp"
#include "adapters/sisa/tests/samples.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;

struct refusal_row {
    std::string example;
    std::string from;
    std::string to;
    std::string told;
    std::string proves;
};

void PrintTo(const refusal_row& row, std::ostream* out) {
    *out << row.example << ": " << row.from << " -> " << row.to << " (" << row.proves << ")";
}

std::vector<refusal_row> all_rows() {
    std::vector<refusal_row> rows;
    const auto keep = [&rows](const std::vector<std::string_view>& cells) {
        rows.push_back(
            {std::string(cells[0]),
             std::string(cells[1]),
             std::string(cells[2]),
             std::string(cells[3]),
             std::string(cells[5])}
        );
        return std::string();
    };
    sdk::read_tab_separated(
        sdk::testing::mappings.parent_path() / "adapters/sisa/tests/refusals.tsv", 6, keep
    );
    return rows;
}

class SisaRefusals : public testing::TestWithParam<refusal_row> {};

TEST_P(SisaRefusals, AreToldWithCodeAndField) {
    const refusal_row& row = GetParam();
    const auto message = decode(with(example(row.example), row.from, row.to));
    const auto* refused = std::get_if<domain::refused_message>(&message.command.act);
    ASSERT_NE(refused, nullptr) << row.proves;
    const auto reply = adapter().encode_reply(message.correspondence, answer(refused->failure));
    EXPECT_EQ(reply.status, 200);
    const auto space = row.told.find(' ');
    EXPECT_NE(
        reply.body.find("<StUF:code>" + row.told.substr(0, space) + "</StUF:code>"),
        std::string::npos
    ) << reply.body;
    EXPECT_NE(
        reply.body.find("<StUF:details>" + row.told.substr(space + 1) + "</StUF:details>"),
        std::string::npos
    ) << reply.body;
}

INSTANTIATE_TEST_SUITE_P(Data, SisaRefusals, testing::ValuesIn(all_rows()));

} // namespace
} // namespace kruispunt::adapters::sisa

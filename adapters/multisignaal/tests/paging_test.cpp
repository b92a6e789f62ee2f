#include "adapters/multisignaal/paging.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::multisignaal {
namespace {

struct page_read {
    page_asked asked;
    std::vector<sdk::finding> findings;
};

page_read read(const std::string& query) {
    page_read made;
    const auto target = sdk::read_target("/x" + query);
    EXPECT_TRUE(target) << query;
    made.asked = read_page(*target, made.findings);
    return made;
}

struct good_query {
    const char* query;
    int page;
    int size;
};

// proves: MS-09.1 MS-09.3 acceptance
TEST(paging, pages_are_chosen_by_two_parameters) {
    const good_query rows[] = {
        {"", 1, 25},
        {"?pagina=1", 1, 25},
        {"?pagina=2&paginaGrootte=1", 2, 1},
        {"?paginaGrootte=100&pagina=7", 7, 100},
        {"?pagina=1000000", 1'000'000, 25},
        {"?%70agina=3", 3, 25}};
    for (const auto& row : rows) {
        const auto made = read(row.query);
        EXPECT_TRUE(made.findings.empty()) << row.query;
        EXPECT_EQ(made.asked.page, row.page) << row.query;
        EXPECT_EQ(made.asked.size, row.size) << row.query;
    }
}

struct bad_query {
    const char* query;
    domain::errc code;
    const char* path;
};

constexpr auto invalid = domain::errc::value_invalid;
constexpr auto unknown = domain::errc::unknown_field;

// proves: MS-09.2 MS-09.5 MS-09.6 refusal
TEST(paging, what_is_out_of_range_misshapen_or_unknown_is_found) {
    const bad_query rows[] = {
        {"?pagina=0", invalid, "pagina"},
        {"?pagina=-1", invalid, "pagina"},
        {"?pagina=", invalid, "pagina"},
        {"?pagina", invalid, "pagina"},
        {"?pagina=1.0", invalid, "pagina"},
        {"?pagina=%2B1", invalid, "pagina"},
        {"?pagina=%201", invalid, "pagina"},
        {"?pagina=1x", invalid, "pagina"},
        {"?pagina=1000001", invalid, "pagina"},
        {"?pagina=99999999999999999999", invalid, "pagina"},
        {"?pagina=1&pagina=2", invalid, "pagina"},
        {"?paginaGrootte=0", invalid, "paginaGrootte"},
        {"?paginaGrootte=101", invalid, "paginaGrootte"},
        {"?paginaGrootte=veel", invalid, "paginaGrootte"},
        {"?paginagrootte=5", unknown, "paginagrootte"},
        {"?page=1", unknown, "page"},
        {"?reden=overig", unknown, "reden"},
        {"?=1", unknown, ""}};
    for (const auto& row : rows) {
        const auto made = read(row.query);
        ASSERT_EQ(made.findings.size(), 1U) << row.query;
        EXPECT_EQ(made.findings.front().code, row.code) << row.query;
        EXPECT_EQ(made.findings.front().path, row.path) << row.query;
    }
}

// proves: MS-09.5 refusal
TEST(paging, the_findings_of_a_query_are_bounded) {
    std::string query = "?a=1";
    for (int i = 0; i < 500; ++i)
        query += "&a=1";
    EXPECT_EQ(read(query).findings.size(), sdk::max_findings);
}

// proves: MS-09.4
TEST(paging, links_lead_to_the_page_and_its_neighbours) {
    const auto middle = links_of({2, 2}, 5, "/m");
    EXPECT_EQ(middle.self, "/m?pagina=2&paginaGrootte=2");
    EXPECT_EQ(middle.first, "/m?pagina=1&paginaGrootte=2");
    EXPECT_EQ(middle.previous, "/m?pagina=1&paginaGrootte=2");
    EXPECT_EQ(middle.next, "/m?pagina=3&paginaGrootte=2");
    EXPECT_EQ(middle.last, "/m?pagina=3&paginaGrootte=2");
}

// proves: MS-09.4
TEST(paging, there_is_nothing_before_the_first_and_after_the_last) {
    for (const int total : {0, 1, 25}) {
        const auto only = links_of({}, total, "/m");
        EXPECT_EQ(only.previous, "") << total;
        EXPECT_EQ(only.next, "") << total;
        EXPECT_EQ(only.last, only.first) << total;
    }
    const auto first = links_of({}, 26, "/m");
    EXPECT_EQ(first.next, "/m?pagina=2&paginaGrootte=25");
    EXPECT_EQ(links_of({2, 25}, 26, "/m").next, "");
    const auto beyond = links_of({9, 25}, 26, "/m");
    EXPECT_EQ(beyond.next, "");
    EXPECT_EQ(beyond.previous, "/m?pagina=2&paginaGrootte=25");
}

} // namespace
} // namespace kruispunt::adapters::multisignaal

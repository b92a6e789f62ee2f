#include "adapters/multisignaal/routes.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kruispunt::adapters::multisignaal {
namespace {

routed find(const std::string& method, const std::vector<std::string>& below) {
    return find_route(method, below);
}

// proves: MS-00.1 acceptance
TEST(routes, every_operation_is_found_by_its_own_path) {
    for (const route& r : routes()) {
        std::vector<std::string> below;
        for (std::string_view rest = r.path; !rest.empty();) {
            rest.remove_prefix(1);
            below.emplace_back(rest.substr(0, rest.find('/')));
            rest.remove_prefix(below.back().size());
        }
        const auto found = find(std::string(r.method), below);
        ASSERT_NE(found.to, nullptr) << r.path;
        EXPECT_EQ(found.to->name, r.name);
        EXPECT_EQ(route_named(r.name), found.to);
    }
}

// proves: MS-00.1
TEST(routes, no_two_operations_have_one_name_or_one_place) {
    std::set<std::string_view> names;
    std::set<std::pair<std::string_view, std::string_view>> places;
    std::set<operation> whats;
    for (const route& r : routes()) {
        EXPECT_TRUE(names.insert(r.name).second) << r.name;
        EXPECT_TRUE(places.insert({r.method, r.path}).second) << r.path;
        EXPECT_TRUE(whats.insert(r.what).second) << r.path;
    }
    EXPECT_EQ(route_named("iets"), nullptr);
}

// proves: MS-10.9 MS-10.10 refusal
TEST(routes, what_is_not_there_leads_nowhere) {
    const std::vector<std::vector<std::string>> nowhere{
        {},
        {""},
        {"signalen"},
        {"signalen", ""},
        {"signalen", "a", ""},
        {"signalen", "a", "b"},
        {"signalen", "a", "matches", ""},
        {"signalen", "a", "matches", "b"},
        {"Signalen", "a"},
        {"matches", ""},
        {"matches", "a", ""},
        {"openapi.json", ""},
        {"openapi.yaml"},
        {"inzageverzoeken", "1"},
        {"fouten"},
        {"", "signalen", "a"}};
    for (const auto& below : nowhere) {
        const auto found = find("GET", below);
        EXPECT_EQ(found.to, nullptr);
        EXPECT_EQ(found.allow, "");
    }
}

// proves: MS-10.11 MS-10.12 refusal
TEST(routes, another_method_is_told_which_there_are) {
    EXPECT_EQ(find("POST", {"signalen", "a"}).allow, "GET, HEAD, PUT, DELETE");
    EXPECT_EQ(find("POST", {"signalen", "a"}).to, nullptr);
    EXPECT_EQ(find("GET", {"signalen", "a", "afsluiting"}).allow, "POST");
    EXPECT_EQ(find("PUT", {"matches", "a"}).allow, "PATCH");
    EXPECT_EQ(find("OPTIONS", {"openapi.json"}).allow, "GET, HEAD");
    EXPECT_EQ(find("HEAD", {"inzageverzoeken"}).to, nullptr);
    EXPECT_EQ(find("get", {"signalen", "a"}).to, nullptr);
}

// proves: MS-02.1 acceptance
TEST(routes, head_goes_where_get_goes) {
    EXPECT_EQ(find("HEAD", {"signalen", "a"}).to, find("GET", {"signalen", "a"}).to);
}

// proves: MS-01.2
TEST(routes, a_path_is_written_with_its_id_or_up_to_it) {
    EXPECT_EQ(path_of(*route_named("getMatches"), "a"), "/signalen/a/matches");
    EXPECT_EQ(path_of(*route_named("getMatches"), ""), "/signalen");
    EXPECT_EQ(path_of(*route_named("patchMatch"), "b"), "/matches/b");
    EXPECT_EQ(path_of(*route_named("getOpenapi"), "c"), "/openapi.json");
}

} // namespace
} // namespace kruispunt::adapters::multisignaal

#include "conformance/mutation/mutation.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::mutation {
namespace {

mutation altering(alters_output how) {
    mutant made;
    made.id = std::string("m");
    made.does = std::move(how);
    return mutation(std::move(made));
}

wire::response problem() {
    return {400, {{"ETag", "\"1\""}}, R"({"code":"A","fouten":[{"code":"A"},{"code":"B"}]})"};
}

TEST(Mutation, NothingIsBrokenWithoutAMutant) {
    const mutation whole;
    auto answer = problem();
    whole.alter("signal", answer);
    EXPECT_EQ(answer.body, problem().body);
    EXPECT_FALSE(whole.ignores("COM-10.2"));
    EXPECT_FALSE(whole.behaves("tells_twice"));
    EXPECT_EQ(whole.id(), "");
}

TEST(Mutation, SetsAndRemovesByPointer) {
    alters_output how;
    how.at = std::string("/fouten/1");
    how.remove = true;
    auto answer = problem();
    altering(how).alter("signal", answer);
    EXPECT_EQ(answer.body, R"({"code":"A","fouten":[{"code":"A"}]})");
    how.remove = false;
    how.at = std::string("/code");
    how.set = text::json(nullptr);
    altering(how).alter("signal", answer);
    EXPECT_EQ(answer.body, R"({"code":null,"fouten":[{"code":"A"}]})");
    how.at = std::string("/nowhere/below");
    altering(how).alter("signal", answer);
    EXPECT_EQ(answer.body, R"({"code":null,"fouten":[{"code":"A"}]})");
}

TEST(Mutation, ReplacesTextEverywhere) {
    alters_output how;
    how.replace = std::string("\"A\"");
    how.by = std::string("\"C\"");
    auto answer = problem();
    altering(how).alter("signal", answer);
    EXPECT_EQ(answer.body, R"({"code":"C","fouten":[{"code":"C"},{"code":"B"}]})");
}

TEST(Mutation, ChangesStatusAndHeaders) {
    alters_output how;
    how.in = alters_output::place::status;
    how.set = text::json(200U);
    auto answer = problem();
    altering(how).alter("signal", answer);
    EXPECT_EQ(answer.status, 200U);
    how.in = alters_output::place::header;
    how.name = std::string("etag");
    how.set = text::json("W/\"1\"");
    altering(how).alter("signal", answer);
    EXPECT_EQ(wire::header_value(answer.headers, "ETag"), "W/\"1\"");
    how.set.reset();
    how.remove = true;
    altering(how).alter("signal", answer);
    EXPECT_TRUE(answer.headers.empty());
}

TEST(Mutation, OnlyWhatIsMeantChanges) {
    alters_output how;
    how.message = std::string("withdraw");
    how.when_status = 400U;
    how.in = alters_output::place::status;
    how.set = text::json(200U);
    auto answer = problem();
    altering(how).alter("signal", answer);
    EXPECT_EQ(answer.status, 400U);
    altering(how).alter("withdraw", answer);
    EXPECT_EQ(answer.status, 200U);
    how.of = alters_output::part::request;
    auto other = problem();
    altering(how).alter("withdraw", other);
    EXPECT_EQ(other.status, 400U);
    how.in = alters_output::place::body;
    how.message.clear();
    how.set.reset();
    how.replace = std::string("x");
    how.by = std::string("y");
    wire::request request{"POST", "/", {}, "xx", {}, 0};
    altering(how).alter("match_made", request);
    EXPECT_EQ(request.body, "yy");
}

TEST(Mutation, KnowsItsWordAndItsSentence) {
    mutant made;
    made.does = ignores_rule{std::string("COM-10.2")};
    EXPECT_TRUE(mutation(made).ignores("COM-10.2"));
    EXPECT_FALSE(mutation(made).ignores("COM-10"));
    made.does = behaves{std::string("tells_twice")};
    EXPECT_TRUE(mutation(made).behaves("tells_twice"));
    EXPECT_FALSE(mutation(made).ignores("tells_twice"));
}

} // namespace
} // namespace kruispunt::conformance::mutation

#include "conformance/population/command.hpp"
#include "conformance/population/tests/people.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace kruispunt::conformance {
namespace {

/// Runs the program with `arguments`; the exit code.
int run(const std::string& arguments) {
    CLI::App program{"kruispunt-conformance"};
    add_population_command(program);
    try {
        program.parse(arguments);
        return 0;
    } catch (const CLI::Error& error) {
        return error.get_exit_code();
    }
}

std::string output_of(const std::string& arguments) {
    testing::internal::CaptureStdout();
    EXPECT_EQ(run(arguments), 0);
    return testing::internal::GetCapturedStdout();
}

std::string refusal_of(const std::string& arguments, int exit_code) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(run(arguments), exit_code);
    return testing::internal::GetCapturedStderr();
}

TEST(population_command, writes_csv_to_standard_output) {
    population::csv_writer form;
    const std::string expected = population::written(form, 5, 3000);
    EXPECT_EQ(output_of("population --seed 5 --size 3000"), expected);
}

TEST(population_command, writes_json_to_a_file) {
    const std::string file = testing::TempDir() + "population-" +
                             testing::UnitTest::GetInstance()->current_test_info()->name();
    EXPECT_EQ(run("population --seed 5 --size 3000 --format json --out " + file), 0);
    std::ifstream stream{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    std::remove(file.c_str());
    population::json_writer form;
    EXPECT_EQ(text, population::written(form, 5, 3000));
}

TEST(population_command, takes_the_day_that_decides_ages) {
    const std::string text = output_of("population --seed 5 --size 10 --today 2020-02-29");
    EXPECT_NE(text.find("today=2020-02-29"), std::string::npos);
}

TEST(population_command, refuses_what_cannot_be_made) {
    EXPECT_NE(
        refusal_of("population --seed 1 --size 9090910", 2).find("9090909"), std::string::npos
    );
    EXPECT_NE(refusal_of("population --seed 1 --size 0", 2).find("--size"), std::string::npos);
    const std::string wrong_day = refusal_of("population --seed 1 --size 5 --today 2026-02-30", 2);
    EXPECT_NE(wrong_day.find("--today"), std::string::npos);
    EXPECT_NE(run("population --size 5"), 0);
    EXPECT_NE(run("population --seed 1 --size 5 --format xml"), 0);
}

TEST(population_command, says_when_the_output_cannot_be_written) {
    const std::string unopened =
        refusal_of("population --seed 1 --size 5 --out /nonexistent/folder/file", 3);
    EXPECT_NE(unopened.find("--out"), std::string::npos);
    const std::string full = refusal_of("population --seed 1 --size 5000 --out /dev/full", 3);
    EXPECT_NE(full.find("not complete"), std::string::npos);
}

} // namespace
} // namespace kruispunt::conformance

#include "conformance/suite/serving/run_pages.hpp"
#include "conformance/suite/tests/made_up_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace kruispunt::conformance::suite::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A run's folder, served.
class RunPages : public testing::Test {
protected:
    RunPages()
        : folder(fs::temp_directory_path() / ("kruispunt-pages-" + std::to_string(getpid()))),
          pages(made_up_catalogue(), folder) {
        fs::create_directories(folder / "evidence");
        for (const auto& [name, octets] : reported_files(made_up_catalogue()))
            std::ofstream(folder / name, std::ios::binary) << octets;
    }

    ~RunPages() override { fs::remove_all(folder); }

    wire::response
    get(const std::string& target,
        const std::string& host = "127.0.0.1:8787",
        const std::string& method = "GET") const {
        wire::request asked;
        asked.method = method;
        asked.target = target;
        asked.headers = {{"Host", host}};
        return pages.answer(asked);
    }

    fs::path folder;
    serving::run_pages pages;
};

TEST_F(RunPages, ShowTheRunAndItsForms) {
    EXPECT_THAT(get("/").body, HasSubstr("<!DOCTYPE html>"));
    EXPECT_EQ(get("/report.json").body, reported_files(made_up_catalogue()).at("report.json"));
    for (const auto* const form : {"/junit.xml", "/earl.jsonld", "/summary.md", "/report.html"})
        EXPECT_EQ(get(form).status, 200U) << form;
    EXPECT_EQ(get("/", "localhost:1").status, 200U);
    EXPECT_EQ(get("/", "[::1]:1").status, 200U);
}

TEST_F(RunPages, ShowNothingElse) {
    EXPECT_EQ(get("/sut.json").status, 404U);
    EXPECT_EQ(get("/../etc/passwd").status, 404U);
    EXPECT_EQ(get("").status, 404U);
}

TEST_F(RunPages, AreReadOnly) {
    const auto refused = get("/", "127.0.0.1:8787", "POST");
    EXPECT_EQ(refused.status, 405U);
    EXPECT_EQ(wire::header_value(refused.headers, "Allow"), "GET");
}

TEST_F(RunPages, AnswerNoPageOfElsewhere) {
    EXPECT_EQ(get("/", "attacker.example:8787").status, 421U);
    EXPECT_EQ(get("/", "127.0.0.1.attacker.example").status, 421U);
}

TEST_F(RunPages, SayWhyARunCannotBeShown) {
    fs::remove(folder / "run.json");
    const auto answer = get("/");
    EXPECT_EQ(answer.status, 500U);
    EXPECT_THAT(answer.body, HasSubstr("run.json: is not in the run's folder"));
}

} // namespace
} // namespace kruispunt::conformance::suite::tests

#include "tests/arch/banned.hpp"
#include "tests/arch/function_lengths.hpp"
#include "tests/arch/on_the_project.hpp"
#include "tests/arch/sizes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kruispunt::arch {
namespace {

using findings = std::vector<finding>;

std::vector<std::string> project_headers() {
    std::vector<std::string> headers;
    for (const auto& path : project_files(project_root())) {
        if (is_header(path)) {
            headers.push_back(path);
        }
    }
    return headers;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

// The project itself.

TEST(Tidy, FunctionsAndLinesAreShort) {
    expect_none(over_the_project(check_sizes));
}

TEST(Tidy, NothingBannedIsUsed) {
    expect_none(over_the_project(check_banned));
}

TEST(Tidy, HeadersBeginOnceAndProveThemselves) {
    const auto headers = project_headers();
    ASSERT_FALSE(headers.empty());
    const auto found = over_the_project([&headers](const source_file& file) {
        return check_header_habits(file, headers);
    });
    expect_none(found);
}

// Sizes, at their limits.

TEST(Sizes, FileOfFourHundredLinesIsTheLongest) {
    for (const char* path : {"a.cpp", "a/b.py", "a/CMakeLists.txt", "a.mjs"}) {
        EXPECT_TRUE(check_length(path, repeated("x\n", 400)).empty()) << path;
        EXPECT_EQ(check_length(path, repeated("x\n", 401)).size(), 1U) << path;
    }
    EXPECT_EQ(check_length("a.sh", repeated("x\n", 400) + "x").size(), 1U) << "no last line break";
}

TEST(Sizes, ScriptIsKnownByItsFirstLineAndWhatIsNoSourceMayBeLong) {
    EXPECT_EQ(check_length("dev", "#!/bin/sh\n" + repeated("x\n", 400)).size(), 1U);
    EXPECT_TRUE(check_length("dev", repeated("x\n", 401)).empty());
    EXPECT_TRUE(check_length("a.md", repeated("x\n", 401)).empty());
}

TEST(Sizes, FunctionOfSeventyLinesIsTheLongest) {
    const auto body = [](std::size_t lines) {
        return "void f()\n{\n" + repeated("    g();\n", lines - 2) + "}\n";
    };
    EXPECT_TRUE(check_sizes(parse_source("a.cpp", body(70))).empty());
    const auto found = check_sizes(parse_source("a.cpp", body(71)));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].line, 2U);
}

TEST(Sizes, LineOfHundredColumnsIsTheLongestCountedInCharacters) {
    EXPECT_TRUE(check_sizes(parse_source("a.cpp", "//" + repeated("\u00e9", 98) + "\n")).empty());
    EXPECT_EQ(check_sizes(parse_source("a.cpp", "//" + repeated("x", 99) + "\n")).size(), 1U);
}

TEST(Sizes, LongLineInsideARawLiteralIsASample) {
    const auto text = "auto x = R\"(\n" + repeated("x", 200) + "\n)\";\n";
    EXPECT_TRUE(check_sizes(parse_source("a.cpp", text)).empty());
}

struct shape {
    std::string name;
    std::string text;
    std::size_t first;
    std::size_t last;
};

const std::vector<shape> shapes{
    shape{"Free", "namespace a {\nint f() {\n return 1;\n}\n}\n", 2, 4},
    shape{"Member", "class a {\npublic:\n int f() const noexcept {\n return 1;\n}\n};\n", 3, 5},
    shape{"Constructor", "a::a(int x)\n : x_{x},\n y_(2), z_{} {\n f();\n}\n", 3, 5},
    shape{"TrailingReturn", "auto f() -> std::vector<int> {\n}\n", 1, 2},
    shape{"Template", "template <class T>\nvoid f(T t = {}) {\n}\n", 2, 3},
    shape{"Test", "TEST(Suite, Name) {\n  if (x) {\n  }\n}\n", 1, 4},
    shape{"LambdaInside", "void f() {\n g([](int) {\n });\n}\n", 1, 4},
    shape{"LocalClass", "void f() {\n struct a { void g() {} };\n}\n", 1, 3},
    shape{"BraceInLiteral", "void f() {\n g(\"{\", '{'); // {\n}\n", 1, 3},
    shape{"AfterATable", "constexpr int t[] = {\n f(1),\n 2};\nvoid g() {\n}\n", 4, 5},
    shape{"AfterADirective", "#define X(a) {\n#define Y \\\n {\nvoid g() {\n}\n", 4, 5}};

TEST(Functions, BodyIsFoundInEveryShape) {
    for (const auto& [name, text, first, last] : shapes) {
        const auto bodies = function_bodies(parse_source("a.cpp", text));
        ASSERT_EQ(bodies.size(), 1U) << name;
        EXPECT_EQ(bodies[0].first, first) << name;
        EXPECT_EQ(bodies[0].last, last) << name;
    }
}

// What is banned, and where it is not.

struct token_sample {
    std::string path;
    std::string text;
};

const std::vector<token_sample> banned{
    token_sample{"gateway/net/a.cpp", "co_spawn(x, f(), boost::asio::detached);"},
    token_sample{"gateway/net/a.cpp", "task<void> f() { g([&](int) {}); co_return; }"},
    token_sample{"gateway/net/a.cpp", "task<void> f() { g([=] {}); co_await h(); }"},
    token_sample{"tests/unit/a.cpp", "std::this_thread::sleep_for(1s);"},
    token_sample{"gateway/net/a.cpp", "void f() { sleep(1); }"},
    token_sample{"gateway/net/a.cpp", "std::cout << 1;"},
    token_sample{"conformance/runner/a.cpp", "std::cerr << 1;"},
    token_sample{"gateway/net/a.cpp", "auto x = std::getenv(\"X\");"},
    token_sample{
        "gateway/net/a.cpp",
        "// TO"
        "DO: later"},
    token_sample{
        "gateway/net/a.cpp",
        "/* FIX"
        "ME */"},
    token_sample{"gateway/net/a.hpp", "using namespace std;"},
    token_sample{"gateway/net/a.cpp", "#include <regex>"},
    token_sample{"gateway/net/a.hpp", "#include <iostream>"},
    token_sample{"gateway/net/a.hpp", "std::shared_ptr<int> x;"},
    token_sample{"gateway/net/a.hpp", "// not shared\n\n\n\n\n\nauto x = std::shared_ptr<int>{};"},
    token_sample{"gateway/portal/a.cpp", "#include <nlohmann/json.hpp>\nauto x = j.at(\"a\");"},
    token_sample{"adapters/esar/a.cpp", "#include <nlohmann/json.hpp>\nauto x = j.get<int>();"},
    token_sample{"adapters/sdk/a.cpp", "doc.load_buffer(p, n);"},
    token_sample{"gateway/codec/a.cpp", "doc.load_string(p);"},
    token_sample{"conformance/wire/a.cpp", "doc.load_file(p);"}};

TEST(Banned, IsFound) {
    for (const auto& [path, text] : banned) {
        const auto found = check_banned(parse_source(path, text));
        ASSERT_EQ(found.size(), 1U) << path << ": " << text << '\n' << report(found);
        EXPECT_FALSE(found[0].fix.empty());
    }
}

const std::vector<token_sample> allowed{
    token_sample{"gateway/net/a.cpp", "// why not asio::detached: it swallows exceptions"},
    token_sample{"gateway/net/a.cpp", "f(\"asio::detached\");"},
    token_sample{"gateway/net/a.cpp", "void f() { sort(v, [&](int a) { return a; }); }"},
    token_sample{"gateway/net/a.cpp", "task<void> f() { g([&x](int) {}); co_return; }"},
    token_sample{"gateway/net/a.cpp", "int sleepers;"},
    token_sample{
        "tests/faults/a.cpp", "// sleeps because the process has no other sign\nsleep(1);"},
    token_sample{"gateway/app/main.cpp", "std::cout << 1;"},
    token_sample{"conformance/app/main.cpp", "std::cerr << std::getenv(\"X\");"},
    token_sample{"gateway/net/a.cpp", "using namespace std::chrono_literals;"},
    token_sample{"gateway/net/a.cpp", "#include <iostream>"},
    token_sample{
        "gateway/net/a.hpp", "// shared because two lanes hold it\nstd::shared_ptr<int> x;"},
    token_sample{"tests/unit/a.cpp", "auto x = std::make_shared<int>(1);"},
    token_sample{"gateway/exchange/a.cpp", "auto x = map.at(1);"},
    token_sample{"gateway/codec/a.cpp", "#include <nlohmann/json.hpp>\nauto x = j.get<int>();"},
    token_sample{"adapters/esar/tests/a_test.cpp", "doc.load_string(p);"}};

TEST(Banned, OtherwiseLetBe) {
    for (const auto& [path, text] : allowed) {
        expect_none(check_banned(parse_source(path, text)));
    }
}

TEST(Banned, ReasonIsAskedForOnceAFile) {
    const std::string use = "std::shared_ptr<int> x;\n";
    const auto in_header = [](const std::string& text) {
        return check_banned(parse_source("gateway/net/a.hpp", text)).size();
    };
    EXPECT_EQ(in_header(repeated(use, 9)), 1U);
    EXPECT_EQ(in_header("// shared because two lanes hold it\n" + repeated(use, 9)), 0U);
}

// Headers.

TEST(Headers, WithoutPragmaOnceIsFound) {
    EXPECT_EQ(check_header_habits(parse_source("a.hpp", "int x;\n"), {}).size(), 1U);
    EXPECT_EQ(check_header_habits(parse_source("a.hpp", ""), {}).size(), 1U);
    EXPECT_TRUE(check_header_habits(parse_source("a.hpp", "// a\n#pragma once\n"), {}).empty());
}

TEST(Headers, OwnHeaderComesFirst) {
    const std::vector<std::string> headers{"gateway/net/a.hpp"};
    const auto judge = [&headers](const std::string& path, const std::string& text) {
        return check_header_habits(parse_source(path, text), headers).size();
    };
    EXPECT_EQ(judge("gateway/net/a.cpp", "#include <map>\n#include \"gateway/net/a.hpp\"\n"), 1U);
    EXPECT_EQ(judge("gateway/net/a.cpp", "int x;\n"), 1U);
    EXPECT_EQ(judge("gateway/net/a.cpp", "#include \"gateway/net/a.hpp\"\n#include <map>\n"), 0U);
    EXPECT_EQ(judge("gateway/net/b.cpp", "#include <map>\n"), 0U);
}

} // namespace
} // namespace kruispunt::arch

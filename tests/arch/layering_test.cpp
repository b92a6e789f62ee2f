#include "tests/arch/circles.hpp"
#include "tests/arch/includes.hpp"
#include "tests/arch/layering.hpp"
#include "tests/arch/on_the_project.hpp"
#include "tests/arch/region_names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kruispunt::arch {
namespace {

using findings = std::vector<finding>;

findings judge_include(const std::string& path, const std::string& target) {
    return check_includes(parse_source(path, "#pragma once\n#include " + target + "\n"));
}

// The project itself.

TEST(Layering, ProjectKeepsToTheTable) {
    expect_none(over_the_project(check_includes));
}

TEST(Layering, GatewayNamesNoRegion) {
    expect_none(over_the_project(check_region_names));
}

TEST(Layering, ProjectHasNoCirclesOfFolders) {
    expect_none(check_circles(project_sources(project_root())));
}

// Its parser takes most of what is not well-formed, so no file has it at hand, test or program.
findings lenient_xml(const source_file& file) {
    findings found;
    for (const auto& inc : includes_of(file))
        if (inc.target.find("pugi") != std::string::npos)
            found.push_back(
                {file.path, inc.line, "pugixml is not used here", "read by gateway/codec"}
            );
    return found;
}

TEST(Layering, NoFileHasALenientXmlParser) {
    expect_none(over_the_project(lenient_xml));
    EXPECT_EQ(lenient_xml(parse_source("a.cpp", "#include <pugixml.hpp>\n")).size(), 1U);
}

// The checkers, on samples.

struct sample {
    std::string path;
    std::string target;
};

const std::vector<sample> wrong_rooms{
    sample{"gateway/domain/a.hpp", "\"gateway/ports/store.hpp\""},
    sample{"gateway/domain/identity/a.hpp", "\"gateway/codec/xml.hpp\""},
    sample{"gateway/federation/a.cpp", "\"gateway/ports/store.hpp\""},
    sample{"gateway/ports/a.hpp", "\"gateway/net/client.hpp\""},
    sample{"gateway/codec/a.cpp", "\"gateway/ports/http.hpp\""},
    sample{"gateway/vault/a.cpp", "\"gateway/store/sqlite/key_file.hpp\""},
    sample{"gateway/store/sqlite/a.cpp", "\"gateway/vault/key_ring.hpp\""},
    sample{"gateway/net/a.cpp", "\"gateway/codec/json.hpp\""},
    sample{"gateway/net/a.cpp", "\"certs/sandbox_pki.hpp\""},
    sample{"gateway/exchange/a.cpp", "\"gateway/codec/json.hpp\""},
    sample{"gateway/exchange/a.cpp", "\"adapters/sdk/mapping.hpp\""},
    sample{"gateway/portal/a.cpp", "\"gateway/exchange/feeds.hpp\""},
    sample{"adapters/esar/a.cpp", "\"adapters/sisa/codes.hpp\""},
    sample{"adapters/esar/tests/a_test.cpp", "\"adapters/sisa/codes.hpp\""},
    sample{"adapters/esar/a.cpp", "\"gateway/federation/submit.hpp\""},
    sample{"adapters/sdk/a.cpp", "\"adapters/esar/codes.hpp\""},
    sample{"adapters/sdk/a.cpp", "\"tests/support/clock.hpp\""},
    sample{"gateway/app/main.cpp", "\"conformance/runner/run.hpp\""},
    sample{"gateway/app/main.cpp", "\"tests/support/clock.hpp\""},
    sample{"conformance/runner/a.cpp", "\"gateway/domain/bsn.hpp\""},
    sample{"conformance/runner/a.cpp", "\"adapters/sdk/mapping.hpp\""},
    sample{"certs/a.cpp", "\"gateway/domain/bsn.hpp\""},
    sample{"gateway/domain/a.cpp", "\"bsn.hpp\""},
    sample{"gateway/attic/a.cpp", "\"gateway/domain/bsn.hpp\""}};

const std::vector<sample> wrong_libraries{
    sample{"gateway/domain/a.hpp", "<boost/asio/awaitable.hpp>"},
    sample{"gateway/domain/a.hpp", "<boost/container/flat_map.hpp>"},
    sample{"gateway/domain/a.cpp", "<unistd.h>"},
    sample{"gateway/domain/a.cpp", "<sys/stat.h>"},
    sample{"gateway/ports/a.hpp", "<boost/asio/io_context.hpp>"},
    sample{"gateway/exchange/a.cpp", "<boost/beast/http.hpp>"},
    sample{"gateway/exchange/a.cpp", "<boost/asio/ssl/stream.hpp>"},
    sample{"gateway/app/a.cpp", "<boost/asio/ssl.hpp>"},
    sample{"gateway/app/a.cpp", "<sqlite3.h>"},
    sample{"gateway/vault/a.cpp", "<sqlite3.h>"},
    sample{"gateway/store/postgres/a.cpp", "<openssl/evp.h>"},
    sample{"gateway/exchange/a.cpp", "<nlohmann/json.hpp>"},
    sample{"gateway/portal/a.cpp", "<pugixml.hpp>"},
    sample{"gateway/portal/a.cpp", "<toml++/toml.h>"},
    sample{"gateway/portal/a.cpp", "<prometheus/registry.h>"},
    sample{"gateway/app/a.cpp", "<prometheus/counter.h>"},
    sample{"gateway/exchange/a.cpp", "<prometheus/counter.h>"},
    sample{"gateway/codec/a.cpp", "<xmlsec/xmldsig.h>"},
    sample{"gateway/codec/a.cpp", "<pugixml.hpp>"},
    sample{"gateway/codec/a.cpp", "<boost/asio/post.hpp>"},
    sample{"adapters/esar/a.cpp", "<pugixml.hpp>"},
    sample{"adapters/esar/a.cpp", "<gtest/gtest.h>"},
    sample{"adapters/sdk/a.cpp", "<pugixml.hpp>"},
    sample{"adapters/sdk/a.cpp", "<sqlite3.h>"},
    sample{"adapters/sdk/a.cpp", "<unistd.h>"},
    sample{"adapters/sdk/a.cpp", "<unicode/normalizer2.h>"},
    sample{"gateway/net/a.cpp", "<curl/curl.hpp>"}};

void expect_each_found(const std::vector<sample>& samples) {
    for (const auto& [path, target] : samples) {
        const auto found = judge_include(path, target);
        ASSERT_EQ(found.size(), 1U) << path << " includes " << target;
        EXPECT_EQ(found[0].path, path);
        EXPECT_EQ(found[0].line, 2U);
        EXPECT_FALSE(found[0].rule.empty());
        EXPECT_FALSE(found[0].fix.empty());
    }
}

TEST(Layering, WrongRoomIsFoundAtItsLine) {
    expect_each_found(wrong_rooms);
}

TEST(Layering, WrongLibraryIsFoundAtItsLine) {
    expect_each_found(wrong_libraries);
}

const std::vector<sample> right_includes{
    sample{"gateway/domain/identity/a.cpp", "\"gateway/domain/bsn.hpp\""},
    sample{"gateway/domain/a.hpp", "<boost/system/result.hpp>"},
    sample{"gateway/domain/a.hpp", "<string_view>"},
    sample{"gateway/ports/a.hpp", "<boost/asio/awaitable.hpp>"},
    sample{"gateway/net/a.cpp", "<boost/beast/http/parser.hpp>"},
    sample{"gateway/net/a.cpp", "<boost/asio/ssl/context.hpp>"},
    sample{"gateway/codec/a.cpp", "<unicode/normalizer2.h>"},
    sample{"gateway/codec/a.cpp", "<expat.h>"},
    sample{"gateway/store/sqlite/a.cpp", "<sqlite3.h>"},
    sample{"gateway/store/postgres/a.cpp", "<libpq-fe.h>"},
    sample{"gateway/app/wiring.cpp", "\"gateway/net/listener.hpp\""},
    sample{"gateway/app/wiring.cpp", "\"adapters/registry.hpp\""},
    sample{"gateway/app/sandbox.cpp", "\"certs/sandbox_pki.hpp\""},
    sample{"conformance/wire/a.cpp", "\"certs/sandbox_pki.hpp\""},
    sample{"gateway/app/config.cpp", "<toml++/toml.h>"},
    sample{"gateway/metrics/a.cpp", "<prometheus/counter.h>"},
    sample{"adapters/sdk/a.cpp", "<xmlsec/openssl/app.h>"},
    sample{"adapters/sdk/signatures/a.cpp", "<openssl/x509.h>"},
    sample{"adapters/esar/a.cpp", "\"adapters/esar/codes.hpp\""},
    sample{"adapters/esar/a.cpp", "\"gateway/ports/region_adapter.hpp\""},
    sample{"adapters/esar/tests/a_test.cpp", "\"tests/support/samples.hpp\""},
    sample{"adapters/esar/tests/a_test.cpp", "<gtest/gtest.h>"},
    sample{"adapters/sdk/tests/temporary_file.hpp", "<unistd.h>"},
    sample{"adapters/registry.hpp", "\"gateway/ports/region_adapter.hpp\""},
    sample{"conformance/runner/a.cpp", "\"conformance/wire/soap.hpp\""},
    sample{"conformance/runner/a.cpp", "<libxml/parser.h>"},
    sample{"tests/integration/a_test.cpp", "\"gateway/net/listener.hpp\""}};

TEST(Layering, RightIncludeIsLetBe) {
    for (const auto& [path, target] : right_includes) {
        expect_none(judge_include(path, target));
    }
}

TEST(Layering, IncludeInACommentOrALiteralIsNone) {
    const auto file = parse_source(
        "gateway/domain/a.cpp",
        "// #include <regex>\n/*\n#include <thread>\n*/\nconst char* s = \"#include <x>\";\n"
        "auto r = R\"(\n#include <y>\n)\";\n#  include <vector>\n"
    );
    ASSERT_EQ(includes_of(file).size(), 1U);
    EXPECT_EQ(includes_of(file)[0].target, "vector");
    EXPECT_EQ(includes_of(file)[0].line, 9U);
}

TEST(Layering, RegionNameIsFoundInCodeLiteralsAndFileNames) {
    EXPECT_EQ(check_region_names(parse_source("gateway/net/a.cpp", "int sisa_port;\n")).size(), 1U);
    EXPECT_EQ(check_region_names(parse_source("gateway/net/a.cpp", "f(\"eSAR\");\n")).size(), 1U);
    EXPECT_EQ(
        check_region_names(parse_source("gateway/net/a.cpp", "f(\"midden-nederland\");\n")).size(),
        1U
    );
    EXPECT_EQ(
        check_region_names(parse_source("gateway/net/multisignaal_client.hpp", "")).size(), 1U
    );
}

TEST(Layering, RegionNameInCommentsOtherWordsAndOtherRoomsIsLetBe) {
    EXPECT_TRUE(check_region_names(parse_source("gateway/net/a.cpp", "// as sisa does\n")).empty());
    EXPECT_TRUE(check_region_names(parse_source("gateway/net/a.cpp", "int caesar;\n")).empty());
    EXPECT_TRUE(check_region_names(parse_source("adapters/sisa/a.cpp", "int sisa;\n")).empty());
}

TEST(Layering, CircleOfFoldersIsToldOnceWithEachStep) {
    const findings found = check_circles({
        parse_source("conformance/a/x.cpp", "#include \"conformance/b/x.hpp\"\n"),
        parse_source("conformance/b/x.hpp", "\n#include \"conformance/c/x.hpp\"\n"),
        parse_source("conformance/c/x.hpp", "#include \"conformance/a/x.hpp\"\n"),
        parse_source("conformance/d/x.hpp", "#include \"conformance/a/x.hpp\"\n"),
    });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].rule.find("conformance/b/x.hpp:2"), std::string::npos) << found[0];
}

TEST(Layering, StraightLineOfFoldersIsNoCircle) {
    EXPECT_TRUE(
        check_circles({
                          parse_source("gateway/app/x.cpp", "#include \"gateway/net/x.hpp\"\n"),
                          parse_source("gateway/net/x.hpp", "#include \"gateway/net/y.hpp\"\n"),
                      })
            .empty()
    );
}

} // namespace
} // namespace kruispunt::arch

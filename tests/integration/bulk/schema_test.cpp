#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/testing/some_inspection.hpp"
#include "tests/integration/bulk/bulk_world.hpp"

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

namespace kruispunt::tests {
namespace {

const std::filesystem::path mappings = KRUISPUNT_MAPPINGS "/sisa";

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// What the validator complains of is not asked.
void unheard(void*, const char*, ...) {}

/// The published schema, by another party's validator.
class schema {
public:
    schema()
        : parser_(xmlSchemaNewParserCtxt((mappings / "sisa.xsd").c_str())),
          rules_(xmlSchemaParse(parser_.get())) {
        if (!rules_) throw std::runtime_error("the schema is none");
    }

    bool takes(const std::string& document) const {
        const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> read(
            xmlReadMemory(
                document.data(),
                static_cast<int>(document.size()),
                nullptr,
                nullptr,
                XML_PARSE_NONET
            ),
            xmlFreeDoc
        );
        if (!read) throw std::runtime_error("no document: " + document);
        const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> check(
            xmlSchemaNewValidCtxt(rules_.get()), xmlSchemaFreeValidCtxt
        );
        xmlSchemaSetValidErrors(check.get(), unheard, unheard, nullptr);
        return xmlSchemaValidateDoc(check.get(), read.get()) == 0;
    }

private:
    struct parser_free {
        void operator()(xmlSchemaParserCtxt* parser) const { xmlSchemaFreeParserCtxt(parser); }
    };

    struct schema_free {
        void operator()(xmlSchema* rules) const { xmlSchemaFree(rules); }
    };

    std::unique_ptr<xmlSchemaParserCtxt, parser_free> parser_;
    std::unique_ptr<xmlSchema, schema_free> rules_;
};

// proves: SISA-00.2 SISA-00.3 SISA-00.4 SISA-00.9 acceptance
TEST(SisaSchema, TakesEveryMessageBothWays) {
    const schema published;
    int seen = 0;
    for (const auto& file : std::filesystem::directory_iterator(mappings / "examples")) {
        EXPECT_TRUE(published.takes(text_of(file.path()))) << file.path();
        ++seen;
    }
    EXPECT_GE(seen, 19);
    EXPECT_TRUE(published.takes(sisa_line(1)));
}

// proves: SISA-04.14 SISA-04.1 SISA-07.2 SISA-07.3
TEST(SisaSchema, TakesWhatIsAnswered) {
    const schema published;
    const ports::correspondence to{"signLk01", "SISA-1", {}};
    for (const auto code :
         {domain::errc::bsn_invalid,
          domain::errc::temporarily_unavailable,
          domain::errc::oin_not_authorised,
          domain::errc::message_expired}) {
        const domain::answer refused{domain::make_error(code), support::test_now(), {}};
        EXPECT_TRUE(published.takes(sisa_adapter().encode_reply(to, refused).body));
        EXPECT_TRUE(published.takes(sisa_adapter().encode_refusal(refused, 403).body));
    }
    domain::answer taken{domain::outcome{}, support::test_now(), {}};
    EXPECT_TRUE(published.takes(sisa_adapter().encode_reply(to, taken).body));
    const domain::region_policy sisa = adapters::sdk::load_policy(mappings / "policy.toml");
    taken.inspection = adapters::sdk::testing::some_inspection(sisa, "INZ & <1>");
    EXPECT_TRUE(published.takes(sisa_adapter().encode_reply(to, taken).body));
    ports::http_request stray;
    stray.method = "GET";
    stray.target = "/sisa/v1/niets";
    const auto direct = sisa_adapter().decode(stray, support::test_now());
    EXPECT_TRUE(published.takes(std::get<ports::http_response>(direct).body));
}

// proves: SISA-00.4
TEST(SisaSchema, IsWhatIsPublished) {
    for (const auto& [target, file] :
         {std::pair("/sisa/v1/xsd", "sisa.xsd"),
          std::pair("/sisa/v1/stuf0301.xsd", "stuf0301.xsd")}) {
        ports::http_request request;
        request.method = "GET";
        request.target = target;
        const auto answer = sisa_adapter().decode(request, support::test_now());
        EXPECT_EQ(std::get<ports::http_response>(answer).body, text_of(mappings / file));
    }
}

/// Cells of the table of refusals: example, from, to, told, what the schema does, what it proves.
std::vector<std::vector<std::string>> refusals() {
    std::istringstream in(text_of(KRUISPUNT_MAPPINGS "/../adapters/sisa/tests/refusals.tsv"));
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream cells(line);
        auto& row = rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, '\t');)
            row.push_back(cell);
    }
    return rows;
}

// proves: SISA-04.3 SISA-00.4 refusal
TEST(SisaSchema, RefusesWhatItsTableSaysAndNothingElse) {
    const schema published;
    for (const auto& row : refusals()) {
        ASSERT_EQ(row.size(), 6U);
        const std::string document = with(text_of(mappings / "examples" / row[0]), row[1], row[2]);
        EXPECT_EQ(published.takes(document) ? "takes" : "refuses", row[4])
            << row[0] << ": " << row[1] << " -> " << row[2];
    }
}

} // namespace
} // namespace kruispunt::tests

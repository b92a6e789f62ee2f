// A region that does not look at one sentence takes what breaks it, and nothing else.
#include "conformance/regions/esar/esar.hpp"
#include "conformance/regions/midden_nederland/midden_nederland.hpp"
#include "conformance/regions/sisa/sisa.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"
#include "conformance/wire/loop.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

/// A notice that breaks that sentence alone.
struct broken_notice {
    std::string sentence;
    wire::request sent;
};

mutation::mutation blind_to(const std::string& sentence) {
    return mutation::mutation(mutation::mutant{
        "m", sentence, "does not look", mutation::ignores_rule{sentence}, {}});
}

bool takes(const regions::protocol& region, const wire::request& sent) {
    return std::holds_alternative<regions::notice>(region.read_notice(sent).read);
}

/// `make`: the region with that broken.
template <class Make>
void each_is_overlooked_by_its_own(const std::vector<broken_notice>& all, const Make& make) {
    for (const auto& one : all) {
        EXPECT_FALSE(takes(*make({}), one.sent)) << one.sentence;
        for (const auto& other : all)
            EXPECT_EQ(
                takes(*make(blind_to(other.sentence)), one.sent), other.sentence == one.sentence
            ) << one.sentence
              << " where " << other.sentence << " is not looked at";
    }
}

const std::string municipality = "<gemeentecode>0034</gemeentecode>";
const std::string its_name = "<gemeente>Almere</gemeente>";

TEST(OverlookingRegion, OfEsar) {
    const auto right = esar::match_notice();
    each_is_overlooked_by_its_own(
        {{"ESAR-00.5", with(right, "</s:Body>", "<nog/></s:Body>")},
         {"ESAR-00.6",
          with(
              right, "xmlns=\"urn:nl:verwijsindex:esar:1\"", "xmlns=\"urn:nl:verwijsindex:esar:2\""
          )},
         {"ESAR-00.7", with(right, "esar:1/MatchMelding</a:Action>", "esar:1/Historie</a:Action>")},
         {"ESAR-00.9", with(right, municipality + its_name, its_name + municipality)},
         {"COM-15.2", with(right, "10:15:30.5+01:00", "10:15:30.5")}},
        [](const mutation::mutation& broken) {
            return regions::esar::make_protocol(both_parties(), std::nullopt, broken);
        }
    );
}

TEST(OverlookingRegion, OfSisa) {
    const auto right = sisa::match_notice();
    auto of_json = right;
    of_json.headers = {{"Content-Type", "application/json"}};
    const std::string code = "<sisa:gemeentecode>0599</sisa:gemeentecode>";
    const std::string name = "<sisa:gemeente>Rotterdam</sisa:gemeente>";
    each_is_overlooked_by_its_own(
        {{"SISA-00.1", of_json},
         {"SISA-00.2", with(right, "StUF/StUF0301", "StUF/StUF0302")},
         {"SISA-00.3", with(right, "verwijsindex:sisa:1", "verwijsindex:sisa:2")},
         {"SISA-00.9", with(right, code + name, name + code)},
         {"COM-15.3", with(right, "20261120101531000", "2026-11-20T10:15:31Z")}},
        [](const mutation::mutation& broken) {
            return regions::sisa::make_protocol(both_parties(), broken);
        }
    );
}

TEST(OverlookingRegion, OfMiddenNederland) {
    wire::loop loop;
    each_is_overlooked_by_its_own(
        {{"COM-15.1", with(midden_nederland::match_put(), "09:15:30Z", "09:15:30")}},
        [&loop](const mutation::mutation& broken) {
            return regions::midden_nederland::make_protocol(both_parties(), loop, 10, broken);
        }
    );
}

} // namespace
} // namespace kruispunt::conformance::tests

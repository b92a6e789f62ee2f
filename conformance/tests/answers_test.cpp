#include "conformance/regions/esar/envelope.hpp"
#include "conformance/regions/esar/esar.hpp"
#include "conformance/regions/multisignaal/multisignaal.hpp"
#include "conformance/regions/sisa/sisa.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::answer;
using regions::outbound;
using regions::verb;

outbound sent(verb what = verb::give) {
    outbound made;
    made.reference = "urn:uuid:6f1a2c34-0000-4000-8000-0000000000b1";
    made.signal_id = "X-1";
    made.what = what;
    return made;
}

std::string breach_of(const answer& read) {
    if (read.breaches.empty()) return "";
    return read.breaches[0].requirement + " " + read.breaches[0].field;
}

wire::response esar_answer(unsigned status, const std::string& payload) {
    regions::esar::addressing heading;
    heading.action = "urn:nl:verwijsindex:esar:1/SignaalAfgevenAntwoord";
    heading.message_id = "urn:uuid:6f1a2c34-0000-4000-8000-0000000000b2";
    heading.relates_to = sent().reference;
    return {status, {}, regions::esar::write_envelope(heading, payload)};
}

const std::string esar_accepted =
    R"(<SignaalAfgevenAntwoord xmlns="urn:nl:verwijsindex:esar:1"><signaalId>X-1</signaalId>)"
    "<status>actief</status><verlooptOp>2028-11-20</verlooptOp><matches>1</matches>"
    R"(<waarschuwing code="INFORMATIEPLICHT">let op</waarschuwing></SignaalAfgevenAntwoord>)";

TEST(EsarAnswers, ReadsAPositiveOne) {
    const auto protocol = regions::esar::make_protocol(both_parties());
    const auto read = protocol->read_answer(sent(), esar_answer(200, esar_accepted));
    EXPECT_TRUE(read.accepted);
    EXPECT_EQ(breach_of(read), "");
    EXPECT_EQ(read.told.at("status"), "actief");
    EXPECT_EQ(read.told.at("expires_on"), "2028-11-20");
    EXPECT_EQ(read.told.at("matches"), 1);
    EXPECT_EQ(read.told.at("warnings"), text::json::array({"INFORMATIEPLICHT"}));
}

TEST(EsarAnswers, ReadsAFault) {
    const auto protocol = regions::esar::make_protocol(both_parties());
    const auto got = esar_answer(
        500,
        R"(<soap:Fault><faultcode>soap:Client</faultcode><faultstring>x</faultstring><detail>)"
        R"(<fout xmlns="urn:nl:verwijsindex:esar:1"><code>BSN_ONGELDIG</code>)"
        "<veld>kind/bsn</veld><omschrijving>x</omschrijving></fout></detail></soap:Fault>"
    );
    const auto read = protocol->read_answer(sent(), got);
    EXPECT_FALSE(read.accepted);
    EXPECT_EQ(breach_of(read), "");
    EXPECT_EQ(read.told.at("http"), 500);
    EXPECT_EQ(read.told.at("code"), "BSN_ONGELDIG");
    EXPECT_EQ(read.told.at("field"), "kind/bsn");
}

TEST(EsarAnswers, NamesWhatIsBroken) {
    const auto protocol = regions::esar::make_protocol(both_parties());
    const auto broken = [&](const std::string& what, const std::string& instead) {
        auto got = esar_answer(200, esar_accepted);
        got.body = with(got.body, what, instead);
        return breach_of(protocol->read_answer(sent(), got));
    };
    EXPECT_EQ(broken("b1</wsa:RelatesTo>", "b9</wsa:RelatesTo>"), "ESAR-01 Header/RelatesTo");
    EXPECT_EQ(broken("<verlooptOp>2028-11-20</verlooptOp>", ""), "ESAR-10 verlooptOp");
    EXPECT_EQ(broken(">X-1<", ">X-2<"), "ESAR-10 signaalId");
    EXPECT_EQ(broken("<matches>1", "<matches>een"), "ESAR-10 matches");
    EXPECT_EQ(broken("<status>", "<bsn>999990019</bsn><status>"), "ESAR-10 status");
    EXPECT_EQ(
        breach_of(protocol->read_answer(sent(), {500, {}, "Internal Server Error"})), "ESAR-01 "
    );
    EXPECT_EQ(
        breach_of(protocol->read_answer(
            sent(), esar_answer(500, "<soap:Fault><faultcode>x</faultcode></soap:Fault>")
        )),
        "COM-27 detail/fout"
    );
}

wire::response json_answer(unsigned status, const std::string& type, const std::string& body) {
    return {status, {{"Content-Type", type}, {"API-Version", "1.0.0"}, {"Location", "/x"}}, body};
}

const std::string ms_accepted =
    R"({"signaalId":"X-1","status":"actief","verlooptOp":"2028-11-20","matches":0,)"
    R"("waarschuwingen":[{"code":"INFORMATIEPLICHT","omschrijving":"let op"}],)"
    R"("_links":{"self":{"href":"a"},"matches":{"href":"b"}}})";

TEST(MultisignaalAnswers, ReadsAPositiveOne) {
    const auto protocol = regions::multisignaal::make_protocol(both_parties());
    const auto read =
        protocol->read_answer(sent(), json_answer(201, "application/json", ms_accepted));
    EXPECT_TRUE(read.accepted);
    EXPECT_EQ(breach_of(read), "");
    EXPECT_EQ(read.told.at("matches"), 0);
    EXPECT_EQ(read.told.at("warnings"), text::json::array({"INFORMATIEPLICHT"}));
    const auto gone = protocol->read_answer(sent(verb::withdraw), json_answer(204, "", ""));
    EXPECT_TRUE(gone.accepted);
    EXPECT_EQ(breach_of(gone), "");
}

const std::string ms_problem =
    R"({"type":"https://x/BSN","title":"t","status":400,"detail":"d","instance":"/i",)"
    R"("code":"BSN_ONGELDIG","veld":"bsn","fouten":[{"code":"BSN_ONGELDIG","veld":"bsn"}]})";

TEST(MultisignaalAnswers, ReadsAProblem) {
    const auto protocol = regions::multisignaal::make_protocol(both_parties());
    const auto read =
        protocol->read_answer(sent(), json_answer(400, "application/problem+json", ms_problem));
    EXPECT_FALSE(read.accepted);
    EXPECT_EQ(breach_of(read), "");
    EXPECT_EQ(read.told.at("code"), "BSN_ONGELDIG");
    EXPECT_EQ(read.told.at("field"), "bsn");
}

TEST(MultisignaalAnswers, NamesWhatIsBroken) {
    const auto protocol = regions::multisignaal::make_protocol(both_parties());
    const auto breach = [&](const wire::response& got, verb what = verb::give) {
        return breach_of(protocol->read_answer(sent(what), got));
    };
    const std::string plain = "application/json";
    auto got = json_answer(201, plain, ms_accepted);
    got.headers.erase(got.headers.begin() + 1);
    EXPECT_EQ(breach(got), "MS-01 API-Version");
    got = json_answer(201, plain, ms_accepted);
    got.headers.pop_back();
    EXPECT_EQ(breach(got), "MS-01 Location");
    EXPECT_EQ(breach(json_answer(200, "text/html", ms_accepted)), "MS-01 Content-Type");
    EXPECT_EQ(
        breach(json_answer(200, plain, with(ms_accepted, R"("status")", R"("bsn":"1","status")"))),
        "MS-01 bsn"
    );
    EXPECT_EQ(breach(json_answer(201, plain, ms_accepted), verb::close), "MS-04 ");
    EXPECT_EQ(breach(json_answer(400, plain, ms_problem)), "MS-10 Content-Type");
    EXPECT_EQ(breach(json_answer(409, "application/problem+json", ms_problem)), "MS-10 status");
    EXPECT_EQ(breach(json_answer(500, "application/problem+json", "oops")), "MS-10 ");
}

std::string sisa_head(const std::string& code, const std::string& cross) {
    return "<StUF:stuurgegevens><StUF:berichtcode>" + code +
           "</StUF:berichtcode><StUF:zender><StUF:organisatie>00000099000000000000"
           "</StUF:organisatie><StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:zender>"
           "<StUF:ontvanger><StUF:organisatie>00000099000000000001</StUF:organisatie>"
           "<StUF:applicatie>SISA</StUF:applicatie></StUF:ontvanger>"
           "<StUF:referentienummer>K-1</StUF:referentienummer>"
           "<StUF:tijdstipBericht>20261120101530187</StUF:tijdstipBericht>"
           "<StUF:crossRefnummer>" +
           cross + "</StUF:crossRefnummer></StUF:stuurgegevens>";
}

std::string sisa_document(const std::string& element, const std::string& content) {
    return "<StUF:" + element + R"( xmlns:StUF="http://www.egem.nl/StUF/StUF0301">)" + content +
           "</StUF:" + element + ">";
}

TEST(SisaAnswers, ReadsBoth) {
    const auto protocol = regions::sisa::make_protocol(both_parties());
    auto asked = sent();
    asked.reference = "SISA-1";
    const auto taken = protocol->read_answer(
        asked, {200, {}, sisa_document("Bv03Bericht", sisa_head("Bv03", "SISA-1"))}
    );
    EXPECT_TRUE(taken.accepted);
    EXPECT_EQ(breach_of(taken), "");
    const auto refused = protocol->read_answer(
        asked,
        {200,
         {},
         sisa_document(
             "Fo03Bericht",
             sisa_head("Fo03", "SISA-1") + "<StUF:body><StUF:code>StUF046</StUF:code>"
                                           "<StUF:plek>client</StUF:plek>"
                                           "<StUF:omschrijving>x</StUF:omschrijving>"
                                           "<StUF:details>BSN_ONGELDIG object/bsn</StUF:details>"
                                           "</StUF:body>"
         )}
    );
    EXPECT_FALSE(refused.accepted);
    EXPECT_EQ(breach_of(refused), "");
    EXPECT_EQ(refused.told.at("code"), "BSN_ONGELDIG");
    EXPECT_EQ(refused.told.at("field"), "object/bsn");
    EXPECT_EQ(refused.told.at("stuf_code"), "StUF046");
}

TEST(SisaAnswers, NamesWhatIsBroken) {
    const auto protocol = regions::sisa::make_protocol(both_parties());
    auto asked = sent();
    asked.reference = "SISA-1";
    const auto breach = [&](const std::string& body) {
        return breach_of(protocol->read_answer(asked, {200, {}, body}));
    };
    EXPECT_EQ(breach("oops"), "SISA-04 ");
    EXPECT_EQ(
        breach(sisa_document("Bv03Bericht", sisa_head("Bv03", "SISA-2"))),
        "SISA-04 stuurgegevens/crossRefnummer"
    );
    EXPECT_EQ(
        breach(sisa_document("Bv03Bericht", sisa_head("Bv02", "SISA-1"))),
        "SISA-04 stuurgegevens/berichtcode"
    );
    EXPECT_EQ(breach(sisa_document("Fo03Bericht", sisa_head("Fo03", "SISA-1"))), "SISA-04 body");
}

} // namespace
} // namespace kruispunt::conformance::tests

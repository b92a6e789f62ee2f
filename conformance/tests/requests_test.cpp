#include "conformance/regions/esar/requests.hpp"
#include "conformance/regions/midden_nederland/mutations.hpp"
#include "conformance/regions/multisignaal/requests.hpp"
#include "conformance/regions/sisa/messages.hpp"
#include "conformance/text/json.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::command;
using regions::verb;
using text::json;

/// A whole signal as the control API gives it.
json whole_signal() {
    return text::read_json(R"({
        "id":"X-1","bsn":"999990019","given_names":"Aïcha Maria","prefix":"van der",
        "surname":"Berg & Dal","birth_date":"2014-05-17","gender":"V","place":"Almere",
        "municipality":"0034","parents":["999990020","999990032"],
        "address":{"street":"Oudegracht","number":12,"postcode":"3511AB","place":"Utrecht",
                   "municipality":"0344"},
        "organisation":{"oin":"00000099000000001000","name":"JGZ","phone":"+31320000000"},
        "reporter":{"name":"J. Jansen","phone":"+31201234567"},
        "date":"2026-11-20","informed":"niet","reason":"overmacht","mutation_reason":"beheer"})")
        .value();
}

command told(verb what, const json& body) {
    text::findings found("");
    auto read = regions::read_command(what, "X-1", body, found);
    EXPECT_TRUE(found.clean()) << found.first()->field << ' ' << found.first()->what;
    return read;
}

TEST(Requests, EsarGivesTheWholeInOrder) {
    EXPECT_EQ(
        regions::esar::write_payload(told(verb::give, whole_signal())),
        R"(<SignaalAfgeven xmlns="urn:nl:verwijsindex:esar:1"><signaalId>X-1</signaalId>)"
        "<kind><bsn>999990019</bsn><naam><voornamen>Aïcha Maria</voornamen>"
        "<voorvoegsel>van der</voorvoegsel><geslachtsnaam>Berg &amp; Dal</geslachtsnaam></naam>"
        "<woonplaats>Almere</woonplaats><gemeentecode>0034</gemeentecode>"
        "<geboortedatum>2014-05-17</geboortedatum><geslacht>V</geslacht></kind>"
        "<ouders><bsn>999990020</bsn><bsn>999990032</bsn></ouders>"
        "<instantie><oin>00000099000000001000</oin><naam>JGZ</naam>"
        "<telefoon>+31320000000</telefoon></instantie>"
        "<melder><naam>J. Jansen</naam><telefoon>+31201234567</telefoon></melder>"
        "<datum>2026-11-20</datum><geinformeerd>niet</geinformeerd><reden>overmacht</reden>"
        "<redenMutatie>beheer</redenMutatie></SignaalAfgeven>"
    );
}

TEST(Requests, EsarSpeaksTheOtherVerbs) {
    using regions::esar::write_payload;
    const std::string space = R"( xmlns="urn:nl:verwijsindex:esar:1"><signaalId>X-1</signaalId>)";
    EXPECT_EQ(
        write_payload(told(verb::close, json::object())),
        "<SignaalAfsluiten" + space + "</SignaalAfsluiten>"
    );
    EXPECT_EQ(
        write_payload(told(verb::withdraw, {{"reason", "vergissing"}})),
        "<SignaalIntrekken" + space + "<reden>vergissing</reden></SignaalIntrekken>"
    );
    EXPECT_EQ(
        write_payload(told(
            verb::relocate,
            {{"municipality", "0363"}, {"place", "Amsterdam"}, {"date", "2026-11-01"}}
        )),
        "<KindVerhuisd" + space +
            "<woonplaats>Amsterdam</woonplaats><gemeentecode>0363</gemeentecode>"
            "<datum>2026-11-01</datum></KindVerhuisd>"
    );
    EXPECT_EQ(regions::esar::operation_of(verb::correct), "SignaalWijzigen");
}

TEST(Requests, EsarLeavesOutWhatIsAbsent) {
    EXPECT_EQ(
        regions::esar::write_payload(told(verb::give, {{"bsn", nullptr}, {"date", ""}})),
        R"(<SignaalAfgeven xmlns="urn:nl:verwijsindex:esar:1"><signaalId>X-1</signaalId>)"
        "<kind></kind><datum></datum></SignaalAfgeven>"
    );
}

TEST(Requests, MultisignaalPutsTheBsnAndNoMoreOfTheChild) {
    const auto made = regions::multisignaal::write_request(told(verb::give, whole_signal()));
    EXPECT_EQ(made.method, "PUT");
    EXPECT_EQ(made.target, "/multisignaal/v1/signalen/X-1");
    EXPECT_EQ(
        made.body,
        R"({"bsn":"999990019","instantie":{"oin":"00000099000000001000","naam":"JGZ",)"
        R"("telefoon":"+31320000000"},"melder":{"naam":"J. Jansen","telefoon":"+31201234567"},)"
        R"("datum":"2026-11-20","geinformeerd":"niet","reden":"overmacht",)"
        R"("oudersBsn":["999990020","999990032"],"redenMutatie":"beheer"})"
    );
}

TEST(Requests, MultisignaalSpeaksTheOtherVerbs) {
    using regions::multisignaal::write_request;
    const auto closed = write_request(told(verb::close, json::object()));
    EXPECT_EQ(closed.method + " " + closed.target, "POST /multisignaal/v1/signalen/X-1/afsluiting");
    EXPECT_EQ(closed.body, "");
    EXPECT_EQ(
        write_request(told(verb::close, {{"mutation_reason", "beheer"}})).body,
        R"({"redenMutatie":"beheer"})"
    );
    const auto gone =
        write_request(told(verb::withdraw, {{"reason", "overig"}, {"mutation_reason", "beheer"}}));
    EXPECT_EQ(
        gone.method + " " + gone.target,
        "DELETE /multisignaal/v1/signalen/X-1?reden=overig&redenMutatie=beheer"
    );
    const auto moved =
        write_request(told(verb::relocate, {{"municipality", "0344"}, {"date", "2026-11-01"}}));
    EXPECT_EQ(moved.method + " " + moved.target, "POST /multisignaal/v1/signalen/X-1/verhuizing");
    EXPECT_EQ(moved.body, R"({"gemeentecode":"0344","datum":"2026-11-01"})");
}

regions::sisa::message_header sisa_header() {
    return {"Lk01", "1", "2", "SISA-1", "20261120101530123", "SGN", std::nullopt};
}

std::string after_header(const std::string& document) {
    const std::string end = "</sisa:stuurgegevens>";
    return document.substr(document.find(end) + end.size());
}

TEST(Requests, SisaGivesTheWholeInOrder) {
    const auto document =
        regions::sisa::write_request(told(verb::give, whole_signal()), sisa_header());
    EXPECT_EQ(
        after_header(document),
        "<sisa:parameters><StUF:mutatiesoort>T</StUF:mutatiesoort>"
        "<StUF:indicatorOvername>V</StUF:indicatorOvername>"
        "<sisa:redenMutatie>beheer</sisa:redenMutatie></sisa:parameters>"
        R"(<sisa:object StUF:entiteittype="SGN"><sisa:signaalId>X-1</sisa:signaalId>)"
        "<sisa:bsn>999990019</sisa:bsn><sisa:naam><sisa:voornamen>Aïcha Maria</sisa:voornamen>"
        "<sisa:voorvoegsel>van der</sisa:voorvoegsel>"
        "<sisa:geslachtsnaam>Berg &amp; Dal</sisa:geslachtsnaam></sisa:naam>"
        R"(<sisa:geboortedatum StUF:indOnvolledigeDatum="V">20140517</sisa:geboortedatum>)"
        "<sisa:geslacht>V</sisa:geslacht>"
        "<sisa:ouders><sisa:bsn>999990020</sisa:bsn><sisa:bsn>999990032</sisa:bsn></sisa:ouders>"
        "<sisa:instantie><sisa:oin>00000099000000001000</sisa:oin><sisa:naam>JGZ</sisa:naam>"
        "<sisa:telefoon>+31320000000</sisa:telefoon></sisa:instantie>"
        "<sisa:ingangsdatum>20261120</sisa:ingangsdatum>"
        "<sisa:geinformeerd>niet</sisa:geinformeerd><sisa:reden>overmacht</sisa:reden>"
        "</sisa:object></sisa:signLk01>"
    );
}

TEST(Requests, SisaWritesIncompleteDates) {
    const auto birth = [](const char* date) {
        const auto document =
            regions::sisa::write_request(told(verb::give, {{"birth_date", date}}), sisa_header());
        const auto at = document.find("indOnvolledigeDatum=\"") + 21;
        return document.substr(at, 11);
    };
    EXPECT_EQ(birth("2014-05-17"), R"(V">20140517)");
    EXPECT_EQ(birth("2014-05"), R"(D">20140500)");
    EXPECT_EQ(birth("2014"), R"(M">20140000)");
}

TEST(Requests, SisaCorrectsWithTheOldThenTheNew) {
    auto what = told(verb::correct, {{"date", "2026-11-20"}});
    what.previous = told(verb::give, {{"date", "2026-11-19"}}).given;
    const auto document = after_header(regions::sisa::write_request(what, sisa_header()));
    const auto old = document.find("20261119");
    EXPECT_NE(old, std::string::npos);
    EXPECT_LT(old, document.find("20261120"));
    EXPECT_NE(document.find("<StUF:mutatiesoort>W<"), std::string::npos);
}

TEST(Requests, SisaSpeaksTheOtherVerbs) {
    const auto object_of = [](verb what, const json& body) {
        const auto document = regions::sisa::write_request(told(what, body), sisa_header());
        return document.substr(document.find("<sisa:object"));
    };
    const std::string begin =
        R"(<sisa:object StUF:entiteittype="SGN"><sisa:signaalId>X-1</sisa:signaalId>)";
    EXPECT_EQ(
        object_of(verb::close, json::object()),
        begin + "<sisa:redenEinde>gaat_goed</sisa:redenEinde></sisa:object></sisa:signLk01>"
    );
    EXPECT_EQ(
        object_of(verb::withdraw, {{"reason", "overleden"}}),
        begin + "<sisa:redenEinde>overleden</sisa:redenEinde></sisa:object></sisa:signLk01>"
    );
    EXPECT_EQ(
        object_of(verb::relocate, {{"municipality", "0344"}, {"date", "2026-11-01"}}),
        begin +
            "<sisa:gemeentecode>0344</sisa:gemeentecode>"
            "<sisa:datumVerhuizing>20261101</sisa:datumVerhuizing></sisa:object></sisa:verhLk01>"
    );
}

TEST(Requests, MiddenNederlandWritesAMutation) {
    const auto mutation =
        regions::midden_nederland::write_mutation(told(verb::give, whole_signal()));
    EXPECT_EQ(mutation.at("soort"), "nieuw");
    EXPECT_EQ(mutation.at("redenMutatie"), "beheer");
    EXPECT_EQ(
        text::write_json(mutation.at("signaal")),
        R"({"signaalId":"X-1","jeugdige":{"bsn":"999990019","voornamen":"Aïcha Maria",)"
        R"("voorvoegsel":"van der","geslachtsnaam":"Berg & Dal","geboortedatum":"2014-05-17",)"
        R"("adres":{"straat":"Oudegracht","huisnummer":12,"huisletter":null,"toevoeging":null,)"
        R"("postcode":"3511AB","woonplaats":"Utrecht","gemeentecode":"0344"}},)"
        R"("gezin":{"oudersBsn":["999990020","999990032"]},)"
        R"("instantie":{"oin":"00000099000000001000","naam":"JGZ","telefoon":"+31320000000"},)"
        R"("melder":{"naam":"J. Jansen","telefoon":"+31201234567"},"datum":"2026-11-20",)"
        R"("geinformeerd":"niet","reden":"overmacht"})"
    );
}

TEST(Requests, MiddenNederlandSpeaksTheOtherVerbs) {
    const auto written = [](verb what, const json& body) {
        return text::write_json(regions::midden_nederland::write_mutation(told(what, body)));
    };
    EXPECT_EQ(
        written(verb::close, json::object()),
        R"({"soort":"afgesloten","signaal":{"signaalId":"X-1"}})"
    );
    EXPECT_EQ(
        written(verb::withdraw, {{"reason", "vergissing"}}),
        R"({"soort":"ingetrokken","signaal":{"signaalId":"X-1","reden":"vergissing"}})"
    );
    const auto moved = written(
        verb::relocate, {{"municipality", "0363"}, {"place", "Amsterdam"}, {"date", "2026-11-01"}}
    );
    EXPECT_NE(moved.find(R"("woonplaats":"Amsterdam","gemeentecode":"0363")"), std::string::npos);
    EXPECT_NE(moved.find(R"("soort":"verhuisd")"), std::string::npos);
}

TEST(Requests, AControlBodyIsReadStrictly) {
    const auto wrong = [](verb what, const std::string& id, const json& body) {
        text::findings found("");
        regions::read_command(what, id, body, found);
        return found.first() ? found.first()->field : std::string();
    };
    EXPECT_EQ(wrong(verb::give, "", json::object()), "id");
    EXPECT_EQ(wrong(verb::correct, "X-1", {{"id", "X-2"}}), "id");
    EXPECT_EQ(wrong(verb::give, "X-1", {{"burgerservicenummer", "1"}}), "burgerservicenummer");
    EXPECT_EQ(wrong(verb::give, "X-1", {{"bsn", 999990019}}), "bsn");
    EXPECT_EQ(wrong(verb::give, "X-1", {{"parents", "999990019"}}), "parents");
    EXPECT_EQ(wrong(verb::give, "X-1", {{"reporter", {{"nom", "x"}}}}), "reporter/nom");
    EXPECT_EQ(wrong(verb::close, "X-1", {{"reason", "overig"}}), "reason");
    EXPECT_EQ(wrong(verb::give, "X-1", json::array()), "");
}

} // namespace
} // namespace kruispunt::conformance::tests

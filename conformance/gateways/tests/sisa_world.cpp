#include "conformance/gateways/tests/sisa_world.hpp"

#include "conformance/gateways/sisa/sisa_side.hpp"

namespace kruispunt::conformance::gateways::tests {

std::string
message(const std::string& number, const std::string& mutation, const std::string& rest) {
    return R"(<sisa:signLk01 xmlns:sisa="urn:nl:verwijsindex:sisa:1" )"
           R"(xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><sisa:stuurgegevens>)"
           "<StUF:berichtcode>Lk01</StUF:berichtcode>"
           "<StUF:zender><StUF:organisatie>00000099000000000003</StUF:organisatie>"
           "<StUF:applicatie>SISA</StUF:applicatie></StUF:zender>"
           "<StUF:ontvanger><StUF:organisatie>00000099000000000000</StUF:organisatie>"
           "<StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:ontvanger>"
           "<StUF:referentienummer>" +
           number +
           "</StUF:referentienummer><StUF:tijdstipBericht>20260311084455020</StUF:tijdstipBericht>"
           "<StUF:entiteittype>SGN</StUF:entiteittype></sisa:stuurgegevens><sisa:parameters>"
           "<StUF:mutatiesoort>" +
           mutation +
           "</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername>"
           "</sisa:parameters>" +
           rest + "</sisa:signLk01>";
}

std::string object(const std::string& day, const std::string& phone) {
    return R"(<sisa:object StUF:entiteittype="SGN"><sisa:signaalId>RR-1</sisa:signaalId>)"
           "<sisa:bsn>999990019</sisa:bsn><sisa:naam><sisa:voornamen>Zoë</sisa:voornamen>"
           "<sisa:geslachtsnaam>Wit</sisa:geslachtsnaam></sisa:naam>"
           R"(<sisa:geboortedatum StUF:indOnvolledigeDatum="D">20190301</sisa:geboortedatum>)"
           "<sisa:geslacht>V</sisa:geslacht><sisa:ouders><sisa:bsn>999990032</sisa:bsn>"
           "</sisa:ouders><sisa:instantie><sisa:oin>00000099000000005000</sisa:oin>"
           "<sisa:naam>Buurtzorg</sisa:naam><sisa:telefoon>" +
           phone + "</sisa:telefoon></sisa:instantie><sisa:ingangsdatum>" + day +
           "</sisa:ingangsdatum><sisa:geinformeerd>ouders</sisa:geinformeerd></sisa:object>";
}

sisa_world::sisa_world(mutation::mutation how)
    : side_world("sisa", region_oin, sisa::make_side, std::move(how)) {}

std::string sisa_world::today() const {
    auto day = kernel.clock.today();
    return day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
}

std::string sisa_world::given(const std::string& number) const {
    return message(number, "T", object(today()));
}

wire::response sisa_world::say(const std::string& body, const std::string& target) {
    return post_xml(target, {}, body);
}

std::string sisa_world::told(const wire::response& got) {
    if (got.body.find("Bv03Bericht") != std::string::npos) return "Bv03";
    return between(got.body, "<StUF:code>", "</StUF:code>") + " " +
           between(got.body, "<StUF:details>", "</StUF:details>");
}

} // namespace kruispunt::conformance::gateways::tests

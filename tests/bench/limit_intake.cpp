#include "tests/bench/limit_intake.hpp"

#include <expat.h>
#include <nlohmann/json.hpp>

namespace kruispunt::bench {
namespace {

constexpr char namespace_mark = '|';

/// Takes the outermost `bsn` and lets everything else pass, as a parser without a tree does.
class json_reader final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit json_reader(taken_signal& signal) : signal_(signal) {}

    bool null() override { return true; }

    bool boolean(bool /*value*/) override { return true; }

    bool number_integer(number_integer_t /*value*/) override { return true; }

    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }

    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }

    bool binary(binary_t& /*value*/) override { return false; }

    bool start_object(std::size_t /*size*/) override {
        ++depth_;
        return true;
    }

    bool end_object() override {
        --depth_;
        return true;
    }

    bool start_array(std::size_t /*size*/) override { return true; }

    bool end_array() override { return true; }

    bool key(string_t& name) override {
        at_bsn_ = depth_ == 1 && name == "bsn";
        return true;
    }

    bool string(string_t& value) override {
        if (at_bsn_) signal_.bsn = value;
        at_bsn_ = false;
        return true;
    }

    using failure = nlohmann::detail::exception;

    bool parse_error(std::size_t /*at*/, const std::string& /*token*/, const failure&) override {
        return false;
    }

private:
    taken_signal& signal_;
    int depth_ = 0;
    bool at_bsn_ = false;
};

/// Collects the text of the three elements that the limit needs.
struct xml_reader {
    taken_signal& signal;
    std::string* collecting = nullptr;
};

std::string* field_named(taken_signal& signal, std::string_view local) {
    if (local == "bsn") return &signal.bsn;
    if (local == "signaalId") return &signal.signal_id;
    if (local == "referentienummer" || local == "MessageID") return &signal.reference;
    return nullptr;
}

void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** /*attributes*/) {
    auto& reader = *static_cast<xml_reader*>(user);
    std::string_view local = name;
    local.remove_prefix(local.rfind(namespace_mark) + 1);
    reader.collecting = field_named(reader.signal, local);
}

void XMLCALL on_end(void* user, const XML_Char* /*name*/) {
    static_cast<xml_reader*>(user)->collecting = nullptr;
}

void XMLCALL on_text(void* user, const XML_Char* text, int size) {
    auto* to = static_cast<xml_reader*>(user)->collecting;
    if (to != nullptr) to->append(text, static_cast<std::size_t>(size));
}

void append_answer(
    std::string& out, std::string_view status, std::string_view type, std::string_view body
) {
    out.append("HTTP/1.1 ").append(status).append("\r\nContent-Type: ").append(type);
    out.append("\r\nContent-Length: ").append(std::to_string(body.size()));
    out.append("\r\n\r\n").append(body);
}

std::string json_answer(const taken_signal& signal, std::uint32_t earlier) {
    return R"({"signaalId":")" + signal.signal_id +
           R"(","status":"actief","verlooptOp":"2028-11-20","matches":)" + std::to_string(earlier) +
           R"(,"waarschuwingen":[],"_links":{"self":{"href":"/multisignaal/v1/signalen/)" +
           signal.signal_id + R"("},"matches":{"href":"/multisignaal/v1/signalen/)" +
           signal.signal_id + R"(/matches"}}})";
}

std::string stuf_answer(const taken_signal& signal) {
    return R"(<StUF:Bv03Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301">)"
           R"(<StUF:stuurgegevens><StUF:berichtcode>Bv03</StUF:berichtcode><StUF:zender>)"
           R"(<StUF:organisatie>00000099000000000000</StUF:organisatie></StUF:zender>)"
           R"(<StUF:ontvanger><StUF:organisatie>00000099000000000003</StUF:organisatie>)"
           R"(</StUF:ontvanger><StUF:referentienummer>K-1</StUF:referentienummer>)"
           R"(<StUF:tijdstipBericht>20261120101530187</StUF:tijdstipBericht>)"
           R"(<StUF:crossRefnummer>)" +
           signal.reference + R"(</StUF:crossRefnummer></StUF:stuurgegevens></StUF:Bv03Bericht>)";
}

std::string soap_answer(const taken_signal& signal, std::uint32_t earlier) {
    return R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)"
           R"(<soap:Header xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Action>)"
           R"(urn:nl:verwijsindex:esar:1/SignaalAfgevenAntwoord</wsa:Action><wsa:MessageID>)"
           R"(urn:uuid:00000000-0000-4000-8000-000000000000</wsa:MessageID><wsa:RelatesTo>)" +
           signal.reference +
           R"(</wsa:RelatesTo></soap:Header><soap:Body>)"
           R"(<SignaalAfgevenAntwoord xmlns="urn:nl:verwijsindex:esar:1"><signaalId>)" +
           signal.signal_id +
           R"(</signaalId><status>actief</status><verlooptOp>2028-11-20</verlooptOp><matches>)" +
           std::to_string(earlier) +
           R"(</matches></SignaalAfgevenAntwoord></soap:Body></soap:Envelope>)";
}

} // namespace

void limit_intake::parser_free::operator()(XML_ParserStruct* parser) const noexcept {
    XML_ParserFree(parser);
}

limit_intake::limit_intake() : parser_(XML_ParserCreateNS(nullptr, namespace_mark)) {
    if (!parser_) throw std::bad_alloc();
}

limit_intake::~limit_intake() = default;

bool limit_intake::read(const http_message& request, taken_signal& signal) {
    signal.bsn.clear();
    signal.signal_id.clear();
    signal.reference.clear();
    const auto line = request_line_of(request.first_line);
    if (line.target.starts_with("/multisignaal/")) {
        form_ = form::json;
        return read_json(request, line.target, signal);
    }
    form_ = line.target.starts_with("/sisa/") ? form::stuf : form::soap;
    return read_xml(request.body, signal);
}

bool limit_intake::read_json(
    const http_message& request, std::string_view target, taken_signal& signal
) {
    json_reader reader(signal);
    if (!nlohmann::json::sax_parse(request.body.begin(), request.body.end(), &reader)) return false;
    signal.signal_id = target.substr(target.rfind('/') + 1);
    return !signal.bsn.empty();
}

bool limit_intake::read_xml(std::string_view body, taken_signal& signal) {
    auto* parser = parser_.get();
    xml_reader reader{signal};
    XML_ParserReset(parser, "UTF-8");
    XML_SetUserData(parser, &reader);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    const auto parsed = XML_Parse(parser, body.data(), static_cast<int>(body.size()), XML_TRUE);
    return parsed == XML_STATUS_OK && !signal.bsn.empty() && !signal.signal_id.empty();
}

void limit_intake::write_answer(const taken_signal& signal, std::uint32_t earlier, std::string& out)
    const {
    switch (form_) {
    case form::json:
        return append_answer(out, "201 Created", "application/json", json_answer(signal, earlier));
    case form::stuf:
        return append_answer(out, "200 OK", "text/xml; charset=utf-8", stuf_answer(signal));
    case form::soap:
        return append_answer(
            out, "200 OK", "text/xml; charset=utf-8", soap_answer(signal, earlier)
        );
    }
}

} // namespace kruispunt::bench

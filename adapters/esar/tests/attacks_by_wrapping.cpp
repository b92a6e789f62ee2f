#include "adapters/esar/names.hpp"
#include "adapters/esar/tests/attacks.hpp"

namespace kruispunt::adapters::esar::attacks {

namespace {

// A message with its signed parts at hand.
struct signed_message {
    message_form form;
    std::string text;
    std::string body;
    std::string evil; ///< a Body that asks for something else
};

std::string evil_payload(dice& d) {
    const std::string reason = d.one_of<std::string>({"bezwaar_gegrond", "overleden", "overig"});
    return "<SignaalIntrekken xmlns=\"urn:nl:verwijsindex:esar:1\"><signaalId>ESAR-" + d.word() +
           "</signaalId><reden>" + reason + "</reden></SignaalIntrekken>";
}

signed_message make(dice& d) {
    signed_message made;
    made.form = drawn_form(d);
    made.text = samples::sign(made.form);
    made.body = element_in(made.text, made.form.soap + ":Body");
    const std::string id =
        d.one_of<std::string>({"", made.form.body_id, made.form.body_id + "2", d.word()});
    made.evil = "<" + made.form.soap + ":Body";
    if (!id.empty()) made.evil += " " + made.form.wsu + ":Id=\"" + id + "\"";
    made.evil += ">" + evil_payload(d) + "</" + made.form.soap + ":Body>";
    return made;
}

std::string wrapped(dice& d, const std::string& inner) {
    const std::string name = d.word();
    return d.below(2) == 0
               ? "<" + name + ">" + inner + "</" + name + ">"
               : "<w:" + name + " xmlns:w=\"urn:" + d.word() + "\">" + inner + "</w:" + name + ">";
}

std::string closing(const std::string& prefix, const std::string& name) {
    return "</" + prefix + ":" + name + ">";
}

// The signed Body goes somewhere else, another one stands in its place.
attack moved(dice& d, const char* name, const std::string& before, const signed_message& m) {
    const std::string text = put(m.text, m.body, m.evil);
    return {name, put(text, before, wrapped(d, m.body) + before)};
}

attack body_into_header(dice& d) {
    const signed_message m = make(d);
    return moved(d, "the Body in a header block", closing(m.form.soap, "Header"), m);
}

attack body_into_security(dice& d) {
    const signed_message m = make(d);
    return moved(d, "the Body in Security", closing(m.form.wsse, "Security"), m);
}

attack body_into_object(dice& d) {
    const signed_message m = make(d);
    const std::string object = "<" + m.form.ds + ":Object>" + m.body + closing(m.form.ds, "Object");
    const std::string end = closing(m.form.ds, "Signature");
    return {"the Body in an Object", put(put(m.text, m.body, m.evil), end, object + end)};
}

attack body_into_address(dice& d) {
    const signed_message m = make(d);
    const std::string block =
        "<" + m.form.wsa + ":FaultTo>" + m.body + closing(m.form.wsa, "FaultTo");
    const std::string end = closing(m.form.soap, "Header");
    return {"the Body in an addressing block", put(put(m.text, m.body, m.evil), end, block + end)};
}

attack body_into_body(dice& d) {
    const signed_message m = make(d);
    const std::string end = closing(m.form.soap, "Body");
    const auto at = m.evil.rfind(end);
    std::string outer = m.evil;
    outer.insert(d.below(2) == 0 ? at : m.evil.find('>') + 1, m.body);
    return {"the Body in another Body", put(m.text, m.body, outer)};
}

attack body_into_payload(dice& d) {
    const signed_message m = make(d);
    const std::string evil = put(m.evil, "</SignaalIntrekken>", m.body + "</SignaalIntrekken>");
    return {"the Body in another payload", put(m.text, m.body, evil)};
}

attack body_beside_body(dice& d) {
    const signed_message m = make(d);
    const bool first = d.below(2) == 0;
    return {"two Bodies", put(m.text, m.body, first ? m.evil + m.body : m.body + m.evil)};
}

attack body_before_header(dice& d) {
    const signed_message m = make(d);
    const std::string begin = "<" + m.form.soap + ":Header>";
    return {"a Body before the Header", put(m.text, begin, m.evil + begin)};
}

attack body_out_of_place(dice& d) {
    const signed_message m = make(d);
    return {"no Body in its place", put(m.text, m.body, wrapped(d, m.body))};
}

attack envelope_in_body(dice& d) {
    const signed_message m = make(d);
    const std::string inner = m.text.substr(m.text.find("<" + m.form.soap + ":Envelope"));
    std::string outer = R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">)";
    outer += d.below(2) == 0 ? "<s:Header/>" : "";
    return {"an envelope in a Body", outer + "<s:Body>" + inner + "</s:Body></s:Envelope>"};
}

attack envelope_in_header(dice& d) {
    const signed_message m = make(d);
    const std::string inner = m.text.substr(m.text.find("<" + m.form.soap + ":Envelope"));
    std::string outer = R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">)";
    outer += "<s:Header>" + inner + "</s:Header><s:Body>" + evil_payload(d);
    return {"an envelope in a Header", outer + "</s:Body></s:Envelope>"};
}

// A signed part of the Header is moved aside and replaced.
attack block_replaced(dice& d) {
    const signed_message m = make(d);
    const auto& block = d.one_of(m.form.blocks);
    const std::string signed_block = element_in(m.text, m.form.wsa + ":" + block.name);
    const std::string id = " " + m.form.wsu + ":Id=\"" + block.id + "\"";
    const std::string other = put(signed_block, id, d.below(2) == 0 ? "" : put(id, "\"", "\"x"));
    const std::string end = closing(m.form.soap, "Header");
    const std::string text = put(m.text, signed_block, other);
    return {"a header block moved aside", put(text, end, wrapped(d, signed_block) + end)};
}

attack timestamp_replaced(dice& d) {
    const signed_message m = make(d);
    const std::string stamp = element_in(m.text, m.form.wsu + ":Timestamp");
    const std::string fresh = put(stamp, m.form.timestamp_id, d.word());
    const bool inside = d.below(2) == 0;
    const std::string end =
        closing(inside ? m.form.wsse : m.form.soap, inside ? "Security" : "Header");
    const std::string text = put(m.text, stamp, fresh);
    return {
        "the Timestamp moved aside", put(text, end, (inside ? stamp : wrapped(d, stamp)) + end)};
}

attack block_added(dice& d) {
    const signed_message m = make(d);
    const std::string name = d.one_of<std::string>({"RelatesTo", "FaultTo", "Action", "MessageID"});
    std::string block = "<" + m.form.wsa + ":" + name;
    if (d.below(2) == 0) block += " " + m.form.wsu + ":Id=\"" + d.word() + "\"";
    block += ">urn:" + d.word() + closing(m.form.wsa, name);
    const std::string at =
        d.one_of<std::string>({"<" + m.form.wsa + ":To", closing(m.form.soap, "Header")});
    return {"an unsigned addressing block", put(m.text, at, block + at)};
}

attack id_twice(dice& d) {
    const signed_message m = make(d);
    const std::string id = d.one_of<std::string>(
        {m.form.body_id, m.form.timestamp_id, m.form.token_id, m.form.blocks[0].id}
    );
    const std::string attribute = d.one_of<std::string>(
        {m.form.wsu + ":Id", "Id", "ID", "id", "xml:id", "xmlns:x=\"urn:x\" x:iD"}
    );
    const std::string at = d.one_of<std::string>(
        {"<" + m.form.soap + ":Header",
         "<" + m.form.wsse + ":Security",
         "<" + m.form.ds + ":KeyInfo",
         "<" + m.form.ds + ":Signature"}
    );
    return {"an id that stands twice", put(m.text, at, at + " " + attribute + "=\"" + id + "\"")};
}

attack signature_twice(dice& d) {
    const signed_message m = make(d);
    const std::string begin = "<" + m.form.ds + ":Signature";
    std::string signature =
        put(element_in(m.text, m.form.ds + ":Signature"),
            begin,
            begin + " xmlns:" + m.form.wsse + "=\"" + std::string(security_space) + "\"");
    if (d.below(2) == 0)
        signature = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>";
    const std::string end = d.one_of<std::string>(
        {closing(m.form.wsse, "Security"),
         closing(m.form.soap, "Header"),
         closing(m.form.soap, "Body")}
    );
    return {"two Signatures", put(m.text, end, signature + end)};
}

attack security_twice(dice& d) {
    const signed_message m = make(d);
    std::string security = element_in(m.text, m.form.wsse + ":Security");
    if (d.below(2) == 0)
        security = "<x:Security xmlns:x=\"http://docs.oasis-open.org/wss/2004/01/"
                   "oasis-200401-wss-wssecurity-secext-1.0.xsd\"/>";
    const std::string at =
        d.one_of<std::string>({"<" + m.form.wsa + ":To", closing(m.form.soap, "Header")});
    return {"two Security blocks", put(m.text, at, security + at)};
}

attack header_twice(dice& d) {
    const signed_message m = make(d);
    const std::string header = "<" + m.form.soap + ":Header/>";
    const std::string at =
        d.one_of<std::string>({"<" + m.form.soap + ":Header>", "<" + m.form.soap + ":Body"});
    return {"two Headers", put(m.text, at, header + at)};
}

} // namespace

const std::vector<family>& wrapping() {
    static const std::vector<family> all{
        body_into_header,
        body_into_security,
        body_into_object,
        body_into_address,
        body_into_body,
        body_into_payload,
        body_beside_body,
        body_before_header,
        body_out_of_place,
        envelope_in_body,
        envelope_in_header,
        block_replaced,
        timestamp_replaced,
        block_added,
        id_twice,
        signature_twice,
        security_twice,
        header_twice};
    return all;
}

} // namespace kruispunt::adapters::esar::attacks

#include "adapters/esar/tests/attacks.hpp"

namespace kruispunt::adapters::esar::attacks {

namespace {

struct signed_message {
    message_form form;
    std::string text;
};

signed_message make(dice& d) {
    signed_message made{drawn_form(d), {}};
    made.text = samples::sign(made.form);
    return made;
}

// Another character of the same kind at a place in `text` between two marks.
std::string changed_between(
    dice& d, std::string text, std::string_view from, std::string_view to, std::string_view letters
) {
    const auto begin = text.find(from) + from.size();
    const auto end = text.find(to, begin);
    EXPECT_LT(begin, end);
    const auto at = begin + d.below(end - begin);
    std::string_view others = letters;
    char c = text[at];
    while (c == text[at])
        c = others[d.below(others.size())];
    text[at] = c;
    return text;
}

constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

attack text_changed(dice& d) {
    const signed_message m = make(d);
    const auto [from, to] = d.one_of<std::pair<const char*, const char*>>(
        {{"<signaalId>ESAR-2026-", "</signaalId>"},
         {"://kruispunt.example/", "<"},
         {"https://esar", "<"},
         {"5f0c0a1e-7d1b-4a39-9f04-", "<"}}
    );
    return {"a signed text changed", changed_between(d, m.text, from, to, "0123456789")};
}

attack time_changed(dice& d) {
    const signed_message m = make(d);
    const std::string other = "2026-11-20T09:15:" + std::to_string(31 + d.below(28)) + "Z";
    return {"the Timestamp changed", put(m.text, m.form.created, other)};
}

attack digest_changed(dice& d) {
    const signed_message m = make(d);
    const std::string open = "<" + m.form.ds + ":DigestValue>";
    return {"a digest changed", changed_between(d, m.text, open, "=", base64_letters)};
}

attack value_changed(dice& d) {
    const signed_message m = make(d);
    const std::string open = "<" + m.form.ds + ":SignatureValue>";
    return {"the SignatureValue changed", changed_between(d, m.text, open, "=", base64_letters)};
}

attack token_changed(dice& d) {
    const signed_message m = make(d);
    return {
        "the certificate changed",
        changed_between(d, m.text, "#X509v3\">MII", "</", base64_letters)};
}

attack value_is_no_base64(dice& d) {
    const signed_message m = make(d);
    const std::string name = d.one_of<std::string>({"SignatureValue", "DigestValue"});
    const std::string element = element_in(m.text, m.form.ds + ":" + name);
    const std::string open = "<" + m.form.ds + ":" + name + ">";
    const std::string put_in =
        d.one_of<std::string>({"", "A", "<!-- -->", "====", "é", "<x/>", "*"});
    const bool whole = d.below(2) == 0 || put_in.empty();
    const std::string close = "</" + m.form.ds + ":" + name + ">";
    return {
        "a value that is not Base64",
        whole ? put(m.text, element, open + put_in + close) : put(m.text, open, open + put_in)};
}

// Parts of the Security block that go away, one or more.
attack part_stripped(dice& d) {
    const signed_message m = make(d);
    const auto [prefix, name] = d.one_of<std::pair<std::string, std::string>>(
        {{m.form.wsu, "Timestamp"},
         {m.form.wsse, "BinarySecurityToken"},
         {m.form.ds, "Signature"},
         {m.form.wsse, "Security"},
         {m.form.ds, "KeyInfo"},
         {m.form.ds, "SignedInfo"},
         {m.form.ds, "SignatureValue"},
         {m.form.ds, "Reference"},
         {m.form.wsse, "SecurityTokenReference"},
         {m.form.ds, "Transforms"}}
    );
    const std::string element = element_in(m.text, prefix + ":" + name);
    const auto space = name == "Signature"  ? sdk::signatures::signature_space
                       : name == "Security" ? sdk::signatures::security_space
                                            : std::string_view();
    std::string empty = "<" + prefix + ":" + name;
    if (!space.empty()) empty.append(" xmlns:" + prefix + "=\"").append(space).append("\"");
    empty += "/>";
    return {name + " stripped", put(m.text, element, d.below(2) == 0 ? "" : empty)};
}

attack algorithm_changed(dice& d) {
    const signed_message m = make(d);
    const std::string name = d.one_of<std::string>(
        {"SignatureMethod", "DigestMethod", "CanonicalizationMethod", "Transform "}
    );
    const std::string begin = "<" + m.form.ds + ":" + name;
    const auto at = m.text.find("Algorithm=\"", m.text.find(begin)) + 11;
    const std::string old = m.text.substr(at, m.text.find('"', at) - at);
    const std::string other = d.one_of<std::string>(
        {"http://www.w3.org/2000/09/xmldsig#rsa-sha1",
         "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
         "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
         "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
         "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
         "http://www.w3.org/2000/09/xmldsig#sha1",
         "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
         "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
         "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
         "http://www.w3.org/2000/09/xmldsig#base64",
         "http://www.w3.org/TR/1999/REC-xslt-19991116",
         "http://www.w3.org/TR/1999/REC-xpath-19991116",
         "http://www.w3.org/2002/06/xmldsig-filter2",
         "none",
         "",
         "urn:" + d.word()}
    );
    std::string text = m.text;
    return {name + " changed to " + other, text.replace(at, old.size(), other)};
}

attack uri_changed(dice& d) {
    const signed_message m = make(d);
    const auto refs = m.form.right_references();
    const std::string from = "URI=\"" + d.one_of(refs).uri + "\"";
    const std::string to = d.one_of<std::string>(
        {d.one_of(refs).uri + "x",
         "",
         "#",
         "#" + m.form.token_id,
         "#xpointer(/)",
         "#xpointer(id('" + m.form.body_id + "'))",
         "http://127.0.0.1:9/" + d.word(),
         "file:///etc/passwd",
         "cid:" + d.word(),
         m.form.body_id}
    );
    return {"a reference to " + to, put(m.text, from, "URI=\"" + to + "\"")};
}

attack uris_exchanged(dice& d) {
    const signed_message m = make(d);
    const auto refs = m.form.right_references();
    const std::size_t one = d.below(refs.size());
    const std::size_t two = (one + 1 + d.below(refs.size() - 1)) % refs.size();
    const std::string first = "URI=\"" + refs[one].uri + "\"";
    const std::string second = "URI=\"" + refs[two].uri + "\"";
    std::string text = put(m.text, first, "URI=\"#.\"");
    text = put(text, second, first);
    return {"two references exchanged", put(text, "URI=\"#.\"", second)};
}

attack reference_edited(dice& d) {
    const signed_message m = make(d);
    const std::string reference = element_in(m.text, m.form.ds + ":Reference");
    const std::string with = d.one_of<std::string>({"", reference + reference});
    return {"a reference dropped or doubled", put(m.text, reference, with)};
}

attack attribute_shadowed(dice& d) {
    const signed_message m = make(d);
    const std::string name =
        d.one_of<std::string>({"URI", "Algorithm", "ValueType", "EncodingType"});
    const std::string other = d.one_of<std::string>({"#" + m.form.timestamp_id, "none", "urn:x"});
    const std::string from = " " + name + "=\"";
    return {
        "another namespace's " + name,
        put(m.text, from, " xmlns:x=\"urn:x\" x:" + name + "=\"" + other + "\"" + from)};
}

attack namespace_changed(dice& d) {
    const signed_message m = make(d);
    const auto [from, to] = d.one_of<std::pair<std::string, std::string>>(
        {{"esar:1\"><signaalId", "esar:2\"><signaalId"},
         {"<signaalId>",
          "<signaalId xmlns=\"urn:nl:verwijsindex:esar:1\" xmlns:q=\"urn:q\" q:a=\"\">"},
         {"<signaalId>", "<signaalId xmlns=\"urn:" + d.word() + "\">"},
         {"=\"http://www.w3.org/2005/08/addressing\"",
          "=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""},
         {"=\"http://www.w3.org/2000/09/xmldsig#\"", "=\"http://www.w3.org/2000/09/xmldsig\""}}
    );
    return {"a namespace changed", put(m.text, from, to)};
}

attack element_inserted(dice& d) {
    const signed_message m = make(d);
    const std::string at = d.one_of<std::string>(
        {"</SignaalIntrekken>",
         "<SignaalIntrekken",
         "</" + m.form.soap + ":Body>",
         "</" + m.form.wsu + ":Timestamp>",
         "</" + m.form.wsa + ":From>"}
    );
    const std::string element = d.one_of<std::string>(
        {"<redenMutatie>beheer</redenMutatie>", "<" + d.word() + "/>", d.word(), " "}
    );
    return {"something inserted into what is signed", put(m.text, at, element + at)};
}

attack something_in_security(dice& d) {
    const std::string security_1_1 =
        "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    const signed_message m = make(d);
    const std::string prefix = m.form.wsse;
    const std::string part = d.one_of<std::string>(
        {"<" + prefix + ":UsernameToken/>",
         "<x:SignatureConfirmation xmlns:x=\"" + security_1_1 + "\"/>",
         "<x:EncryptedKey xmlns:x=\"http://www.w3.org/2001/04/xmlenc#\"/>",
         "<" + prefix + ":BinarySecurityToken>MIIB</" + prefix + ":BinarySecurityToken>",
         "<" + m.form.wsu + ":Timestamp/>",
         "<" + d.word() + "/>"}
    );
    const std::string end = "</" + prefix + ":Security>";
    const std::string begin = "<" + m.form.wsu + ":Timestamp ";
    return d.below(2) == 0 ? attack{"something in Security", put(m.text, end, part + end)}
                           : attack{"something in Security", put(m.text, begin, part + begin)};
}

attack signature_extended(dice& d) {
    const signed_message m = make(d);
    const std::string end = "</" + m.form.ds + ":Signature>";
    const std::string part = d.one_of<std::string>(
        {"<" + m.form.ds + ":Object/>",
         "<" + m.form.ds + ":KeyInfo/>",
         "<" + m.form.ds + ":Object><" + m.form.ds + ":Manifest/></" + m.form.ds + ":Object>",
         "<" + m.form.ds + ":SignedInfo/>"}
    );
    return {"more in the Signature", put(m.text, end, part + end)};
}

attack key_info_changed(dice& d) {
    const signed_message m = make(d);
    const std::string ds = m.form.ds + ":";
    const std::string key = d.one_of<std::string>(
        {"<" + ds + "KeyValue><" + ds + "RSAKeyValue><" + ds + "Modulus>AQAB</" + ds + "Modulus><" +
             ds + "Exponent>AQAB</" + ds + "Exponent></" + ds + "RSAKeyValue></" + ds + "KeyValue>",
         "<" + ds + "KeyName>esar-signing</" + ds + "KeyName>",
         "<" + ds + "RetrievalMethod URI=\"http://127.0.0.1:9/" + d.word() + "\"/>",
         "<" + ds + "RetrievalMethod URI=\"#" + m.form.token_id + "\"/>",
         "<" + ds + "X509Data><" + ds + "X509Certificate>" +
             sdk::signatures::testing::token_of(parties::all().other.certificate_pem) + "</" + ds +
             "X509Certificate></" + ds + "X509Data>"}
    );
    const std::string old = element_in(m.text, m.form.wsse + ":SecurityTokenReference");
    const std::string other = d.below(2) == 0 ? key : d.below(2) == 0 ? key + old : old + key;
    return {"another key in KeyInfo", put(m.text, old, other)};
}

attack token_reference_changed(dice& d) {
    const signed_message m = make(d);
    const std::string to = d.one_of<std::string>(
        {"#" + d.word(),
         "#" + m.form.body_id,
         "http://127.0.0.1:9/" + d.word(),
         "",
         m.form.token_id}
    );
    const std::string from = "URI=\"#" + m.form.token_id + "\"";
    return {"KeyInfo points elsewhere", put(m.text, from, "URI=\"" + to + "\"")};
}

attack entities(dice& d) {
    const signed_message m = make(d);
    const std::string name = d.word();
    const std::string from = "ESAR-2026-000123";
    const std::string with_entity = put(m.text, from, "&" + name + ";");
    const std::string doctype = "<!DOCTYPE x [<!ENTITY " + name + " \"" + from + "\">]>";
    const std::string outside = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/" + name + "\">";
    const auto root = "<" + m.form.soap + ":Envelope";
    const std::string text = d.one_of<std::string>(
        {with_entity,
         put(with_entity, root, doctype + root),
         put(m.text, root, outside + root),
         put(m.text, root, "<?" + name + " x?>" + root),
         put(m.text, from, "<?" + name + "?>" + from)}
    );
    return {"entities and instructions", text, {"BERICHT_ONLEESBAAR"}};
}

attack cut(dice& d) {
    const signed_message m = make(d);
    return {"cut off", m.text.substr(0, d.below(m.text.size() - 2)), {"BERICHT_ONLEESBAAR"}};
}

} // namespace

const std::vector<family>& tampering() {
    static const std::vector<family> all{
        text_changed,
        time_changed,
        digest_changed,
        value_changed,
        token_changed,
        value_is_no_base64,
        part_stripped,
        algorithm_changed,
        uri_changed,
        uris_exchanged,
        reference_edited,
        attribute_shadowed,
        namespace_changed,
        element_inserted,
        something_in_security,
        signature_extended,
        key_info_changed,
        token_reference_changed,
        entities,
        cut};
    return all;
}

} // namespace kruispunt::adapters::esar::attacks

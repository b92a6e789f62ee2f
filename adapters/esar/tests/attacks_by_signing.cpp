#include "adapters/esar/tests/attacks.hpp"

namespace kruispunt::adapters::esar::attacks {

namespace {

using sdk::signatures::testing::reference_form;

std::string
transform(const message_form& form, const std::string& algorithm, const std::string& in = "") {
    return "<" + form.ds + ":Transform Algorithm=\"" + algorithm + "\">" + in + "</" + form.ds +
           ":Transform>";
}

constexpr char enveloped[] = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr char inclusive[] = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
constexpr char with_comments[] = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
constexpr char xpath[] = "http://www.w3.org/TR/1999/REC-xpath-19991116";
constexpr char xslt[] = "http://www.w3.org/TR/1999/REC-xslt-19991116";

std::string stylesheet(dice& d) {
    return "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
           "<xsl:template match=\"/\"><" +
           d.word() + "/></xsl:template></xsl:stylesheet>";
}

attack weak_digest(dice& d) {
    message_form form = drawn_form(d);
    const std::string sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    form.references = form.right_references();
    if (d.below(2) == 0) {
        form.digest_method = sha1;
        form.references.reset();
    } else {
        (*form.references)[d.below(form.references->size())].digest_method = sha1;
    }
    return {"signed with SHA-1 digests", samples::sign(form)};
}

attack weak_signature(dice& d) {
    message_form form = drawn_form(d);
    form.signature_method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    return {"signed with rsa-sha1", samples::sign(form)};
}

// What everybody can read, as the secret of an HMAC.
attack hmac(dice& d) {
    message_form form = drawn_form(d);
    form.signature_method = d.one_of<std::string>(
        {"http://www.w3.org/2000/09/xmldsig#hmac-sha1",
         "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
         "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512"}
    );
    const std::string secret = d.one_of<std::string>(
        {parties::all().region.certificate_pem, form.token, std::string("geheim")}
    );
    return {"an HMAC", sdk::signatures::testing::signed_with(form.written(), secret)};
}

attack other_canonical_form(dice& d) {
    message_form form = drawn_form(d);
    form.c14n = d.one_of<std::string>(
        {inclusive,
         with_comments,
         "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
         "http://www.w3.org/2006/12/xml-c14n11"}
    );
    return {"another canonicalisation of SignedInfo", samples::sign(form)};
}

attack other_transforms(dice& d) {
    message_form form = drawn_form(d);
    const std::string right = form.right_transforms();
    const std::string condition = "<" + form.ds + ":XPath>true()</" + form.ds + ":XPath>";
    form.references = form.right_references();
    (*form.references)[d.below(form.references->size())].transforms = d.one_of<std::string>(
        {"",
         transform(form, inclusive),
         transform(form, with_comments),
         right + right,
         transform(form, enveloped) + right,
         transform(form, xpath, condition) + right,
         transform(form, xslt, stylesheet(d)) + right,
         transform(form, xslt, stylesheet(d))}
    );
    return {"other transforms", samples::sign(form)};
}

attack reference_missing(dice& d) {
    message_form form = drawn_form(d);
    form.references = form.right_references();
    const std::size_t at = d.below(form.references->size());
    form.references->erase(form.references->begin() + static_cast<std::ptrdiff_t>(at));
    return {"something is not signed", samples::sign(form)};
}

attack reference_doubled(dice& d) {
    message_form form = drawn_form(d);
    form.references = form.right_references();
    const std::size_t from = d.below(form.references->size());
    const std::size_t to = d.below(form.references->size());
    if (d.below(2) == 0 || from == to) {
        form.references->push_back((*form.references)[from]);
    } else {
        (*form.references)[to] = (*form.references)[from];
    }
    return {"something is signed twice", samples::sign(form)};
}

attack reference_beside(dice& d) {
    message_form form = drawn_form(d);
    const std::string id = d.word();
    const std::string wsu = " " + form.wsu + ":Id=\"" + id + "\"";
    switch (d.below(4)) {
    case 0:
        form.payload = put(form.payload, "<signaalId", "<signaalId" + wsu);
        break;
    case 1:
        form.further = "<" + form.wsse + ":UsernameToken" + wsu + "/>";
        break;
    case 2:
        form.token_id = id;
        break;
    default:
        form.object = "<" + form.ds + ":Object Id=\"" + id + "\"/>";
    }
    form.references = form.right_references();
    const reference_form more{"#" + id, form.right_transforms(), form.digest_method};
    const std::size_t at = d.below(form.references->size());
    form.references->insert(form.references->begin() + static_cast<std::ptrdiff_t>(at), more);
    return {"something else is signed too", samples::sign(form)};
}

attack whole_document(dice& d) {
    message_form form = drawn_form(d);
    const std::string transforms = transform(form, enveloped) + form.right_transforms();
    form.references = form.right_references();
    const reference_form whole{"", transforms, form.digest_method};
    if (d.below(2) == 0) form.references->clear();
    form.references->push_back(whole);
    return {"a signature over the whole document", samples::sign(form)};
}

attack manifest(dice& d) {
    message_form form = drawn_form(d);
    form.references = form.right_references();
    auto& one = (*form.references)[d.below(form.references->size())];
    one.attributes = " Type=\"http://www.w3.org/2000/09/xmldsig#" +
                     d.one_of<std::string>({"Manifest", "Object", "SignatureProperties"}) + "\"";
    return {"a reference with a type", samples::sign(form)};
}

// libxml2 takes the first attribute of that name, of whatever namespace.
attack shadowed(dice& d) {
    message_form form = drawn_form(d);
    form.references = form.right_references();
    const std::size_t at = d.below(form.references->size());
    auto& one = (*form.references)[at];
    const auto& other = (*form.references)[(at + 1) % form.references->size()];
    if (d.below(2) == 0) {
        one.attributes = " xmlns:x=\"urn:x\" x:URI=\"" + other.uri + "\"";
    } else {
        form.method_attributes = " xmlns:x=\"urn:x\" x:Algorithm=\"" + form.signature_method + "\"";
    }
    return {"an attribute of another namespace", samples::sign(form)};
}

attack block_without_id(dice& d) {
    message_form form = drawn_form(d);
    const std::size_t at = d.below(form.blocks.size());
    form.references = form.right_references();
    form.references->erase(form.references->begin() + static_cast<std::ptrdiff_t>(at));
    form.blocks[at].id.clear();
    return {"a header block left out of the signature", samples::sign(form)};
}

attack odd_id(dice& d) {
    message_form form = drawn_form(d);
    form.body_id = d.one_of<std::string>(
        {"een twee", "1", "-a", "x'y", "a)b", "é" + d.word(), std::string(129, 'a'), "a:b"}
    );
    return {"an id that is no plain name", samples::sign(form)};
}

attack hidden_elements(dice& d) {
    message_form form = drawn_form(d);
    const std::string block = "<h:" + d.word() + " xmlns:h=\"urn:h\"/>";
    std::string text = samples::sign(form);
    const std::string end = "</" + form.soap + ":Header>";
    return {
        "an unsigned block of another namespace", put(text, end, block + end), {"ONBEKEND_VELD"}};
}

attack unlike_action(dice& d) {
    message_form form = drawn_form(d);
    form.blocks[1].content = "urn:nl:verwijsindex:esar:1/" + d.word();
    return {"a signed Action that does not fit", samples::sign(form), {"WAARDE_ONGELDIG"}};
}

attack rule_broken(dice& d) {
    message_form form = drawn_form(d);
    form.payload = put(form.payload, "vergissing", d.word());
    return {"a signed payload that breaks a rule", samples::sign(form), {"WAARDE_ONGELDIG"}};
}

} // namespace

const std::vector<family>& wrongly_signed() {
    static const std::vector<family> all{
        weak_digest,
        weak_signature,
        hmac,
        other_canonical_form,
        other_transforms,
        reference_missing,
        reference_doubled,
        reference_beside,
        whole_document,
        manifest,
        shadowed,
        block_without_id,
        odd_id,
        hidden_elements,
        unlike_action,
        rule_broken};
    return all;
}

} // namespace kruispunt::adapters::esar::attacks

#include "adapters/esar/tests/signed_samples.hpp"

#include <gtest/gtest.h>

#include <map>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

/// A signed message that is written another way, and must be taken all the same.
struct writing {
    std::string name;
    message_form form;
    bool elliptic = false;
    std::string (*after)(std::string) = nullptr; ///< what is done to what the signature leaves free
};

std::string without_declaration(std::string text) {
    return text.substr(text.find("?>") + 3);
}

std::string with_crlf(std::string text) {
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 2))
        text.replace(at, 1, "\r\n");
    return text;
}

// Base64 may be broken into lines.
std::string with_broken_value(std::string text) {
    const auto at = text.find("SignatureValue>") + 15;
    for (int line = 0; line < 4; ++line)
        text.insert(at + static_cast<std::size_t>(line * 65 + 64), "\n");
    return text;
}

std::string with_comments(std::string text) {
    return with(std::move(text), "<soap:Header>", "<!-- boven --><soap:Header><!-- in de kop -->");
}

std::string with_comment_in_text(std::string text) {
    return with(std::move(text), "ESAR-2026-000123", "ESAR-2026<!-- x -->-000123");
}

std::string with_cdata(std::string text) {
    return with(std::move(text), "ESAR-2026-000123", "<![CDATA[ESAR-2026-000123]]>");
}

std::string with_character_references(std::string text) {
    return with(std::move(text), "ESAR-2026-000123", "&#69;SAR&#x2d;2026-000123");
}

std::string with_other_attribute_order(std::string text) {
    const std::string id = " wsu:Id=\"token\"";
    text = with(std::move(text), id, "");
    return with(std::move(text), "#X509v3\">MII", "#X509v3\"" + id + ">MII");
}

class writings {
public:
    std::vector<writing> all() {
        prefixes();
        algorithms();
        times();
        ids();
        order();
        addressing();
        spaces();
        return std::move(all_);
    }

private:
    writing& add(std::string name) {
        return all_.emplace_back(writing{std::move(name), withdrawal_form(), false, nullptr});
    }

    void prefixes() {
        for (const char* soap : {"s", "SOAP-ENV", "", "_soap"})
            add(std::string("soap as '") + soap + "'").form.soap = soap;
        for (const char* wsa : {"a", "wsa10", "_"})
            add(std::string("wsa as '") + wsa + "'").form.wsa = wsa;
        for (const char* wsse : {"sec", ""})
            add(std::string("wsse as '") + wsse + "'").form.wsse = wsse;
        for (const char* wsu : {"u", "util"})
            add(std::string("wsu as '") + wsu + "'").form.wsu = wsu;
        for (const char* ds : {"", "dsig"})
            add(std::string("ds as '") + ds + "'").form.ds = ds;
        add("payload with a prefix").form.payload =
            "<e:SignaalIntrekken xmlns:e=\"urn:nl:verwijsindex:esar:1\"><e:signaalId>"
            "ESAR-2026-000123</e:signaalId><e:reden>vergissing</e:reden></e:SignaalIntrekken>";
        message_form& wild = add("all prefixes others").form;
        wild.soap = "a";
        wild.wsa = "b";
        wild.wsse = "c";
        wild.wsu = "d";
        wild.ds = "e";
    }

    void algorithms() {
        for (const char* bits : {"256", "384", "512"}) {
            const std::string more = "http://www.w3.org/2001/04/xmldsig-more#";
            add(std::string("rsa-sha") + bits).form.signature_method = more + "rsa-sha" + bits;
            writing& elliptic = add(std::string("ecdsa-sha") + bits);
            elliptic.form = withdrawal_form(parties::all().elliptic);
            elliptic.form.signature_method = more + "ecdsa-sha" + bits;
            elliptic.elliptic = true;
        }
        add("sha384").form.digest_method = "http://www.w3.org/2001/04/xmldsig-more#sha384";
        add("sha512").form.digest_method = "http://www.w3.org/2001/04/xmlenc#sha512";
        add("a list of prefixes").form.prefix_list = "soap wsa wsse wsu";
        add("the default prefix in the list").form.prefix_list = "#default soap";
    }

    void times() {
        for (const char* created :
             {"2026-11-20T09:15:30.1Z",
              "2026-11-20T09:15:30.187Z",
              "2026-11-20T09:15:30.187654321Z",
              "2026-11-20T09:15:30+00:00",
              "2026-11-20T09:10:45Z",
              "2026-11-20T09:16:30Z",
              " 2026-11-20T09:15:30Z\n"})
            add(std::string("created ") + created).form.created = created;
        add("no Expires").form.expires = "";
        add("a late Expires").form.expires = "2026-11-21T09:15:30Z";
        add("an early Expires").form.expires = "2026-11-20T09:15:31Z";
        add("just expired").form.expires = "2026-11-20T09:14:31Z";
    }

    void ids() {
        for (const char* id : {"id-0F9E", "_b1", "Body.1-x", "x"}) {
            message_form& form = add(std::string("body's id ") + id).form;
            form.body_id = id;
        }
        message_form& form = add("uuids as ids").form;
        form.timestamp_id = "TS-6f2a1c9e3b474d0e9a550c8e5b7d2f31";
        form.token_id = "X509-6f2a1c9e3b474d0e9a550c8e5b7d2f32";
        form.blocks[0].id = "id-6f2a1c9e3b474d0e9a550c8e5b7d2f33";
    }

    void order() {
        add("the signature first").form.order = {"signature", "token", "timestamp"};
        add("the timestamp last").form.order = {"token", "signature", "timestamp"};
        message_form& turned = add("header blocks turned round").form;
        std::reverse(turned.blocks.begin(), turned.blocks.end());
        message_form& form = add("references turned round").form;
        form.references = form.right_references();
        std::reverse(form.references->begin(), form.references->end());
        add("the token's attributes in another order").after = with_other_attribute_order;
    }

    void addressing() {
        add("no ReplyTo").form.blocks.pop_back();
        add("uuid:").form.blocks[3].content = "uuid:5F0C0A1E-7D1B-4A39-9F04-0C3F2F6B1A01";
        add("Digikoppeling's MessageID").form.blocks[3].content =
            "1@5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01@esar.example";
    }

    void spaces() {
        add("laid out").form.gap = "\n  ";
        writing& lines = add("laid out with CR LF");
        lines.form.gap = "\n\t";
        lines.after = with_crlf;
        add("no declaration").after = without_declaration;
        add("a value of several lines").after = with_broken_value;
        add("comments beside what is signed").after = with_comments;
        // What canonicalisation makes one, says one thing: what is read is its octets.
        add("a comment in a text").after = with_comment_in_text;
        add("CDATA for a text").after = with_cdata;
        add("character references for a text").after = with_character_references;
    }

    std::vector<writing> all_;
};

// proves: ESAR-02.3 ESAR-02.4 ESAR-02.5 ESAR-02.7 ESAR-02.9 ESAR-02.10 ESAR-02.11 ESAR-02.12
// proves: ESAR-01.3 ESAR-01.4 ESAR-04.1 acceptance
TEST(EsarBenign, OtherWritingsOfOneMessageAreAllTaken) {
    const std::vector<writing> all = writings().all();
    EXPECT_GE(all.size(), 50U);
    for (const writing& one : all) {
        const auto& signer = one.elliptic ? parties::all().elliptic : parties::all().region;
        std::string text = sign(one.form, signer);
        ASSERT_FALSE(text.empty()) << one.name;
        if (one.after != nullptr) text = one.after(std::move(text));
        const auto message = decode_signed(text);
        EXPECT_EQ(refusal(message), "taken") << one.name << "\n" << text;
        const auto* act = std::get_if<domain::withdraw_signal>(&message.command.act);
        ASSERT_NE(act, nullptr) << one.name;
        EXPECT_EQ(act->id, "ESAR-2026-000123") << one.name;
        EXPECT_EQ(act->reason, domain::withdrawal_reason::mistake) << one.name;
    }
    RecordProperty("writings", static_cast<int>(all.size()));
}

} // namespace
} // namespace kruispunt::adapters::esar

#include "conformance/suite/catalogue/change_reader.hpp"

#include "conformance/signatures/signer.hpp"
#include "conformance/text/base64.hpp"
#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace kruispunt::conformance::suite::catalogue {
namespace {

using text::strict_object;

constexpr std::size_t longest_text = 8000;
constexpr std::uint64_t most_fields = 1000;

std::string
word_of(strict_object& from, std::string_view name, std::initializer_list<std::string_view> words) {
    auto word = from.text(name);
    if (std::ranges::find(words, word) == words.end())
        from.refuse(name, "`" + word + "` is no word that the suite knows there");
    return word;
}

replaced_text read_replacement(strict_object& from, replaced_text::part in) {
    replaced_text made;
    made.in = in;
    made.replace = from.text("replace", longest_text);
    if (!from.has("by_base64")) {
        if (!from.has("by")) from.refuse("by", "is not there");
        made.by = from.any_text("by", longest_text);
        return made;
    }
    const auto octets = text::decode_base64(from.text("by_base64", longest_text));
    if (!octets) from.refuse("by_base64", "is no Base64");
    made.by = *octets;
    return made;
}

other_header read_header(strict_object& from) {
    other_header made;
    made.name = from.text("name");
    if (from.has("remove")) {
        if (!from.boolean("remove")) from.refuse("remove", "is true");
        made.how = other_header::act::remove;
        return made;
    }
    const bool adds = from.has("add");
    made.how = adds ? other_header::act::add : other_header::act::set;
    const auto* const member = adds ? "add" : "by";
    if (!from.has(member)) from.refuse(member, "is not there");
    made.value = from.any_text(member, longest_text);
    return made;
}

many_fields read_fields(strict_object& from) {
    const auto count = from.number("add");
    if (count > most_fields) from.refuse("add", "is at most 1000");
    return {count};
}

wrong_signature read_signature(strict_object& from) {
    auto word = from.text("by");
    if (!is_signature_word(word))
        from.refuse("by", "`" + word + "` is no way in which the suite signs wrongly");
    return {std::move(word)};
}

change read_kind(strict_object& from) {
    const auto in = from.text("in");
    if (in == "body") return read_replacement(from, replaced_text::part::body);
    if (in == "target") return read_replacement(from, replaced_text::part::target);
    if (in == "octets") return read_replacement(from, replaced_text::part::octets);
    if (in == "method") return other_method{from.text("by")};
    if (in == "header") return read_header(from);
    if (in == "fields") return read_fields(from);
    if (in == "certificate")
        return other_certificate{word_of(
            from,
            "by",
            {"none",
             "partner",
             "nobody",
             "revoked",
             "expired",
             "other_authority",
             "no_oin",
             "two_oins"}
        )};
    if (in == "tls") return other_tls{word_of(from, "by", {"1.1", "1.2", "1.2_cbc"})};
    if (in == "http")
        return broken_http{
            word_of(from, "by", {"broken_chunk", "bad_request_line", "two_lengths"})};
    if (in == "signature") return read_signature(from);
    from.refuse(
        "in", "is body, target, octets, method, header, fields, certificate, tls, http or signature"
    );
}

} // namespace

bool is_signature_word(std::string_view word) {
    constexpr std::array<std::string_view, 8> others{
        "expired",
        "early",
        "long_life",
        "no_expires_old",
        "sha1_digests",
        "by_partner",
        "by_revoked",
        "by_other_authority"};
    return signatures::misdeed_named(word) || signatures::method_named(word) != nullptr ||
           std::ranges::find(others, word) != others.end();
}

change read_change(const text::json& value, const std::string& path) {
    strict_object from(value, path);
    auto made = read_kind(from);
    from.end();
    return made;
}

} // namespace kruispunt::conformance::suite::catalogue

#include "gateway/codec/dsse.hpp"

#include "gateway/codec/base64.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/codec/strict_members.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::codec {

using namespace domain;

namespace {

constexpr std::string_view payload_type = "application/vnd.in-toto+json";
constexpr std::string_view statement_type = "https://in-toto.io/Statement/v1";
constexpr std::string_view predicate_type = "urn:kruispunt:acceptance:v1";
constexpr std::size_t longest_signature = 1'000;
constexpr std::size_t most_signatures = 1;
constexpr std::size_t most_subjects = 2;
constexpr std::size_t most_roles = 3;
constexpr std::size_t longest_subject = 401;
constexpr std::array<std::string_view, 3> known_roles{"client", "gateway", "server"};

std::string octets_in(strict_members& from, std::string_view name, std::size_t longest) {
    auto octets = from_base64(from.text(name, longest));
    if (octets) return std::move(*octets);
    from.refuse(name);
    return {};
}

instant moment_in(strict_members& from, std::string_view name) {
    const auto read = parse_timestamp(from.text(name));
    if (read) return *read;
    from.refuse(name);
    return {};
}

std::string oin_in(strict_members& from) {
    constexpr std::size_t digits = 20;
    std::string read = from.text("oin");
    if (read.size() == digits && read.find_first_not_of("0123456789") == read.npos) return read;
    from.refuse("oin");
    return {};
}

// Each once, and none that nobody knows.
std::vector<std::string> roles_in(strict_members& from) {
    std::vector<std::string> all;
    for (const node& each : from.items("roles", most_roles)) {
        const bool known = each.kind() == node_kind::text &&
                           std::count(known_roles.begin(), known_roles.end(), each.text()) == 1;
        if (!known || std::count(all.begin(), all.end(), each.text()) > 0) from.refuse("roles");
        all.emplace_back(each.text());
    }
    return all;
}

// The names of those that held; whether they are all there is another question.
std::vector<std::string> steps_in(strict_members& from) {
    std::vector<std::string> all;
    for (const node& each : from.items("steps", examination_steps.size())) {
        strict_members step(each);
        std::string name = step.text("step");
        const bool holds = step.flag("holds");
        if (!step.end()) from.refuse("steps");
        if (holds) all.push_back(std::move(name));
    }
    return all;
}

void read_product(strict_members& from, acceptance& to) {
    strict_members product(from.object("product"));
    to.vendor = product.text("vendor");
    to.product = product.text("name");
    to.product_version = product.text("version");
    to.build = product.sha256("build_sha256");
    if (!product.end()) from.refuse("product");
}

result<acceptance> read_predicate(node object) {
    strict_members from(object);
    acceptance read;
    read.protocol = from.text("protocol");
    read.protocol_version = from.text("protocol_version");
    read.roles = roles_in(from);
    read.oin = oin_in(from);
    read_product(from, read);
    read.catalogue = from.sha256("catalogue_sha256");
    read.report = from.sha256("report_sha256");
    read.verdict = from.text("verdict");
    if (read.verdict != "PASS" && read.verdict != "WARN") from.refuse("verdict");
    read.steps = steps_in(from);
    read.accepted_at = moment_in(from, "accepted_at");
    read.valid_until = moment_in(from, "valid_until");
    if (read.valid_until <= read.accepted_at) from.refuse("valid_until");
    if (auto ok = from.end(); !ok) return ok.error();
    return read;
}

// The digest that the subject of that place names; empty: none.
std::string subject_digest(const std::vector<node>& subjects, std::size_t at) {
    if (at >= subjects.size()) return {};
    strict_members subject(subjects[at]);
    subject.text("name", longest_subject);
    strict_members digest(subject.object("digest"));
    std::string read = digest.sha256("sha256");
    return subject.end() && digest.end() ? read : std::string();
}

} // namespace

std::string dsse_signed_octets(std::string_view payload) {
    std::string made = "DSSEv1 " + std::to_string(payload_type.size()) + ' ';
    made.append(payload_type).append(1, ' ').append(std::to_string(payload.size()));
    return made.append(1, ' ').append(payload);
}

result<dsse_envelope> read_dsse(std::string_view octets) {
    if (octets.size() > max_acceptance_record) return make_error(errc::message_too_large);
    const auto document = read_json(octets);
    if (!document) return document.error();
    strict_members from(document->root());
    dsse_envelope read;
    read.payload = octets_in(from, "payload", max_acceptance_record);
    from.constant("payloadType", payload_type);
    const auto signatures = from.items("signatures", most_signatures);
    if (auto ok = from.end(); !ok) return ok.error();
    strict_members signature(signatures.front());
    signature.sha256("keyid");
    read.signature = octets_in(signature, "sig", longest_signature);
    if (auto ok = signature.end(); !ok) return ok.error();
    return read;
}

result<acceptance> read_acceptance(std::string_view payload) {
    const auto document = read_json(payload);
    if (!document) return document.error();
    strict_members from(document->root());
    from.constant("_type", statement_type);
    from.constant("predicateType", predicate_type);
    const auto subjects = from.items("subject", most_subjects);
    const node predicate = from.object("predicate");
    if (auto ok = from.end(); !ok) return ok.error();
    auto read = read_predicate(predicate);
    if (!read) return read;
    const bool same =
        subject_digest(subjects, 0) == read->report && subject_digest(subjects, 1) == read->build;
    if (!same) return make_error(errc::value_invalid, "subject");
    return read;
}

} // namespace kruispunt::codec

#include "conformance/suite/catalogue/message_reader.hpp"

#include "conformance/suite/catalogue/change_reader.hpp"
#include "conformance/suite/catalogue/check_reader.hpp"
#include "conformance/text/strict_object.hpp"

namespace kruispunt::conformance::suite::catalogue {
namespace {

using text::strict_object;

constexpr std::size_t most_lines = 2000;
constexpr std::size_t longest_line = 4000;
constexpr std::size_t most_headers = 60;
constexpr std::size_t most_before = 10;
constexpr std::size_t most_accepted = 50;
constexpr std::size_t most_times = 1000;

/// `{"line": TEXT, "times": N}`: so many lines, `${number}` in each its own from 1.
void add_numbered(std::string& whole, const text::json& value, const std::string& path) {
    constexpr std::string_view placeholder = "${number}";
    strict_object from(value, path);
    const auto text = from.text("line", longest_line);
    const auto times = from.number("times");
    from.end();
    if (times == 0 || times > most_times) from.refuse("times", "is 1 to 1000");
    for (std::size_t number = 1; number <= times; ++number) {
        auto line = text;
        const auto own = std::to_string(number);
        for (auto at = line.find(placeholder); at != line.npos; at = line.find(placeholder, at))
            line.replace(at, placeholder.size(), own);
        if (number > 1) whole += '\n';
        whole += line;
    }
}

/// Lines, with a line feed between them.
std::string read_body(strict_object& from) {
    std::string whole;
    if (!from.has("body")) return whole;
    bool first = true;
    for (const auto& line : from.array("body", most_lines)) {
        if (!first) whole += '\n';
        first = false;
        if (line.is_object())
            add_numbered(whole, line, from.path_of("body"));
        else if (line.is_string())
            whole += line.get<std::string>();
        else
            from.refuse("body", "holds a line that is no text");
    }
    return whole;
}

/// In the order of the file, which `maybe_map` would lose.
std::vector<wire::header> read_headers(strict_object& from) {
    std::vector<wire::header> made;
    if (!from.has("headers")) return made;
    const auto& held = from.object("headers");
    if (held.size() > most_headers) from.refuse("headers", "has too many members");
    for (const auto& [name, value] : held.items()) {
        if (!value.is_string()) from.refuse("headers", "holds what is no text");
        made.push_back({name, value.get<std::string>()});
    }
    return made;
}

bool read_signed(strict_object& from) {
    return from.has("signed") && from.boolean("signed");
}

request_template read_request(const text::json& value, const std::string& path) {
    request_template made;
    strict_object from(value, path);
    made.method = from.text("method");
    made.target = from.text("target");
    made.headers = read_headers(from);
    made.body = read_body(from);
    made.is_signed = read_signed(from);
    from.end();
    return made;
}

recognition read_recognition(const text::json& value, const std::string& path) {
    recognition made;
    strict_object from(value, path);
    made.method = from.text("method");
    made.target = from.text("target");
    if (const auto* checks = from.maybe("checks"))
        made.checks = read_checks(*checks, path + "/checks");
    from.end();
    return made;
}

message::sender read_sender(strict_object& from) {
    const auto word = from.text("from");
    if (word == "region") return message::sender::region;
    if (word == "gateway") return message::sender::gateway;
    from.refuse("from", "is region or gateway");
}

} // namespace

answer_template read_answer(const text::json& value, const std::string& path) {
    answer_template made;
    strict_object from(value, path);
    if (from.has("status")) made.status = static_cast<unsigned>(from.number("status"));
    if (made.status < 100 || made.status > 599) from.refuse("status", "is an HTTP status");
    made.headers = read_headers(from);
    made.body = read_body(from);
    made.is_signed = read_signed(from);
    made.signature = from.maybe_text("signature");
    if (!made.signature.empty() && !is_signature_word(made.signature))
        from.refuse("signature", "is no way in which the suite signs wrongly");
    from.end();
    return made;
}

message read_message(const text::json& document, const std::string& file) {
    message made;
    strict_object from(document, file);
    made.name = from.text("name");
    made.from = read_sender(from);
    made.request = read_request(from.object("request"), file + ": request");
    made.accepted = read_checks(from.array("accepted", most_accepted), file + ": accepted");
    if (const auto* known = from.maybe("recognised"))
        made.recognised = read_recognition(*known, file + ": recognised");
    if (const auto* said = from.maybe("answer"))
        made.answer = read_answer(*said, file + ": answer");
    if (const auto* said = from.maybe("refused"))
        made.refused = read_answer(*said, file + ": refused");
    made.answer.is_signed = made.answer.is_signed || made.request.is_signed;
    made.refused.is_signed = made.refused.is_signed || made.request.is_signed;
    made.after = from.maybe_texts("after", most_before);
    from.end();
    return made;
}

} // namespace kruispunt::conformance::suite::catalogue

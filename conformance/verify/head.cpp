#include "conformance/verify/head.hpp"

#include "conformance/verify/encoding.hpp"

namespace kruispunt::conformance::verify {

namespace {

/// The line that `text` begins with, which is taken from it; nothing where there is no whole one.
std::optional<std::string_view> take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

} // namespace

reading<head> read_head(std::string_view octets) {
    using read = reading<head>;
    auto signed_text = read_note(octets);
    if (!signed_text) return read::none(signed_text.why);
    std::string_view text = signed_text->text;
    const auto origin = take_line(text);
    const auto size = take_line(text);
    const auto root = take_line(text);
    if (!origin || origin->empty()) return read::none("its first line names no log");
    const auto number = size ? plain_number(*size) : std::nullopt;
    if (!number) return read::none("its second line is no number of entries");
    const auto hash = root ? hash_from_base64(*root) : std::nullopt;
    if (!hash) return read::none("its third line is no root hash");
    if (text.starts_with('\n') || text.find("\n\n") != std::string_view::npos)
        return read::none("it has an empty line among its lines");
    return read::of({std::string(*origin), {*number, *hash}, *std::move(signed_text.value)});
}

reading<head> read_trusted_head(std::string_view octets, const std::vector<verifier_key>& trusted) {
    using read = reading<head>;
    auto found = read_head(octets);
    if (!found) return found;
    const judgement who = judge(found->signed_text, trusted);
    if (who.what == trust::signed_by_none) return read::none("no key that you trust signed it");
    if (who.what == trust::forged)
        return read::none("the signature by " + who.name + " does not belong to this text");
    if (who.name != found->origin)
        return read::none("the key of " + who.name + " signed it for another log");
    return found;
}

std::vector<std::string> heads_in(const std::string& octets) {
    if (octets.find("\n\n") != std::string::npos) return {octets};
    std::vector<std::string> found;
    std::string_view lines = octets;
    while (const auto line = take_line(lines))
        found.push_back(base64_decoded(*line).value_or(std::string(*line)));
    if (!lines.empty()) found.push_back(base64_decoded(lines).value_or(std::string(lines)));
    return found;
}

std::optional<std::string> head_stream::next() {
    std::string octets;
    int blanks = 0;
    while (lines_.more() && octets.size() <= longest_note) {
        const text_line& line = lines_.line();
        if (line.text.empty() && ++blanks == 2) {
            lines_.pop();
            return octets;
        }
        octets += line.text;
        if (line.ended) octets += '\n';
        lines_.pop();
    }
    if (octets.empty()) return std::nullopt;
    return octets;
}

} // namespace kruispunt::conformance::verify

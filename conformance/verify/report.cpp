#include "conformance/verify/report.hpp"

#include "conformance/verify/encoding.hpp"

#include <algorithm>
#include <string_view>

namespace kruispunt::conformance::verify {

namespace {

std::string quoted(std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    std::string made = "\"";
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') made += '\\';
        if (octet < ' ')
            (made += "\\u00").append({digits[octet >> 4U], digits[octet & 15U]});
        else
            made += c;
    }
    return made + "\"";
}

std::string yes_or_no(bool is) {
    return is ? "true" : "false";
}

std::string json_of(const head& of) {
    const auto* octets = reinterpret_cast<const char*>(of.tree.root.data());
    return "{\"origin\":" + quoted(of.origin) + ",\"size\":" + std::to_string(of.tree.size) +
           ",\"root\":" + quoted(base64_encoded({octets, of.tree.root.size()})) + "}";
}

std::string json_of(const finding& found) {
    return "{\"fault\":" + quoted(word_of(found.what)) + ",\"from\":" + std::to_string(found.from) +
           ",\"to\":" + (found.to ? std::to_string(*found.to) : "null") +
           ",\"text\":" + quoted(found.text) + ",\"next\":" + quoted(found.next) + "}";
}

std::string json_of(const proof_result& of) {
    const bool holds = of.proof && of.not_opened.empty();
    std::string made = "{\"file\":" + quoted(of.file) + ",\"holds\":" + yes_or_no(holds);
    if (!of.proof) return made + ",\"why\":" + quoted(of.proof.why) + "}";
    if (!of.not_opened.empty()) made += ",\"why\":" + quoted(of.not_opened);
    return made + ",\"entry\":" + of.proof->line + ",\"head\":" + json_of(of.proof->at) + "}";
}

/// Which entries, as a heading: `entry 12`, `entries 12 to 40`, `from entry 12 on`.
std::string place_of(const finding& found) {
    const std::string from = std::to_string(found.from);
    if (!found.to) return "from entry " + from + " on";
    if (*found.to == found.from) return "entry " + from;
    return "entries " + from + " to " + std::to_string(*found.to);
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
    return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

std::string in_words(const proof_result& of) {
    if (!of.proof) return of.file + ": DOES NOT HOLD: " + of.proof.why + "\n";
    const std::string what =
        "entry " + std::to_string(of.proof->index) + " stands in " + of.proof->at.origin + " of " +
        counted(of.proof->at.tree.size, "entry", "entries") + "\n  " + of.proof->line + "\n";
    if (of.not_opened.empty()) return of.file + ": holds: " + what;
    return of.file + ": DOES NOT HOLD: " + of.not_opened + "; but " + what;
}

} // namespace

std::string in_words(const log_report& log, bool witness_given) {
    std::string text = log.whole() ? "WHOLE" : "NOT WHOLE";
    text += ": " + counted(log.entries, "entry", "entries") + " read, " +
            counted(log.heads, "head", "heads") + " of the log";
    text += ", " + counted(log.witnessed, "head", "heads") + " of witnesses agree\n";
    if (log.newest)
        text += "  the newest head that agrees: " + log.newest->origin + ", " +
                counted(log.newest->tree.size, "entry", "entries") + ", root " +
                hex(log.newest->tree.root) + "\n";
    for (const finding& found : log.findings)
        text += "\n" + place_of(found) + ": " + std::string(word_of(found.what)) + "\n  " +
                found.text + "\n  next: " + found.next + "\n";
    if (!witness_given)
        text +=
            "\nNo witness was heard. Whoever has the log's key can make it anew, or cut its end "
            "off,\nand it looks whole. Ask a region for a head that it kept, and give it with "
            "--witness.\n";
    return text;
}

std::string in_words(const std::vector<proof_result>& proofs) {
    std::string text;
    for (const proof_result& of : proofs)
        text += in_words(of);
    return text;
}

std::string in_words(const head& older, const reading<head>& newer) {
    const std::string sizes = std::to_string(older.tree.size);
    if (!newer) return "NOT CONSISTENT with the head of " + sizes + " entries: " + newer.why + "\n";
    return "consistent: the first " + sizes + " of " + std::to_string(newer->tree.size) +
           " entries of " + newer->origin + " are what they were\n";
}

std::string in_json(const log_report& log) {
    std::string findings;
    for (const finding& found : log.findings)
        findings += (findings.empty() ? "" : ",") + json_of(found);
    return "{\"whole\":" + yes_or_no(log.whole()) + ",\"entries\":" + std::to_string(log.entries) +
           ",\"heads\":" + std::to_string(log.heads) +
           ",\"witnessed\":" + std::to_string(log.witnessed) +
           ",\"newest\":" + (log.newest ? json_of(*log.newest) : "null") + ",\"findings\":[" +
           findings + "]}\n";
}

std::string in_json(const std::vector<proof_result>& proofs) {
    std::string list;
    for (const proof_result& of : proofs)
        list += (list.empty() ? "" : ",") + json_of(of);
    return "{\"holds\":" + yes_or_no(all_hold(proofs)) + ",\"proofs\":[" + list + "]}\n";
}

std::string in_json(const head& older, const reading<head>& newer) {
    std::string text = "{\"consistent\":" + yes_or_no(bool(newer)) + ",\"from\":" + json_of(older);
    if (newer) return text + ",\"to\":" + json_of(*newer) + "}\n";
    return text + ",\"why\":" + quoted(newer.why) + "}\n";
}

bool all_hold(const std::vector<proof_result>& proofs) {
    return std::all_of(proofs.begin(), proofs.end(), [](const proof_result& of) {
        return of.proof && of.not_opened.empty();
    });
}

} // namespace kruispunt::conformance::verify

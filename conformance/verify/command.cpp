#include "conformance/verify/command.hpp"

#include "conformance/verify/log_check.hpp"
#include "conformance/verify/report.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <system_error>

namespace kruispunt::conformance::verify {

namespace {

namespace fs = std::filesystem;

constexpr int holds = 0;
constexpr int does_not_hold = 1;
constexpr int asked_wrongly = 2;
constexpr int unreadable = 3;
constexpr std::size_t most_witnessed = 100'000;
constexpr std::size_t longest_key_line = 1024;

struct options {
    std::vector<std::string> keys;
    bool json = false;
    std::string log;
    std::vector<std::string> witnesses;
    std::vector<std::string> proofs;
    std::string field;
    std::string value;
    std::string salt;
    std::string from;
    std::string to;
};

/// Ends the program with an exit code; its text goes to standard error.
class stopped : public std::runtime_error {
public:
    stopped(const std::string& why, int code) : std::runtime_error(why), code_(code) {}

    int code() const { return code_; }

private:
    int code_;
};

std::ifstream opened(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || fs::is_directory(file))
        throw stopped(file.string() + ": cannot be read", unreadable);
    return in;
}

/// The file's octets, at most one more than a proof may have.
std::string content_of(const fs::path& file) {
    std::ifstream in = opened(file);
    std::string octets(longest_proof + 1, '\0');
    in.read(octets.data(), static_cast<std::streamsize>(octets.size()));
    octets.resize(static_cast<std::size_t>(in.gcount()));
    return octets;
}

verifier_key key_from(std::string_view text, const std::string& where) {
    auto key = read_verifier_key(text);
    if (!key) throw stopped(where + ": is no verifier key: " + key.why, asked_wrongly);
    return *std::move(key.value);
}

/// Each `--key` is a key, or a file with one a line.
std::vector<verifier_key> trusted_keys(const options& asked) {
    std::vector<verifier_key> keys;
    for (const std::string& given : asked.keys) {
        std::error_code none;
        if (!fs::exists(given, none)) {
            keys.push_back(key_from(given, "--key " + given));
            continue;
        }
        std::ifstream in = opened(given);
        for (line_reader lines(in, longest_key_line); lines.more(); lines.pop())
            if (!lines.line().text.empty()) keys.push_back(key_from(lines.line().text, given));
    }
    if (keys.empty()) throw stopped("--key: the file holds no key", asked_wrongly);
    return keys;
}

void add_witnessed(
    std::vector<head>& to,
    const std::string& octets,
    const std::vector<verifier_key>& trusted,
    const std::string& file
) {
    for (const std::string& text : heads_in(octets)) {
        auto one = read_trusted_head(text, trusted);
        if (!one)
            throw stopped(file + ": holds what is no head of the log: " + one.why, asked_wrongly);
        if (to.size() == most_witnessed)
            throw stopped(file + ": more than 100,000 heads of witnesses", asked_wrongly);
        to.push_back(*std::move(one.value));
    }
}

/// The heads of witnesses' files, every one signed by a trusted key: else it is no witness.
std::vector<head>
heads_of(const std::vector<std::string>& files, const std::vector<verifier_key>& trusted) {
    std::vector<head> found;
    for (const std::string& file : files) {
        std::ifstream in = opened(file);
        const std::size_t before = found.size();
        head_stream heads(in);
        while (const auto octets = heads.next())
            add_witnessed(found, *octets, trusted, file);
        if (found.size() == before) throw stopped(file + ": holds no head", asked_wrongly);
    }
    return found;
}

int check_folder(const options& asked, const std::vector<std::string>& witnesses) {
    const auto keys = trusted_keys(asked);
    auto witnessed = heads_of(witnesses, keys);
    const fs::path folder = asked.log;
    std::ifstream entries = opened(folder / "entries.jsonl");
    std::ifstream leaves = opened(folder / "leaves.bin");
    std::ifstream heads = opened(folder / "heads.txt");
    const bool heard = !witnessed.empty();
    log_check check({entries, leaves, heads}, keys, std::move(witnessed));
    const log_report found = check.run();
    std::cout << (asked.json ? in_json(found) : in_words(found, heard));
    return found.whole() ? holds : does_not_hold;
}

int check_proofs(const options& asked) {
    const auto keys = trusted_keys(asked);
    std::vector<proof_result> results;
    for (const std::string& file : asked.proofs) {
        proof_result result{file, check_inclusion(content_of(file), keys), {}};
        if (result.proof && !asked.field.empty())
            result.not_opened =
                why_not_opened(result.proof->line, asked.field, asked.value, asked.salt);
        results.push_back(std::move(result));
    }
    std::cout << (asked.json ? in_json(results) : in_words(results));
    return all_hold(results) ? holds : does_not_hold;
}

int check_between(options asked) {
    if (fs::is_directory(asked.to)) {
        asked.log = asked.to;
        return check_folder(asked, {asked.from});
    }
    const auto keys = trusted_keys(asked);
    const auto older = heads_of({asked.from}, keys);
    if (older.size() != 1)
        throw stopped(asked.from + ": a proof begins at one head; give one", asked_wrongly);
    const auto newer = check_consistency(older.front(), content_of(asked.to), keys);
    std::cout << (asked.json ? in_json(older.front(), newer) : in_words(older.front(), newer));
    return newer ? holds : does_not_hold;
}

void add_common(CLI::App& command, options& into) {
    command
        .add_option(
            "--key",
            into.keys,
            "the log's public key (name+id+Base64), or a file with one a line; from somebody you\n"
            "trust, not from the log's folder: whoever forges a log brings a key along"
        )
        ->required();
    command.add_flag("--json", into.json, "one JSON object instead of words");
}

CLI::App* add_log(CLI::App& program, options& into) {
    auto* const command = program.add_subcommand(
        "log",
        "Checks an exported log: DIR holds entries.jsonl, leaves.bin and heads.txt.\n"
        "Finds what was altered, left out, put in, moved, cut off or made anew, and where.\n"
        "Without --witness it cannot see what the log's own keeper did with the log's key."
    );
    command->add_option("DIR", into.log, "the folder")->required()->check(CLI::ExistingDirectory);
    command->add_option(
        "--witness",
        into.witnesses,
        "a file with heads of the log that somebody else kept: as they stand, with a blank line\n"
        "between two, or one a line as the header Kruispunt-Boomkop bears them"
    );
    add_common(*command, into);
    return command;
}

CLI::App* add_proof(CLI::App& program, options& into) {
    auto* const command = program.add_subcommand(
        "proof",
        "Checks that single entries stand in the log: files as `GET /logboek/bewijs/{nr}` gives "
        "them.\n"
        "With --field, --value and --salt also what that field of the entry was committed to."
    );
    command->add_option("FILE", into.proofs, "files with a proof each")->required();
    auto* const field = command->add_option(
        "--field", into.field, "signaal, kind, kindVan, kindNaar or toelichting"
    );
    auto* const value = command->add_option("--value", into.value, "what it should be");
    auto* const salt = command->add_option("--salt", into.salt, "its salt, 64 hexadecimal digits");
    field->needs(value)->needs(salt);
    value->needs(field);
    salt->needs(field);
    add_common(*command, into);
    return command;
}

CLI::App* add_consistency(CLI::App& program, options& into) {
    auto* const command = program.add_subcommand(
        "consistency",
        "Checks that nothing that a kept head counts was changed since.\n"
        "WHAT is a file as `GET /logboek/consistentie` gives it, or the folder of an exported log."
    );
    command->add_option("--from", into.from, "the file with the head that you kept")->required();
    command->add_option("WHAT", into.to, "the proof, or the log")->required();
    add_common(*command, into);
    return command;
}

constexpr auto footer =
    "\nExit code: 0 all holds, 1 something does not, 2 asked wrongly, 3 a file cannot be read.\n"
    "\nFor example, as an auditor with a head that a region kept:\n"
    "  kruispunt-verify log export --key sleutel.txt --witness boomkop-van-esar.txt\n"
    "and as a region, each time a newer head comes:\n"
    "  kruispunt-verify consistency --from vorige-boomkop.txt --key sleutel.txt bewijs.txt\n"
    "\nThe formats are published in docs/audit-log.md, so that you can check this program too.";

} // namespace

int run_verify(int argc, char** argv) {
    CLI::App program(
        "Proves, without the gateway and without trust in who runs it, what happened: checks the\n"
        "audit trail that Kruispunt published."
    );
    program.require_subcommand(1);
    program.footer(footer);
    options asked;
    auto* const log = add_log(program, asked);
    auto* const proof = add_proof(program, asked);
    add_consistency(program, asked);
    try {
        program.parse(argc, argv);
        if (log->parsed()) return check_folder(asked, asked.witnesses);
        return proof->parsed() ? check_proofs(asked) : check_between(asked);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? holds : asked_wrongly;
    } catch (const stopped& why) {
        std::cerr << "kruispunt-verify: " << why.what() << '\n';
        return why.code();
    } catch (const std::exception& why) {
        std::cerr << "kruispunt-verify: " << why.what() << '\n';
        return unreadable;
    }
}

} // namespace kruispunt::conformance::verify

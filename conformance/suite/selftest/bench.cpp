#include "conformance/suite/selftest/bench.hpp"

#include "conformance/mutation/mutant_writer.hpp"
#include "conformance/suite/keys/key_folder.hpp"
#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/selftest/reference_process.hpp"

#include <fstream>
#include <stdexcept>

namespace kruispunt::conformance::suite::selftest {
namespace {

using text::json;

constexpr int patience_ms = 700;
// Where all should pass nothing is waited for in vain: a busy machine must not look like a breach.
constexpr int long_patience_ms = 5000;

void write(const std::filesystem::path& file, const std::string& content) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << content;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::string at(std::uint16_t port) {
    return "127.0.0.1:" + std::to_string(port);
}

std::string url(std::uint16_t port) {
    return "https://localhost:" + std::to_string(port);
}

std::string line(const std::string& key, const std::string& value) {
    return key + " = \"" + value + "\"\n";
}

/// What both kinds of reference are configured with alike.
std::string own_lines(
    const std::filesystem::path& keys,
    std::uint16_t listen,
    std::uint16_t control,
    std::string_view oin
) {
    return line("listen", at(listen)) + line("control", at(control)) + line("ca", keys / "ca.pem") +
           line("crl", keys / "crl.pem") + line("certificate", keys / "sut.pem") +
           line("key", keys / "sut.key") + line("oin", std::string(oin));
}

std::string signing_lines(const std::filesystem::path& keys) {
    return line("signing_certificate", keys / "sut-signing.pem") +
           line("signing_key", keys / "sut-signing.key");
}

std::string region_table(const std::string& protocol, std::uint16_t port) {
    // Multisignaal's endpoint is the webhook itself.
    const std::string path = protocol == "multisignaal" ? "/webhook" : "";
    return "[regions." + protocol + "]\n" + line("protocol", protocol) +
           line("oin", keys::region_oin(protocol)) + line("endpoint", url(port) + path);
}

json subject_of(const column& of, const std::filesystem::path& keys) {
    const bool should_pass = of.is == column::sort::baseline || of.is == column::sort::inert;
    return {
        {"product", {{"name", "reference"}, {"version", "1"}, {"vendor", "kruispunt-conformance"}}},
        {"protocol", of.protocol},
        {"roles", json::array({word(of.of)})},
        {"features",
         {{"clock", true}, {"years", true}, {"resume_feed", true}, {"list_matches", true}}},
        {"keys", keys.string()},
        {"signing", of.protocol == "esar" ? "on" : "off"},
        {"patience_ms", should_pass ? long_patience_ms : patience_ms}};
}

void add_gateway(
    const column& of,
    const std::filesystem::path& folder,
    const std::filesystem::path& keys,
    bench& into
) {
    const auto ports = free_ports(4);
    const auto partner = plan::partner_of(of.protocol);
    const bool is_signed = of.protocol == "esar" || partner == "esar";
    write(
        folder / "reference.toml",
        own_lines(keys, ports[0], ports[1], keys::gateway_oin) +
            (is_signed ? signing_lines(keys) : std::string()) +
            region_table(of.protocol, ports[2]) + region_table(partner, ports[3])
    );
    auto sut = subject_of(of, keys);
    sut["oin"] = keys::gateway_oin;
    sut["url"] = url(ports[0]);
    sut["listen"] = {{"region", at(ports[2])}, {"partner", at(ports[3])}};
    sut["partner"] = {{"protocol", partner}};
    sut["adapter"] = {{"url", "http://" + at(ports[1]) + "/adapter"}};
    write(into.sut_file, text::write_json(sut));
    into.words = {"gateway"};
}

void add_region(
    const column& of,
    const std::filesystem::path& folder,
    const std::filesystem::path& keys,
    bench& into
) {
    const auto ports = free_ports(3);
    const bool is_signed = of.protocol == "esar";
    write(
        folder / "reference.toml",
        own_lines(keys, ports[0], ports[1], keys::region_oin(of.protocol)) +
            line("gateway_oin", std::string(keys::gateway_oin)) + line("gateway", url(ports[2])) +
            (is_signed ? line("signing", "on") + signing_lines(keys) : std::string())
    );
    const std::string path = of.protocol == "multisignaal" ? "/webhook" : "";
    auto sut = subject_of(of, keys);
    sut["oin"] = keys::region_oin(of.protocol);
    sut["url"] = url(ports[0]) + path;
    sut["listen"] = {{"gateway", at(ports[2])}};
    sut["adapter"] = {{"url", "http://" + at(ports[1]) + "/adapter"}};
    write(into.sut_file, text::write_json(sut));
    into.words = {"region", of.protocol};
}

} // namespace

bench set_up(
    const column& of, const std::filesystem::path& folder, const std::filesystem::path& keys
) {
    std::filesystem::create_directories(folder);
    bench made{{}, folder / "ready.json", folder / "reference.log", folder / "sut.json"};
    if (of.of == catalogue::role::gateway)
        add_gateway(of, folder, keys, made);
    else
        add_region(of, folder, keys, made);
    made.words.insert(
        made.words.end(),
        {"--config", folder / "reference.toml", "--ready-file", made.ready.string()}
    );
    if (of.broken != nullptr) {
        const json mutants{{"mutants", json::array({mutation::to_json(*of.broken)})}};
        write(folder / "mutant.json", text::write_json(mutants));
        made.words.insert(made.words.end(), {"--mutant", folder / "mutant.json"});
    }
    return made;
}

} // namespace kruispunt::conformance::suite::selftest

#include "conformance/regions/config.hpp"

#include "conformance/text/rules.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::regions {
namespace {

constexpr std::array<std::string_view, 13> known_keys{
    "listen",
    "control",
    "ca",
    "crl",
    "certificate",
    "key",
    "oin",
    "gateway_oin",
    "gateway",
    "list_limit",
    "signing",
    "signing_certificate",
    "signing_key"};
constexpr std::int64_t largest_limit = 10'000'000;

[[noreturn]] void
refuse(const std::filesystem::path& file, const toml::source_region& at, std::string_view what) {
    throw std::runtime_error(
        file.string() + ":" + std::to_string(at.begin.line) + ": " + std::string(what)
    );
}

toml::table parse(const std::filesystem::path& file) {
    try {
        return toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        refuse(file, error.source(), error.description());
    }
}

/// The file's values, each with the line it stands on.
class config_table {
public:
    explicit config_table(const std::filesystem::path& file) : file_(file), table_(parse(file)) {
        for (const auto& [key, value] : table_)
            if (std::find(known_keys.begin(), known_keys.end(), key.str()) == known_keys.end())
                refuse(file_, value.source(), "unknown key '" + std::string(key.str()) + "'");
    }

    std::optional<std::string> maybe_text(std::string_view key) const {
        const auto* const node = table_.get(key);
        if (node == nullptr) return std::nullopt;
        if (!node->is_string()) reject(key, "must be a string");
        return node->value<std::string>();
    }

    std::string text(std::string_view key) const {
        auto value = maybe_text(key);
        if (value && !value->empty()) return *value;
        throw std::runtime_error(file_.string() + ": '" + std::string(key) + "' is missing");
    }

    std::optional<std::int64_t> number(std::string_view key) const {
        const auto* const node = table_.get(key);
        if (node == nullptr) return std::nullopt;
        if (!node->is_integer()) reject(key, "must be a whole number");
        return node->value<std::int64_t>();
    }

    bool has(std::string_view key) const { return table_.contains(key); }

    [[noreturn]] void reject(std::string_view key, std::string_view rule) const {
        refuse(file_, table_.get(key)->source(), "'" + std::string(key) + "' " + std::string(rule));
    }

private:
    std::filesystem::path file_;
    toml::table table_;
};

wire::socket_name read_address(const config_table& from, std::string_view key) {
    const auto read = wire::read_socket_name(from.text(key));
    if (!read) from.reject(key, "must be an IP address and a port, like 127.0.0.1:0");
    return *read;
}

std::string read_oin(const config_table& from, std::string_view key) {
    auto value = from.text(key);
    if (!text::oin(value)) from.reject(key, "must be an OIN of 20 digits");
    return value;
}

std::optional<signing_config> read_signing(const config_table& from, const region_config& so_far) {
    for (const auto* const key : {"signing", "signing_certificate", "signing_key"})
        if (from.has(key) && so_far.region != "esar") from.reject(key, "is ESAR's alone");
    const auto word = from.maybe_text("signing").value_or("off");
    if (word != "on" && word != "off") from.reject("signing", "must be \"on\" or \"off\"");
    signing_config read;
    read.on = word == "on";
    if (!read.on && !from.has("signing_certificate") && !from.has("signing_key"))
        return std::nullopt;
    read.certificate = so_far.directory / from.text("signing_certificate");
    read.key = so_far.directory / from.text("signing_key");
    return read;
}

bool is_loopback(const std::string& host) {
    return host == "::1" || host.starts_with("127.");
}

} // namespace

region_config read_config(const std::string& region, const std::filesystem::path& file) {
    const config_table from(file);
    region_config read;
    read.region = region;
    read.directory = std::filesystem::absolute(file).parent_path();
    read.listen = read_address(from, "listen");
    read.control = read_address(from, "control");
    if (!is_loopback(read.control.host)) from.reject("control", "must be a loopback address");
    read.tls.ca = read.directory / from.text("ca");
    read.tls.certificate = read.directory / from.text("certificate");
    read.tls.key = read.directory / from.text("key");
    if (const auto crl = from.maybe_text("crl")) read.tls.crl = read.directory / *crl;
    read.oin = read_oin(from, "oin");
    read.gateway_oin = read_oin(from, "gateway_oin");
    read.gateway = from.maybe_text("gateway");
    if (read.gateway && !wire::read_base_url(*read.gateway))
        from.reject("gateway", "must be an https URL");
    read.signing = read_signing(from, read);
    const auto limit = from.number("list_limit");
    if (limit && (*limit < 1 || *limit > largest_limit))
        from.reject("list_limit", "must lie between 1 and 10000000");
    if (limit) read.list_limit = static_cast<std::size_t>(*limit);
    return read;
}

} // namespace kruispunt::conformance::regions

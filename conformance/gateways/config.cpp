#include "conformance/gateways/config.hpp"

#include "conformance/text/rules.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <stdexcept>

namespace kruispunt::conformance::gateways {
namespace {

/// One table of the file, its errors with the file's name.
class config_table {
public:
    config_table(
        const std::filesystem::path& file,
        const toml::table& table,
        std::initializer_list<std::string_view> known
    )
        : file_(file), table_(table) {
        for (const auto& [key, value] : table_)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                reject(key.str(), "is no key of this file");
    }

    std::optional<std::string> maybe_text(std::string_view key) const {
        const auto* const node = table_.get(key);
        if (node == nullptr) return std::nullopt;
        auto value = node->value_exact<std::string>();
        if (!value || value->empty()) reject(key, "must be a text");
        return value;
    }

    std::string text(std::string_view key) const {
        auto value = maybe_text(key);
        if (!value) reject(key, "is missing");
        return *value;
    }

    std::string oin(std::string_view key) const {
        auto value = text(key);
        if (!text::oin(value)) reject(key, "must be an OIN of 20 digits");
        return value;
    }

    wire::socket_name address(std::string_view key) const {
        const auto read = wire::read_socket_name(text(key));
        if (!read) reject(key, "must be an IP address and a port, like 127.0.0.1:0");
        return *read;
    }

    [[noreturn]] void reject(std::string_view key, std::string_view rule) const {
        throw std::runtime_error(
            file_.string() + ": '" + std::string(key) + "' " + std::string(rule)
        );
    }

private:
    const std::filesystem::path& file_;
    const toml::table& table_;
};

toml::table parse(const std::filesystem::path& file) {
    try {
        return toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        throw std::runtime_error(file.string() + ": " + std::string(error.description()));
    }
}

std::filesystem::path
maybe_path(const config_table& from, std::string_view key, const std::filesystem::path& folder) {
    const auto value = from.maybe_text(key);
    return value ? folder / *value : std::filesystem::path();
}

region_entry read_region(const config_table& from) {
    region_entry read;
    read.protocol = from.text("protocol");
    if (!text::region_name(read.protocol)) from.reject("protocol", "must be one of the four");
    read.oin = from.oin("oin");
    read.endpoint = from.text("endpoint");
    if (!wire::read_base_url(read.endpoint)) from.reject("endpoint", "must be an https URL");
    const auto events = from.maybe_text("events").value_or("structured");
    if (events != "structured" && events != "binary")
        from.reject("events", "must be \"structured\" or \"binary\"");
    read.binary_events = events == "binary";
    return read;
}

void read_regions(
    const std::filesystem::path& file, const toml::table& from, gateway_config& into
) {
    const auto* const regions = from["regions"].as_table();
    if (regions == nullptr) throw std::runtime_error(file.string() + ": 'regions' is missing");
    for (const auto& [name, node] : *regions) {
        const auto* const table = node.as_table();
        if (table == nullptr)
            throw std::runtime_error(file.string() + ": a region must be a table");
        auto read = read_region({file, *table, {"protocol", "oin", "endpoint", "events"}});
        for (const auto& other : into.regions)
            if (other.protocol == read.protocol || other.oin == read.oin)
                throw std::runtime_error(file.string() + ": two regions of one protocol or OIN");
        into.regions.push_back(std::move(read));
    }
}

bool is_loopback(const std::string& host) {
    return host == "::1" || host.starts_with("127.");
}

} // namespace

gateway_config read_config(const std::filesystem::path& file) {
    const auto table = parse(file);
    const config_table from(
        file,
        table,
        {"listen",
         "control",
         "ca",
         "crl",
         "certificate",
         "key",
         "oin",
         "signing_certificate",
         "signing_key",
         "regions"}
    );
    gateway_config read;
    read.directory = std::filesystem::absolute(file).parent_path();
    read.listen = from.address("listen");
    read.control = from.address("control");
    if (!is_loopback(read.control.host)) from.reject("control", "must be a loopback address");
    read.tls.ca = read.directory / from.text("ca");
    read.tls.crl = maybe_path(from, "crl", read.directory);
    read.tls.certificate = read.directory / from.text("certificate");
    read.tls.key = read.directory / from.text("key");
    read.oin = from.oin("oin");
    read.signing_certificate = maybe_path(from, "signing_certificate", read.directory);
    read.signing_key = maybe_path(from, "signing_key", read.directory);
    read_regions(file, table, read);
    return read;
}

} // namespace kruispunt::conformance::gateways

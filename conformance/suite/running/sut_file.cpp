#include "conformance/suite/running/sut_file.hpp"

#include "conformance/suite/plan/saying.hpp"
#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <fstream>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using catalogue::party;
using catalogue::role;
using text::strict_object;

constexpr std::size_t largest_sut_file = 256U * 1024U;
constexpr std::size_t most_words = 50;

/// Members that `read_subject` and `read_reach` read are only named here.
constexpr const char* members_of_others[] = {
    "product", "protocol", "roles", "features", "oin", "partner", "url", "signing", "patience_ms"};

bool has_role(const sut_file& of, role wanted) {
    return std::ranges::count(of.subject.roles, wanted) > 0;
}

bool is_address(const std::string& host) {
    in6_addr read{};
    return inet_pton(AF_INET, host.c_str(), &read) == 1 ||
           inet_pton(AF_INET6, host.c_str(), &read) == 1;
}

wire::socket_name read_socket(strict_object& from, std::string_view member) {
    const auto at = wire::read_socket_name(from.text(member));
    if (!at || at->port == 0 || !is_address(at->host))
        from.refuse(member, "must be an IP address and a port, such as \"127.0.0.1:9101\"");
    return *at;
}

void read_listen(strict_object& from, sut_file& into) {
    const auto* const given = from.maybe("listen");
    if (given == nullptr) return;
    strict_object places(*given, "listen");
    for (const auto who : {party::region, party::partner, party::gateway}) {
        if (places.maybe(plan::word(who)) == nullptr) continue;
        into.listen.emplace(who, read_socket(places, plan::word(who)));
    }
    places.end();
}

void read_adapter(strict_object& from, sut_file& into) {
    const auto* const given = from.maybe("adapter");
    if (given == nullptr) return;
    strict_object adapter(*given, "adapter");
    into.adapter.emplace();
    if (adapter.maybe("command") != nullptr)
        into.adapter->command = adapter.texts("command", most_words);
    into.adapter->url = adapter.maybe_text("url");
    adapter.end();
    if (into.adapter->command.empty() == into.adapter->url.empty())
        from.refuse("adapter", R"(must hold either "command" (a list of words) or "url")");
    if (!into.adapter->url.empty() && !into.adapter->url.starts_with("http://"))
        from.refuse("adapter/url", R"(must begin with "http://")");
}

/// What a role cannot be tested without.
void must_suit_roles(const strict_object& from, const sut_file& read) {
    const bool is_called = has_role(read, role::gateway) || has_role(read, role::server);
    if (is_called && !read.reached.url)
        from.refuse("url", "is missing: where is the system called? \"https://HOST:PORT\"");
    const bool mixes = has_role(read, role::gateway) && read.subject.roles.size() > 1;
    if (mixes) from.refuse("roles", "gateway stands alone: write a file for each system");
    if (has_role(read, role::gateway) && !read.listen.contains(party::region))
        from.refuse("listen/region", "is missing: where will the gateway find the played region?");
    if (has_role(read, role::client) && !read.listen.contains(party::gateway))
        from.refuse("listen/gateway", "is missing: where will the index find the played gateway?");
    if (has_role(read, role::client) && !read.adapter)
        from.refuse("adapter", "is missing: the role client is made to act by one");
}

sut_file read_document(const text::json& document, const std::filesystem::path& file) {
    sut_file read;
    read.subject = reporting::read_subject(document);
    read.reached = reporting::read_reach(document);
    read.document = document;
    read.folder = std::filesystem::absolute(file).parent_path();
    strict_object from(document, "");
    for (const char* const known : members_of_others)
        from.maybe(known);
    read.keys = read.folder / from.text("keys");
    read_listen(from, read);
    read_adapter(from, read);
    from.end();
    must_suit_roles(from, read);
    return read;
}

} // namespace

std::string read_whole(const std::filesystem::path& file, std::size_t largest) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    std::string content(largest + 1, '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(in.gcount()));
    if (content.size() > largest)
        throw std::runtime_error(
            file.string() + ": is larger than " + std::to_string(largest) + " octets"
        );
    return content;
}

sut_file read_sut_file(const std::filesystem::path& file) {
    const auto document = text::read_json(read_whole(file, largest_sut_file));
    if (!document)
        throw std::runtime_error(
            file.string() + ": is no JSON in UTF-8, or names a member twice in one object"
        );
    try {
        return read_document(*document, file);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(file.string() + ": " + error.what());
    }
}

} // namespace kruispunt::conformance::suite::running

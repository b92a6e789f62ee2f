#include "adapters/sdk/request_target.hpp"

namespace kruispunt::adapters::sdk {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[i + 1]);
        const int low = hex_value(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        plain += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return plain;
}

bool read_path(std::string_view path, request_target& into) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto slash = path.find('/');
        auto segment = decoded(path.substr(0, slash));
        if (!segment) return false;
        into.segments.push_back(std::move(*segment));
        path.remove_prefix(slash == path.npos ? path.size() : slash);
    }
    return true;
}

bool read_query(std::string_view query, request_target& into) {
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(end == query.npos ? query.size() : end + 1);
        const auto equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(equals == pair.npos ? std::string_view() : pair.substr(equals + 1));
        if (!name || !value) return false;
        into.query.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
}

} // namespace

std::optional<request_target> read_target(std::string_view target) {
    if (target.empty() || target.front() != '/') return std::nullopt;
    const auto mark = target.find('?');
    request_target read;
    if (!read_path(target.substr(0, mark), read)) return std::nullopt;
    if (mark != target.npos && !read_query(target.substr(mark + 1), read)) return std::nullopt;
    return read;
}

codec::document query_document(const request_target& target) {
    codec::document made;
    const auto root = made.append(codec::document::none, codec::node_kind::object, {}, {});
    for (const auto& [name, value] : target.query)
        made.set_text(made.append(root, codec::node_kind::text, {}, name), value);
    return made;
}

std::string path_of_url(std::string_view url) {
    const auto host = url.find("://");
    if (host != url.npos) url.remove_prefix(host + 3);
    const auto path = url.find('/');
    if (path == url.npos) return {};
    url.remove_prefix(path);
    while (!url.empty() && url.back() == '/')
        url.remove_suffix(1);
    return std::string(url);
}

} // namespace kruispunt::adapters::sdk

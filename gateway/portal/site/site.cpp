#include "gateway/portal/site/site.hpp"

#include "gateway/portal/site/site_files.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace kruispunt::portal {

namespace {

// Scripts, styles and pictures of our own alone, no text ever taken for markup, nobody's frame.
constexpr char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

constexpr std::string_view kept_folder = "/vast/";

ports::http_response begun(int status) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Security-Policy", policy);
    response.fields.add("X-Content-Type-Options", "nosniff");
    response.fields.add("Referrer-Policy", "no-referrer");
    response.fields.add("Cross-Origin-Opener-Policy", "same-origin");
    response.fields.add("Cross-Origin-Resource-Policy", "same-origin");
    return response;
}

ports::http_response redirect(const ports::http_request& request) {
    const std::string_view wanted = request.fields.find("Accept-Language").value_or("nl");
    const std::size_t english = wanted.find("en");
    const bool first = english != wanted.npos && english < wanted.find("nl");
    ports::http_response response = begun(303);
    response.fields.add("Location", first ? "/en/" : "/nl/");
    response.fields.add("Vary", "Accept-Language");
    response.fields.add("Cache-Control", "no-store");
    return response;
}

// If-None-Match is a list; a weak tag of the same octets will do (RFC 9110, 13.1.2).
bool is_known(const ports::http_request& request, std::string_view etag) {
    return request.fields.find("If-None-Match").value_or("").find(etag) != std::string_view::npos;
}

ports::http_response served(const ports::http_request& request, const site_file& file) {
    const bool known = is_known(request, file.etag);
    ports::http_response response = begun(known ? 304 : 200);
    const bool kept = file.path.starts_with(kept_folder);
    response.fields.add("ETag", std::string(file.etag));
    response.fields.add("Cache-Control", kept ? "public, max-age=31536000, immutable" : "no-cache");
    if (known) return response;
    response.fields.add("Content-Type", std::string(file.type));
    response.body = file.text;
    return response;
}

} // namespace

std::optional<ports::http_response> site(const ports::http_request& request) {
    if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
    const std::string_view target = request.target;
    const std::string_view path = target.substr(0, target.find('?'));
    if (path == "/") return redirect(request);
    const auto files = site_files();
    const auto found = std::find_if(files.begin(), files.end(), [path](const site_file& each) {
        return each.path == path;
    });
    if (found == files.end()) return std::nullopt;
    return served(request, *found);
}

} // namespace kruispunt::portal

#include "adapters/esar/published.hpp"

#include "adapters/esar/names.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kruispunt::adapters::esar {

namespace {

// The address in the WSDL as it is kept: a valid document by itself.
constexpr std::string_view kept_address = "https://kruispunt.example/esar/v1/signalering";
constexpr std::string_view kept_host = "kruispunt.example";

std::string document_in(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (const auto read = codec::read_xml(text, {}); !read)
        throw std::runtime_error(file.string() + ": " + read.error().detail);
    return text;
}

// What may stand in a URL's authority and needs no escaping in XML; anything else is not repeated.
bool is_host(std::string_view text) {
    constexpr std::size_t longest = 255;
    constexpr std::string_view marks = ".-:[]";
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [marks](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                      marks.find(c) != marks.npos;
           });
}

} // namespace

published_documents::published_documents(const ports::adapter_setup& setup, std::string_view path)
    : path_(path), xsd_(document_in(setup.mappings / "signalering.xsd")) {
    const auto file = setup.mappings / "signalering.wsdl";
    const std::string wsdl = document_in(file);
    const auto at = wsdl.find(kept_address);
    if (at == wsdl.npos)
        throw std::runtime_error(file.string() + ": has no " + std::string(kept_address));
    wsdl_before_ = wsdl.substr(0, at);
    wsdl_after_ = wsdl.substr(at + kept_address.size());
}

std::optional<ports::http_response> published_documents::answer(const ports::http_request& request
) const {
    const bool wsdl = request.target == path_ + "?wsdl";
    if (request.method != "GET" || (!wsdl && request.target != path_ + "?xsd")) return std::nullopt;
    ports::http_response response;
    response.fields.add("Content-Type", std::string(content_type));
    if (!wsdl) {
        response.body = xsd_;
        return response;
    }
    const auto given = request.fields.find("Host");
    const std::string_view host = given && is_host(*given) ? *given : kept_host;
    response.body = wsdl_before_;
    response.body.append("https://").append(host).append(path_).append(wsdl_after_);
    return response;
}

} // namespace kruispunt::adapters::esar

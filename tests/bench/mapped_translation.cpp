#include "gateway/codec/xml_reader.hpp"
#include "tests/bench/translation.hpp"

namespace kruispunt::bench {

mapped_translation::mapped_translation(const std::filesystem::path& mappings)
    : from_(mappings / "esar/signaal.toml"), to_(mappings / "sisa/signaal.toml"),
      namespaces_(from_.namespaces()) {
    namespaces_.push_back({"http://schemas.xmlsoap.org/soap/envelope/", "soap"});
    namespaces_.push_back({"http://www.w3.org/2005/08/addressing", "wsa"});
}

std::optional<codec::document> mapped_translation::admit(std::string_view message) const {
    auto read = codec::read_xml(message, namespaces_);
    if (!read) return std::nullopt;
    return std::move(*read);
}

std::optional<std::string> mapped_translation::translate(const codec::document& admitted) const {
    const codec::node root = admitted.root();
    const codec::node body = root ? root.child("soap:Body") : codec::node();
    const auto read = from_.read(body ? body.child("SignaalAfgeven") : codec::node());
    if (!read.good()) return std::nullopt;
    return to_.write(read.values);
}

} // namespace kruispunt::bench

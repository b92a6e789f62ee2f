#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/codec/document.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::bench {

/// ESAR's SignaalAfgeven, in its SOAP envelope, as SISA's object by the project's own mapping
/// files: admitted, read into the canonical record with every check, and written. Immutable; any
/// thread.
class mapped_translation {
public:
    /// `mappings` is the folder of the regions' mappings. Throws std::runtime_error.
    explicit mapped_translation(const std::filesystem::path& mappings);

    /// The strict gate alone; nothing where it refuses.
    std::optional<codec::document> admit(std::string_view message) const;

    /// From an admitted document to bytes; nothing where a field is refused.
    std::optional<std::string> translate(const codec::document& admitted) const;

private:
    adapters::sdk::mapping from_;
    adapters::sdk::mapping to_;
    codec::known_namespaces namespaces_;
};

/// The same by libxslt and esar_to_sisa.xsl, parsed by libxml2. Not for two threads at once.
class xslt_translation {
public:
    /// Throws std::runtime_error where the stylesheet cannot be compiled.
    explicit xslt_translation(const std::filesystem::path& stylesheet);
    xslt_translation(const xslt_translation&) = delete;
    xslt_translation& operator=(const xslt_translation&) = delete;
    ~xslt_translation();

    /// A parsed document that is freed with the object.
    class tree {
    public:
        explicit tree(void* document) : document_(document) {}

        tree(tree&& other) noexcept : document_(std::exchange(other.document_, nullptr)) {}

        tree& operator=(tree&&) = delete;
        ~tree();

        void* get() const { return document_; }

        explicit operator bool() const { return document_ != nullptr; }

    private:
        void* document_;
    };

    /// libxml2's parse, without network and with its limits as they come.
    tree parse(std::string_view message) const;

    /// Apply and serialise; nothing where the stylesheet refuses.
    std::optional<std::string> translate(const tree& parsed) const;

private:
    void* stylesheet_;
    void* parser_;
};

} // namespace kruispunt::bench

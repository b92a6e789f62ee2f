#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::codec {

/// What a node of a document is. XML has elements and attributes, JSON the other six.
enum class node_kind : std::uint8_t {
    element,
    attribute,
    object,
    array,
    text,
    number,
    boolean,
    null
};

class document;

/// A place in a document, or nowhere. Cheap to copy; valid while its document lives unmoved.
class node {
public:
    node() = default;

    explicit operator bool() const { return owner_ != nullptr; }

    node_kind kind() const;

    /// An element's or attribute's name with the reader's own prefix for its namespace
    /// (`StUF:code`; see `read_xml`), a JSON member's name, or nothing for an array's item.
    std::string_view name() const;

    /// An element's character data, an attribute's or JSON scalar's value as text. White space
    /// between elements is not kept.
    std::string_view text() const;

    /// Attributes first, then elements or members in the order of the document.
    node first_child() const;

    node next() const;

    /// The first child of that name, or nowhere.
    node child(std::string_view name) const;

private:
    friend class document;

    node(const document* owner, std::uint32_t at) : owner_(owner), at_(at) {}

    const document* owner_ = nullptr;
    std::uint32_t at_ = 0;
};

/// An admitted document, XML or JSON, as one flat tree that keeps the order of what came. It owns
/// all its text; nothing of the bytes that were read is referred to.
class document {
public:
    /// The outermost element or value; nowhere in an empty document.
    node root() const { return at(entries_.empty() ? none : 0); }

    /// Adds a node as the last child of `parent` (`none` for the root) and gives its number.
    std::uint32_t
    append(std::uint32_t parent, node_kind kind, std::string_view prefix, std::string_view name);

    /// The node with the number that `append` gave.
    node place(std::uint32_t number) const { return node(this, number); }

    /// Sets a node's text; once for each node.
    void set_text(std::uint32_t at, std::string_view text);

    /// Room for a document that was `bytes` long.
    void reserve(std::size_t bytes);

    static constexpr std::uint32_t none = 0xffffffffU;

private:
    friend class node;

    struct slice {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };

    struct entry {
        slice name;
        slice text;
        std::uint32_t first_child = none;
        std::uint32_t last_child = none;
        std::uint32_t next = none;
        node_kind kind = node_kind::null;
    };

    node at(std::uint32_t index) const { return index == none ? node() : node(this, index); }

    std::string_view view(slice s) const { return std::string_view(text_).substr(s.at, s.size); }

    slice keep(std::string_view first, std::string_view second);

    std::vector<entry> entries_;
    std::string text_;
};

} // namespace kruispunt::codec

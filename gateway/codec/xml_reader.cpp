#include "gateway/codec/xml_reader.hpp"

#include <expat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace kruispunt::codec {

namespace {

// Between namespace and local name in what expat reports; it cannot stand in either.
constexpr char separator = '\n';

constexpr std::size_t max_bytes = 16U << 20U;

constexpr std::string_view white_space = " \t\r\n";

struct parser_deleter {
    void operator()(XML_Parser p) const { XML_ParserFree(p); }
};

using parser_handle = std::unique_ptr<XML_ParserStruct, parser_deleter>;

// A parser is dear to make; each thread keeps one and resets it.
XML_Parser fresh_parser() {
    thread_local const parser_handle kept(XML_ParserCreateNS("UTF-8", separator));
    XML_ParserReset(kept.get(), "UTF-8");
    return kept.get();
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == y;
    });
}

// Expat's events, written into a document.
class listener {
public:
    listener(XML_Parser parser, const known_namespaces& known, document& into)
        : parser_(parser), known_(known), into_(into) {
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        XML_SetXmlDeclHandler(parser, on_declaration);
        XML_SetStartDoctypeDeclHandler(parser, on_doctype);
        XML_SetProcessingInstructionHandler(parser, on_instruction);
    }

    /// Why the listener stopped the parser, or null where it did not.
    const char* refusal() const { return refusal_; }

private:
    static listener& self(void* data) { return *static_cast<listener*>(data); }

    static void on_start(void* data, const char* name, const char** attributes) {
        self(data).start(name, attributes);
    }

    static void on_end(void* data, const char*) { self(data).end(); }

    static void on_text(void* data, const char* text, int size) {
        self(data).text_.append(text, static_cast<std::size_t>(size));
    }

    static void
    on_declaration(void* data, const char* version, const char* encoding, int /*standalone*/) {
        if (version != nullptr && std::string_view(version) != "1.0")
            self(data).refuse("the XML version is not 1.0");
        if (encoding != nullptr && !same_word(encoding, "utf-8"))
            self(data).refuse("the encoding is not UTF-8");
    }

    static void
    on_doctype(void* data, const char*, const char*, const char*, int /*has_internal_subset*/) {
        self(data).refuse("there is a DOCTYPE");
    }

    static void on_instruction(void* data, const char*, const char*) {
        self(data).refuse("there is a processing instruction");
    }

    void refuse(const char* why) {
        if (refusal_ == nullptr) refusal_ = why;
        XML_StopParser(parser_, XML_FALSE);
    }

    void start(const char* name, const char** attributes) {
        if (refusal_ != nullptr) return;
        if (depth_ == max_xml_depth) return refuse("elements lie too deep");
        keep_text();
        open_[depth_] = append(node_kind::element, name);
        ++depth_;
        for (; *attributes != nullptr; attributes += 2)
            into_.set_text(append(node_kind::attribute, attributes[0]), attributes[1]);
    }

    void end() {
        if (refusal_ != nullptr) return;
        keep_text();
        --depth_;
    }

    std::uint32_t append(node_kind kind, std::string_view expanded) {
        const std::uint32_t parent = depth_ == 0 ? document::none : open_[depth_ - 1];
        const auto split = expanded.find(separator);
        if (split == expanded.npos) {
            const bool foreign = kind == node_kind::element && !knows_bare_names();
            return into_.append(parent, kind, foreign ? "_:" : "", expanded);
        }
        return into_.append(
            parent, kind, prefix_of(expanded.substr(0, split), kind), expanded.substr(split + 1)
        );
    }

    bool knows_bare_names() const {
        return std::any_of(known_.begin(), known_.end(), [](const known_namespace& k) {
            return k.uri.empty();
        });
    }

    // The known prefix with its colon; an attribute in the main namespace is not a bare one.
    std::string_view prefix_of(std::string_view uri, node_kind kind) {
        for (const known_namespace& k : known_) {
            if (k.uri != uri) continue;
            if (k.prefix.empty()) return kind == node_kind::element ? "" : "_:";
            prefix_.assign(k.prefix).append(1, ':');
            return prefix_;
        }
        return "_:";
    }

    // Text met so far belongs to the innermost open element, unless it only lays elements out.
    // What stands between elements is kept once, so that a mapping sees that it is there.
    void keep_text() {
        if (depth_ > 0 && !text_.empty()) {
            const std::uint32_t owner = open_[depth_ - 1];
            if (text_.find_first_not_of(white_space) != text_.npos) into_.set_text(owner, text_);
        }
        text_.clear();
    }

    XML_Parser parser_;
    const known_namespaces& known_;
    document& into_;
    std::array<std::uint32_t, max_xml_depth> open_{};
    std::size_t depth_ = 0;
    std::string text_;
    std::string prefix_;
    const char* refusal_ = nullptr;
};

domain::error unreadable(XML_Parser parser, const char* why) {
    return domain::make_error(
        domain::errc::message_unreadable,
        {},
        "line " + std::to_string(XML_GetCurrentLineNumber(parser)) + ": " + why
    );
}

} // namespace

domain::result<document> read_xml(std::string_view bytes, const known_namespaces& known) {
    if (bytes.size() > max_bytes) return domain::make_error(domain::errc::message_too_large);
    // Expat would take UTF-16 all the same; no other encoding spells '<' without a NUL.
    if (bytes.find('\0') != bytes.npos)
        return domain::make_error(domain::errc::message_unreadable, {}, "there is a NUL");
    const XML_Parser parser = fresh_parser();
    document read;
    read.reserve(bytes.size());
    const listener events(parser, known, read);
    const XML_Status status =
        XML_Parse(parser, bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    if (events.refusal() != nullptr) return unreadable(parser, events.refusal());
    if (status != XML_STATUS_OK)
        return unreadable(parser, XML_ErrorString(XML_GetErrorCode(parser)));
    return read;
}

} // namespace kruispunt::codec

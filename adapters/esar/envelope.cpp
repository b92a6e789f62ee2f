#include "adapters/esar/envelope.hpp"

#include "adapters/esar/addressing.hpp"
#include "adapters/esar/names.hpp"
#include "adapters/sdk/shown_name.hpp"
#include "gateway/codec/text.hpp"

#include <array>
#include <utility>

namespace kruispunt::adapters::esar {

namespace {

using codec::node;
using codec::node_kind;
using domain::errc;

constexpr std::string_view white_space = " \t\r\n";

// Both are of a type whose white space at the ends means nothing (xs:anyURI).
std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(white_space);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

class reader {
public:
    envelope run(node root) && {
        if (!root || root.name() != "soap:Envelope") {
            complain(errc::message_unreadable, "");
            return std::move(result_);
        }
        read_parts(root);
        check_header();
        return std::move(result_);
    }

private:
    // The first complaint is the one that is told.
    void complain(errc code, std::string path) {
        if (!result_.fault) result_.fault = domain::make_error(code, std::move(path));
    }

    void read_parts(node root) {
        check_frame(root, "Envelope");
        bool header = false;
        bool body = false;
        for (node part = root.first_child(); part; part = part.next()) {
            if (part.kind() == node_kind::attribute) continue;
            if (part.name() == "soap:Header" && !header && !body) {
                header = true;
                read_header(part);
            } else if (part.name() == "soap:Body" && !body) {
                body = true;
                read_body(part);
            } else {
                complain(errc::unknown_field, sdk::shown_name(part.name()));
            }
        }
        if (!body) complain(errc::mandatory_field, "Body");
    }

    // An element that only holds others; WS-Security may have given it an id.
    void check_frame(node at, const std::string& path) {
        if (!trimmed(at.text()).empty()) complain(errc::value_invalid, path);
        for (node child = at.first_child(); child; child = child.next())
            if (child.kind() == node_kind::attribute && child.name() != "wsu:Id" &&
                child.name() != "soap:mustUnderstand")
                complain(errc::unknown_field, path + "/" + sdk::shown_name(child.name()));
    }

    void read_body(node body) {
        check_frame(body, "Body");
        for (node child = body.first_child(); child; child = child.next()) {
            if (child.kind() == node_kind::attribute) continue;
            if (result_.payload) return complain(errc::value_invalid, "Body");
            result_.payload = child;
        }
        if (!result_.payload) complain(errc::mandatory_field, "Body");
    }

    void read_header(node header) {
        check_frame(header, "Header");
        for (node block = header.first_child(); block; block = block.next())
            if (block.kind() == node_kind::element && block.name() != "wsse:Security")
                read_block(block);
    }

    struct header_block {
        std::string_view name;
        bool reference; ///< an endpoint reference, whose Address counts
        std::optional<std::string> text;
    };

    void read_block(node block) {
        const std::string path = "Header/" + sdk::shown_name(block.name());
        for (header_block& known : blocks_) {
            if (known.name != block.name()) continue;
            if (known.text) return complain(errc::value_invalid, path);
            known.text = known.reference ? read_reference(block, path) : read_text(block, path);
            return;
        }
        complain(errc::unknown_field, path);
    }

    std::string read_reference(node block, const std::string& path) {
        check_frame(block, path);
        std::string address;
        for (node child = block.first_child(); child; child = child.next()) {
            if (child.kind() == node_kind::attribute) continue;
            const std::string below = path + "/" + sdk::shown_name(child.name());
            if (child.name() != "wsa:Address") {
                complain(errc::unknown_field, below);
            } else if (!address.empty()) {
                complain(errc::value_invalid, below);
            } else {
                address = read_text(child, below);
            }
        }
        if (address.empty()) complain(errc::mandatory_field, path + "/Address");
        return address;
    }

    std::string read_text(node block, const std::string& path) {
        for (node child = block.first_child(); child; child = child.next())
            if (child.name() != "wsu:Id" && child.name() != "soap:mustUnderstand")
                complain(errc::unknown_field, path + "/" + sdk::shown_name(child.name()));
        const std::string_view text = trimmed(block.text());
        if (text.empty()) complain(errc::mandatory_field, path);
        std::string scratch;
        std::string_view admitted;
        if (!codec::admit_text(text, codec::max_text, scratch, admitted)) {
            complain(errc::value_invalid, path);
            return {};
        }
        return std::string(admitted);
    }

    void check_header() {
        const auto& [message_id, to, action, from, reply_to] = blocks_;
        for (const header_block* block : {&message_id, &to, &action, &from})
            if (!block->text)
                complain(errc::mandatory_field, "Header/" + sdk::shown_name(block->name));
        result_.action = action.text.value_or("");
        const std::string id = message_id.text.value_or("");
        if (is_message_id(id)) {
            result_.message_id = id;
        } else {
            complain(errc::value_invalid, "Header/MessageID");
        }
        if (reply_to.text && *reply_to.text != anonymous)
            complain(errc::value_invalid, "Header/ReplyTo");
    }

    envelope result_;
    std::array<header_block, 5> blocks_{{
        {"wsa:MessageID", false, {}},
        {"wsa:To", false, {}},
        {"wsa:Action", false, {}},
        {"wsa:From", true, {}},
        {"wsa:ReplyTo", true, {}},
    }};
};

} // namespace

const codec::known_namespaces& envelope_namespaces() {
    static const codec::known_namespaces known{
        {std::string(payload_space), ""},
        {std::string(soap_space), "soap"},
        {std::string(addressing_space), "wsa"},
        {std::string(security_space), "wsse"},
        {std::string(security_utility_space), "wsu"},
    };
    return known;
}

envelope read_envelope(node root) {
    return reader().run(root);
}

} // namespace kruispunt::adapters::esar

#include "adapters/sdk/signatures/message_parts.hpp"

#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/refusal.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace kruispunt::adapters::sdk::signatures {

namespace {

using complaint = std::optional<domain::error>;

signed_part part_at(xmlNode* at, std::string where) {
    return {at, attribute(at, "Id", security_utility_space).value_or(""), std::move(where)};
}

bool spells_id(std::string_view name) {
    return name.size() == 2 && (name[0] == 'i' || name[0] == 'I') &&
           (name[1] == 'd' || name[1] == 'D');
}

// Goes through a whole tree without recursion; depth is bounded by the reader that admitted it.
class census {
public:
    complaint run(const xmlNode* root) {
        for (const xmlNode* at = root; at != nullptr; at = after(at, root))
            if (at->type == XML_ELEMENT_NODE) look_at(at);
        if (twice_) return refusal(place::envelope, "an id stands twice");
        if (signatures_ != 1)
            return refusal(place::signature, "there is not exactly one Signature");
        return std::nullopt;
    }

private:
    static const xmlNode* after(const xmlNode* at, const xmlNode* root) {
        if (at->children != nullptr && at->type == XML_ELEMENT_NODE) return at->children;
        while (at != root && at->next == nullptr)
            at = at->parent;
        return at == root ? nullptr : at->next;
    }

    void look_at(const xmlNode* at) {
        if (is_element(at, signature_space, "Signature")) ++signatures_;
        for (const xmlAttr* a = at->properties; a != nullptr; a = a->next) {
            if (!spells_id(view(a->name))) continue;
            const std::string_view space = a->ns == nullptr ? "" : view(a->ns->href);
            const auto value = attribute(at, view(a->name), space);
            if (!ids_.insert(value.value_or("")).second) twice_ = true;
        }
    }

    std::set<std::string> ids_;
    int signatures_ = 0;
    bool twice_ = false;
};

class finder {
public:
    explicit finder(direction which) : which_(which) {}

    complaint envelope(xmlNode* root) {
        if (!is_element(root, soap_space, "Envelope"))
            return refusal(place::envelope, "the outermost element is no SOAP 1.1 envelope");
        const auto parts = elements_of(root);
        if (parts.size() != 2 || !is_element(parts[0], soap_space, "Header") ||
            !is_element(parts[1], soap_space, "Body"))
            return refusal(place::envelope, "it is not one Header and one Body");
        found.body = part_at(parts[1], place::body);
        return header(parts[0]);
    }

    message_parts found;

private:
    complaint header(const xmlNode* at) {
        const xmlNode* security_block = nullptr;
        for (xmlNode* block : elements_of(at)) {
            if (is_element(block, security_space, "Security")) {
                if (security_block != nullptr) return refusal(place::security, "it stands twice");
                security_block = block;
            } else if (block->ns != nullptr && view(block->ns->href) == addressing_space) {
                found.blocks.push_back(
                    part_at(block, std::string("Header/").append(view(block->name)))
                );
            }
        }
        if (found.blocks.size() > max_blocks) return refusal(place::header, "too many blocks");
        if (security_block == nullptr) return refusal(place::security, "there is none");
        return security(security_block);
    }

    complaint security(const xmlNode* at) {
        if (!has_only_attributes(
                at, {{"mustUnderstand", soap_space}, {"Id", security_utility_space}}
            ))
            return refusal(place::security, "it has an unknown attribute");
        for (xmlNode* part : elements_of(at))
            if (auto failed = take(part)) return failed;
        if (found.timestamp.at == nullptr) return refusal(place::timestamp, "there is none");
        if (found.token == nullptr) return refusal(place::token, "there is none");
        if (found.signature == nullptr) return refusal(place::signature, "there is none");
        if (found.confirmations.size() > max_blocks)
            return refusal(place::confirmation, "there are too many");
        return std::nullopt;
    }

    bool is_confirmation(const xmlNode* part) const {
        return which_ == direction::answer &&
               is_element(part, security_1_1_space, "SignatureConfirmation");
    }

    complaint take(xmlNode* part) {
        if (is_element(part, security_utility_space, "Timestamp")) {
            if (found.timestamp.at != nullptr) return refusal(place::timestamp, "it stands twice");
            found.timestamp = part_at(part, place::timestamp);
        } else if (is_element(part, security_space, "BinarySecurityToken")) {
            if (found.token != nullptr) return refusal(place::token, "it stands twice");
            found.token = part;
        } else if (is_element(part, signature_space, "Signature")) {
            if (found.signature != nullptr) return refusal(place::signature, "it stands twice");
            found.signature = part;
        } else if (is_confirmation(part)) {
            found.confirmations.push_back(part_at(part, place::confirmation));
        } else {
            return refusal(place::security, "it holds something else");
        }
        return std::nullopt;
    }

    direction which_;
};

// xmlsec looks a reference up by its id: it must be a plain name, whatever it is then put into.
bool is_plain_id(std::string_view id) {
    constexpr std::size_t longest = 128;
    const auto plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
    };
    return !id.empty() && id.size() <= longest &&
           (std::isalpha(static_cast<unsigned char>(id[0])) != 0 || id[0] == '_') &&
           std::all_of(id.begin(), id.end(), plain);
}

} // namespace

std::vector<signed_part> message_parts::all_signed() const {
    std::vector<signed_part> all = blocks;
    all.push_back(body);
    all.push_back(timestamp);
    all.insert(all.end(), confirmations.begin(), confirmations.end());
    return all;
}

domain::result<message_parts> find_parts(const xmlDoc& document, direction which) {
    xmlNode* const root = xmlDocGetRootElement(&document);
    finder parts(which);
    if (auto failed = parts.envelope(root)) return *failed;
    if (auto failed = census().run(root)) return *failed;
    for (const signed_part& part : parts.found.all_signed())
        if (!is_plain_id(part.id)) return refusal(part.place, "it has no plain wsu:Id");
    return std::move(parts.found);
}

} // namespace kruispunt::adapters::sdk::signatures

#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/codec/document.hpp"
#include "gateway/codec/xml_reader.hpp"
#include "gateway/domain/command.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sisa {

/// A StUF message's header as far as it could be read; the rest is empty (SISA-01).
struct stuf_header {
    std::string sender_oin;
    std::string receiver_oin;
    std::string reference;
    std::optional<domain::instant> sent_at;
};

/// A message, read: its header always, and either what it asks or what is wrong with it.
struct message {
    stuf_header header;
    decltype(domain::command::act) act;
    domain::mutation_reason reason = domain::mutation_reason::none;
};

/// True for the name of a message's outermost element that the contract has.
bool is_message(std::string_view root);

/// The region's messages: reads what is asked by the mapping files. Immutable; any thread.
class messages {
public:
    /// Reads the mapping files in that folder; throws std::runtime_error.
    explicit messages(const std::filesystem::path& mappings);

    /// How `codec::read_xml` must name what messages are made of.
    const codec::known_namespaces& namespaces() const { return frame_.namespaces(); }

    /// Reads a document; what breaks a rule is a `refused_message` with the path of the field.
    message read(codec::node root) const;

    /// Where a message has a canonical field (COM-27).
    std::string path_of(std::string_view canonical) const;

private:
    using act = decltype(domain::command::act);

    act read_act(codec::node root, const sdk::reading& frame) const;
    act read_mutation(const std::vector<codec::node>& objects, std::string_view kind) const;
    act read_submission(codec::node object) const;
    act read_change(codec::node before, codec::node after) const;
    act read_end(codec::node object) const;
    act read_move(codec::node object, std::string_view kind) const;
    act read_question(codec::node object) const;

    sdk::mapping frame_;
    sdk::mapping question_;
    sdk::mapping signal_;
    sdk::mapping end_;
    sdk::mapping move_;
    sdk::mapping inspection_;
};

} // namespace kruispunt::adapters::sisa

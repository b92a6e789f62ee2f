#pragma once

#include "adapters/sdk/record.hpp"
#include "adapters/sdk/value_type.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kruispunt::adapters::sdk {

struct mapping_file;

/// Words on the wire and what they are called in a record.
struct code_table {
    std::string name;
    std::vector<std::pair<std::string, std::string>> words;

    /// Nothing where the word is not in the table.
    std::optional<std::string_view> canonical(std::string_view wire) const;
    std::string_view wire(std::string_view canonical) const;
};

/// One line of a mapping file, understood.
struct rule {
    std::string name;        ///< as the document names it
    std::string path;        ///< as findings name it
    std::uint32_t line = 0;  ///< where the file says it
    std::uint16_t order = 0; ///< which of the file's fields it is; the root is none
    bool attribute = false;
    value_type type = value_type::group;
    field target = field::count; ///< `count`: none, the value is only checked
    bool mandatory = false;
    bool nullable = false;
    std::size_t repeat = 0; ///< at most so many; 0: it does not repeat
    std::string constant;
    const code_table* codes = nullptr; ///< in the plan that holds the rule
    std::uint16_t first_child = 0;     ///< where in the plan its children begin, attributes first
    std::uint16_t child_count = 0;
    std::string opening; ///< what is written before the value: `<x`, ` x="`, `"x":`
    std::string closing; ///< and after it
};

/// What a mapping file is for.
enum class mapping_use : std::uint8_t { read, write, both };

/// A mapping file, compiled: all rules in one row, the root first, the children of a rule side by
/// side. Not to be copied: rules point to its tables.
struct plan {
    plan() = default;
    plan(const plan&) = delete;
    plan& operator=(const plan&) = delete;

    const rule& root() const { return rules.front(); }

    std::span<const rule> below(const rule& above) const {
        return std::span(rules).subspan(above.first_child, above.child_count);
    }

    /// The first rule for a canonical field, or null.
    const rule* rule_for(field target) const;

    std::filesystem::path file;
    bool xml = false;
    mapping_use use = mapping_use::both;
    std::vector<rule> rules;
    std::string root_tag;     ///< the root's name as written
    std::string prefix;       ///< of the main namespace, with its colon, as written
    std::string declarations; ///< the root's xmlns attributes as written
    codec::known_namespaces namespaces;
    std::vector<std::vector<field>> one_of;
    std::vector<code_table> tables;
};

/// Understands a file; throws std::runtime_error, see `mapping`.
void compile(const mapping_file& source, plan& into);

} // namespace kruispunt::adapters::sdk

#include "adapters/sdk/mapping_file.hpp"

#include "adapters/sdk/toml_table.hpp"

#include <stdexcept>

namespace kruispunt::adapters::sdk {

namespace {

mapping_file::field_line
read_field(const mapping_file& source, const toml_table& whole, const toml::node& item) {
    if (!item.is_table()) whole.fail(item.source(), "a field is not a table");
    const toml_table table(source.file, *item.as_table());
    table.allow("path is type constant except mandatory nullable repeat");
    mapping_file::field_line read;
    read.path = table.text("path");
    read.is = table.text("is");
    read.type = table.text("type");
    read.constant = table.text("constant");
    read.except = table.text("except");
    read.mandatory = table.flag("mandatory", false);
    read.nullable = table.flag("nullable", false);
    read.repeat = table.number("repeat", 0);
    read.line = line_of(item.source());
    return read;
}

mapping_file::name_set read_names(const toml_table& whole, const toml::node& item) {
    if (!item.is_array()) whole.fail(item.source(), "a set in 'one_of' is not a list");
    mapping_file::name_set read;
    read.line = line_of(item.source());
    for (const toml::node& name : *item.as_array()) {
        if (!name.is_string()) whole.fail(name.source(), "a field's name is not a text");
        read.names.push_back(name.as_string()->get());
    }
    return read;
}

std::vector<mapping_file::code_table>
read_codes(const mapping_file& source, const toml_table& whole) {
    std::vector<mapping_file::code_table> read;
    const toml::node* found = whole.raw().get("codes");
    if (found == nullptr) return read;
    if (!found->is_table()) whole.fail(found->source(), "'codes' is not a table of tables");
    const toml_table codes(source.file, *found->as_table());
    for (const auto& [name, table] : codes.raw()) {
        mapping_file::code_table& made = read.emplace_back();
        made.name = name.str();
        made.line = line_of(table.source());
        codes.texts(name.str(), [&made](std::string_view wire, std::string word, std::uint32_t) {
            made.words.emplace_back(wire, std::move(word));
        });
    }
    return read;
}

} // namespace

void mapping_file::fail(std::uint32_t line, const std::string& what) const {
    throw std::runtime_error(file.string() + ":" + std::to_string(line) + ": " + what);
}

namespace {

mapping_file understand(const toml::table& parsed, const std::filesystem::path& file) {
    const toml_table whole(file, parsed);
    whole.allow("form use yields root namespace prefix base one_of fields namespaces codes");
    mapping_file read;
    read.file = file;
    read.form = whole.text("form");
    read.use = whole.text("use");
    read.yields = whole.text("yields");
    read.root = whole.text("root");
    read.namespace_uri = whole.text("namespace");
    read.prefix = whole.text("prefix");
    read.base = whole.text("base");
    whole.texts("namespaces", [&read](std::string_view prefix, std::string uri, std::uint32_t) {
        read.namespaces.emplace_back(prefix, std::move(uri));
    });
    whole.items("one_of", [&](const toml::node& item) {
        read.one_of.push_back(read_names(whole, item));
    });
    whole.items("fields", [&](const toml::node& item) {
        read.fields.push_back(read_field(read, whole, item));
    });
    read.codes = read_codes(read, whole);
    return read;
}

} // namespace

mapping_file read_mapping_file(const std::filesystem::path& file) {
    return understand(parse_toml(file), file);
}

mapping_file read_mapping_text(std::string_view text, const std::filesystem::path& file) {
    return understand(parse_toml_text(text, file), file);
}

} // namespace kruispunt::adapters::sdk

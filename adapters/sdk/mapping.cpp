#include "adapters/sdk/mapping.hpp"

#include "adapters/sdk/mapping_file.hpp"
#include "adapters/sdk/mapping_reader.hpp"
#include "adapters/sdk/mapping_writer.hpp"
#include "adapters/sdk/plan.hpp"

namespace kruispunt::adapters::sdk {

namespace {

std::unique_ptr<const plan> compiled(const std::filesystem::path& file) {
    auto made = std::make_unique<plan>();
    compile(read_mapping_file(file), *made);
    return made;
}

} // namespace

domain::error reading::first_error() const {
    return domain::make_error(findings.front().code, findings.front().path);
}

mapping::mapping(const std::filesystem::path& file) : plan_(compiled(file)) {}

mapping::mapping(mapping&&) noexcept = default;

mapping& mapping::operator=(mapping&&) noexcept = default;

mapping::~mapping() = default;

reading mapping::read(codec::node payload) const {
    return read_payload(*plan_, payload);
}

std::string mapping::write(const record& values, std::string_view root) const {
    return write_payload(*plan_, values, root);
}

std::string mapping::path_of(std::string_view canonical) const {
    const auto target = field_named(canonical);
    const rule* found = target ? plan_->rule_for(*target) : nullptr;
    return found == nullptr ? std::string(canonical) : found->path;
}

const codec::known_namespaces& mapping::namespaces() const {
    return plan_->namespaces;
}

const plan& mapping::compiled_plan() const {
    return *plan_;
}

} // namespace kruispunt::adapters::sdk

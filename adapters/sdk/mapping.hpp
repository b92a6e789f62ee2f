#pragma once

#include "adapters/sdk/record.hpp"
#include "gateway/codec/document.hpp"
#include "gateway/codec/xml_reader.hpp"
#include "gateway/domain/error.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk {

/// One thing wrong with a payload. `path` is from the payload's root (COM-27); it names fields,
/// never values.
struct finding {
    domain::errc code = domain::errc::value_invalid;
    std::string path;

    friend bool operator==(const finding&, const finding&) = default;
};

/// What came of reading a payload: its fields, and all that is wrong in the order of the document.
/// A payload with findings must not become a signal.
struct reading {
    record values;
    std::vector<finding> findings;

    bool good() const { return findings.empty(); }

    /// The first finding as an error; only where there is one.
    domain::error first_error() const;
};

/// At most so many findings are kept of one payload.
inline constexpr std::size_t max_findings = 50;

struct plan;

/// A mapping file, compiled: how one message is read into a record and written from one. Made at
/// start; immutable, used by many threads.
///
/// The file (TOML), top-level keys first, in any order:
///   form      "xml" | "json"
///   use       "read" | "write" | "both"
///   yields    "signal": what a signal must have has to be mapped, and mandatory
///   root      XML: name of the outermost element (bare)
///   namespace, prefix   XML: the main namespace, and the prefix it is written with (none: the
///                       default namespace); its names stand bare in paths
///   base      what stands before each path in findings, for a mapping of a part
///   one_of    sets of canonical fields of which one must be there whole
///   fields    ordered list of { path, is, type, mandatory, nullable, repeat, constant, except }
///   [namespaces]  prefix = "uri": further XML namespaces, as used in paths
///   [codes.<table>]  word on the wire = "canonical word"
///
/// Of a field: `path` from the payload's root (`object/StUF:x`, `object/@StUF:entiteittype`); its
/// groups stand before it, each in a line of its own. `is` names the canonical field; without it a
/// value is checked only. `repeat` = n: at most n times (a JSON array). `nullable`: JSON null means
/// absent, and absent is written as null. `constant`: exactly this text. `except`: the canonical
/// words (separated by '|') that this message never carries; a code table of a mapping that writes
/// must spell all others. XML elements must come in the order of the list; JSON members in any.
class mapping {
public:
    /// Reads and compiles a file. Throws std::runtime_error with one line, `file:line: what`, for
    /// an unknown key or type, an unused code table, a path or canonical field mapped twice, ….
    explicit mapping(const std::filesystem::path& file);

    mapping(mapping&&) noexcept;
    mapping& operator=(mapping&&) noexcept;
    ~mapping();

    /// Reads a payload: its root element or object, or the node of the part it maps.
    reading read(codec::node payload) const;

    /// Writes a payload; fields without a value are left out, or null where nullable. `root` takes
    /// the place of the file's where several messages share a shape.
    std::string write(const record& values, std::string_view root = {}) const;

    /// The payload's path of a canonical field (COM-27), or the name itself where it is not mapped.
    std::string path_of(std::string_view canonical) const;

    /// What `codec::read_xml` needs to name elements as this mapping does.
    const codec::known_namespaces& namespaces() const;

    /// The rules, for what explains a mapping or checks one against a policy (plan.hpp).
    const plan& compiled_plan() const;

private:
    std::unique_ptr<const plan> plan_;
};

} // namespace kruispunt::adapters::sdk

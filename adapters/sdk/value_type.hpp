#pragma once

#include "gateway/domain/error.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// What a field of a payload holds; the finite list that mapping files may name as `type`.
enum class value_type : std::uint8_t {
    group,           ///< an element or object with fields of its own
    part,            ///< admitted whole, read by another mapping
    code,            ///< `code:<table>`: a word of a table in the same file
    bsn,             ///< COM-10
    birth_date,      ///< COM-11, ISO
    stuf_birth_date, ///< COM-11, StUF; its attribute is of type `completeness`
    completeness,    ///< StUF:indOnvolledigeDatum; V where absent
    day,             ///< `YYYY-MM-DD`
    stuf_day,        ///< `YYYYMMDD`
    timestamp,       ///< RFC 3339 with offset (COM-15)
    stuf_timestamp,  ///< `YYYYMMDDhhmmssSSS` (COM-15)
    text,            ///< COM-13
    name,            ///< a text with a letter in it
    phone,
    email,
    oin,          ///< 20 digits
    signal_id,    ///< COM-13
    reference,    ///< COM-13, at most 40 characters
    municipality, ///< four digits
    postcode,     ///< `3511AB`
    integer,      ///< a whole number, JSON's number
    boolean,      ///< JSON's or XML's
    uuid
};

/// The type of that name (`code` alone is none), or nothing.
std::optional<value_type> type_named(std::string_view name);

/// A value from outside as canonical text, or what is wrong with it.
struct admitted {
    std::optional<domain::errc> fault;
    std::string_view text; ///< in `raw` or in the scratch string
};

/// Checks a value's shape and makes it canonical; `scratch` is used where it must be rewritten.
/// Not for groups, parts, codes and StUF birth dates.
admitted admit_value(value_type type, std::string_view raw, std::string& scratch);

/// The same for a StUF birth date with its indicator of completeness.
admitted
admit_stuf_birth_date(std::string_view raw, std::string_view completeness, std::string& scratch);

/// Appends a canonical value in its wire form, not yet escaped.
void write_value(value_type type, std::string_view canonical, std::string& out);

/// True for a type whose empty value in an optional field means that there is none.
bool may_be_blank(value_type type);

} // namespace kruispunt::adapters::sdk

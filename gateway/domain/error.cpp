#include "gateway/domain/error.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::domain {

namespace {

struct row {
    errc code;
    std::string_view wire;
    std::string_view dutch;
    std::string_view english;
};

constexpr std::array rows{
#define KRUISPUNT_ERROR(name, wire, dutch, english) row{errc::name, wire, dutch, english},
#include "gateway/domain/errors.def"
#undef KRUISPUNT_ERROR
};

const row& row_of(errc code) {
    return rows.at(static_cast<std::size_t>(code));
}

} // namespace

std::string_view wire_code(errc code) {
    return row_of(code).wire;
}

std::string_view dutch_text(errc code) {
    return row_of(code).dutch;
}

std::string_view english_text(errc code) {
    return row_of(code).english;
}

errc code_from_wire(std::string_view wire) {
    const auto at =
        std::find_if(rows.begin(), rows.end(), [wire](const row& r) { return r.wire == wire; });
    return at == rows.end() ? errc::value_invalid : at->code;
}

void throw_exception_from_error(const error& failure, const boost::source_location&) {
    throw bad_result(failure.code);
}

} // namespace kruispunt::domain

#pragma once

#include <boost/system/result.hpp>

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::domain {

/// What can be wrong with what a party asks; the contract's list (protocol README, "Error codes").
enum class errc {
#define KRUISPUNT_ERROR(name, wire, dutch, english) name,
#include "gateway/domain/errors.def"
#undef KRUISPUNT_ERROR
};

/// The code as it stands on the wire, such as `BSN_ONGELDIG`.
std::string_view wire_code(errc code);

/// The code's Dutch sentence; the same for everybody, never with a value in it (COM-27).
std::string_view dutch_text(errc code);

/// The code's English sentence.
std::string_view english_text(errc code);

/// The code behind a wire code, or `value_invalid` where there is none such.
errc code_from_wire(std::string_view wire);

/// An expected failure. `field` is the path from the payload's root (`kind/bsn`, COM-27);
/// `detail` is for our own log. Neither ever holds a person's value.
struct error {
    errc code = errc::value_invalid;
    std::string field;
    std::string detail;
};

inline error make_error(errc code, std::string field = {}, std::string detail = {}) {
    return error{code, std::move(field), std::move(detail)};
}

/// A value, or why there is none.
template <class T>
using result = boost::system::result<T, error>;

/// Thrown where a programmer reads the value of a failed result.
class bad_result : public std::exception {
public:
    explicit bad_result(errc code) : code_(code) {}

    const char* what() const noexcept override { return wire_code(code_).data(); }

private:
    errc code_;
};

[[noreturn]] void throw_exception_from_error(const error& failure, const boost::source_location&);

} // namespace kruispunt::domain

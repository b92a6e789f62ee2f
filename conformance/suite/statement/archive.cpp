#include "conformance/suite/statement/archive.hpp"

#include "conformance/suite/statement/submission.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

constexpr std::size_t block = 512;

/// Where a field of a ustar header stands.
struct field {
    std::size_t at;
    std::size_t size;
};

constexpr field name_field{0, 100};
constexpr field mode_field{100, 8};
constexpr field owner_field{108, 8};
constexpr field group_field{116, 8};
constexpr field size_field{124, 12};
constexpr field time_field{136, 12};
constexpr field sum_field{148, 8};
constexpr field kind_field{156, 1};
constexpr field magic_field{257, 8};
constexpr field prefix_field{345, 155};
constexpr std::string_view magic{"ustar\00000", 8};

std::string octal(std::uint64_t value, std::size_t digits) {
    std::string made(digits, '0');
    for (auto at = made.rbegin(); at != made.rend() && value > 0; ++at, value >>= 3U)
        *at = static_cast<char>('0' + (value & 7U));
    return made;
}

void put(std::string& header, field where, std::string_view value) {
    std::copy(value.begin(), value.end(), header.begin() + static_cast<std::ptrdiff_t>(where.at));
}

std::string_view get(std::string_view header, field where) {
    auto value = header.substr(where.at, where.size);
    return value.substr(0, std::min(value.find('\0'), value.size()));
}

/// The sum of the header's octets, its own field taken as blanks.
std::uint64_t sum_of(std::string_view header) {
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < header.size(); ++at) {
        const bool own = at >= sum_field.at && at < sum_field.at + sum_field.size;
        sum += own ? static_cast<unsigned char>(' ') : static_cast<unsigned char>(header[at]);
    }
    return sum;
}

std::string header_of(const std::string& name, std::size_t size) {
    if (name.size() > name_field.size)
        throw std::runtime_error(name + ": the name is too long for an archive");
    std::string header(block, '\0');
    put(header, name_field, name);
    put(header, mode_field, "0000644");
    put(header, owner_field, "0000000");
    put(header, group_field, "0000000");
    put(header, size_field, octal(size, 11));
    put(header, time_field, octal(0, 11));
    put(header, kind_field, "0");
    put(header, magic_field, magic);
    put(header, sum_field, octal(sum_of(header), 6) + std::string("\0 ", 2));
    return header;
}

std::size_t padded(std::size_t size) {
    return (size + block - 1) / block * block;
}

std::optional<std::uint64_t> read_octal(std::string_view digits) {
    while (digits.ends_with(' '))
        digits.remove_suffix(1);
    if (digits.empty() || digits.size() > 11) return std::nullopt;
    std::uint64_t value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '7') return std::nullopt;
        value = (value << 3U) | static_cast<std::uint64_t>(digit - '0');
    }
    return value;
}

bool is_end(std::string_view header) {
    return header.find_first_not_of('\0') == std::string_view::npos;
}

struct member {
    std::string name;
    std::size_t size = 0;
};

member read_header(std::string_view header) {
    member read{std::string(get(header, name_field)), 0};
    const auto sum = read_octal(get(header, sum_field));
    if (!sum || *sum != sum_of(header))
        throw std::runtime_error("the archive is damaged: a header's sum is wrong");
    const auto kind = header[kind_field.at];
    if (kind != '0' && kind != '\0')
        throw std::runtime_error(
            shown_name(read.name) + ": is a link, a folder or a device; only files may be handed in"
        );
    if (header[prefix_field.at] != '\0')
        throw std::runtime_error(shown_name(read.name) + ": the name is too long");
    const auto size = read_octal(get(header, size_field));
    if (!size) throw std::runtime_error(shown_name(read.name) + ": its size cannot be read");
    if (*size > limits.file)
        throw std::runtime_error(shown_name(read.name) + ": is larger than 16 MiB");
    read.size = static_cast<std::size_t>(*size);
    return read;
}

} // namespace

std::string write_archive(const reporting::run_files& files) {
    std::string octets;
    for (const auto& [name, content] : files) {
        octets += header_of(name, content.size());
        octets += content;
        octets.append(padded(content.size()) - content.size(), '\0');
    }
    return octets.append(2 * block, '\0');
}

reporting::run_files read_archive(std::string_view octets) {
    reporting::run_files files;
    while (octets.size() >= block && !is_end(octets.substr(0, block))) {
        const auto header = read_header(octets.substr(0, block));
        octets.remove_prefix(block);
        if (octets.size() < padded(header.size))
            throw std::runtime_error(shown_name(header.name) + ": the archive ends within it");
        admit(files, header.name, std::string(octets.substr(0, header.size)));
        octets.remove_prefix(padded(header.size));
    }
    if (octets.size() < 2 * block || !is_end(octets))
        throw std::runtime_error("the archive has no end, or something behind it");
    return files;
}

} // namespace kruispunt::conformance::suite::statement

#include "gateway/store/sqlite/answer_octets.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

// Fields in a fixed order, each ended by a line feed, which none of them can hold.
class line_writer {
public:
    line_writer& put(std::string_view text) {
        lines_ += text;
        lines_ += '\n';
        return *this;
    }

    line_writer& put(std::int64_t number) { return put(std::to_string(number)); }

    std::string take() { return std::move(lines_); }

private:
    std::string lines_;
};

class line_reader {
public:
    explicit line_reader(std::string_view lines) : rest_(lines) {}

    std::string text() {
        const auto end = std::min(rest_.find('\n'), rest_.size());
        std::string line(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return line;
    }

    std::int64_t number() {
        const std::string line = text();
        std::int64_t value = 0;
        std::from_chars(line.data(), line.data() + line.size(), value);
        return value;
    }

private:
    std::string_view rest_;
};

std::string_view octets(const uuid& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

outcome read_outcome(line_reader& in) {
    outcome o;
    o.what = static_cast<outcome::effect>(in.number());
    o.reference = in.text();
    o.state = static_cast<signal_state>(in.number());
    o.expires_on = to_day(in.number());
    o.open_matches = static_cast<int>(in.number());
    const std::int64_t warnings = in.number();
    for (std::int64_t i = 0; i < warnings && i < 8; ++i)
        o.warnings.push_back(static_cast<warning>(in.number()));
    o.tag = in.text();
    return o;
}

} // namespace

std::string pack(const answer& given) {
    line_writer out;
    out.put(to_number(given.at)).put(given.what ? 1 : 0);
    if (given.what) {
        const outcome& o = *given.what;
        out.put(static_cast<int>(o.what)).put(o.reference).put(static_cast<int>(o.state));
        out.put(to_number(o.expires_on)).put(o.open_matches);
        out.put(static_cast<std::int64_t>(o.warnings.size()));
        for (warning w : o.warnings)
            out.put(static_cast<int>(w));
        out.put(o.tag);
    } else {
        out.put(wire_code(given.what.error().code)).put(given.what.error().field);
    }
    return std::string(octets(given.id)) + out.take();
}

answer unpack_answer(std::string_view packed) {
    answer read;
    if (packed.size() < read.id.size()) return read;
    std::copy_n(packed.begin(), read.id.size(), read.id.begin());
    line_reader in(packed.substr(read.id.size()));
    read.at = to_instant(in.number());
    if (in.number() != 0) {
        read.what = read_outcome(in);
    } else {
        const errc code = code_from_wire(in.text());
        read.what = make_error(code, in.text());
    }
    return read;
}

} // namespace kruispunt::store::sqlite

#include "gateway/codec/json_reader.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

namespace kruispunt::codec {

namespace {

// nlohmann's events, written into a document; each returns false to stop the parser.
class listener final : public nlohmann::json_sax<nlohmann::json> {
public:
    listener(document& into, std::int64_t largest) : into_(into), largest_(largest) {}

    const char* refusal() const { return refusal_; }

    std::size_t position() const { return position_; }

    bool null() override {
        append(node_kind::null);
        return true;
    }

    bool boolean(bool value) override {
        return scalar(node_kind::boolean, value ? "true" : "false");
    }

    bool number_integer(number_integer_t value) override {
        if (value < -largest_) return refuse("a number is too large");
        return integer(value);
    }

    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<number_unsigned_t>(largest_))
            return refuse("a number is too large");
        return integer(value);
    }

    bool number_float(number_float_t value, const string_t& text) override {
        if (value > static_cast<double>(largest_) || value < -static_cast<double>(largest_))
            return refuse("a number is too large");
        return scalar(node_kind::number, text);
    }

    bool string(string_t& value) override { return scalar(node_kind::text, value); }

    bool binary(binary_t&) override { return refuse("JSON has no binary values"); }

    bool start_object(std::size_t) override { return open(node_kind::object); }

    bool key(string_t& name) override {
        level& object = open_[depth_ - 1];
        if (++object.members > max_json_members) return refuse("an object has too many members");
        if (object.place.child(name)) return refuse("a member is named twice");
        name_ = name;
        return true;
    }

    bool end_object() override { return close(); }

    bool start_array(std::size_t) override { return open(node_kind::array); }

    bool end_array() override { return close(); }

    // The library's own message would quote the bytes.
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&)
        override {
        position_ = position;
        return refuse("this is not JSON");
    }

private:
    struct level {
        std::uint32_t number = document::none;
        node place;
        int members = 0;
    };

    bool refuse(const char* why) {
        if (refusal_ == nullptr) refusal_ = why;
        return false;
    }

    std::uint32_t append(node_kind kind) {
        const std::uint32_t parent = depth_ == 0 ? document::none : open_[depth_ - 1].number;
        const std::uint32_t made = into_.append(parent, kind, {}, name_);
        name_.clear();
        return made;
    }

    bool scalar(node_kind kind, std::string_view text) {
        into_.set_text(append(kind), text);
        return true;
    }

    template <class Integer>
    bool integer(Integer value) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        return scalar(
            node_kind::number,
            std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()))
        );
    }

    bool open(node_kind kind) {
        if (depth_ == max_json_depth) return refuse("values lie too deep");
        const std::uint32_t number = append(kind);
        open_[depth_++] = level{number, into_.place(number), 0};
        return true;
    }

    bool close() {
        --depth_;
        return true;
    }

    document& into_;
    std::int64_t largest_;
    std::array<level, max_json_depth> open_{};
    std::size_t depth_ = 0;
    std::string name_;
    std::size_t position_ = 0;
    const char* refusal_ = nullptr;
};

domain::error unreadable(std::size_t position, const char* why) {
    return domain::make_error(
        domain::errc::message_unreadable, {}, "byte " + std::to_string(position) + ": " + why
    );
}

constexpr std::size_t max_bytes = 16U << 20U;

} // namespace

domain::result<document> read_json(std::string_view bytes, std::int64_t largest) {
    if (bytes.size() > max_bytes) return domain::make_error(domain::errc::message_too_large);
    // The library takes a NUL for the end of the text and passes over a byte order mark.
    if (const auto nul = bytes.find('\0'); nul != bytes.npos)
        return unreadable(nul, "there is a NUL");
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return unreadable(0, "there is a byte order mark");
    document read;
    read.reserve(bytes.size());
    listener events(read, largest);
    const bool taken = nlohmann::json::sax_parse(
        bytes.begin(), bytes.end(), &events, nlohmann::json::input_format_t::json, true, false
    );
    if (!taken || events.refusal() != nullptr)
        return unreadable(
            events.position(), events.refusal() == nullptr ? "this is not JSON" : events.refusal()
        );
    return read;
}

} // namespace kruispunt::codec

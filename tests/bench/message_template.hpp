#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::bench {

/// A text with places that change from message to message. All places have a fixed width, so the
/// text's size never changes and making the next message is writing some digits.
///
/// Places, in braces: `{bsn}` a made-up BSN · `{id}` the index in ten digits · `{time}` now in
/// Europe/Amsterdam as YYYYMMDDhhmmssSSS · `{today}`, `{today8}` the day there, with and without
/// hyphens (fixed when the template is made) · `{run}` eight hexadecimal digits that differ from
/// run to run. Other braces stay.
class message_template {
public:
    explicit message_template(std::string_view text);

    /// The text for message number `index`. The view holds until the next call.
    std::string_view render(std::uint64_t index);

    [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }

private:
    enum class place { bsn, id, time };

    struct patch {
        std::size_t at;
        place what;
    };

    void replace_fixed(std::string_view name, std::string_view value);
    void find_places(std::string_view name, place what, std::size_t width);
    void write_time(std::size_t at);

    std::string text_;
    std::vector<patch> patches_;
    std::string second_text_; // YYYYMMDDhhmmss of second_
    std::int64_t second_ = -1;
};

} // namespace kruispunt::bench

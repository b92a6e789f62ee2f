#pragma once

#include "conformance/text/json.hpp"
#include "conformance/wire/http.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace kruispunt::conformance::regions::midden_nederland {

/// What the gateway set aside of the feed (MN-04): one rejection a mutation, the first stays.
class rejections {
public:
    explicit rejections(std::size_t limit) : limit_(limit) {}

    /// Takes `PUT /v1/afkeuringen/{volgnummer}`; a breach is added to the findings. False where no
    /// more can be kept.
    bool take(std::int64_t number, const wire::request& got, text::findings& found);

    text::json list() const;

private:
    struct rejection {
        std::string code;
        std::optional<std::string> field;
        std::string at;
        std::size_t repeats = 0;
    };

    std::size_t limit_;
    std::map<std::int64_t, rejection> kept_;
};

} // namespace kruispunt::conformance::regions::midden_nederland

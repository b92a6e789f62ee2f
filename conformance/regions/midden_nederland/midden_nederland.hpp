#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/regions/protocol.hpp"

#include <memory>

namespace kruispunt::conformance::wire {
class loop;
}

namespace kruispunt::conformance::regions::midden_nederland {

/// Midden-Nederland's side of its protocol: a feed that is polled, matches that are put back.
/// `limit` bounds the feed and the rejections.
std::unique_ptr<protocol> make_protocol(
    parties who, wire::loop& on, std::size_t limit, const mutation::mutation& broken = {}
);

} // namespace kruispunt::conformance::regions::midden_nederland

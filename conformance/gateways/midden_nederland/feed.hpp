#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/midden_nederland/page.hpp"
#include "conformance/gateways/side.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kruispunt::conformance::gateways::midden_nederland {

/// The gateway as a reader of the feed: asks for page after page, one question at a time, gives
/// each mutation once to whoever applies it, and halts where the feed breaks its promise (MN-05).
/// On the loop's thread; a question may be under way at its end.
class feed {
public:
    using apply = std::function<void(const item&)>;

    feed(const surroundings& around, apply each);
    ~feed();
    feed(const feed&) = delete;
    feed& operator=(const feed&) = delete;

    void start();

    /// From the beginning again, also where it had halted (MN-01.6).
    void reset();

    /// Goes on from where it halted (MN-05.5).
    void resume();

    /// Asks no more until it is resumed.
    void halt();

private:
    struct state;
    // shared because a question under way outlives the feed
    std::shared_ptr<state> state_;
};

} // namespace kruispunt::conformance::gateways::midden_nederland

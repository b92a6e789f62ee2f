#pragma once

#include "gateway/ports/due_store.hpp"
#include "gateway/ports/key_store.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace kruispunt::exchange {

/// Erases the data keys that a process before this one made and that seal nothing: a crash leaves
/// its stock of them behind. Once a start; what is given out now was made after the key store was
/// opened and is never looked at. One coroutine at a time.
class unused_keys {
public:
    /// Both must outlive it.
    unused_keys(ports::due_store& store, ports::key_store& keys) : store_(store), keys_(keys) {}

    /// `go_on` is asked between batches. False where not all of it could be done: it begins again
    /// next time.
    ports::task<bool> sweep(std::function<bool()> go_on);

private:
    ports::task<bool> find_used(std::function<bool()> go_on);
    void mark(const std::vector<std::int64_t>& numbers);
    bool erase_some(std::int64_t& after, bool& more);

    ports::due_store& store_;
    ports::key_store& keys_;
    std::vector<bool> used_; ///< by number
    bool swept_ = false;
};

} // namespace kruispunt::exchange

#include "gateway/app/ring_file.hpp"

#include "gateway/vault/file_digest.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace kruispunt::app {

vault::key_ring ring_for(const std::filesystem::path& file, const ports::key_store& keys) {
    vault::key_ring ring = vault::load_key_ring(file);
    const auto fits = [&keys](const vault::older_epoch& older) {
        return older.whole && vault::were_wrapped_with(older.wrapping, keys);
    };
    const bool known = vault::were_wrapped_with(ring.wrapping, keys) ||
                       std::any_of(ring.older.begin(), ring.older.end(), fits);
    if (known) return ring;
    throw std::runtime_error(
        "key ring " + file.string() +
        ": is not the one that the data beside it were written under; put that one back"
    );
}

std::vector<ports::ring_epoch> ring_file::epochs() const {
    const std::lock_guard lock(mutex_);
    const vault::key_ring ring = vault::load_key_ring(file_);
    std::vector<ports::ring_epoch> found{{ring.epoch, true, vault::fingerprint_of(ring)}};
    for (const vault::older_epoch& each : ring.older)
        found.push_back({each.epoch, each.whole, vault::fingerprint_of(each)});
    return found;
}

vault::key_ring ring_file::known_as(int newest) const {
    vault::key_ring ring = vault::load_key_ring(file_);
    if (ring.epoch == newest) return ring;
    throw std::runtime_error(
        "key ring " + file_.string() + ": has epoch " + std::to_string(ring.epoch) +
        " and the gateway runs on " + std::to_string(newest) + "; see kruispunt keys status"
    );
}

void ring_file::add_epoch(int newest) {
    const std::lock_guard lock(mutex_);
    const vault::key_ring next = vault::with_new_epoch(known_as(newest));
    vault::replace_key_ring(file_, next);
    vault_.adopt(next);
}

void ring_file::retire_older(int newest, bool names_too) {
    const std::lock_guard lock(mutex_);
    const vault::key_ring left = vault::without_older(known_as(newest), names_too);
    vault::replace_key_ring(file_, left);
    vault_.adopt(left);
}

} // namespace kruispunt::app

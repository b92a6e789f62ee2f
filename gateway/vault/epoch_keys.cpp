#include "gateway/vault/epoch_keys.hpp"

namespace kruispunt::vault {

// shared because of what the header says
std::shared_ptr<const ring_in_use> in_use(const key_ring& ring) {
    auto made = std::make_shared<ring_in_use>(); // shared because of what the header says
    made->push_back(
        {ring.epoch,
         keyed_digest(ring.names.value_or(ring.digests)),
         keyed_digest(ring.digests),
         ring.wrapping}
    );
    for (const older_epoch& each : ring.older) {
        epoch_keys keys{each.epoch, keyed_digest(each.names), std::nullopt, std::nullopt};
        if (each.whole) {
            keys.digests.emplace(each.digests);
            keys.wrapping = each.wrapping;
        }
        made->push_back(std::move(keys));
    }
    return made;
}

} // namespace kruispunt::vault

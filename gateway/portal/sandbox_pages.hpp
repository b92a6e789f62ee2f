#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/journal.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/sandbox_desk.hpp"
#include "gateway/ports/traffic.hpp"

namespace kruispunt::portal {

/// `/deelnemers/{regio}/sandboxsignalen`: what a region gave before it was admitted, told and then
/// erased (BEH-02.8, BEH-02.9). Any thread.
class sandbox_pages {
public:
    /// All must outlive it.
    sandbox_pages(
        ports::sandbox_desk& desk,
        const ports::traffic& traffic,
        ports::region_store& trail,
        ports::journal& journal
    )
        : desk_(desk), traffic_(traffic), trail_(trail), journal_(journal) {}

    /// How much would be erased.
    ports::task<ports::http_response> show(call c);

    /// `POST …/wis`: with the region's name said again.
    ports::task<ports::http_response> erase(call c);

private:
    ports::sandbox_desk& desk_;
    const ports::traffic& traffic_;
    ports::region_store& trail_;
    ports::journal& journal_;
};

} // namespace kruispunt::portal

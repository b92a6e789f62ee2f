#pragma once

#include "gateway/app/config.hpp"
#include "gateway/app/ready_file.hpp"
#include "gateway/ports/journal.hpp"

#include <functional>
#include <memory>

namespace kruispunt::app {

/// The whole gateway, wired: the only place that names concrete classes. Made in order of
/// dependence, ended in reverse.
class gateway {
public:
    /// Loads, opens and binds everything; nothing is served yet. Throws std::runtime_error with
    /// one clear line. `failed` is called once, on any thread, where the store stops writing.
    gateway(const config& configured, ports::journal& journal, std::function<void()> failed);
    ~gateway();

    gateway(const gateway&) = delete;
    gateway& operator=(const gateway&) = delete;

    /// Serves, delivers and polls from now on.
    bound_ports start();

    /// Takes no more, answers what is under way, stops lanes and feeds. Blocks, 15 s at most.
    void drain();

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace kruispunt::app

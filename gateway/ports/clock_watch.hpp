#pragma once

namespace kruispunt::ports {

/// Whether the machine's clock may be believed before anything is destroyed because of it. Any
/// thread; may read and write a small file.
class clock_watch {
public:
    virtual ~clock_watch() = default;

    /// False from a jump of the clock beyond its limit until the clock is right again or an
    /// operator has confirmed it.
    virtual bool believable() = 0;
};

} // namespace kruispunt::ports

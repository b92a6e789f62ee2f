#pragma once

#include <string_view>

namespace kruispunt::ports {

/// How much an operator should care. An alarm stands until somebody acts.
enum class severity { info, warning, alarm };

/// The operators' log: what happened, to which region, and what to do. Texts are ours, never a
/// value of a person. Any thread.
class journal {
public:
    virtual ~journal() = default;

    /// `region` is empty where the event is of no region.
    virtual void note(severity how, std::string_view region, std::string_view text) = 0;
};

} // namespace kruispunt::ports

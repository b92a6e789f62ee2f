#pragma once

#include "conformance/gateways/side.hpp"

#include <map>
#include <memory>
#include <string>

namespace kruispunt::conformance::gateways {

/// A region's side and its OIN.
struct participant {
    std::string oin;
    std::unique_ptr<side> speaks;
};

/// By protocol name.
using participants = std::map<std::string, participant>;

/// Where regions call: tells whose call it is, holds it to what all protocols share (COM-02,
/// COM-28, COM-29), hands it to its side, and alters what goes out where a mutant says so. Refers
/// to all it is given.
class door {
public:
    door(participants& who, const mutation::mutation& broken) : who_(who), broken_(broken) {}

    void handle(const wire::request& got, const wire::reply& give);

    std::size_t calls() const { return calls_; }

private:
    /// The side whose path it is, else the caller's own, else any.
    participant& whose(const wire::request& got) const;
    std::optional<wire::response> refused(participant& to, const wire::request& got) const;

    participants& who_;
    const mutation::mutation& broken_;
    std::size_t calls_ = 0;
};

} // namespace kruispunt::conformance::gateways

#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"

#include <functional>
#include <string>

namespace kruispunt::app {

/// What a check found. No part of it ever holds a person's value.
struct verdict {
    std::string what; ///< what was checked, for people
    bool accepted = true;
    std::string code = {};   ///< the wire code, where it was refused
    std::string field = {};  ///< the path in the message (COM-27); empty: the whole
    std::string detail = {}; ///< where and why, for people
    int answer_status = 0;   ///< of the protocol's own answer; 0: none was made
    std::string answer = {}; ///< its body
};

/// The verdict on what was refused.
verdict refused(std::string what, const domain::error& failure);

/// Prints it and, where it was refused, ends the command with exit code 1.
void tell(const verdict& found, bool json);

/// Tells what `judge` finds; where it throws (a file that cannot be read, a region that is not
/// there), says why and ends the command with exit code 2: nothing was judged.
void tell_verdict_of(const std::function<verdict()>& judge, bool json);

/// A file's octets; throws std::runtime_error where it cannot be read or is larger than a listener
/// ever lets in (16 MiB).
std::string read_whole(const std::string& file);

/// A moment that was typed, or now where nothing was. Throws CLI::ValidationError.
domain::instant moment_of(const std::string& typed);

} // namespace kruispunt::app

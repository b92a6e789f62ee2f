#pragma once

#include "conformance/suite/running/adapter_line.hpp"
#include "conformance/text/json.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::running {

/// What the suite asks of the system's adapter, one command at a time. Whatever the adapter does,
/// each command has an answer in time: where it is silent, has died, floods or speaks of other
/// commands, that answer is `{"id":n,"failed":"why"}`.
class adapter {
public:
    /// `patience`: for an answer, and for an act to be finished once it has been started.
    adapter(std::unique_ptr<adapter_line> over, std::chrono::milliseconds patience);

    /// Says the command, whose `id` is given here, and gives the last line about it: for an act the
    /// one that says `finished`.
    text::json ask(text::json command);

    /// Says `shutdown` and waits for its answer, at most `longest_farewell`: to a program of the
    /// suite's own before its input is closed, to another only where the run is over, since it is
    /// spoken with again in the next role. Why it gave no answer; empty where it did, or could not
    /// be asked. Nothing is asked of it any more.
    std::string end(bool run_is_over);

    static constexpr std::chrono::milliseconds longest_farewell{2000};

    /// The lines to and from it since this was last asked, in order, at most `most_kept_lines`.
    std::vector<std::string> take_lines();

    static constexpr std::size_t most_kept_lines = 1000;

private:
    text::json hear_about(std::uint64_t id, wire::deadline until);
    /// The next line about either; nothing where none came in time, and `silence_` says why.
    std::optional<text::json>
    hear_about_either(std::uint64_t one, std::uint64_t other, wire::deadline until);
    text::json wait_for_end(std::uint64_t id, text::json last, wire::deadline until);
    text::json ask_for_end(std::uint64_t id, wire::deadline until);
    text::json failed(std::uint64_t id, const std::string& why) const;
    void keep(const std::string& line);

    std::unique_ptr<adapter_line> over_;
    std::chrono::milliseconds patience_;
    std::uint64_t last_id_ = 0;
    std::vector<std::string> lines_;
    /// Why it is of no more use; empty: it is.
    std::string broken_;
    /// Why the last line that was waited for did not come.
    std::string silence_;
};

} // namespace kruispunt::conformance::suite::running

#pragma once

#include "conformance/suite/running/adapter_line.hpp"

#include <sys/types.h>
#include <vector>

namespace kruispunt::conformance::suite::running {

/// An adapter that is a program of its own: commands on its standard input, answers on its standard
/// output; its standard error is the suite's. Ended, first asked and then killed, with this object.
class adapter_process final : public adapter_line {
public:
    /// Throws std::runtime_error naming the program where it cannot be started.
    adapter_process(const std::vector<std::string>& command, const std::string& folder);
    ~adapter_process() override;

    bool say(std::string_view line, wire::deadline until) override;
    std::variant<std::string, no_line> hear(wire::deadline until) override;

    bool must_be_asked() const override { return false; }

    bool is_own() const override { return true; }

private:
    pid_t process_ = -1;
    int to_ = -1;
    int from_ = -1;
    std::string come_;
    bool over_ = false;
};

} // namespace kruispunt::conformance::suite::running

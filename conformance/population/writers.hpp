#pragma once

#include "conformance/population/generator.hpp"

#include <string>

namespace kruispunt::conformance::population {

/// How a population is written down: head, households, foot, each appended to `out`. Stateful (a
/// separator depends on what came before): one writer a population.
class writer {
public:
    virtual ~writer() = default;
    virtual void head(const settings& from, std::string& out) = 0;
    virtual void add(const household& home, std::string& out) = 0;
    virtual void foot(std::string& out) = 0;
};

/// Comma-separated, a row a person with the household's current address, `\n` after each. First
/// comment lines ("# ") in Dutch and English that everybody is made up, then the columns' names.
/// Nothing needs quoting. `parents` are BSNs with a space between.
class csv_writer final : public writer {
public:
    void head(const settings& from, std::string& out) override;
    void add(const household& home, std::string& out) override;
    void foot(std::string& out) override;
};

/// One JSON object: note, seed, size, today, households; a line a household. BSNs are strings; what
/// a person or an address lacks (prefix, letter, addition) is the empty string, `twin_of` is null.
class json_writer final : public writer {
public:
    void head(const settings& from, std::string& out) override;
    void add(const household& home, std::string& out) override;
    void foot(std::string& out) override;

private:
    bool first_ = true;
};

} // namespace kruispunt::conformance::population

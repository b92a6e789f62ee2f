#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <iosfwd>
#include <string>
#include <vector>

namespace kruispunt::app {

/// A member of the gateway's answer as text; "-" where it is absent or null.
std::string text_in(const nlohmann::ordered_json& of, const char* name);

/// How long that is, in its largest unit: "12 s", "5 min", "3 h", "4 d"; never below "0 s".
std::string span_text(std::chrono::milliseconds length);

/// How long ago the moment `name` was at the moment `now`, both of the gateway's answer, as
/// `span_text` has it; "-" where there is none.
std::string
age_in(const nlohmann::ordered_json& of, const char* name, const nlohmann::ordered_json& now);

/// Rows under headings, each column as wide as its widest cell.
class text_table {
public:
    explicit text_table(std::vector<std::string> headings) : rows_{std::move(headings)} {}

    /// As many cells as there are headings.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

    /// One line a row, two spaces between columns; none where there are only headings.
    std::vector<std::string> lines() const;

    void print(std::ostream& to) const;

private:
    std::vector<std::vector<std::string>> rows_;
};

} // namespace kruispunt::app

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::text {

/// A breach of the protocol: the requirement's id, the wire code and field it is refused with, and
/// what is wrong, without any value of a person.
struct finding {
    std::string requirement;
    std::string code;
    std::string field;
    std::string what;
};

/// Keeps the first breach found in one message: what follows it is often its consequence.
class findings {
public:
    /// `requirement`: the one cited where no other is given.
    explicit findings(std::string requirement) : requirement_(std::move(requirement)) {}

    /// `overlooked`: the sentence that a mutant does not look at; empty: all are looked at.
    findings(std::string requirement, std::string_view overlooked)
        : requirement_(std::move(requirement)), overlooked_(overlooked) {}

    /// Whether readers pass over a breach of that sentence.
    bool overlooks(std::string_view sentence) const { return overlooked_ == sentence; }

    /// From here on this requirement is cited.
    void cite(std::string requirement) { requirement_ = std::move(requirement); }

    void add(std::string_view code, std::string_view field, std::string_view what) {
        add_under(requirement_, code, field, what);
    }

    void add_under(
        std::string_view requirement,
        std::string_view code,
        std::string_view field,
        std::string_view what
    ) {
        if (first_) return;
        first_ = finding{
            std::string(requirement), std::string(code), std::string(field), std::string(what)};
    }

    const std::optional<finding>& first() const { return first_; }

    bool clean() const { return !first_; }

private:
    std::string requirement_;
    std::string overlooked_;
    std::optional<finding> first_;
};

} // namespace kruispunt::conformance::text

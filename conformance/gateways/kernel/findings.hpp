#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/text/findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

/// Everything that one message breaks, in the order of the document, each with the sentence it
/// breaks
/// (`COM-10.2`). The first decides the refusal. A mutant's sentence is not seen here, which is all
/// that `ignore` needs.
class findings {
public:
    explicit findings(const mutation::mutation& broken) : broken_(&broken) {}

    void
    add(std::string_view sentence,
        std::string_view code,
        std::string_view field,
        std::string_view what) {
        if (broken_->ignores(sentence)) return;
        all_.push_back(
            {std::string(sentence), std::string(code), std::string(field), std::string(what)}
        );
    }

    /// The same rule said by several sentences: dropped where any of them is not seen, else tagged
    /// with the first.
    void add_shared(
        const std::vector<std::string_view>& sentences,
        std::string_view code,
        std::string_view field,
        std::string_view what
    ) {
        for (const auto sentence : sentences)
            if (broken_->ignores(sentence)) return;
        add(sentences.front(), code, field, what);
    }

    bool clean() const { return all_.empty(); }

    const std::vector<text::finding>& all() const { return all_; }

    const mutation::mutation& broken() const { return *broken_; }

private:
    const mutation::mutation* broken_;
    std::vector<text::finding> all_;
};

} // namespace kruispunt::conformance::gateways::kernel

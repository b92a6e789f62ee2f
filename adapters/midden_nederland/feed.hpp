#pragma once

#include "adapters/midden_nederland/mutations.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>
#include <variant>

namespace kruispunt::adapters::midden_nederland {

/// Asks the change feed and reads its pages, strictly (MN-01, MN-05). Immutable; any thread.
class feed final : public ports::feed_reader {
public:
    /// Throws std::runtime_error for a setting that is wrong.
    explicit feed(const ports::adapter_setup& setup);

    ports::http_request next_poll(const ports::poll_question& question) const override;

    std::chrono::seconds longest_wait() const override { return wait_; }

    std::variant<ports::feed_page, ports::feed_fault> decode_page(
        const ports::http_response& response,
        const ports::poll_question& question,
        domain::instant now
    ) const override;

    std::string path_of(const std::string& field) const override {
        return mutations_.path_of(field);
    }

private:
    bool asks_to_wait(const ports::poll_question& question) const;
    ports::feed_fault refusal(int status, const ports::poll_question& question) const;
    std::variant<ports::feed_page, ports::feed_fault>
    read_page(const codec::document& page, std::int64_t cursor) const;

    std::string target_;
    std::string rest_of_query_;
    std::size_t page_size_;
    std::chrono::seconds wait_;
    sdk::mapping page_;
    mutations mutations_;
};

} // namespace kruispunt::adapters::midden_nederland

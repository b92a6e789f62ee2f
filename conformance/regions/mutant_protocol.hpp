#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/regions/protocol.hpp"

#include <map>
#include <memory>

namespace kruispunt::conformance::regions {

/// A region's side of its protocol with one sentence broken, as a mutant says: what goes out is
/// altered, what comes in is read otherwise. All else is the protocol's own. On the loop's thread.
class mutant_protocol final : public protocol {
public:
    /// `region`: whose protocol it is; messages are named as the catalogue names them.
    mutant_protocol(std::unique_ptr<protocol> right, std::string region, mutation::mutation broken)
        : right_(std::move(right)), region_(std::move(region)), broken_(std::move(broken)) {}

    std::string_view endpoint_path() const override { return right_->endpoint_path(); }

    std::string_view endpoint_requirement() const override {
        return right_->endpoint_requirement();
    }

    void gateway_is(const std::string& base) override { right_->gateway_is(base); }

    std::variant<outbound, answer> prepare(const command& what) override;
    std::variant<std::monostate, outbound, answer> ask(const inquiry& what) override;

    std::variant<std::monostate, outbound, text::finding> compose(const text::json& body) override {
        return right_->compose(body);
    }

    std::variant<std::monostate, text::json, text::finding> signing(const text::json* body
    ) override {
        return right_->signing(body);
    }

    wire::response finish(wire::response made, const wire::request& to) const override;
    answer read_answer(const outbound& sent, const wire::response& got) const override;

    bool brings_notice(const wire::request& got) const override {
        return right_->brings_notice(got);
    }

    incoming read_notice(const wire::request& got) const override;

    wire::response acknowledge(const std::string& stable_id) const override {
        return right_->acknowledge(stable_id);
    }

    wire::response refuse(const std::string& stable_id, const text::finding& why) const override {
        return right_->refuse(stable_id, why);
    }

    wire::response unavailable(const std::string& stable_id) const override {
        return right_->unavailable(stable_id);
    }

    void serve(const wire::request& got, const wire::reply& give) override;

    std::vector<text::finding> take_breaches() override { return right_->take_breaches(); }

    std::optional<text::json> rejections() const override { return right_->rejections(); }

    std::variant<std::monostate, text::json, text::finding> feed(const text::json* body) override {
        return right_->feed(body);
    }

    std::optional<answer> append_mutation(const text::json& mutation) override {
        return right_->append_mutation(mutation);
    }

private:
    void spoil(std::string_view message, outbound& ready) const;
    /// Whether what was answered is taken for its opposite.
    bool misreads(const outbound& sent, unsigned status, bool accepted) const;
    /// A notice as far as it is looked at.
    wire::request as_seen(const wire::request& got) const;
    void add_bsn(const command& what, outbound& ready);

    std::unique_ptr<protocol> right_;
    std::string region_;
    mutation::mutation broken_;
    /// Of signals that were given, as far as a mutant needs them; bounded.
    std::map<std::string, std::string> bsns_;
    /// The kind of the notice that is being answered, and how many were read.
    mutable std::string_view kind_;
    mutable std::size_t read_ = 0;
};

} // namespace kruispunt::conformance::regions

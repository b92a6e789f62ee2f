#pragma once

#include "conformance/text/json.hpp"
#include "conformance/wire/http.hpp"

#include <functional>
#include <string>

namespace kruispunt::conformance::regions {

/// `POST /adapter`: the lines by which the vendors' suite makes a system act
/// (conformance/catalogue/schemas/adapter.json), each carried out by the control API's own acts.
/// What is started has ended when it is answered, so that nothing needs to be asked for later.
class adapter {
public:
    /// `control`: takes a request of the control API and answers it, now or later.
    adapter(std::string region, wire::handler control)
        : region_(std::move(region)), control_(std::move(control)) {}

    /// Whether the request is one for this.
    static bool is_meant(const wire::request& got);

    /// Answers one command, now or later; on the loop's thread.
    void handle(const wire::request& got, const wire::reply& give) const;

private:
    using line = text::json;
    using tell = std::function<void(line)>;
    /// Makes the adapter's answer of the control API's status and body.
    using reading = std::function<line(unsigned, const text::json&)>;

    void carry_out(const line& command, const tell& done) const;
    void configure(const line& command, const tell& done) const;
    void reset(const tell& done) const;
    void act(const std::string& action, const line& command, const tell& done) const;
    void arrange(const line& command, const tell& done) const;
    void observe(const line& command, const tell& done) const;
    void move_clock(const line& command, const tell& done) const;
    void call(
        const std::string& method,
        const std::string& path,
        const text::json& body,
        const reading& read,
        const tell& done
    ) const;

    std::string region_;
    wire::handler control_;
};

} // namespace kruispunt::conformance::regions

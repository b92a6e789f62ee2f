#pragma once

#include "conformance/suite/catalogue/test.hpp"
#include "conformance/suite/plan/signing.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/wire/http.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::plan {

/// What a run says, from the catalogue's text to the wire: whoever runs and whoever looks at a run
/// afterwards make it by the same.

/// `region`, `partner`, `gateway`: also the name of the certificate that the party shows.
std::string_view word(catalogue::party of);

/// The request of a step: filled, signed where `by` signs, its octets changed. Throws as `compose`
/// and `signed_request` do.
wire::request said(
    const catalogue::send_step& step,
    const catalogue::request_template& from,
    const scopes& all,
    const signing& by
);

/// A request as it goes to a system at that address: below its path, with `Host` and what else it
/// cannot go without.
wire::request addressed(wire::request what, const wire::base_url& to);

/// What is not sent but read by the system (MN-01): a `FEED` with the mutation.
wire::request fed(std::string mutation);

/// Whether what the party says is read in a feed: by a gateway, of Midden-Nederland's index.
bool is_fed(const std::string& protocol, catalogue::role as, catalogue::party by);

/// The certificate that is shown: the party's own, unless the change is another.
std::string
certificate_shown(const std::string& party, const std::optional<catalogue::change>& changed);

} // namespace kruispunt::conformance::suite::plan

#pragma once

#include "gateway/ports/http.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// The steps from a region's configured address to its protocol, in their order (BEH-12).
enum class link_step { name, tcp, tls, certificate, oin, protocol };

/// Why a step did not succeed; each has one side to it and one thing to do.
enum class link_fault {
    none,
    bad_address,     ///< name: the endpoint is not https://host:port
    name_unknown,    ///< name: nobody knows it
    names_silent,    ///< name: who resolves names does not answer, or not in time
    port_refused,    ///< tcp: the machine is there, and nobody listens
    no_route,        ///< tcp: no way to the machine, or the connection was cut
    no_tcp_answer,   ///< tcp: nothing came back in time
    own_files,       ///< tls: our certificate, key, trust store or list cannot be read
    no_tls,          ///< tls: what answers there speaks no TLS
    tls_refused,     ///< tls: no version or suite in common, or it broke off
    no_tls_answer,   ///< tls: the handshake did not end in time
    untrusted,       ///< certificate: issued by nobody whom we trust
    expired,         ///< certificate
    not_yet_valid,   ///< certificate
    revoked,         ///< certificate
    wrong_host,      ///< certificate: it is for another host
    own_list_old,    ///< certificate: our list of what was revoked is too old or lacks an issuer
    not_known,       ///< certificate: none of those that configuration knows the region by
    unfit,           ///< certificate: it may not serve, or is otherwise none for a server
    ours_refused,    ///< certificate: the region does not take ours
    wrong_oin,       ///< oin: it bears another party's, or none
    no_answer,       ///< protocol: the request was sent, and no answer came in time
    broken_off,      ///< protocol: the connection ended without an answer
    no_http,         ///< protocol: what came is no HTTP
    elsewhere,       ///< protocol: a redirect, which is never followed
    not_admitted,    ///< protocol: 401 or 403
    not_there,       ///< protocol: 404 or 410: nothing stands at the endpoint's path
    asks_to_wait,    ///< protocol: 429 or 503
    failing,         ///< protocol: another 5xx
    request_refused, ///< protocol: another 4xx
    not_the_protocol ///< protocol: HTTP, and not what the region's protocol answers
};

/// What became of one step.
struct link_finding {
    link_step step{};
    bool reached = false; ///< false: an earlier one failed
    link_fault fault = link_fault::none;
    std::chrono::milliseconds took{0};
    std::string detail; ///< for operators: what was found; nothing of a person
};

/// A way that was walked once: a finding for every step. That of the protocol says only whether an
/// answer came; who knows the protocol judges it.
struct link_walk {
    std::vector<link_finding> steps;
    std::optional<http_response> answer;
};

/// Walks from an address to an answer, step by step, over a connection of its own: what is
/// delivered meanwhile is not touched. Every step has a deadline. On the caller's executor, from
/// any thread.
class link_walker {
public:
    virtual ~link_walker() = default;

    /// `origin` and `expected_oin` as `http_client::call` has them; `probe` is sent once, where all
    /// steps before succeeded.
    virtual task<link_walk>
    walk(std::string origin, std::string expected_oin, http_request probe) = 0;
};

} // namespace kruispunt::ports

#include "gateway/app/listener_setup.hpp"

#include <string_view>
#include <utility>

namespace kruispunt::app {

net::error_callback noted_in(ports::journal& journal) {
    return [&journal](std::string_view work, std::string_view reason) {
        journal.note(ports::severity::warning, {}, std::string(work) + ": " + std::string(reason));
    };
}

net::listener_options
listener_options_for(std::string name, const endpoint& at, ports::journal& journal) {
    net::listener_options options;
    options.name = std::move(name);
    options.address = at.address;
    options.port = at.port;
    options.on_error = noted_in(journal);
    return options;
}

net::listener_options set_aside(net::listener_options options) {
    options.aside = true;
    return options;
}

net::listener_options secured(net::listener_options options, const listener_trust& trust) {
    net::listener_tls tls;
    tls.credentials = &trust.credentials;
    tls.client = trust.client;
    tls.floor = trust.tls_1_2 ? net::tls_floor::tls_1_2 : net::tls_floor::tls_1_3;
    options.tls = tls;
    options.on_stranger = trust.stranger;
    return options;
}

} // namespace kruispunt::app

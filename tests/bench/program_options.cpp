#include "tests/bench/program_options.hpp"

namespace kruispunt::bench {

void add_identity_options(CLI::App& app, identity& self) {
    app.add_option("--ca", self.ca, "trust store, PEM")->required();
    app.add_option("--cert", self.certificate, "own certificate, PEM")->required();
    app.add_option("--key", self.key, "own key, PEM")->required();
}

void add_listen_option(CLI::App& app, std::string& listen) {
    app.add_option("--listen", listen, "HOST:PORT; port 0: any, printed")->capture_default_str();
}

} // namespace kruispunt::bench

// A region that takes every notice at once: what it measures is how fast the gateway delivers, in
// which order and how late.

#include "tests/bench/endpoint.hpp"
#include "tests/bench/program_options.hpp"
#include "tests/bench/receiver.hpp"
#include "tests/bench/serving.hpp"

#include <iostream>
#include <thread>

namespace kruispunt::bench {
namespace {

struct settings {
    std::string listen = "127.0.0.1:0";
    identity self;
    std::string protocol = "multisignaal";
    bool json = false;
};

void read_orders(receiver& taking) {
    for (std::uint64_t count = 0; std::cin >> count;)
        taking.order(count);
    if (!std::cin.eof()) std::cerr << "bench_receive: standard input holds what is no number\n";
    taking.close();
}

int run(const settings& chosen) {
    const auto context = make_server_context(chosen.self);
    const auto protocol =
        chosen.protocol == "sisa" ? receiver::speaks::sisa : receiver::speaks::multisignaal;
    receiver taking(*context, protocol, std::cout);
    const int listener = listen_on(parse_endpoint(chosen.listen));
    std::thread orders([&taking] { read_orders(taking); });
    serve(taking.loop(), listener, !chosen.json);
    orders.join();
    if (!taking.sound()) std::cerr << "bench_receive: out of order, or unreadable\n";
    return taking.sound() ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace
} // namespace kruispunt::bench

int main(int argc, char** argv) {
    kruispunt::bench::settings chosen;
    CLI::App app{
        "Takes notices and measures how fast they come, how late, and in which order.\n"
        "Standard input holds numbers: a line of figures is printed when so many notices\n"
        "have come since the line before. It ends after the last number's line, with a line of\n"
        "what came beyond."};
    kruispunt::bench::add_listen_option(app, chosen.listen);
    kruispunt::bench::add_identity_options(app, chosen.self);
    app.add_option("--protocol", chosen.protocol, "order and age are seen in the first only")
        ->check(CLI::IsMember({"multisignaal", "sisa"}))
        ->capture_default_str();
    app.add_flag("--json", chosen.json, "lines of JSON and nothing else");
    CLI11_PARSE(app, argc, argv);
    try {
        return kruispunt::bench::run(chosen);
    } catch (const std::exception& failure) {
        std::cerr << "bench_receive: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}

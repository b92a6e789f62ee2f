// Makes the PKI of a sandbox without a gateway, so that the limit can be measured alone.

#include "certs/sandbox_pki.hpp"

#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: bench_pki DIR\n";
        return EXIT_FAILURE;
    }
    const std::array regions{
        kruispunt::certs::region{"esar", "00000099000000000001", true},
        kruispunt::certs::region{"multisignaal", "00000099000000000002"},
        kruispunt::certs::region{"sisa", "00000099000000000003"},
        kruispunt::certs::region{"midden-nederland", "00000099000000000004"}};
    try {
        kruispunt::certs::write_sandbox_pki(argv[1], regions);
    } catch (const std::exception& failure) {
        std::cerr << "bench_pki: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}

#include "conformance/verify/command.hpp"

int main(int argc, char** argv) {
    return kruispunt::conformance::verify::run_verify(argc, argv);
}

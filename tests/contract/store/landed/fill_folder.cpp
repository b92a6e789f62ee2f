// landed_folder DIR: fills an empty folder with today's program, so that what it keeps can be kept
// as a landed schema's (README.md beside this file).
#include "tests/contract/store/landed/kept_folder.hpp"

#include <chrono>
#include <iostream>
#include <thread>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: landed_folder DIR\n";
        return 2;
    }
    kruispunt::store::kept_folder folder(argv[1]);
    kruispunt::store::fill(folder);
    kruispunt::store::fill_further(folder);
    // sleeps because the keys of what was destroyed are erased by a thread of their own
    std::this_thread::sleep_for(std::chrono::seconds(2));
    return 0;
}

#include "tests/bench/serving.hpp"

#include "tests/bench/endpoint.hpp"

#include <iostream>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace kruispunt::bench {

void serve(server_loop& loop, int listener, bool announce) {
    std::thread acceptor([listener, &loop] { accept_for(listener, {&loop}); });
    if (announce) std::cout << "listening " << port_of(listener) << std::endl;
    loop.run();
    ::shutdown(listener, SHUT_RDWR);
    acceptor.join();
    ::close(listener);
}

} // namespace kruispunt::bench

// How fast a message is translated: by the mapping engine, and by libxslt on the same message.
#include "tests/bench/translation.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

namespace {

using namespace kruispunt::bench;

struct options {
    std::string mappings = KRUISPUNT_MAPPINGS;
    std::string stylesheet = KRUISPUNT_STYLESHEET;
    double seconds = 5;
};

double cpu_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// CPU time of one call, in microseconds, over as many calls as fill about `seconds`.
template <class Work>
double microseconds_a_call(const Work& work, double seconds) {
    constexpr int batch = 50;
    const double begun = cpu_seconds();
    long calls = 0;
    double spent = 0;
    do {
        for (int i = 0; i < batch; ++i)
            if (!work()) throw std::runtime_error("the message was refused");
        calls += batch;
        spent = cpu_seconds() - begun;
    } while (spent < seconds);
    return spent / static_cast<double>(calls) * 1e6;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct figures {
    std::vector<double> mapped;
    std::vector<double> gate;
    std::vector<double> mapped_whole;
    std::vector<double> xslt;
    std::vector<double> parse;
    std::vector<double> xslt_whole;
};

// In turn, round by round: what disturbs the machine disturbs both.
figures measure(const options& how, const std::string& message) {
    constexpr int rounds = 15;
    const mapped_translation ours(how.mappings);
    const xslt_translation theirs(how.stylesheet);
    const auto admitted = ours.admit(message);
    const auto parsed = theirs.parse(message);
    if (!admitted || !parsed) throw std::runtime_error("the example cannot be read");
    const double each = how.seconds / (rounds * 6);
    figures found;
    for (int i = 0; i < rounds; ++i) {
        found.mapped.push_back(
            microseconds_a_call([&] { return ours.translate(*admitted).has_value(); }, each)
        );
        found.xslt.push_back(
            microseconds_a_call([&] { return theirs.translate(parsed).has_value(); }, each)
        );
        found.gate.push_back(
            microseconds_a_call([&] { return ours.admit(message).has_value(); }, each)
        );
        found.parse.push_back(
            microseconds_a_call([&] { return static_cast<bool>(theirs.parse(message)); }, each)
        );
        found.mapped_whole.push_back(microseconds_a_call(
            [&] { return ours.translate(*ours.admit(message)).has_value(); }, each
        ));
        found.xslt_whole.push_back(microseconds_a_call(
            [&] { return theirs.translate(theirs.parse(message)).has_value(); }, each
        ));
    }
    return found;
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

void run(const options& how) {
    const std::string message = read_file(how.mappings + "/esar/examples/signaal-afgeven.xml");
    const figures found = measure(how, message);
    const nlohmann::ordered_json result{
        {"message_bytes", message.size()},
        {"mapped_us", median(found.mapped)},
        {"gate_us", median(found.gate)},
        {"mapped_whole_us", median(found.mapped_whole)},
        {"xslt_us", median(found.xslt)},
        {"xslt_parse_us", median(found.parse)},
        {"xslt_whole_us", median(found.xslt_whole)},
    };
    std::cout << result.dump(2) << '\n';
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Translates one message over and over: mapping engine and libxslt, in turn.");
    options how;
    bool json = false;
    app.add_option("--mappings", how.mappings, "folder of the mappings")->capture_default_str();
    app.add_option("--stylesheet", how.stylesheet, "the XSLT beside it")->capture_default_str();
    app.add_option("--seconds", how.seconds, "CPU time of all measurements")->capture_default_str();
    app.add_flag("--json", json, "as the other programs here; it prints nothing else");
    CLI11_PARSE(app, argc, argv);
    try {
        run(how);
        return 0;
    } catch (const std::exception& e) {
        std::cerr << "bench_translation: " << e.what() << '\n';
        return 1;
    }
}

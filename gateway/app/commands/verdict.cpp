#include "gateway/app/commands/verdict.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace kruispunt::app {

namespace {

void print_json(const verdict& v) {
    nlohmann::ordered_json shown{{"accepted", v.accepted}, {"what", v.what}};
    if (!v.accepted) {
        shown["code"] = v.code;
        shown["field"] = v.field;
        shown["detail"] = v.detail;
    }
    if (v.answer_status != 0) shown["answer"] = {{"status", v.answer_status}, {"body", v.answer}};
    std::cout << shown.dump(2) << '\n';
}

void print_text(const verdict& v) {
    if (v.accepted) {
        std::cout << "accepted: " << v.what << '\n';
        return;
    }
    std::cout << "refused: " << v.what << "\n  code    " << v.code << '\n';
    if (!v.field.empty()) std::cout << "  field   " << v.field << '\n';
    if (!v.detail.empty()) std::cout << "  because " << v.detail << '\n';
    if (v.answer_status != 0)
        std::cout << "  answer  " << v.answer_status << '\n' << v.answer << '\n';
}

} // namespace

verdict refused(std::string what, const domain::error& failure) {
    verdict made{std::move(what), false};
    made.code = wire_code(failure.code);
    made.field = failure.field;
    made.detail = failure.detail.empty() ? std::string(english_text(failure.code)) : failure.detail;
    return made;
}

void tell(const verdict& found, bool json) {
    json ? print_json(found) : print_text(found);
    if (!found.accepted) throw CLI::RuntimeError(1);
}

void tell_verdict_of(const std::function<verdict()>& judge, bool json) {
    verdict found;
    try {
        found = judge();
    } catch (const CLI::Error&) {
        throw;
    } catch (const std::exception& e) {
        std::cerr << "kruispunt: " << e.what() << '\n';
        throw CLI::RuntimeError(2);
    }
    tell(found, json);
}

std::string read_whole(const std::string& file) {
    constexpr std::uintmax_t largest = 16U << 20U;
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file + ": cannot be read");
    std::string text;
    for (char c = 0; in.get(c); text += c)
        if (text.size() == largest) throw std::runtime_error(file + ": is larger than 16 MiB");
    return text;
}

domain::instant moment_of(const std::string& typed) {
    if (typed.empty())
        return std::chrono::time_point_cast<domain::instant::duration>(
            std::chrono::system_clock::now()
        );
    const auto moment = domain::parse_timestamp(typed);
    if (!moment)
        throw CLI::ValidationError("--at", "a moment as 2026-11-20T10:15:30+01:00 is expected");
    return *moment;
}

} // namespace kruispunt::app

#pragma once

#include "adapters/esar/tests/signed_samples.hpp"

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Signed messages that somebody tampered with, or signed what must not be signed so. Everything is
/// drawn from a seed.
namespace kruispunt::adapters::esar::attacks {

using samples::message_form;
using samples::parties;

/// Choices of one run.
class dice {
public:
    explicit dice(std::uint32_t seed) : engine_(seed) {}

    std::size_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_);
    }

    template <class T>
    T one_of(const std::vector<T>& all) {
        return all[below(all.size())];
    }

    std::string word() {
        std::string made(1, static_cast<char>('a' + below(26)));
        for (std::size_t i = 0; i < 5; ++i)
            made += static_cast<char>('a' + below(26));
        return made;
    }

private:
    std::mt19937 engine_;
};

/// A message that must be refused, and with which of some codes.
struct attack {
    std::string name;
    std::string message;
    std::vector<std::string_view> codes = {"HANDTEKENING_ONGELDIG"};
};

/// A way to attack; draws another message each time. An empty message: this one cannot be made.
using family = attack (*)(dice&);

/// Another Body or block in the place of the signed one (wrapping).
const std::vector<family>& wrapping();

/// What was signed, changed afterwards.
const std::vector<family>& tampering();

/// Signed by ESAR's own key, but not as the contract has it.
const std::vector<family>& wrongly_signed();

/// Whose key, which token, what time.
const std::vector<family>& wrong_signer();

/// A withdrawal by ESAR with prefixes, ids and layout drawn.
message_form drawn_form(dice& d);

/// The text from the beginning of the first `<name` to the end of its `</name>`.
std::string element_in(const std::string& text, const std::string& name);

/// `text` with the first `from` as `to`; empty where there is none.
std::string put(std::string text, std::string_view from, std::string_view to);

} // namespace kruispunt::adapters::esar::attacks

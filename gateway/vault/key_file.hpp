#pragma once

#include "gateway/vault/secret.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace kruispunt::vault {

/// A text file of keys, for its owner alone (mode 0600): a heading, then a word and its value on
/// each line; a key is 64 hexadecimal digits. Every refusal is a std::runtime_error `what path:
/// why`.
class key_file {
public:
    /// `what` it is, as a refusal names it, such as `key ring`.
    key_file(std::string_view what, std::filesystem::path path);

    [[noreturn]] void refuse(const std::string& why) const;

    /// Makes it, durably; refuses where it is there already. Wipes `text`.
    void create(std::string text) const;

    /// Puts `text` in the place of what it holds, as a whole or not at all, durably. Wipes `text`.
    void replace(std::string text) const;

    const std::filesystem::path& path() const { return path_; }

private:
    void write(const std::filesystem::path& to, int flags, std::string& text) const;

    std::string what_;
    std::filesystem::path path_;
};

/// Reads a key file from its heading on. Refuses a file that is absent or that others than its
/// owner may read, and values that are not there or not of their form; a refusal echoes none.
class key_file_reader {
public:
    /// `if_absent` says how to come by one. `file` must outlive this.
    key_file_reader(const key_file& file, std::string_view if_absent);

    const std::string& heading() const { return heading_; }

    /// What stands on the next line, which must begin with `word`.
    std::string value_after(const char* word);

    secret key_after(const char* word) { return key_from(value_after(word)); }

    secret key_from(const std::string& digits) const;

    /// Whether another line follows.
    bool goes_on();

private:
    const key_file& file_;
    std::ifstream in_;
    std::string heading_;
};

/// A key as it stands in a key file.
std::string digits_of(const secret& key);

} // namespace kruispunt::vault

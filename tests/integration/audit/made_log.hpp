#pragma once

#include "conformance/verify/head.hpp"
#include "gateway/vault/audit/growing_tree.hpp"
#include "gateway/vault/audit/head_key.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::audit_test {

/// A key that is the same in every run.
vault::audit::head_key made_up_key();

/// What an auditor was given of it.
conformance::verify::verifier_key made_up_verifier();

/// An entry of a made-up log.
std::string made_up_entry(std::uint64_t number);

/// An exported log, its files in memory.
struct exported {
    std::string entries;
    std::string leaves;
    std::string heads;
};

/// Writes a log as the gateway does, entry by entry, and signs its heads.
class log_maker {
public:
    explicit log_maker(vault::audit::head_key key = made_up_key()) : key_(std::move(key)) {}

    void add(const std::string& line);

    /// Signs a head over what is there; its text is given back.
    std::string sign();

    const exported& files() const { return files_; }

    /// What was added to the files since it was last asked, for a log that is too large for memory.
    exported take() { return std::exchange(files_, {}); }

    std::uint64_t size() const { return tree_.size(); }

private:
    vault::audit::head_key key_;
    vault::audit::growing_tree tree_;
    exported files_;
};

/// The log of these entries, with heads at the sizes, in rising order, that are named.
exported log_of(const std::vector<std::string>& lines, const std::vector<std::uint64_t>& heads_at);

/// The head that stands first in a text, trusted.
conformance::verify::head head_in(const std::string& text);

/// Writes the files into a folder that is there, under their published names.
void write(const exported& log, const std::filesystem::path& folder);

/// Puts what was added to a log behind what stands in the folder's files.
void add(const exported& more, const std::filesystem::path& folder);

} // namespace kruispunt::audit_test

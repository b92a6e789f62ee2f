#pragma once

#include "conformance/verify/finding.hpp"
#include "conformance/verify/log_files.hpp"

#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::verify {

/// The files of an exported log, open for reading from their beginnings.
struct log_streams {
    std::istream& entries;
    std::istream& leaves;
    std::istream& heads;
};

/// Reads an exported log once, from its first entry to its last, and holds what stands there
/// against the log's own heads and those that witnesses kept. Memory does not grow with the log,
/// but with the witnesses' heads. The first fault that the heads decide ends it: behind it nothing
/// can be told from what follows of it.
class log_check {
public:
    /// `witnessed` are heads that one of `trusted` signed.
    log_check(log_streams files, std::vector<verifier_key> trusted, std::vector<head> witnessed);

    log_report run();

private:
    /// A head to stop at.
    struct stop {
        head at;
        bool by_witness = false;
    };

    std::optional<stop> next_stop();
    void read_own_head();
    void advance_to(std::uint64_t size);
    bool advance();
    void look_at(const hashed_line& line);
    finding first_difference();

    void judge(const stop& reached);
    void judge_while_apart(const stop& reached);
    void accept(const stop& reached);
    void judge_rest();
    void note_short_log(const stop& reached);
    bool is_of_before_restore(const stop& reached) const;
    void note_restore(const stop& reached);
    void note_rewriting(const stop& reached, std::uint64_t agreed_at);
    void note(finding found);
    void end_with(finding found);

    entry_stream entries_;
    leaf_stream leaves_;
    head_stream heads_;
    std::vector<verifier_key> trusted_;
    std::vector<head> witnessed_;
    std::size_t next_witnessed_ = 0;
    std::optional<head> own_;
    std::uint64_t heads_read_ = 0;
    std::optional<std::uint64_t> last_size_; ///< of the log's own heads

    running_root by_leaves_;               ///< of both files while they agree, else of the leaves
    std::optional<running_root> by_lines_; ///< of the entries, once they differ
    std::optional<finding> doubt_;         ///< the first difference between the two
    std::uint64_t agreed_at_ = 0;          ///< the newest of the log's own heads that agreed
    std::uint64_t witnessed_at_ = 0;       ///< likewise of a witness
    std::string origin_;
    bool restored_ = false;                    ///< an entry says so since the last head
    std::optional<std::uint64_t> restored_at_; ///< the last entry that says so
    bool ended_ = false;
    log_report report_;
};

} // namespace kruispunt::conformance::verify

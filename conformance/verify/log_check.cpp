#include "conformance/verify/log_check.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::conformance::verify {

namespace {

constexpr std::size_t most_findings = 20;

constexpr std::string_view ask_keeper =
    "ask the log's keeper for the log as it was, and the regions for the heads they keep";

std::string nth(std::uint64_t number) {
    return "entry " + std::to_string(number);
}

std::string counting(const head& of) {
    return "the head of " + std::to_string(of.tree.size) + " entries";
}

bool agrees(const running_root& with, const head& of) {
    return with.size() == of.tree.size && with.root() == of.tree.root;
}

bool by_size(const head& one, const head& other) {
    return one.tree.size < other.tree.size;
}

} // namespace

log_check::log_check(
    log_streams files, std::vector<verifier_key> trusted, std::vector<head> witnessed
)
    : entries_(files.entries), leaves_(files.leaves), heads_(files.heads),
      trusted_(std::move(trusted)), witnessed_(std::move(witnessed)) {
    std::stable_sort(witnessed_.begin(), witnessed_.end(), by_size);
    read_own_head();
}

log_report log_check::run() {
    for (auto reached = next_stop(); reached && !ended_; reached = next_stop()) {
        advance_to(reached->at.tree.size);
        judge(*reached);
        if (ended_) break;
    }
    if (!ended_) judge_rest();
    report_.entries = by_leaves_.size();
    return std::move(report_);
}

/// The next head of the file that can be trusted and counts more than the one before it.
void log_check::read_own_head() {
    own_.reset();
    while (const auto octets = heads_.next()) {
        ++heads_read_;
        auto found = read_trusted_head(*octets, trusted_);
        std::string why = found.why;
        if (found && last_size_ && found->tree.size <= *last_size_)
            why = "it does not count more entries than the head before it";
        if (why.empty()) {
            last_size_ = found->tree.size;
            own_ = std::move(found.value);
            return;
        }
        const std::string which = "head " + std::to_string(heads_read_) + " of the log: ";
        note(
            {fault::head_refused,
             last_size_.value_or(0),
             {},
             which + why,
             "see that --key is the log's; if it is, the file of heads was changed: " +
                 std::string(ask_keeper)}
        );
    }
}

std::optional<log_check::stop> log_check::next_stop() {
    const bool any_witnessed = next_witnessed_ < witnessed_.size();
    if (!own_ && !any_witnessed) return std::nullopt;
    if (own_ && (!any_witnessed || own_->tree.size <= witnessed_[next_witnessed_].tree.size)) {
        stop next{*std::move(own_), false};
        read_own_head();
        return next;
    }
    return stop{witnessed_[next_witnessed_++], true};
}

void log_check::advance_to(std::uint64_t size) {
    while (std::max(by_leaves_.size(), by_lines_ ? by_lines_->size() : 0) < size && advance()) {
    }
}

/// One entry on in both files; false where both have ended.
bool log_check::advance() {
    const auto& line = entries_.current();
    const auto& leaf = leaves_.current();
    if (!line && !leaf) return false;
    if (!doubt_ && line && leaf && line->hash == *leaf) {
        look_at(*line);
        by_leaves_.add(*leaf);
        entries_.pop();
        leaves_.pop();
        return true;
    }
    if (!doubt_) {
        doubt_ = first_difference();
        by_lines_ = by_leaves_;
    }
    if (line) {
        by_lines_->add(line->hash);
        entries_.pop();
    }
    if (leaf) {
        by_leaves_.add(*leaf);
        leaves_.pop();
    }
    return true;
}

void log_check::look_at(const hashed_line& line) {
    const std::uint64_t place = by_leaves_.size();
    const auto form = read_entry(line.text);
    std::string why = form.why;
    if (form && form->number != place) why = "it says that it is " + nth(form->number);
    if (!line.ended) why = "its line has no end";
    if (!why.empty())
        note(
            {fault::form,
             place,
             place,
             nth(place) + " is not in the published form: " + why,
             "ask the log's keeper how it came about"}
        );
    if (form && form->act == "restore") {
        restored_ = true;
        restored_at_ = place;
    }
}

/// What happened where the entries and the leaf hashes first differ, by what follows there.
finding log_check::first_difference() {
    const std::uint64_t at = by_leaves_.size();
    const auto& line = entries_.current();
    const auto& leaf = leaves_.current();
    const auto here = [at](fault what, std::string text) {
        return finding{what, at, at, std::move(text), std::string(ask_keeper)};
    };
    if (!line) {
        finding found = here(fault::truncated, nth(at) + " and all that followed it are gone");
        found.to.reset();
        return found;
    }
    if (!leaf) return here(fault::leaves_altered, "the leaf hashes end before " + nth(at));
    const auto& next_line = entries_.following();
    const auto& next_leaf = leaves_.following();
    const bool earlier = next_line && next_line->hash == *leaf;
    const bool later = next_leaf && line->hash == *next_leaf;
    const auto form = read_entry(line->text);
    const std::uint64_t says = form ? form->number : at;
    if (earlier && later)
        return here(fault::moved, nth(at) + " and the one behind it were swapped");
    if (earlier) return here(fault::inserted, "at " + nth(at) + " something was put in");
    if (later) return here(fault::missing, nth(at) + " is missing");
    const auto form_behind = next_line ? read_entry(next_line->text) : reading<entry>();
    if (says > at && form_behind && form_behind->number == says + 1) {
        finding found = here(
            fault::missing,
            "entries " + std::to_string(at) + " to " + std::to_string(says - 1) + " are missing"
        );
        found.to = says - 1;
        return found;
    }
    if (says != at) return here(fault::moved, nth(says) + " stands in the place of " + nth(at));
    return here(fault::altered, nth(at) + " is not what was hashed into the log");
}

void log_check::judge(const stop& reached) {
    if (doubt_) return judge_while_apart(reached);
    if (agrees(by_leaves_, reached.at)) return accept(reached);
    if (by_leaves_.size() < reached.at.tree.size) return note_short_log(reached);
    if (is_of_before_restore(reached)) return note_restore(reached);
    note_rewriting(reached, reached.by_witness ? witnessed_at_ : agreed_at_);
}

/// Whether a witness's head, under another name than the log has now, counts more than was there
/// when the log was restored: what it counts beyond went with that.
bool log_check::is_of_before_restore(const stop& reached) const {
    const std::string& name_now = own_ ? own_->origin : origin_;
    return reached.by_witness && restored_at_ && *restored_at_ >= witnessed_at_ &&
           *restored_at_ < reached.at.tree.size && reached.at.origin != name_now;
}

void log_check::note_restore(const stop& reached) {
    const std::uint64_t last = reached.at.tree.size - 1;
    end_with(
        {fault::rolled_back,
         *restored_at_,
         last,
         "entries " + std::to_string(*restored_at_) + " to " + std::to_string(last) +
             ", as a witness's head of " + reached.at.origin +
             " counts them, are gone: " + nth(*restored_at_) + " tells of a restore from a backup",
         "the regions must know of that restore; heads of at most " +
             std::to_string(*restored_at_) +
             " entries tell whether what stands before it is the "
             "same; " +
             std::string(ask_keeper)}
    );
}

/// The entries and the leaf hashes differ; the head tells which of them is the log.
void log_check::judge_while_apart(const stop& reached) {
    finding found = *std::exchange(doubt_, std::nullopt);
    if (agrees(by_leaves_, reached.at)) {
        found.text += "; " + counting(reached.at) + " vouches for the leaf hashes";
        return end_with(std::move(found));
    }
    if (agrees(*by_lines_, reached.at)) {
        found.what = fault::leaves_altered;
        found.text = "the leaf hash of " + nth(found.from) + " was changed; " +
                     counting(reached.at) + " vouches for the entries";
        return end_with(std::move(found));
    }
    // Neither is: what the leaf hashes say of the place may be made up.
    found.from = std::max(agreed_at_, witnessed_at_);
    found.text += "; " + counting(reached.at) + " vouches neither for the entries nor for their " +
                  "leaf hashes: what was changed lies from " + nth(found.from) + " on";
    found.to = reached.at.tree.size - 1;
    end_with(std::move(found));
}

void log_check::accept(const stop& reached) {
    const std::uint64_t size = reached.at.tree.size;
    if (reached.by_witness) {
        witnessed_at_ = size;
        ++report_.witnessed;
        return;
    }
    if (!origin_.empty() && origin_ != reached.at.origin && !restored_)
        note(
            {fault::origin_changed,
             agreed_at_,
             size,
             "the log's heads bear another name from " + counting(reached.at) +
                 " on, and no entry before it tells of a restore",
             "ask the log's keeper why"}
        );
    origin_ = reached.at.origin;
    restored_ = false;
    agreed_at_ = size;
    ++report_.heads;
    report_.newest = reached.at;
}

void log_check::note_short_log(const stop& reached) {
    const std::uint64_t size = by_leaves_.size();
    const std::uint64_t last = reached.at.tree.size - 1;
    const std::string gone = nth(size) + " to " + std::to_string(last) + " are gone: ";
    if (reached.by_witness)
        return end_with(
            {fault::rolled_back,
             size,
             last,
             gone + "a witness holds " + counting(reached.at),
             "the log was put back to an earlier state; if it was restored from a backup, the "
             "regions "
             "must know of it; else " +
                 std::string(ask_keeper)}
        );
    end_with(
        {fault::truncated,
         size,
         last,
         gone + "the log's own heads count them",
         std::string(ask_keeper)}
    );
}

/// What stands there hashes to something else than the head: somebody made the hashes anew.
void log_check::note_rewriting(const stop& reached, std::uint64_t agreed_at) {
    const std::uint64_t last = reached.at.tree.size - (reached.at.tree.size == 0 ? 0 : 1);
    std::string text = "between " + nth(agreed_at) + " and " + nth(last) +
                       " the log was made anew: its entries and leaf hashes agree, but not with " +
                       counting(reached.at);
    if (reached.by_witness) text += " that a witness keeps, and which the log's own key signed";
    end_with(
        {fault::rewritten,
         agreed_at,
         last,
         std::move(text),
         "more heads of witnesses narrow the place; " + std::string(ask_keeper)}
    );
}

void log_check::judge_rest() {
    const std::uint64_t size = by_leaves_.size();
    if (!last_size_)
        note(
            {fault::no_head,
             0,
             {},
             "the log has no head that a key you trust signed",
             "without one nothing vouches for it: ask the log's keeper for its heads"}
        );
    if (doubt_) return end_with(*std::exchange(doubt_, std::nullopt));
    if (entries_.current() || leaves_.current())
        end_with(
            {fault::uncovered,
             size,
             {},
             "from " + nth(size) + " on no head counts what stands there",
             "ask the log's keeper for a newer head"}
        );
}

void log_check::note(finding found) {
    if (report_.findings.size() < most_findings) report_.findings.push_back(std::move(found));
}

void log_check::end_with(finding found) {
    report_.findings.push_back(std::move(found));
    ended_ = true;
}

} // namespace kruispunt::conformance::verify

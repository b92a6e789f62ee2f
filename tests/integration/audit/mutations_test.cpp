// A log that somebody tampered with, at random: every time it is found, and its place is named.
#include "conformance/verify/log_check.hpp"
#include "tests/integration/audit/made_log.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

namespace kruispunt::audit_test {
namespace {

using namespace conformance::verify;

constexpr std::uint64_t entries_of_the_log = 1'250;
constexpr int mutations_of_a_shard = 2'000;

/// The log before anybody touched it, and what a witness kept of it.
struct original {
    std::vector<std::string> lines;
    std::vector<std::uint64_t> heads_at;
    std::vector<std::size_t> head_ends; ///< in the file of heads
    exported files;
    std::vector<head> witnessed; ///< the last one counts every entry
};

const original& untouched() {
    static const original made = [] {
        original log;
        log_maker maker;
        for (std::uint64_t i = 0; i < entries_of_the_log; ++i) {
            log.lines.push_back(made_up_entry(i));
            maker.add(log.lines.back());
            const std::uint64_t size = i + 1;
            if (size % 83 != 0 && size != entries_of_the_log) continue;
            log.heads_at.push_back(size);
            const std::string text = maker.sign();
            log.head_ends.push_back(maker.files().heads.size());
            if (size % 415 == 0 || size == entries_of_the_log)
                log.witnessed.push_back(head_in(text));
        }
        log.files = maker.files();
        return log;
    }();
    return made;
}

log_report checked(const exported& files, const std::vector<head>& witnessed = {}) {
    std::istringstream entries(files.entries);
    std::istringstream leaves(files.leaves);
    std::istringstream heads(files.heads);
    return log_check({entries, leaves, heads}, {made_up_verifier()}, witnessed).run();
}

/// What was done to a log, and the first entry that it touched.
struct mutation {
    std::string what;
    exported files;
    std::uint64_t place = 0;
    bool witness_needed = false;
    bool place_is_an_interval = false; ///< only heads can tell: between two of them
};

class mutator {
public:
    explicit mutator(std::uint32_t seed) : random_(seed) {}

    mutation next() {
        switch (below(12)) {
        case 0:
            return flip_in_entries();
        case 1:
            return flip_in_leaves();
        case 2:
            return flip_in_heads();
        case 3:
            return leave_out();
        case 4:
            return put_in();
        case 5:
            return swap();
        case 6:
            return cut_entries();
        case 7:
            return cut_entries_and_leaves();
        case 8:
            return roll_back();
        case 9:
            return alter_with_its_hash();
        default:
            return make_anew();
        }
    }

private:
    std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

    void flip(std::string& octets, std::size_t at) {
        octets[at] = static_cast<char>(octets[at] ^ static_cast<char>(1U << below(8)));
    }

    std::vector<std::string> lines() const { return untouched().lines; }

    /// The entries' file alone is of these lines.
    static exported with_entries(const std::vector<std::string>& of) {
        exported files = untouched().files;
        files.entries.clear();
        for (const std::string& line : of)
            files.entries += line + "\n";
        return files;
    }

    mutation flip_in_entries() {
        mutation m{"flip in the entries", untouched().files};
        const std::size_t at = below(m.files.entries.size());
        const auto end = m.files.entries.begin() + static_cast<std::ptrdiff_t>(at);
        m.place = static_cast<std::uint64_t>(std::count(m.files.entries.begin(), end, '\n'));
        flip(m.files.entries, at);
        return m;
    }

    mutation flip_in_leaves() {
        mutation m{"flip in the leaf hashes", untouched().files};
        const std::size_t at = below(m.files.leaves.size());
        m.place = at / 32;
        flip(m.files.leaves, at);
        return m;
    }

    /// The head that is flipped vouches for nothing; the place is its number, from 1.
    mutation flip_in_heads() {
        mutation m{"flip in the heads", untouched().files};
        const std::size_t at = below(m.files.heads.size());
        const auto& ends = untouched().head_ends;
        m.place = static_cast<std::uint64_t>(
            std::lower_bound(ends.begin(), ends.end(), at) - ends.begin() + 1
        );
        flip(m.files.heads, at);
        return m;
    }

    mutation leave_out() {
        const std::uint64_t first = below(entries_of_the_log);
        const std::uint64_t count =
            1 + below(std::min<std::uint64_t>(5, entries_of_the_log - first));
        auto of = lines();
        const auto from = of.begin() + static_cast<std::ptrdiff_t>(first);
        of.erase(from, from + static_cast<std::ptrdiff_t>(count));
        return {"leave out", with_entries(of), first};
    }

    mutation put_in() {
        const std::uint64_t at = below(entries_of_the_log + 1);
        const std::uint64_t copied = below(entries_of_the_log * 2);
        auto of = lines();
        of.insert(of.begin() + static_cast<std::ptrdiff_t>(at), made_up_entry(copied));
        // The copy of an entry before that entry is the copy behind it.
        return {"put in", with_entries(of), copied == at ? at + 1 : at};
    }

    mutation swap() {
        const std::uint64_t one = below(entries_of_the_log - 1);
        const std::uint64_t other = one + 1 + below(entries_of_the_log - one - 1);
        auto of = lines();
        std::swap(of[one], of[other]);
        return {"swap", with_entries(of), one};
    }

    mutation cut_entries() {
        mutation m{"cut the entries", untouched().files};
        m.files.entries.resize(below(m.files.entries.size()));
        m.place = static_cast<std::uint64_t>(
            std::count(m.files.entries.begin(), m.files.entries.end(), '\n')
        );
        return m;
    }

    mutation cut_entries_and_leaves() {
        const std::uint64_t kept = below(entries_of_the_log);
        auto of = lines();
        of.resize(kept);
        mutation m{"cut entries and leaf hashes", with_entries(of), kept};
        m.files.leaves.resize(kept * 32);
        return m;
    }

    mutation roll_back() {
        const auto& all = untouched().heads_at;
        const std::size_t heads = below(all.size() - 1) + 1;
        const std::uint64_t kept = all[heads - 1];
        auto of = lines();
        of.resize(kept);
        return {
            "roll back",
            log_of(of, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(heads)}),
            kept,
            true};
    }

    /// Without the key: the heads cannot be made to fit.
    mutation alter_with_its_hash() {
        const std::uint64_t at = below(entries_of_the_log);
        auto of = lines();
        of[at][of[at].size() / 2] ^= 1;
        mutation m{"alter with its leaf hash", log_of(of, {}), at, false, true};
        m.files.heads = untouched().files.heads;
        return m;
    }

    /// With the key: the log is whole, but not the one that a witness saw.
    mutation make_anew() {
        auto of = lines();
        const std::uint64_t at = below(entries_of_the_log - 1);
        const auto place = of.begin() + static_cast<std::ptrdiff_t>(at);
        switch (below(4)) {
        case 0:
            *place = made_up_entry(at + entries_of_the_log);
            break;
        case 1:
            of.erase(place);
            of.push_back(made_up_entry(entries_of_the_log));
            break;
        case 2:
            of.insert(place, made_up_entry(at + entries_of_the_log));
            break;
        default:
            std::swap(*place, *(place + 1));
        }
        return {"make anew with the key", log_of(of, untouched().heads_at), at, true, true};
    }

    std::mt19937 random_;
};

/// Whether the first finding names the entry, or an interval that holds it and is no wider than two
/// heads are apart.
void expect_named(const mutation& m, const log_report& found) {
    ASSERT_FALSE(found.whole()) << m.what << " at " << m.place;
    const finding& first = found.findings.front();
    if (m.what == "flip in the heads") {
        EXPECT_EQ(first.what, fault::head_refused) << first.text;
        const std::string which = "head " + std::to_string(m.place) + " of the log: ";
        EXPECT_TRUE(first.text.starts_with(which)) << first.text << ", not " << which;
        return;
    }
    if (!m.place_is_an_interval) {
        EXPECT_EQ(first.from, m.place) << m.what << ": " << first.text;
        return;
    }
    // Of several findings one may be that an entry bears a wrong number; the heads' is the last.
    const finding& last = found.findings.back();
    EXPECT_LE(last.from, m.place) << m.what << ": " << last.text;
    ASSERT_TRUE(last.to) << m.what << ": " << last.text;
    EXPECT_GE(*last.to, m.place) << m.what << ": " << last.text;
    EXPECT_LE(*last.to - last.from, m.witness_needed ? 415U : 83U) << m.what << ": " << last.text;
}

class Mutations : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Mutations, AreAllFoundAndTheirPlaceIsNamed) {
    const std::uint32_t seed = support::test_seed() + GetParam();
    mutator make(seed);
    std::map<std::string, int> found;
    for (int i = 0; i < mutations_of_a_shard; ++i) {
        const mutation m = make.next();
        SCOPED_TRACE("seed " + std::to_string(seed) + ", mutation " + std::to_string(i));
        expect_named(
            m, checked(m.files, m.witness_needed ? untouched().witnessed : std::vector<head>())
        );
        ASSERT_FALSE(HasFailure());
        ++found[m.what];
    }
    for (const auto& [what, times] : found)
        std::printf("%s: %d\n", what.c_str(), times);
    EXPECT_EQ(found.size(), 11U) << "every kind was tried";
}

// Five times 2,000: shards, so that they share the machine's cores.
INSTANTIATE_TEST_SUITE_P(TenThousand, Mutations, testing::Range(0U, 5U));

TEST(UntouchedLog, IsWhole) {
    const log_report found = checked(untouched().files, untouched().witnessed);
    EXPECT_TRUE(found.whole()) << found.findings.front().text;
    EXPECT_EQ(found.entries, entries_of_the_log);
    EXPECT_EQ(found.heads, untouched().heads_at.size());
    EXPECT_EQ(found.witnessed, untouched().witnessed.size());
}

// What the witnesses are for: without them neither of these can be seen.
TEST(UntouchedLog, MadeAnewOrRolledBackItLooksWholeToWhoHeardNoWitness) {
    auto lines = untouched().lines;
    lines[1'000] = made_up_entry(999'999);
    const log_report anew = checked(log_of(lines, untouched().heads_at));
    for (const finding& found : anew.findings)
        EXPECT_EQ(found.what, fault::form) << "only that the number is wrong";
    lines = untouched().lines;
    lines.resize(830);
    EXPECT_TRUE(checked(log_of(lines, {83, 830})).whole());
}

} // namespace
} // namespace kruispunt::audit_test

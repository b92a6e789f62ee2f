#include "adapters/sdk/plan_checks.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::adapters::sdk {

namespace {

// Calls `each` for the words that are separated by '|'.
template <class Each>
void for_each_word(std::string_view words, const Each& each) {
    while (!words.empty()) {
        const auto end = std::min(words.find('|'), words.size());
        each(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

bool in_vocabulary(std::string_view words, std::string_view word) {
    bool found = false;
    for_each_word(words, [&](std::string_view known) { found = found || known == word; });
    return found;
}

class checker {
public:
    checker(const mapping_file& source, const plan& made) : source_(source), plan_(made) {}

    void run() const {
        for (std::size_t i = 0; i < source_.fields.size(); ++i) {
            const mapping_file::field_line& line = source_.fields[i];
            const rule& r = rule_of(i);
            if (r.target != field::count) check_words(line, r);
            if (plan_.use != mapping_use::write) check_read_once(r);
            if (plan_.use != mapping_use::read) check_given(line, r);
        }
        check_yield();
    }

private:
    const rule& rule_of(std::size_t line) const {
        return *std::find_if(plan_.rules.begin() + 1, plan_.rules.end(), [line](const rule& r) {
            return r.order == line;
        });
    }

    void check_words(const mapping_file::field_line& line, const rule& r) const {
        const std::string_view known = words_of(r.target);
        if (known.empty() || r.codes == nullptr) {
            if (!line.except.empty()) source_.fail(line.line, "'except' of a field without words");
            return;
        }
        for (const auto& [wire, word] : r.codes->words)
            must_know(line, known, word);
        for_each_word(line.except, [&](std::string_view word) { must_know(line, known, word); });
        if (plan_.use == mapping_use::read) return;
        for_each_word(known, [&](std::string_view word) { check_spelling(line, r, word); });
    }

    void must_know(
        const mapping_file::field_line& line, std::string_view known, std::string_view word
    ) const {
        if (!in_vocabulary(known, word))
            source_.fail(line.line, "'" + line.is + "' has no word '" + std::string(word) + "'");
    }

    // What is to be written must be spelt one way; what is not, must be said.
    void check_spelling(const mapping_file::field_line& line, const rule& r, std::string_view word)
        const {
        const auto& words = r.codes->words;
        const auto ways = std::count_if(words.begin(), words.end(), [word](const auto& w) {
            return w.second == word;
        });
        const bool excepted = in_vocabulary(line.except, word);
        const std::string shown = "'" + std::string(word) + "' of '" + line.is + "' ";
        if (ways > 1) source_.fail(line.line, shown + "is written two ways");
        if (ways == 0 && !excepted)
            source_.fail(line.line, shown + "has no word on the wire and is not in 'except'");
        if (ways == 1 && excepted)
            source_.fail(line.line, shown + "is in 'except' and has a word on the wire");
    }

    void check_read_once(const rule& r) const {
        if (r.target == field::count) return;
        for (const rule& other : plan_.rules)
            if (other.target == r.target && other.order < r.order)
                source_.fail(r.line, "'" + std::string(name_of(r.target)) + "' is mapped twice");
    }

    void check_given(const mapping_file::field_line& line, const rule& r) const {
        const bool needs_value =
            r.type != value_type::group && r.type != value_type::completeness && r.mandatory;
        if (needs_value && r.target == field::count && r.constant.empty())
            source_.fail(
                line.line,
                "'" + line.path +
                    "' is mandatory, and neither 'is' nor 'constant' "
                    "gives it a value to write"
            );
    }

    void check_yield() const {
        if (source_.yields.empty()) return;
        if (source_.yields != "signal") source_.fail(1, "'yields' can only be \"signal\"");
        constexpr std::array needed{
            field::organisation_oin, field::organisation_name, field::date, field::informed};
        for (const field f : needed) {
            const rule* found = plan_.rule_for(f);
            if (found == nullptr || !found->mandatory)
                source_.fail(
                    1, "a signal needs '" + std::string(name_of(f)) + "', mapped and mandatory"
                );
        }
    }

    const mapping_file& source_;
    const plan& plan_;
};

} // namespace

void check_plan(const mapping_file& source, const plan& made) {
    checker(source, made).run();
}

} // namespace kruispunt::adapters::sdk

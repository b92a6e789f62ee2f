#include "adapters/sdk/mapping_file.hpp"
#include "adapters/sdk/plan.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::adapters::sdk {

namespace {

constexpr std::size_t max_children = 64;
constexpr std::int64_t max_repeat = 1000;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool in_vocabulary(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const auto end = words.find('|');
        if (words.substr(0, end) == word) return true;
        words.remove_prefix(end == words.npos ? words.size() : end + 1);
    }
    return false;
}

std::string_view local_name(std::string_view step) {
    if (!step.empty() && step.front() == '@') step.remove_prefix(1);
    const auto colon = step.find(':');
    return colon == step.npos ? step : step.substr(colon + 1);
}

class compiler {
public:
    compiler(const mapping_file& source, plan& into) : source_(source), plan_(into) {}

    void run() {
        compile_form();
        compile_tables();
        plan_.root.path = source_.base;
        for (const auto& line : source_.fields)
            add(line);
        if (source_.fields.empty()) source_.fail(1, "there are no fields");
        if (reads_) check_targets_once(plan_.root);
        check_tables_used();
        compile_sets();
        check_yield();
    }

private:
    void compile_form() {
        if (!one_of(source_.form, {"xml", "json"}))
            source_.fail(1, "'form' is neither \"xml\" nor \"json\"");
        if (!one_of(source_.use, {"read", "write", "both"}))
            source_.fail(1, "'use' is none of \"read\", \"write\", \"both\"");
        plan_.xml = source_.form == "xml";
        reads_ = source_.use != "write";
        if (plan_.xml) compile_namespaces();
    }

    void compile_namespaces() {
        if (source_.root.empty()) source_.fail(1, "'root' is missing");
        if (source_.namespace_uri.empty()) source_.fail(1, "'namespace' is missing");
        plan_.namespaces.push_back({source_.namespace_uri, ""});
        const std::string colon = source_.prefix.empty() ? "" : ":";
        plan_.prefix = source_.prefix + colon;
        plan_.declarations =
            " xmlns" + colon + source_.prefix + "=\"" + source_.namespace_uri + "\"";
        for (const auto& [prefix, uri] : source_.namespaces) {
            plan_.namespaces.push_back({uri, prefix});
            plan_.declarations += " xmlns:" + prefix + "=\"" + uri + "\"";
        }
        plan_.root_tag = plan_.prefix + source_.root;
    }

    void compile_tables() {
        for (const auto& table : source_.codes) {
            if (table.words.empty())
                source_.fail(table.line, "table '" + table.name + "' is empty");
            plan_.tables.push_back({table.name, table.words});
        }
        used_.assign(plan_.tables.size(), false);
    }

    void add(const mapping_file::field_line& line) {
        rule& parent = parent_of(line);
        const std::string_view step = last_step(line.path);
        rule made;
        made.attribute = !step.empty() && step.front() == '@';
        made.name = step.substr(made.attribute ? 1 : 0);
        made.path = finding_path(parent, made.name);
        made.line = line.line;
        made.mandatory = line.mandatory;
        made.nullable = line.nullable;
        made.constant = line.constant;
        check_step(line, parent, made);
        understand_type(line, made);
        understand_target(line, made);
        understand_repeat(line, made);
        spell(made);
        const auto at = made.attribute ? std::find_if_not(
                                             parent.children.begin(),
                                             parent.children.end(),
                                             [](const rule& r) { return r.attribute; }
                                         )
                                       : parent.children.end();
        parent.children.insert(at, std::move(made));
    }

    static std::string_view last_step(std::string_view path) {
        const auto slash = path.rfind('/');
        return slash == path.npos ? path : path.substr(slash + 1);
    }

    static std::string finding_path(const rule& parent, std::string_view name) {
        std::string path = parent.path;
        if (!path.empty()) path += '/';
        return path.append(local_name(name));
    }

    rule& parent_of(const mapping_file::field_line& line) {
        rule* parent = &plan_.root;
        std::string_view rest = line.path;
        for (auto slash = rest.find('/'); slash != rest.npos; slash = rest.find('/')) {
            const std::string_view step = rest.substr(0, slash);
            const auto found = std::find_if(
                parent->children.begin(),
                parent->children.end(),
                [step](const rule& r) { return !r.attribute && r.name == step; }
            );
            if (found == parent->children.end())
                source_.fail(line.line, "'" + line.path + "' stands in no group given before it");
            parent = &*found;
            rest.remove_prefix(slash + 1);
        }
        return *parent;
    }

    void check_step(const mapping_file::field_line& line, const rule& parent, const rule& made) {
        if (local_name(made.name).empty()) source_.fail(line.line, "a field has no path");
        if (parent.children.size() == max_children)
            source_.fail(line.line, "a group has more than 64 fields");
        if (made.attribute && !plan_.xml) source_.fail(line.line, "JSON has no attributes");
        if (parent.type == value_type::part ||
            (parent.type != value_type::group && !made.attribute))
            source_.fail(line.line, "'" + line.path + "' stands in something that is no group");
        for (const rule& sibling : parent.children)
            if (sibling.name == made.name && sibling.attribute == made.attribute)
                source_.fail(line.line, "'" + line.path + "' is mapped twice");
        check_prefix(line, made.name);
    }

    void check_prefix(const mapping_file::field_line& line, std::string_view name) const {
        const auto colon = name.find(':');
        if (colon == name.npos) return;
        const std::string_view prefix = name.substr(0, colon);
        const bool known = std::any_of(
            source_.namespaces.begin(),
            source_.namespaces.end(),
            [prefix](const auto& n) { return n.first == prefix; }
        );
        if (!known)
            source_.fail(line.line, "the prefix '" + std::string(prefix) + "' has no namespace");
    }

    void understand_type(const mapping_file::field_line& line, rule& made) {
        constexpr std::string_view code = "code:";
        if (line.type.rfind(code, 0) == 0) {
            made.type = value_type::code;
            made.codes = table_named(line, line.type.substr(code.size()));
            return;
        }
        const auto type = type_named(line.type);
        if (!type) source_.fail(line.line, "unknown type '" + line.type + "'");
        made.type = *type;
        const bool inner = made.type == value_type::group || made.type == value_type::part;
        if (inner && made.attribute) source_.fail(line.line, "an attribute is no group");
        if (inner && !made.constant.empty()) source_.fail(line.line, "a group has no constant");
    }

    const code_table* table_named(const mapping_file::field_line& line, const std::string& name) {
        for (std::size_t i = 0; i < plan_.tables.size(); ++i) {
            if (plan_.tables[i].name != name) continue;
            used_[i] = true;
            return &plan_.tables[i];
        }
        source_.fail(line.line, "there is no code table '" + name + "'");
    }

    void understand_target(const mapping_file::field_line& line, rule& made) {
        if (line.is.empty()) return;
        const auto target = field_named(line.is);
        if (!target) source_.fail(line.line, "there is no canonical field '" + line.is + "'");
        if (made.type == value_type::group || made.type == value_type::part)
            source_.fail(line.line, "a group is no canonical field");
        made.target = *target;
        const std::string_view words = words_of(*target);
        if (words.empty()) return;
        if (made.codes == nullptr) source_.fail(line.line, "'" + line.is + "' needs a code table");
        for (const auto& [wire, word] : made.codes->words)
            if (!in_vocabulary(words, word))
                source_.fail(line.line, "'" + line.is + "' has no word '" + word + "'");
    }

    void understand_repeat(const mapping_file::field_line& line, rule& made) {
        if (line.repeat < 0 || line.repeat > max_repeat)
            source_.fail(line.line, "'repeat' is not between 0 and 1000");
        if (made.attribute && line.repeat > 0) source_.fail(line.line, "an attribute repeats");
        made.repeat = static_cast<std::size_t>(line.repeat);
    }

    void spell(rule& made) const {
        if (!plan_.xml) {
            made.opening = "\"" + made.name + "\":";
            return;
        }
        const bool prefixed = made.name.find(':') != std::string::npos;
        const std::string tag = prefixed || made.attribute ? made.name : plan_.prefix + made.name;
        made.opening = made.attribute ? " " + tag + "=\"" : "<" + tag;
        made.closing = made.attribute ? "\"" : "</" + tag + ">";
    }

    void check_targets_once(const rule& below) {
        for (const rule& child : below.children) {
            if (child.target != field::count && rule_for(plan_.root, child.target) != &child)
                source_.fail(
                    child.line, "'" + std::string(name_of(child.target)) + "' is mapped twice"
                );
            check_targets_once(child);
        }
    }

    void check_tables_used() const {
        for (std::size_t i = 0; i < used_.size(); ++i)
            if (!used_[i])
                source_.fail(
                    source_.codes[i].line, "code table '" + plan_.tables[i].name + "' is not used"
                );
    }

    void compile_sets() {
        for (const auto& set : source_.one_of) {
            std::vector<field>& made = plan_.one_of.emplace_back();
            for (const std::string& name : set.names) {
                const auto target = field_named(name);
                if (!target || rule_for(plan_.root, *target) == nullptr)
                    source_.fail(set.line, "'" + name + "' in 'one_of' is not mapped");
                made.push_back(*target);
            }
            if (made.empty()) source_.fail(set.line, "a set in 'one_of' is empty");
        }
    }

    void check_yield() const {
        if (source_.yields.empty()) return;
        if (source_.yields != "signal") source_.fail(1, "'yields' can only be \"signal\"");
        constexpr std::array needed{
            field::organisation_oin, field::organisation_name, field::date, field::informed};
        for (const field f : needed) {
            const rule* found = rule_for(plan_.root, f);
            if (found == nullptr || !found->mandatory)
                source_.fail(
                    1, "a signal needs '" + std::string(name_of(f)) + "', mapped and mandatory"
                );
        }
    }

    const mapping_file& source_;
    plan& plan_;
    bool reads_ = false;
    std::vector<bool> used_;
};

} // namespace

void compile(const mapping_file& source, plan& into) {
    compiler(source, into).run();
}

} // namespace kruispunt::adapters::sdk

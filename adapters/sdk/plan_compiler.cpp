#include "adapters/sdk/mapping_file.hpp"
#include "adapters/sdk/plan.hpp"
#include "adapters/sdk/plan_checks.hpp"

#include <algorithm>
#include <deque>

namespace kruispunt::adapters::sdk {

namespace {

constexpr std::size_t max_children = 64;
constexpr std::int64_t max_repeat = 1000;
constexpr std::size_t max_fields = 1000;
constexpr std::ptrdiff_t max_depth = 30; // what the readers of documents hold, and the frame around

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view local_name(std::string_view step) {
    if (!step.empty() && step.front() == '@') step.remove_prefix(1);
    const auto colon = step.find(':');
    return colon == step.npos ? step : step.substr(colon + 1);
}

// A rule on its way into the plan's one row, with what lies below it.
struct draft {
    rule made;
    std::vector<draft> children; ///< attributes first
};

// A local name that XML can have, and that JSON needs no escape for.
bool is_plain_name(std::string_view name) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [letter](char c) {
               return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

// Fit to stand between quotes in a document that is written.
bool is_plain_uri(std::string_view uri) {
    return !uri.empty() && std::all_of(uri.begin(), uri.end(), [](char c) {
        return c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '&' && c != '\'';
    });
}

class compiler {
public:
    compiler(const mapping_file& source, plan& into) : source_(source), plan_(into) {}

    void run() {
        compile_form();
        compile_tables();
        root_.made.path = source_.base;
        if (source_.fields.empty()) source_.fail(1, "there are no fields");
        if (source_.fields.size() > max_fields) source_.fail(1, "there are more than 1000 fields");
        for (const auto& line : source_.fields)
            add(line);
        lay_out();
        check_tables_used();
        compile_sets();
        check_plan(source_, plan_);
    }

private:
    void compile_form() {
        if (!one_of(source_.form, {"xml", "json"}))
            source_.fail(1, "'form' is neither \"xml\" nor \"json\"");
        if (!one_of(source_.use, {"read", "write", "both"}))
            source_.fail(1, "'use' is none of \"read\", \"write\", \"both\"");
        plan_.file = source_.file;
        plan_.xml = source_.form == "xml";
        plan_.use = source_.use == "read"    ? mapping_use::read
                    : source_.use == "write" ? mapping_use::write
                                             : mapping_use::both;
        if (plan_.xml) compile_namespaces();
    }

    void compile_namespaces() {
        if (source_.root.empty()) source_.fail(1, "'root' is missing");
        if (source_.namespace_uri.empty()) source_.fail(1, "'namespace' is missing");
        must_be_plain(source_.root, source_.namespace_uri);
        if (!source_.prefix.empty()) must_be_plain(source_.prefix, source_.namespace_uri);
        plan_.namespaces.push_back({source_.namespace_uri, ""});
        const std::string colon = source_.prefix.empty() ? "" : ":";
        plan_.prefix = source_.prefix + colon;
        plan_.declarations =
            " xmlns" + colon + source_.prefix + "=\"" + source_.namespace_uri + "\"";
        for (const auto& [prefix, uri] : source_.namespaces) {
            must_be_plain(prefix, uri);
            for (const codec::known_namespace& known : plan_.namespaces)
                if (known.uri == uri || (prefix == source_.prefix || known.prefix == prefix))
                    source_.fail(1, "namespace '" + uri + "' or its prefix is there already");
            plan_.namespaces.push_back({uri, prefix});
            plan_.declarations += " xmlns:" + prefix + "=\"" + uri + "\"";
        }
        plan_.root_tag = plan_.prefix + source_.root;
    }

    void must_be_plain(const std::string& name, const std::string& uri) const {
        constexpr std::string_view reserved = "xml";
        if (!is_plain_name(name) || name.compare(0, reserved.size(), reserved) == 0)
            source_.fail(1, "'" + name + "' is no name or prefix for XML");
        if (!is_plain_uri(uri)) source_.fail(1, "'" + uri + "' is no namespace");
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
        draft& parent = parent_of(line);
        const std::string_view step = last_step(line.path);
        rule made;
        made.attribute = !step.empty() && step.front() == '@';
        made.name = step.substr(made.attribute ? 1 : 0);
        made.path = finding_path(parent.made, made.name);
        made.line = line.line;
        made.order = static_cast<std::uint16_t>(&line - source_.fields.data());
        made.mandatory = line.mandatory;
        made.nullable = line.nullable;
        made.constant = line.constant;
        check_step(line, parent, made);
        understand_type(line, made);
        check_completeness(line, parent.made, made);
        understand_target(line, made);
        understand_repeat(line, made);
        spell(made);
        const auto at = made.attribute ? std::find_if_not(
                                             parent.children.begin(),
                                             parent.children.end(),
                                             [](const draft& d) { return d.made.attribute; }
                                         )
                                       : parent.children.end();
        parent.children.insert(at, draft{std::move(made), {}});
    }

    // Level by level, so that the children of every rule stand side by side.
    void lay_out() {
        plan_.rules.push_back(std::move(root_.made));
        std::deque<std::pair<std::size_t, const draft*>> waiting{{0, &root_}};
        for (; !waiting.empty(); waiting.pop_front()) {
            const auto [at, from] = waiting.front();
            plan_.rules[at].first_child = static_cast<std::uint16_t>(plan_.rules.size());
            plan_.rules[at].child_count = static_cast<std::uint16_t>(from->children.size());
            for (const draft& child : from->children) {
                waiting.emplace_back(plan_.rules.size(), &child);
                plan_.rules.push_back(child.made);
            }
        }
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

    draft& parent_of(const mapping_file::field_line& line) {
        draft* parent = &root_;
        std::string_view rest = line.path;
        for (auto slash = rest.find('/'); slash != rest.npos; slash = rest.find('/')) {
            const std::string_view step = rest.substr(0, slash);
            const auto found = std::find_if(
                parent->children.begin(),
                parent->children.end(),
                [step](const draft& d) { return !d.made.attribute && d.made.name == step; }
            );
            if (found == parent->children.end())
                source_.fail(line.line, "'" + line.path + "' stands in no group given before it");
            parent = &*found;
            rest.remove_prefix(slash + 1);
        }
        return *parent;
    }

    void check_step(const mapping_file::field_line& line, const draft& parent, const rule& made) {
        if (local_name(made.name).empty()) source_.fail(line.line, "a field has no path");
        if (!is_plain_name(local_name(made.name)) || made.name.find('@') != std::string::npos)
            source_.fail(line.line, "'" + line.path + "' is no name of a field");
        if (std::count(line.path.begin(), line.path.end(), '/') >= max_depth)
            source_.fail(line.line, "a field lies in more than 30 groups");
        if (parent.children.size() == max_children)
            source_.fail(line.line, "a group has more than 64 fields");
        if (made.attribute && !plan_.xml) source_.fail(line.line, "JSON has no attributes");
        const value_type around = parent.made.type;
        if (around == value_type::part || (around != value_type::group && !made.attribute))
            source_.fail(line.line, "'" + line.path + "' stands in something that is no group");
        for (const draft& sibling : parent.children)
            if (sibling.made.name == made.name && sibling.made.attribute == made.attribute)
                source_.fail(line.line, "'" + line.path + "' is mapped twice");
        check_prefix(line, made.name);
    }

    // It says how much of the date that bears it is known.
    void
    check_completeness(const mapping_file::field_line& line, const rule& parent, const rule& made) {
        if (made.type != value_type::completeness) return;
        const bool of_a_date =
            parent.type == value_type::stuf_birth_date && parent.target != field::count;
        if (!made.attribute || !of_a_date)
            source_.fail(line.line, "'" + line.path + "' is no attribute of a birth date");
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
        if (!words_of(*target).empty() && made.codes == nullptr)
            source_.fail(line.line, "'" + line.is + "' needs a code table");
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
                if (!target || plan_.rule_for(*target) == nullptr)
                    source_.fail(set.line, "'" + name + "' in 'one_of' is not mapped");
                made.push_back(*target);
            }
            if (made.empty()) source_.fail(set.line, "a set in 'one_of' is empty");
        }
    }

    const mapping_file& source_;
    plan& plan_;
    draft root_;
    std::vector<bool> used_;
};

} // namespace

void compile(const mapping_file& source, plan& into) {
    compiler(source, into).run();
}

} // namespace kruispunt::adapters::sdk

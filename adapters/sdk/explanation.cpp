#include "adapters/sdk/explanation.hpp"

#include "adapters/sdk/plan.hpp"
#include "adapters/sdk/shown_name.hpp"
#include "gateway/codec/json_reader.hpp"

#include <algorithm>
#include <optional>

namespace kruispunt::adapters::sdk {

namespace {

using codec::node;
using codec::node_kind;

using mapping_set = std::map<std::string, const mapping*>;

std::string below(const std::string& path, std::string_view name) {
    if (name.empty()) return path;
    return path.empty() ? shown_name(name) : path + "/" + shown_name(name);
}

bool has_children(node at) {
    const node first = at.first_child();
    return first && !(first.kind() == node_kind::attribute && !first.next());
}

bool may_hold_a_payload(node at) {
    return at.kind() == node_kind::element || at.kind() == node_kind::object;
}

std::size_t fields_in(const record& values) {
    std::size_t count = 0;
    for (std::size_t f = 0; f < static_cast<std::size_t>(field::count); ++f)
        count += values.count(static_cast<field>(f));
    return count;
}

class explainer {
public:
    // `strict`: only a mapping without findings fits.
    explainer(const mapping_set& mappings, bool strict) : mappings_(mappings), strict_(strict) {}

    explanation run(node root) && {
        walk(root, below({}, root.name()));
        return std::move(made_);
    }

private:
    struct fit {
        const std::string* name = nullptr;
        const mapping* by = nullptr;
        reading read;
        std::ptrdiff_t worth = 0;
    };

    // Of the mappings that fit, the one that moves most.
    fit best_for(node at) const {
        fit best;
        for (const auto& [name, by] : mappings_) {
            reading read = by->read(at);
            const auto moved = static_cast<std::ptrdiff_t>(fields_in(read.values));
            const auto wrong = static_cast<std::ptrdiff_t>(read.findings.size());
            if (moved == 0 || (strict_ && wrong > 0)) continue;
            if (best.by != nullptr && moved - wrong <= best.worth) continue;
            best = {&name, by, std::move(read), moved - wrong};
        }
        return best;
    }

    void walk(node at, const std::string& path) {
        if (may_hold_a_payload(at)) {
            if (fit found = best_for(at); found.by != nullptr) return take(at, path, found);
        }
        if (!has_children(at)) return add(path, fate::left);
        for (node child = at.first_child(); child; child = child.next())
            if (child.kind() != node_kind::attribute) walk(child, below(path, child.name()));
    }

    void take(node at, const std::string& path, fit& found) {
        const std::string outer_name = std::exchange(mapping_, *found.name);
        const plan* const outer_plan = std::exchange(plan_, &found.by->compiled_plan());
        made_.parts.push_back(
            {mapping_,
             std::string(at.kind() == node_kind::element ? at.name() : std::string_view()),
             found.read}
        );
        const reading* const outer_read = std::exchange(read_, &found.read);
        follow(at, path, plan_->root());
        mapping_ = outer_name;
        plan_ = outer_plan;
        read_ = outer_read;
    }

    // The document and the rules side by side.
    void follow(node at, const std::string& path, const rule& by) {
        for (node child = at.first_child(); child; child = child.next()) {
            const std::string here = below(path, child.name());
            const rule* const r = rule_of(child, by);
            if (r == nullptr) {
                refuse(here, wire_code(domain::errc::unknown_field), 0);
            } else {
                follow_one(child, here, *r);
            }
        }
    }

    const rule* rule_of(node child, const rule& by) const {
        const auto rules = plan_->below(by);
        const bool attribute = child.kind() == node_kind::attribute;
        const auto found = std::find_if(rules.begin(), rules.end(), [&](const rule& r) {
            return r.attribute == attribute && r.name == child.name();
        });
        return found == rules.end() ? nullptr : &*found;
    }

    void follow_one(node child, const std::string& path, const rule& r) {
        if (child.kind() == node_kind::null) return;
        if (child.kind() == node_kind::array && r.type != value_type::part) {
            for (node item = child.first_child(); item; item = item.next())
                follow_one(item, path, r);
        } else if (r.type == value_type::part) {
            walk(child, path);
        } else if (r.type == value_type::group) {
            follow(child, path, r);
        } else {
            explain_value(path, r);
            follow(child, path, r);
        }
    }

    void explain_value(const std::string& path, const rule& r) {
        const auto wrong =
            std::find_if(read_->findings.begin(), read_->findings.end(), [&r](const finding& f) {
                return f.path == r.path;
            });
        if (wrong != read_->findings.end()) return refuse(path, wire_code(wrong->code), r.line);
        const bool moved = r.target != field::count;
        add(path, moved ? fate::moved : fate::checked);
        explained_value& last = made_.values.back();
        last.mapping = mapping_;
        last.line = r.line;
        if (moved) last.field = name_of(r.target);
    }

    void refuse(const std::string& path, std::string_view code, std::uint32_t line) {
        add(path, fate::refused);
        explained_value& last = made_.values.back();
        last.mapping = mapping_;
        last.line = line;
        last.code = code;
    }

    void add(const std::string& path, fate what) {
        explained_value& added = made_.values.emplace_back();
        added.path = path;
        added.what = what;
    }

    const mapping_set& mappings_;
    bool strict_;
    explanation made_;
    std::string mapping_;
    const plan* plan_ = nullptr;
    const reading* read_ = nullptr;
};

// What is missing has no value to explain; it is told after those that are there.
void add_missing(explanation& into) {
    for (const fitted_part& part : into.parts) {
        for (const finding& f : part.read.findings) {
            if (f.code != domain::errc::mandatory_field) continue;
            explained_value& added = into.values.emplace_back();
            added.path = f.path;
            added.what = fate::refused;
            added.mapping = part.mapping;
            added.code = wire_code(f.code);
        }
    }
}

explanation explain_tree(node root, const mapping_set& mappings) {
    explanation made = explainer(mappings, true).run(root);
    if (made.parts.empty()) made = explainer(mappings, false).run(root);
    add_missing(made);
    return made;
}

std::ptrdiff_t worth(const explanation& e) {
    return static_cast<std::ptrdiff_t>(e.count(fate::moved) + e.count(fate::checked)) -
           static_cast<std::ptrdiff_t>(e.count(fate::refused));
}

// Namespaces bear other names in other mappings: the message is read once for each way of naming.
domain::result<explanation>
explain_xml(std::string_view message, const std::map<std::string, mapping>& mappings) {
    std::vector<std::pair<const codec::known_namespaces*, mapping_set>> ways;
    for (const auto& [name, by] : mappings) {
        const plan& rules = by.compiled_plan();
        if (!rules.xml) continue;
        const auto known = std::find_if(ways.begin(), ways.end(), [&rules](const auto& way) {
            return *way.first == rules.namespaces;
        });
        if (known == ways.end()) {
            ways.push_back({&rules.namespaces, {{name, &by}}});
        } else {
            known->second.emplace(name, &by);
        }
    }
    std::optional<explanation> best;
    for (const auto& [namespaces, set] : ways) {
        const auto read = codec::read_xml(message, *namespaces);
        if (!read) return read.error();
        explanation made = explain_tree(read->root(), set);
        if (!best || worth(made) > worth(*best)) best = std::move(made);
    }
    if (best) return std::move(*best);
    return domain::make_error(domain::errc::message_unreadable, {}, "there is no mapping for XML");
}

domain::result<explanation>
explain_json(std::string_view message, const std::map<std::string, mapping>& mappings) {
    const auto read = codec::read_json(message, codec::sixty_four_bits);
    if (!read) return read.error();
    mapping_set set;
    for (const auto& [name, by] : mappings)
        if (!by.compiled_plan().xml) set.emplace(name, &by);
    return explain_tree(read->root(), set);
}

} // namespace

std::size_t explanation::count(fate what) const {
    return static_cast<std::size_t>(std::count_if(
        values.begin(), values.end(), [what](const explained_value& v) { return v.what == what; }
    ));
}

domain::result<explanation>
explain(std::string_view message, bool xml, const std::map<std::string, mapping>& mappings) {
    return xml ? explain_xml(message, mappings) : explain_json(message, mappings);
}

} // namespace kruispunt::adapters::sdk

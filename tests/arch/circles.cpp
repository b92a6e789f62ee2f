#include "tests/arch/circles.hpp"

#include "tests/arch/includes.hpp"

#include <map>
#include <set>

namespace kruispunt::arch {
namespace {

std::string folder_of(std::string_view path) {
    auto room = room_of(path);
    if (room != "conformance") {
        return room;
    }
    const auto second = path.find('/', room.size() + 1);
    return std::string{
        second == std::string_view::npos ? std::string_view{room} : path.substr(0, second)};
}

struct edge {
    std::string path;
    std::size_t line;
    std::string target;
};

using folder_graph = std::map<std::string, std::map<std::string, edge>>;

folder_graph graph_of(const std::vector<source_file>& files) {
    folder_graph graph;
    for (const auto& file : files) {
        if (!is_layered(file.path)) {
            continue;
        }
        for (const auto& inc : includes_of(file)) {
            const auto from = folder_of(file.path);
            const auto to = folder_of(inc.target);
            if (!inc.angled && is_layered(inc.target) && from != to) {
                graph[from].emplace(to, edge{file.path, inc.line, inc.target});
            }
        }
    }
    return graph;
}

/// Depth first from `folder`; true when it comes back to `start`, `trail` then holds the way.
bool find_way(
    const folder_graph& graph,
    const std::string& folder,
    const std::string& start,
    std::set<std::string>& seen,
    std::vector<edge>& trail
) {
    const auto out = graph.find(folder);
    if (out == graph.end()) {
        return false;
    }
    for (const auto& [next, via] : out->second) {
        trail.push_back(via);
        if (next == start ||
            (seen.insert(next).second && find_way(graph, next, start, seen, trail))) {
            return true;
        }
        trail.pop_back();
    }
    return false;
}

} // namespace

std::vector<finding> check_circles(const std::vector<source_file>& files) {
    const auto graph = graph_of(files);
    std::vector<finding> findings;
    std::set<std::string> told;
    for (const auto& [start, out] : graph) {
        std::vector<edge> trail;
        std::set<std::string> seen{start};
        if (told.contains(start) || !find_way(graph, start, start, seen, trail)) {
            continue;
        }
        std::string way = "folders include each other in a circle: " + start;
        for (const auto& step : trail) {
            told.insert(folder_of(step.target));
            way += " -> " + folder_of(step.target) + " (" + step.path + ":" +
                   std::to_string(step.line) + ")";
        }
        findings.push_back(
            {trail.front().path, trail.front().line, way, "break one of these includes"}
        );
    }
    return findings;
}

} // namespace kruispunt::arch

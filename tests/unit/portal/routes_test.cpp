// The page that lists the operators' calls and the program that answers them say the same.
#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace kruispunt::portal {
namespace {

using testing::SizeIs;
using testing::UnorderedElementsAreArray;

// The calls that a row's first cell names: "`GET /bezwaren`, `POST /bezwaren`" are two. Of each
// method and path, where a parameter is "*"; queries are left out.
std::vector<std::string> calls_in(const std::string& row) {
    std::vector<std::string> found;
    const std::string cell = row.substr(2, row.find(" | ") - 2);
    for (std::size_t at = cell.find('`'); at != cell.npos; at = cell.find('`', at + 1)) {
        const std::size_t end = cell.find('`', at + 1);
        std::string text = cell.substr(at + 1, end - at - 1);
        at = end;
        if (text.find(" /") == text.npos) continue; // it is no call
        text.resize(std::min(text.size(), text.find('?')));
        for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open))
            text.replace(open, text.find('}', open) - open + 1, "*");
        text.erase(text.find(" /") + 1, 1);
        found.push_back(std::move(text));
    }
    return found;
}

std::vector<std::string> documented() {
    std::ifstream page(KRUISPUNT_DOCS "/protocols/coordination.md");
    std::vector<std::string> found;
    for (std::string line; std::getline(page, line);)
        if (line.starts_with("| `"))
            for (std::string& call : calls_in(line))
                found.push_back(std::move(call));
    return found;
}

std::vector<std::string> answered() {
    std::vector<std::string> all;
    for (const route& each : all_routes())
        all.push_back(text_of(each));
    return all;
}

TEST(Routes, ThePageListsExactlyWhatTheProgramAnswers) {
    EXPECT_THAT(documented(), UnorderedElementsAreArray(answered()));
    EXPECT_THAT(calls_in("| `GET /a/{b}?c=d\\|e`, `POST /a` | | does |"), SizeIs(2));
}

} // namespace
} // namespace kruispunt::portal

#include "tests/contract/store/landed/landed_fixture.hpp"

#include "gateway/store/sqlite/database.hpp"
#include "tests/support/octets_in_files.hpp"

namespace kruispunt::store {

std::filesystem::path landed_schemas() {
    return KRUISPUNT_LANDED;
}

void Landed::SetUp() {
    const auto folder = folder_.path();
    if (GetParam() == "today") {
        kept_folder made(folder);
        fill(made);
        fill_further(made);
        return;
    }
    for (const char* name : {"store", "keys"}) {
        const std::string sql =
            support::octets_of_file(landed_schemas() / GetParam() / (std::string(name) + ".sql"));
        ASSERT_FALSE(sql.empty());
        sqlite::database(folder / (std::string(name) + ".db"), sqlite::database::access::write)
            .run(sql);
    }
}

} // namespace kruispunt::store

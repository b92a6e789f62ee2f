#include "gateway/portal/backup_page.hpp"

#include "gateway/codec/text.hpp"
#include "gateway/portal/answers.hpp"

#include <string>
#include <utility>

namespace kruispunt::portal {

namespace {

using namespace domain;

result<std::string> folder_in(const call& c) {
    const auto read = body_of(c);
    if (!read) return read.error();
    members body(*read);
    auto folder = body.text("map", codec::max_text);
    if (!folder) return folder.error();
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    return folder;
}

} // namespace

ports::task<ports::http_response> backup_page::note(call c) {
    auto folder = folder_in(c);
    if (!folder) co_return problem(folder.error());
    audit_entry entry;
    entry.act = "backup";
    entry.oin = std::move(c.by);
    entry.outcome = "ok";
    entry.reason = *folder;
    const auto noted = co_await store_.record(std::move(entry));
    if (!noted) co_return problem(noted.error());
    co_return answered(200, {{"map", *folder}});
}

} // namespace kruispunt::portal

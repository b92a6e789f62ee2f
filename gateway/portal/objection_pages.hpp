#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/objection_desk.hpp"
#include "gateway/ports/oversight_store.hpp"

#include <string>

namespace kruispunt::portal {

/// An open objection as the pages show it: its signal, never a child, and of the reference only
/// that there is one.
json shown(const ports::open_objection& objection);

/// `/bezwaren`: objections to a signal, entered and decided (BEH-10, BEH-14). Any thread.
class objection_pages {
public:
    /// Both must outlive the pages.
    objection_pages(ports::objection_desk& desk, ports::oversight_store& store)
        : desk_(desk), store_(store) {}

    /// The open ones, oldest first, by the page; with `?regio=` of that region.
    ports::task<ports::http_response> list(call c);

    /// `POST /bezwaren`: the signal is frozen.
    ports::task<ports::http_response> enter(call c);

    /// `POST …/{id}/besluit`: upheld, the signal goes; else it is as before.
    ports::task<ports::http_response> decide(call c);

private:
    ports::task<domain::result<std::string>> region_of(domain::uuid objection);

    ports::objection_desk& desk_;
    ports::oversight_store& store_;
};

} // namespace kruispunt::portal

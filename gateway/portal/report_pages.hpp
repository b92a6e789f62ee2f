#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/portal/report_book.hpp"

namespace kruispunt::portal {

/// `/conformiteitsrapporten` (BEH-13): what the national body accepted, handed in and shown step by
/// step. Any thread.
class report_pages {
public:
    /// Both must outlive it.
    report_pages(report_book& book, const ports::clock& clock) : book_(book), clock_(clock) {}

    /// Those that the caller may see.
    ports::task<ports::http_response> list(call c);

    /// 201 where it holds, 200 where it was there; 422 with its steps where it does not.
    ports::task<ports::http_response> hand_in(call c);

    /// One, with its steps and those of the body.
    ports::task<ports::http_response> show(call c);

private:
    report_book& book_;
    const ports::clock& clock_;
};

} // namespace kruispunt::portal

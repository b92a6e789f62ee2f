#pragma once

#include "gateway/domain/statistics/published_month.hpp"

#include <span>
#include <string>

namespace kruispunt::domain::statistics {

/// The tables as text for a spreadsheet (RFC 4180, UTF-8): a line a figure, under a first line of
/// names: maand, niveau (paar, regio, federatie), regio, tegenregio, maat, waarde, minstens,
/// hoogstens. `waarde` is as people read it; the last two are what it may be, `hoogstens` empty
/// where there is no end. A median that is not told has no line.
std::string to_csv(std::span<const published_month> months);

} // namespace kruispunt::domain::statistics

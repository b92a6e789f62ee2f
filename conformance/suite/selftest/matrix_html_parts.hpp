#pragma once

#include "conformance/suite/selftest/matrix_map.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::selftest {

/// The map of one protocol and role as a picture: a row for each test, a column for each mutant.
std::string picture_of(const group_map& of);

/// Its mutants and its tests as tables that can be folded out.
std::string tables_of(const group_map& of);

/// `ESAR · gateway`, and what an element's `id` begins with.
std::string title_of(const group_map& of);
std::string name_of(const group_map& of);

/// The fate's word with its colour.
std::string badge(fate of);

/// What the page's style and script have beside those of all pages.
std::string_view matrix_style();
std::string_view matrix_script();

} // namespace kruispunt::conformance::suite::selftest

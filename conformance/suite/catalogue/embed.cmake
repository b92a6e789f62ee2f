# cmake -DFROM=FOLDER -DOUT=FILE -P embed.cmake: writes a C++ file that has the catalogue's files in it.
# Needs nothing but CMake.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE names RELATIVE ${FROM} ${FROM}/*.json ${FROM}/*.tsv)
list(FILTER names EXCLUDE REGEX "^schemas/")
list(SORT names)
file(WRITE ${OUT}.new "// Made by embed.cmake of the files in conformance/catalogue: do not edit.
#include \"conformance/suite/catalogue/embedded_files.hpp\"

#include <array>
#include <string_view>

namespace kruispunt::conformance::suite::catalogue {
namespace {

// `sv` knows the lengths: to count them at compile time is too much for a compiler.
using namespace std::string_view_literals;

constexpr auto files = std::to_array<embedded_file>({
")
foreach(name IN LISTS names)
    file(READ ${FROM}/${name} text)
    file(APPEND ${OUT}.new "    {\"${name}\"sv, R\"kruispunt(${text})kruispunt\"sv},\n")
endforeach()
file(APPEND ${OUT}.new "});

} // namespace

std::span<const embedded_file> embedded_files() {
    return files;
}

} // namespace kruispunt::conformance::suite::catalogue
")
file(RENAME ${OUT}.new ${OUT})

# cmake -DFROM=FOLDER -DOUT=FILE -DROOM=ROOM -DTYPES=json,tsv -P embed.cmake: writes a C++ file that has
# the folder's files of those types in it, as ROOM/embedded_files.hpp declares them; those of its
# schemas/ are for others to read. Needs nothing but CMake.
cmake_minimum_required(VERSION 3.25)
string(REPLACE "," ";" types "${TYPES}")
list(TRANSFORM types PREPEND "${FROM}/*.")
file(GLOB_RECURSE names RELATIVE ${FROM} ${types})
list(FILTER names EXCLUDE REGEX "^schemas/")
list(SORT names)
string(REPLACE "/" "::" namespace "kruispunt/${ROOM}")
file(WRITE ${OUT}.new "// Made by embed.cmake of files in the tree: do not edit.
#include \"${ROOM}/embedded_files.hpp\"

#include <array>
#include <string_view>

namespace ${namespace} {
namespace {

// `sv` knows the lengths: to count them at compile time is too much for a compiler.
using namespace std::string_view_literals;

constexpr auto files = std::to_array<text::embedded_file>({
")
foreach(name IN LISTS names)
    file(READ ${FROM}/${name} text)
    file(APPEND ${OUT}.new "    {\"${name}\"sv, R\"kruispunt(${text})kruispunt\"sv},\n")
endforeach()
file(APPEND ${OUT}.new "});

} // namespace

std::span<const text::embedded_file> embedded_files() {
    return files;
}

} // namespace ${namespace}
")
file(RENAME ${OUT}.new ${OUT})

# cmake -DOUT=FOLDER -P build_site.cmake: makes the pages in FOLDER/files, as a browser gets them, and
# FOLDER/site_files.cpp, which has them all in it. Needs nothing but CMake.
cmake_minimum_required(VERSION 3.25)
set(here ${CMAKE_CURRENT_LIST_DIR})
include(${here}/pages.cmake)
file(REMOVE_RECURSE ${OUT}/files)

file(READ ${here}/page.html template)
file(READ ${here}/www/kruispunt.svg icon)
set(style "")
foreach(sheet assets/theme.css www/palette.css assets/components.css www/site.css www/parts.css www/figures.css)
    file(READ ${here}/${sheet} text)
    string(APPEND style "${text}")
endforeach()
file(GLOB modules ${here}/www/*.js)
list(SORT modules)

# One name for all that is kept for ever: it changes with any octet of any of them.
set(all "${style}${icon}")
foreach(module IN LISTS modules)
    file(READ ${module} text)
    string(APPEND all "${text}")
endforeach()
string(SHA256 version "${all}")
string(SUBSTRING ${version} 0 16 version)

set(entries "")
# add(PATH TYPE TEXT): a file under its path, and as a row of the program's table.
function(add path type text)
    string(SHA256 digest "${text}")
    string(SUBSTRING ${digest} 0 32 digest)
    set(name "${path}")
    if(name MATCHES "/$")
        string(APPEND name "index.html")
    elseif(NOT name MATCHES "\\.[a-z]+$")
        string(APPEND name ".html")
    endif()
    file(WRITE "${OUT}/files${name}" "${text}")
    string(APPEND entries "    {\"${path}\", \"${type}\", \"\\\"${digest}\\\"\", R\"kruispunt(${text})kruispunt\"},\n")
    set(entries "${entries}" PARENT_SCOPE)
endfunction()

add("/vast/${version}/kruispunt.css" "text/css; charset=utf-8" "${style}")
add("/vast/${version}/kruispunt.svg" "image/svg+xml" "${icon}")
foreach(module IN LISTS modules)
    cmake_path(GET module FILENAME name)
    file(READ ${module} text)
    add("/vast/${version}/${name}" "text/javascript; charset=utf-8" "${text}")
endforeach()

# imports_of(MODULE RESULT): the modules that it needs, by themselves or through another, so that a
# browser asks for all of them at once.
function(imports_of module result)
    set(open ${module})
    set(found "")
    while(open)
        list(POP_FRONT open next)
        file(STRINGS ${here}/www/${next} lines REGEX "from '\\./[a-z_-]+\\.js'")
        foreach(line IN LISTS lines)
            string(REGEX REPLACE ".*from '\\./([a-z_-]+\\.js)'.*" "\\1" name "${line}")
            if(NOT name IN_LIST found)
                list(APPEND found ${name})
                list(APPEND open ${name})
            endif()
        endforeach()
    endwhile()
    set(${result} "${found}" PARENT_SCOPE)
endfunction()

function(path_of page result)
    set(${result} ${page} PARENT_SCOPE)
    if(page STREQUAL overzicht)
        set(${result} "" PARENT_SCOPE)
    endif()
endfunction()

foreach(language IN LISTS site_languages)
    foreach(page IN LISTS site_pages)
        set(menu "")
        foreach(each IN LISTS site_pages)
            path_of(${each} to)
            set(current "")
            if(each STREQUAL page)
                set(current " aria-current=\"page\"")
            endif()
            string(APPEND menu "<li data-to=\"${each}\"><a href=\"/${language}/${to}\"${current}>${title_${language}_${each}}</a></li>\n")
        endforeach()
        imports_of(${page}.js needed)
        set(preloads "")
        foreach(each IN LISTS needed)
            string(APPEND preloads "<link rel=\"modulepreload\" href=\"/vast/${version}/${each}\">\n")
        endforeach()
        path_of(${page} path)

        set(text "${template}")
        foreach(word skip languages main_menu other other_name noscript foot)
            string(REPLACE "@${word}@" "${word_${language}_${word}}" text "${text}")
        endforeach()
        string(REPLACE "@title@" "${title_${language}_${page}}" text "${text}")
        string(REPLACE "@lead@" "${lead_${language}_${page}}" text "${text}")
        foreach(value language page path version)
            string(REPLACE "@${value}@" "${${value}}" text "${text}")
        endforeach()
        string(REPLACE "@preloads@" "${preloads}" text "${text}")
        string(REPLACE "@entries@" "${menu}" text "${text}")
        add("/${language}/${path}" "text/html; charset=utf-8" "${text}")
    endforeach()
endforeach()

file(WRITE ${OUT}/site_files.cpp "// Made by build_site.cmake of the files in gateway/portal/site: do not edit.
#include \"gateway/portal/site/site_files.hpp\"

#include <array>

namespace kruispunt::portal {

namespace {

constexpr auto files = std::to_array<site_file>({
${entries}});

} // namespace

std::span<const site_file> site_files() {
    return files;
}

} // namespace kruispunt::portal
")

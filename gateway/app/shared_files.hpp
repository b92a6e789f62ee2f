#pragma once

#include <string>

namespace kruispunt::app {

/// The folder of the regions' mappings that a command takes where none is named: the installed one
/// of this program (`../share/kruispunt/mappings`), else that of the sources it was built from.
std::string default_mappings();

} // namespace kruispunt::app

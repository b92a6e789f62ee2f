#pragma once

namespace kruispunt::adapters::sdk::signatures {

/// Makes libxml2 and xmlsec ready, once a process, whichever thread is first; they stay so. Neither
/// writes anything to the terminal from then on. Throws std::runtime_error where xmlsec cannot be
/// set up.
void prepare_library();

} // namespace kruispunt::adapters::sdk::signatures

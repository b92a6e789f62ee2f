#pragma once

namespace kruispunt::adapters::sdk::signatures {

/// Which way a message goes: an answer may hold a SignatureConfirmation.
enum class direction { request, answer };

} // namespace kruispunt::adapters::sdk::signatures

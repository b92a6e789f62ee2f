#pragma once

#include <xmlsec/keys.h>
#include <xmlsec/xmldsig.h>

#include <memory>

/// Owners of what xmlsec gives out. Inside this folder only.
namespace kruispunt::adapters::sdk::signatures {

struct key_deleter {
    void operator()(xmlSecKey* key) const { xmlSecKeyDestroy(key); }
};

using key_handle = std::unique_ptr<xmlSecKey, key_deleter>;

struct context_deleter {
    void operator()(xmlSecDSigCtx* context) const { xmlSecDSigCtxDestroy(context); }
};

/// A context is for one signature and one thread.
using context_handle = std::unique_ptr<xmlSecDSigCtx, context_deleter>;

} // namespace kruispunt::adapters::sdk::signatures

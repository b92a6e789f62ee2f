// The one copy of Asio's compiled part (BOOST_ASIO_SEPARATE_COMPILATION is set for every target).
#include <boost/asio/impl/src.hpp>

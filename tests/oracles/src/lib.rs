//! Nothing to use: this crate exists for its tests, which compare the library with independent
//! sources. It is never linked into the product.

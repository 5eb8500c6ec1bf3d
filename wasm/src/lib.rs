//! JavaScript door.

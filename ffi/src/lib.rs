//! C door.

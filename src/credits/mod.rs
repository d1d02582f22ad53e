//! Photo credits: reading one, and seeing that two are one.

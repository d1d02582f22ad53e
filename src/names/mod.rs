//! Names across newsrooms: romanisation, matching, and what to leave alone.

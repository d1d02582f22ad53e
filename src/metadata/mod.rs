//! Bylines, dates, datelines and sign-offs: the lines that become fields.

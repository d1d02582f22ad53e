//! What templates, players, share bars and photo desks leave behind, phrase by phrase.

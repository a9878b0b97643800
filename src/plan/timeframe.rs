//! What the words of a timeframe mean.

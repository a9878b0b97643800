//! Timeframes: what their words mean, and what a day makes of them.

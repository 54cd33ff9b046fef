//! The whole book, as a reader gets it.
//!
//! What the theme does is tested on the sample book, which has every element, and on the book.

mod bound;
mod browser;
mod door;
mod drawings;
mod features;
mod follow;
mod front;
mod laboratory;
mod links;
mod live;
mod load;
mod page;
mod programs;
mod report;
mod running;
mod search;
mod second_route;
mod site;
mod standalone;
mod theme;
mod valid;

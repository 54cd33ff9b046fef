//! What the tests of the whole book share: the sample book, a static server, the workbook serving, a
//! browser, and for what runs long a copy of the checkout and a look at the machine.

pub mod browser;
pub mod checkout;
pub mod machine;
pub mod room;
pub mod sample;
pub mod served;
pub mod server;
pub mod trend;

//! The recording of the long experiment.
//!
//! Written by `cargo run --release -p ch10-backpropagation --example record_orders`, which goes
//! through all of it; the tests train some seeds of every row again.

/// A bit for each seed that solves XOR, 64 in a number, the first as the lowest: for each
/// learning rate a row in the right order and a row in the wrong one.
#[rustfmt::skip]
pub const SOLVED: [[u64; 16]; 8] = [
    [0xfffffffffffdff7f, 0xfffeff777fb77fff, 0xfff7fbffffffffff, 0xffdffffff3fffffe, 0xdffefff7efdffffd, 0x5fffbffbffffffdd, 0xffffffffff7f7bff, 0x7ddffffe7fffafff, 0xdfbffffff7ffffef, 0xfffedfffffdffdff, 0xfffdffff7fffff77, 0xffffbffdffbfffff, 0xffffffffbfdf7fff, 0xffffffffffffffff, 0xffffff6f7fffffff, 0xffbbd5ffff],
    [0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xfffffffffffffffb, 0xfffffffbffffffff, 0xfffffffffffffbff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffff],
    [0xfdfeff7feffdfbfe, 0xbfffef6fffeffffb, 0xb7ff7fdfffffff7f, 0xffffffffffffffbe, 0xfffbffffffffff7b, 0xfffffffff9edbffd, 0xbfffffffddfffff6, 0xf3fffffefffffffe, 0xdfbdffffffbfdbef, 0xebffffffffdffff7, 0xfffdfefffefbfaff, 0xbffeffffefdfffff, 0xadffffffffbfe7bf, 0xff7df9ffffffff7f, 0xfbffffdffff7bfff, 0xf2bffbffff],
    [0xeffffffefffffdff, 0xfffbfff9fffffffd, 0x7eff7bffff53eff7, 0xfdfdfffff9fdffff, 0xffffffffdff9ffff, 0xefeffffbeffbffff, 0xfefffeffffffbfdf, 0xffbffffffbfffffd, 0xf2ffffffd9ddf7ff, 0xfffff77fe6ffffdf, 0xf7ffffffff7ffff7, 0xfddfbf7fffffffff, 0xffbffffeffff5ffb, 0xcfffefeb7fbb3fff, 0xffffffeff7ffbf7f, 0xfbfffdffef],
    [0xffecbf3f7fd1fbdf, 0x9dffdf6fdfebdf5c, 0xb3f5b777fefe75ff, 0xffefd3d6afffffb4, 0x7af86df97bde3f7b, 0xd2fceffff0eea5fd, 0xb9db4bffddeedfb6, 0x79ff5f76bfff97c6, 0x9e98badfbfbfdb5f, 0x43f6bdeff5deebf7, 0xbf78efbffefbfeef, 0xaffe7ffeff88cefe, 0xa57afedfbff7efbf, 0xff5f6367fefff73f, 0xfbfffbfeff473eaf, 0x73bbda7f7f],
    [0xefbe2548bdcfd3f6, 0xbdfa92b4b563dba4, 0x56ad064b767c01a7, 0x692fc9d35990f772, 0xdd6143b4165d1701, 0x4eb32f199cfb78ea, 0x803e7cf3f413b949, 0xedefa8261a7368dc, 0xf2ab0ef5d0ae5b50, 0xb635d3c9ab85f95f, 0xc3595254e8369937, 0xc0bd66513a57ff88, 0xcbb3852e9d9e1d79, 0xd5be68592ea59be, 0x6354c8268acdb76a, 0xfa637dabfc],
    [0x5308210f5281f341, 0x98c79b2e50826b06, 0xc392a12212c2715e, 0xc92dd0d6242f1f90, 0x2050a9c801c82060, 0x8545c2f40ea2535, 0x219a42f509c65580, 0x798a1572b0c581c6, 0x940012cf329300d0, 0x4a5ed9002a607, 0x3820032a20c3266d, 0x82ba54d2c3808cee, 0x21707843aabec82f, 0xe0943a7aea13a34, 0x108643baf5011001, 0x512a124c76],
    [0x85144c401aa70914, 0x58201106400248, 0x220410a82a180a0, 0x403138f96130100c, 0x52909201cc400400, 0xa823275100605000, 0x200130832500212, 0xc210400081200d1, 0x73c2803500041028, 0xc606811021214849, 0xa3100858133029a2, 0xd1410d1831532100, 0xfa00870891901c51, 0x804018828444019b, 0x2710481282a84070, 0x14400d0030],
];

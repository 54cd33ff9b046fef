use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [numbers, bytes, file, place, sent] = answers();
    c.number("numbers in the file", numbers);
    c.number("bytes of the numbers", bytes);
    c.number("bytes of the file", file);
    c.number("place of the weight", place);
    c.number("numbers sent by each machine", sent);
}

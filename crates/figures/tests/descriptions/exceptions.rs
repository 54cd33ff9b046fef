//! What a program cannot see in a drawing although it is there, each with the reason.

/// The figure, the words or the parameter, the reason.
pub type Exception = (&'static str, &'static str, &'static str);

const TURNED: &str = "it turns the sheet and changes no fact";
const COUNTED: &str = "counted from the drawn points";

/// Numbers that are computed from what is drawn, by the words around them.
pub const COMPUTED: &[Exception] = &[
    ("ch04/turning", "with the weights (", "a point, which the drawing is searched for"),
    ("ch05/staircase", "with its lowest point at #", "between two points of the drawn curve"),
    ("ch05/two_paths", "with an error of #", "the height of the bowl at the drawn ends"),
    ("ch06/paths", "across it by #", "by how much the drawn steps shrink"),
    ("ch09/learned", "the summed error is #", "of the four outputs behind the regions"),
    ("ch14/saturation", "function is below #", "the page's own bound"),
    ("ch18/rolling", "a gradient of length #", "of the drawn map at the drawn place"),
    ("ch21/saturation", "two starts of a node", "one start is the task's, the other is set"),
    ("ch01/weigh", "With the weights", "the chapter's weights, in the sum that the arrows lay out"),
    ("ch02/days", "in the plane. The day", "where the drawn road meets the drawn plane"),
    (
        "ch02/days",
        "the weights 1, 2 and #",
        "the chapter's weights, drawn as an arrow in perspective",
    ),
    ("ch02/mirror", "has a preactivation of #", "the drawn day and arrow, multiplied and added"),
    ("ch03/direction", "From sample #", "where the drawn curve passes its threshold for good"),
    (
        "ch04/margin",
        "the two allow # mistakes",
        "the square of the radius over the margin, both drawn",
    ),
    ("ch04/counts", "uses # per cent of its bound", "the largest ratio of the drawn pairs"),
    ("ch04/squeeze", "a margin of #", "the slope of the drawn line"),
    ("ch04/squeeze", "a radius of #", "the curve is drawn by it"),
    ("ch04/squeeze", "# points drawn by chance", "the points are not drawn, their run is"),
    ("ch05/far", "has the outputs", "the drawn line at the five drawn places"),
    ("ch06/angle", "of it points sideways", "a part of the drawn gradient arrow"),
    ("ch06/needed", "for curvatures of", "one is set, the other is the task's"),
    ("ch06/schedules", "after # updates", "an early place on the drawn curves"),
    (
        "ch07/one_node",
        "preactivations are",
        "of the four drawn points, by the drawn line's weights",
    ),
    ("ch07/triangle", "regions:", "names of regions"),
    ("ch09/learned", "Right answers: # of 4", COUNTED),
    ("ch09/xor", "are still above 0.1", COUNTED),
    ("ch10/stepper", "new weight", "the formula stands beside the drawing with all its numbers"),
    ("ch12/outputs", "have an output below one half", COUNTED),
    ("ch12/regions", "per cent", "shares of the shaded area"),
    ("ch13/bursts", "periods", "of the drawn wave"),
    ("ch13/learning_curve", "on # others", "the validation set is of one size"),
    ("ch13/told_apart", "standard errors of", "(13.2), the width of the drawn hills"),
    ("ch14/broken_shuffle", "per cent of ripe tomatoes", "the share behind the drawn base rate"),
    ("ch14/penguins", "of them male", COUNTED),
    ("ch25/importance", "(spread #", "half the length of the drawn line"),
    ("ch26/ring", "of # steps", "two rounds of the drawn machines, each but one"),
    ("ch26/ring", "of # pieces", COUNTED),
    ("ch15/line", "Left: its line", "from the bias, the length and the direction, all three set"),
    ("ch15/square", "answers are right", COUNTED),
    ("ch15/seen", "answers are right", COUNTED),
    ("ch17/patience", "stops after epoch", "drawn as a dashed line"),
    ("ch17/threshold", "per cent right", "from the four counts before it"),
    ("ch17/threshold", "at the formula's threshold", "the drawn curve between two of its points"),
    ("ch20/expression", "at step", "how far the walk is"),
    ("ch20/tea", "squared differences", "of the drawn points and the drawn curve"),
    ("ch21/regions", "told right", COUNTED),
    ("ch23/correction", "the shortest is #", "of the drawn steps"),
    ("ch23/correction", "the last of those shown #", "of the drawn steps"),
    ("ch23/histograms", "hidden layers of #", "the nodes of a layer, whose values are counted"),
    ("ch23/remedies", "the network answers #", COUNTED),
    ("ch23/remedies", "of # new points", "how many points were asked about"),
    ("ch22/scatter", "they are spread by #", "the spread of the drawn points along the arrow"),
    ("ch24/moved", "the network gave #", "what it says of the same digit before the move"),
];

/// Parameters that turn the drawing and not what there is to say of it, or that say what is not
/// drawn.
pub const SAME_WORDS: &[Exception] = &[
    ("ch02/space", "around", TURNED),
    ("ch02/days", "around", TURNED),
    (
        "ch04/squeeze",
        "gap",
        "points of the worst kind have none; the week's numbers may be those of a control",
    ),
    ("ch04/squeeze", "seed", "points of the worst kind have none; their radius is 1, as it may be"),
    ("ch05/surface", "around", TURNED),
    ("ch10/stepper", "wrong_order", "the two orders begin with the same steps"),
    ("ch20/expression", "z", "the expression that is printed has no z in it"),
];

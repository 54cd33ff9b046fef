# Counts and sums of data/penguins.csv, without any of the chapter's code:
#     awk -F, -f tests/oracles/penguins.awk data/penguins.csv > tests/oracles/penguins.txt
# Lengths are summed in tenths of a millimetre, so that every number is a whole one.
NR == 1 { next }
{ rows++ }
/,NA(,|$)/ { incomplete++; next }
{
    complete++
    of[$1 " " $7]++
    length_[$1 " " $7] += int(10 * $3 + 0.5)
    depth[$1 " " $7] += int(10 * $4 + 0.5)
    flipper[$1 " " $7] += $5
    mass[$1 " " $7] += $6
}
END {
    print "rows", rows
    print "incomplete", incomplete
    print "complete", complete
    split("Adelie female,Adelie male,Chinstrap female,Chinstrap male,Gentoo female,Gentoo male", kinds, ",")
    for (k = 1; k <= 6; k++) {
        kind = kinds[k]
        print kind, of[kind], length_[kind], depth[kind], flipper[kind], mass[kind]
    }
}

verb-came = паступіў|паступіла|паступіла|паступілі
verb-was-sent = адпраўлены|адпраўлена|адпраўлена|адпраўлены

calls-came = { DATE($period) } у МКЧК { AGREE($call, verb-came) } { NOM($call) }.
trucks-sent = { AGREE($truck, verb-was-sent) } { NOM($truck) } { TO($places) }.
attended = Прадстаўнікі МКЧК узялі ўдзел { PREP($meeting, with: "у") } { IN($places) }.

verb-was-received = a été reçu|a été reçue|ont été reçus|ont été reçues
verb-was-helped = a été aidé|a été aidée|ont été aidés|ont été aidées
verb-took = a participé|a participé|ont participé|ont participé

calls-came = { NOM($call) } { AGREE($call, verb-was-received) } { DATE($period) }.
people-helped = { NOM($person) } { AGREE($person, verb-was-helped) } { IN($places) }.
attended = { NOM($by) } { AGREE($by, verb-took) } { A($meeting) } organisées par le ministère { FROM($places) }.

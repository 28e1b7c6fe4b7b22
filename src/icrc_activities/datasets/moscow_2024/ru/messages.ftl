trend-capacity-grew = расширились|сузились
verb-completed = прошел|прошла|прошло|прошли
verb-concerned = касался|касалась|касалось|касались
verb-could = смог|смогла|смогло|смогли
verb-devoted = посвящен|посвящена|посвящено|посвящены
verb-gathered = собрал|собрала|собрало|собрали
verb-got_acquainted = ознакомился|ознакомилась|ознакомилось|ознакомились
verb-learned = узнал|узнала|узнало|узнали
verb-met_with = встретился|встретилась|встретилось|встретились
verb-moved = переехал|переехала|переехало|переехали
verb-returned = вернулся|вернулась|вернулось|вернулись
verb-taken = принят|принята|принято|приняты
trend-team-grew = увеличилась|сократилась
verb-took_place = состоялся|состоялась|состоялось|состоялись
verb-travelled = проехал|проехала|проехало|проехали
verb-used = воспользовался|воспользовалась|воспользовалось|воспользовались
verb-visited = посетил|посетила|посетило|посетили
verb-was = был|была|было|были
verb-was-devoted = посвящен|посвящена|посвящено|посвящены
verb-was-discussing = обсуждал|обсуждала|обсуждало|обсуждали
verb-was-prepared = подготовлен|подготовлена|подготовлено|подготовлены
word-him = ним|ней|ним|ними
word-them = его|ее|его|их
word-them-prep = нем|ней|нем|них
word-which = который|которую|которое|которые

# Направления
theme-academia = академические круги
theme-church = церковь
theme-civilians = гражданские лица
theme-dialogue = диалог
theme-diplomatic_corps = дипломатический корпус
theme-displaced = перемещенные лица
theme-fallen = погибшие военнослужащие
theme-forensics = судебная медицина
theme-logistics = логистика
theme-missing = пропавшие без вести
theme-national_societies = национальные общества
theme-prisoners_of_war = военнопленные
theme-private_sector = частный сектор
theme-protection = защита
theme-regional_organisations = региональные организации

# Что за событие
form-anniversary = годовщина
form-chairmanship = председательство
form-conflict = конфликт
form-escalation = обострение

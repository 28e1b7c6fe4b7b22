trend-grew = grew|shrank
verb-is = is|are
word-them = that person|them

# Themes
theme-academia = academic circles
theme-church = church
theme-civilians = civilians
theme-dialogue = dialogue
theme-diplomatic_corps = diplomatic corps
theme-displaced = displaced people
theme-fallen = fallen servicemen
theme-forensics = forensic expertise
theme-logistics = logistics
theme-missing = missing people
theme-national_societies = National Societies
theme-prisoners_of_war = prisoners of war
theme-private_sector = private sector
theme-protection = protection
theme-regional_organisations = regional organisations

# What an event is
form-anniversary = anniversary
form-chairmanship = chairmanship
form-conflict = conflict
form-escalation = escalation

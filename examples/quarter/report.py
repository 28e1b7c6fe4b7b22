"""What an office may say of its quarter, in English and in Russian, without counting anybody twice."""

from pathlib import Path

from icrc_activities import load, phrase, summary, total, vocabulary

HERE = Path(__file__).parent
sheet = load(HERE / "quarter.json")
words = vocabulary(HERE / "words")

calls = total(sheet.activities, "call")
parcels = total(sheet.activities, "parcel")
requests = total(sheet.activities, "request")
people = total(sheet.activities, "person", method="max")
totals = [each.figure for each in (calls, parcels, requests, people) if each.figure]

for language in sheet.title.languages:
    print(sheet.title[language])
    for activity in sheet.activities:
        print("-", summary(activity, language, sheet, words))
    print("=", ", ".join(phrase(figure, language, vocabulary=words) for figure in totals))
    print()

print("no total:", *(f"{key} ({reason})" for key, reason in requests.left_out))

from prose import stands_in

NUMBERS = {
    "3": stands_in("1991-01-loan-offer", "3"),
    "1.47": stands_in("1991-economic-cooperation-loan", "1.47"),
    "32": stands_in("2022-02-24-us-fdpr-announced", "32"),
    "798": stands_in("2023-04-28-798-items", "798"),
    "682": stands_in("2023-12-26-682-items", "682"),
    "477": stands_in("2023-12-26-682-items", "477"),
    "1,159": stands_in("2024-02-24-1159-items", "1,159"),
}

WORDS = []

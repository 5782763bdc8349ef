"""What countries, their people and their cities are called in copy: plain data.

Names of countries themselves come from CLDR. Left out is what more often means something else: Jordan and
Chad are people, Mary is one too, Oral and Ош are words.
"""

#: By ISO 3166-1 alpha-2 code: other names, people, adjectives, capital, the larger cities and regions.
WORDS = {
    "KZ": (
        "Kazakh, Kazakhs, Kazakhstani, Kazakhstanis, Astana, Nur-Sultan, Almaty, Shymkent, Karaganda, "
        "Aktobe, Aktau, Atyrau, Taraz, Pavlodar, Semey, Kostanay, Kyzylorda, Petropavl, Petropavlovsk, "
        "Ust-Kamenogorsk, Oskemen, Uralsk, Turkistan, Ekibastuz, Temirtau, Zhezkazgan, Taldykorgan, "
        "Baikonur, Balkhash, Mangystau, Khorgos, Qazaqstan"
    ),
    "KG": (
        "Kyrgyz, Kyrgyz Republic, Kyrgyzstani, Kyrgyzstanis, Bishkek, Osh, Jalal-Abad, Karakol, Naryn, "
        "Talas, Batken, Issyk-Kul, Tokmok, Cholpon-Ata, Toktogul, Kambarata"
    ),
    "TJ": (
        "Tajik, Tajiks, Tajikistani, Tajikistanis, Dushanbe, Khujand, Kulob, Bokhtar, Khorog, Rogun, "
        "Panjakent, Isfara, Gorno-Badakhshan, Sughd, Khatlon, Nurek, Tojikiston"
    ),
    "TM": (
        "Turkmen, Turkmens, Turkmenistani, Ashgabat, Turkmenabat, Dashoguz, Balkanabat, Turkmenbashi, "
        "Arkadag, Avaza, Awaza, Galkynysh, Serhetabat, Kiyanly, Türkmenistan"
    ),
    "UZ": (
        "Uzbek, Uzbeks, Uzbekistani, Uzbekistanis, Tashkent, Samarkand, Bukhara, Khiva, Andijan, "
        "Namangan, Fergana, Nukus, Karakalpakstan, Termez, Navoi, Urgench, Karshi, Qarshi, Jizzakh, "
        "Kokand, Margilan, Khorezm, Surkhandarya, Oʻzbekiston, O‘zbekiston"
    ),
    "AE": "Emirati, Emiratis, UAE, Emirates, Abu Dhabi, Dubai",
    "AF": "Afghan, Afghans, Kabul, Herat, Kandahar",
    "AM": "Armenian, Armenians, Yerevan",
    "AT": "Austrian, Austrians",
    "AU": "Australian, Australians, Canberra",
    "AZ": "Azerbaijani, Azerbaijanis, Azeri, Baku",
    "BD": "Bangladeshi, Bangladeshis, Dhaka",
    "BE": "Belgian, Belgians",
    "BG": "Bulgarian, Bulgarians, Sofia",
    "BR": "Brazilian, Brazilians",
    "BY": "Belarusian, Belarusians, Minsk",
    "CA": "Canadian, Canadians, Ottawa",
    "CH": "Swiss",
    "CN": "Chinese, Beijing, Xinjiang, Urumqi, Kashgar, Shanghai",
    "CY": "Cypriot, Cypriots",
    "CZ": "Czech, Czechs, Czech Republic, Prague",
    "DE": "German, Germans, Berlin, Munich",
    "DK": "Danish, Danes, Copenhagen",
    "EE": "Estonian, Estonians, Tallinn",
    "EG": "Egyptian, Egyptians, Cairo",
    "ES": "Spanish, Spaniards, Madrid",
    "FI": "Finnish, Finns, Helsinki",
    "FR": "French, Paris",
    "GB": "British, Britain, Britons, UK, U.K., London",
    "GE": "Georgian, Georgians, Tbilisi, Batumi",
    "GR": "Greek, Greeks, Athens",
    "HR": "Croatian, Croatians, Croats, Zagreb",
    "HU": "Hungarian, Hungarians, Budapest",
    "ID": "Indonesian, Indonesians, Jakarta",
    "IE": "Irish, Dublin",
    "IL": "Israeli, Israelis, Tel Aviv",
    "IN": "Indian, Indians, New Delhi, Mumbai",
    "IQ": "Iraqi, Iraqis, Baghdad",
    "IR": "Iranian, Iranians, Tehran, Bandar Abbas, Chabahar",
    "IT": "Italian, Italians, Rome, Milan",
    "JP": "Japanese, Tokyo",
    "KP": "North Korean, North Koreans, Pyongyang",
    "KR": "South Korean, South Koreans, Seoul",
    "KW": "Kuwaiti, Kuwaitis",
    "LT": "Lithuanian, Lithuanians, Vilnius",
    "LU": "Luxembourgish",
    "LV": "Latvian, Latvians, Riga",
    "MD": "Moldovan, Moldovans, Chisinau",
    "MN": "Mongolian, Mongolians, Mongols, Ulaanbaatar",
    "MT": "Maltese",
    "MY": "Malaysian, Malaysians, Kuala Lumpur",
    "NL": "Dutch, Holland, Amsterdam, The Hague",
    "NO": "Norwegian, Norwegians, Oslo",
    "PK": "Pakistani, Pakistanis, Islamabad, Karachi, Lahore, Gwadar, Peshawar",
    "PL": "Poles, Warsaw",
    "PT": "Portuguese, Lisbon",
    "QA": "Qatari, Qataris, Doha",
    "RO": "Romanian, Romanians, Bucharest",
    "RS": "Serbian, Serbians, Serbs, Belgrade",
    "RU": (
        "Russian, Russians, Moscow, Kremlin, St Petersburg, St. Petersburg, Saint Petersburg, Kazan, Orenburg"
    ),
    "SA": "Saudi, Saudis, Riyadh, Jeddah",
    "SE": "Swedish, Swedes, Stockholm",
    "SG": "Singaporean, Singaporeans",
    "SI": "Slovenian, Slovenians, Ljubljana",
    "SK": "Slovak, Slovaks, Bratislava",
    "SY": "Syrian, Syrians, Damascus",
    "TH": "Thai, Thais, Bangkok",
    "TR": "Turkey, Turkish, Turks, Ankara, Istanbul",
    "UA": "Ukrainian, Ukrainians, Kyiv, Odesa",
    "US": "US, U.S., USA, American, Americans, America, Washington, New York, Pentagon, White House",
    "VN": "Vietnamese, Hanoi",
}

#: How the five are called in Cyrillic: beginnings of words, for these languages decline them.
STEMS = {
    "KZ": (
        "казахстан, казахск, казах, қазақ, астан, алматы, алмати, шымкент, караганд, актоб, актау, "
        "атырау, байконур"
    ),
    "KG": "кыргыз, киргиз, қырғыз, бишкек, джалал-абад, каракол, нарын, баткен, иссык",
    "TJ": "таджик, тоҷик, тожик, душанбе, худжанд, хуҷанд, хорог, рогун",
    "TM": "туркмен, түрікмен, түркмөн, ашхабад, ашгабат, туркменабад, дашогуз, аваза",
    "UZ": (
        "узбек, ўзбек, өзбек, ташкент, тошкент, самарканд, самарқанд, бухар, бухоро, андижан, наманган, "
        "нукус, хорезм"
    ),
}

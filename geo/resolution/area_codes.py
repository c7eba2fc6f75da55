"""Telephone area codes of the United States and Canada, by first-level region.

Local news prints telephone numbers, and an area code tells the state that the
names around it are in. After the North American Numbering Plan; codes are the
GeoNames codes of the regions, overlays that came after 2015 are left out.
"""

from __future__ import annotations

import re

_CODES = {
    ("US", "AL"): "205 251 256 334 938",
    ("US", "AK"): "907",
    ("US", "AZ"): "480 520 602 623 928",
    ("US", "AR"): "479 501 870",
    ("US", "CA"): "209 213 310 323 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 "
    "707 714 747 760 805 818 831 858 909 916 925 949 951",
    ("US", "CO"): "303 719 720 970",
    ("US", "CT"): "203 475 860",
    ("US", "DC"): "202",
    ("US", "DE"): "302",
    ("US", "FL"): "239 305 321 352 386 407 561 727 754 772 786 813 850 863 904 941 954",
    ("US", "GA"): "229 404 470 478 678 706 762 770 912",
    ("US", "HI"): "808",
    ("US", "IA"): "319 515 563 641 712",
    ("US", "ID"): "208",
    ("US", "IL"): "217 224 309 312 331 618 630 708 773 779 815 847 872",
    ("US", "IN"): "219 260 317 574 765 812 930",
    ("US", "KS"): "316 620 785 913",
    ("US", "KY"): "270 364 502 606 859",
    ("US", "LA"): "225 318 337 504 985",
    ("US", "MA"): "339 351 413 508 617 774 781 857 978",
    ("US", "MD"): "240 301 410 443 667",
    ("US", "ME"): "207",
    ("US", "MI"): "231 248 269 313 517 586 616 734 810 906 947 989",
    ("US", "MN"): "218 320 507 612 651 763 952",
    ("US", "MO"): "314 417 573 636 660 816",
    ("US", "MS"): "228 601 662 769",
    ("US", "MT"): "406",
    ("US", "NC"): "252 336 704 828 910 919 980 984",
    ("US", "ND"): "701",
    ("US", "NE"): "308 402 531",
    ("US", "NH"): "603",
    ("US", "NJ"): "201 551 609 732 848 856 862 908 973",
    ("US", "NM"): "505 575",
    ("US", "NV"): "702 725 775",
    ("US", "NY"): "212 315 347 516 518 585 607 631 646 716 718 845 914 917 929",
    ("US", "OH"): "216 234 330 419 440 513 567 614 740 937",
    ("US", "OK"): "405 539 580 918",
    ("US", "OR"): "458 503 541 971",
    ("US", "PA"): "215 267 272 412 484 570 610 717 724 814 878",
    ("US", "RI"): "401",
    ("US", "SC"): "803 843 864",
    ("US", "SD"): "605",
    ("US", "TN"): "423 615 731 865 901 931",
    ("US", "TX"): "210 214 254 281 325 361 409 430 432 469 512 682 713 737 806 817 830 832 903 "
    "915 936 940 956 972 979",
    ("US", "UT"): "385 435 801",
    ("US", "VA"): "276 434 540 571 703 757 804",
    ("US", "VT"): "802",
    ("US", "WA"): "206 253 360 425 509",
    ("US", "WI"): "262 414 534 608 715 920",
    ("US", "WV"): "304 681",
    ("US", "WY"): "307",
    ("CA", "01"): "403 587 780",
    ("CA", "02"): "236 250 604 778",
    ("CA", "03"): "204 431",
    ("CA", "04"): "506",
    ("CA", "05"): "709",
    ("CA", "07"): "902",
    ("CA", "08"): "226 249 289 343 416 437 519 613 647 705 807 905",
    ("CA", "10"): "418 438 450 514 579 581 819 873",
    ("CA", "11"): "306 639",
}
_REGION_OF_CODE = {code: region for region, codes in _CODES.items() for code in codes.split()}

_TELEPHONE = re.compile(r"(?<![\d-])\(?([2-9]\d\d)\)?[-. ] ?\d{3}[-. ]\d{4}(?!\d)")


def regions_of_telephones(text: str) -> frozenset[tuple[str, str]]:
    """Return country and region code for every area code in the telephone numbers of `text`."""
    codes = {match[1] for match in _TELEPHONE.finditer(text)}
    return frozenset(_REGION_OF_CODE[code] for code in codes if code in _REGION_OF_CODE)

"""Currency signs and words that stand before the number (US$5, 人民币3万元)."""

from __future__ import annotations

_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "NT$": "TWD", "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$":
    "CAD", "S$": "SGD",
    "NZ$": "NZD", "MOP$": "MOP", "R$": "BRL", "RMB¥": "CNY", "RMB￥": "CNY", "CN¥": "CNY", "JP¥": "JPY", "$": "USD",
    "￥": "CNY", "¥": "CNY", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "฿": "THB", "₽": "RUB", "₫": "VND",
    "₱": "PHP",
    "RMB": "CNY", "CNY": "CNY", "USD": "USD", "HKD": "HKD", "TWD": "TWD", "NTD": "TWD", "EUR": "EUR", "GBP":
    "GBP", "JPY": "JPY",
    "SGD": "SGD", "AUD": "AUD", "CAD": "CAD", "KRW": "KRW", "CHF": "CHF", "MOP": "MOP",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "港元": "HKD", "美金": "USD", "美元": "USD",
    "日元": "JPY",
    "日币": "JPY", "日圆": "JPY", "欧元": "EUR", "英镑": "GBP", "韩元": "KRW", "澳门元": "MOP", "澳门币": "MOP",
    "新加坡币": "SGD",
    "泰铢": "THB", "卢布": "RUB", "令吉": "MYR",
}  # fmt: skip
_BY_LAST: dict[str, tuple[str, ...]] = {}
for _sign in sorted(_SIGNS, key=len, reverse=True):
    _BY_LAST[_sign[-1]] = (*_BY_LAST.get(_sign[-1], ()), _sign)


def sign_before(text: str, at: int) -> tuple[int, str] | None:
    """The currency sign or word that ends at ``at`` (a blank may lie between): its start, its ISO 4217 code."""
    place = at - 1 if at > 0 and text[at - 1] == " " else at
    if place == 0:
        return None
    for sign in _BY_LAST.get(text[place - 1], ()):
        start = place - len(sign)
        if start >= 0 and text.startswith(sign, start):
            if (
                sign[0].isascii()
                and sign[0].isalpha()
                and start > 0
                and text[start - 1].isascii()
                and text[start - 1].isalpha()
            ):
                continue
            return start, _SIGNS[sign]
    return None

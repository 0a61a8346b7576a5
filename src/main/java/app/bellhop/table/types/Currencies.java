package app.bellhop.table.types;

import java.util.Map;

/** What is written before or behind an amount: symbols, codes such as CZK, and words such as kr. */
final class Currencies {

    private static final String CODES =
            "USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|RSD|BAM|MKD|UAH|RUB|TRY|ILS|ZAR|INR"
                    + "|PKR|CNY|HKD|TWD|KRW|SGD|MYR|IDR|THB|PHP|VND|CAD|AUD|NZD|BRL|MXN|CLP|ARS|PEN|AED|SAR|EGP|MAD|TND|NGN|KES";

    private static final String WORDS =
            "[Kk]r\\.?|z\u0142|K\u010D|Ft|[Ll]ei|Rs\\.?|Rp\\.?|R|RM|TL|S?Fr\\.?|KM|FCFA|KSh|Ksh|[Dd]in\\.?"
                    + "|\u043B\u0432\\.?|\u0440\u0443\u0431\\.?|\u0433\u0440\u043D\\.?|\u0434\u0435\u043D\\.?|\u0434\u0438\u043D\\.?|\u5186|\u5143|\uC6D0";

    /** As a regular expression. */
    static final String ANY = "(?:[A-Z]{0,3}\\p{Sc}|" + CODES + "|" + WORDS + ")";

    /** In characters, with a sign and blanks. */
    private static final int LONGEST = 9;

    /** What several stand for, without dots; all others stand for themselves. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("USD", "$"),
            Map.entry("US$", "$"),
            Map.entry("EUR", "\u20AC"),
            Map.entry("GBP", "\u00A3"),
            Map.entry("JPY", "\u00A5"),
            Map.entry("\uFFE5", "\u00A5"),
            Map.entry("\u5186", "\u00A5"),
            Map.entry("CNY", "\u5143"),
            Map.entry("CN\u00A5", "\u5143"),
            Map.entry("Kr", "kr"),
            Map.entry("Lei", "lei"),
            Map.entry("RON", "lei"),
            Map.entry("PLN", "z\u0142"),
            Map.entry("CZK", "K\u010D"),
            Map.entry("HUF", "Ft"),
            Map.entry("ZAR", "R"),
            Map.entry("RUB", "\u20BD"),
            Map.entry("\u0440\u0443\u0431", "\u20BD"),
            Map.entry("UAH", "\u20B4"),
            Map.entry("\u0433\u0440\u043D", "\u20B4"),
            Map.entry("INR", "\u20B9"),
            Map.entry("Rs", "\u20B9"),
            Map.entry("IDR", "Rp"),
            Map.entry("MYR", "RM"),
            Map.entry("TRY", "\u20BA"),
            Map.entry("TL", "\u20BA"),
            Map.entry("ILS", "\u20AA"),
            Map.entry("THB", "\u0E3F"),
            Map.entry("VND", "\u20AB"),
            Map.entry("PHP", "\u20B1"),
            Map.entry("KRW", "\u20A9"),
            Map.entry("\uC6D0", "\u20A9"),
            Map.entry("BRL", "R$"),
            Map.entry("SFr", "CHF"),
            Map.entry("Fr", "CHF"));

    private Currencies() {}

    /** Whether a cell that begins with a letter may be an amount: a digit comes soon. */
    static boolean before(String cell) {
        for (int i = 1; i < cell.length() && i <= LONGEST; i++) {
            if (Character.isDigit(cell.charAt(i))) {
                return Character.isLetter(cell.charAt(0));
            }
        }
        return false;
    }

    /** The usual one for a currency. */
    static String usual(String sign) {
        return SAME.getOrDefault(sign, sign);
    }
}

package app.bellhop.work.contacts;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Writes Latin, Cyrillic and Greek letters with those of ASCII; other characters come back as they are. */
final class Transliteration {

    private static final Map<Integer, String> LETTERS = letters(
            "ßss,æae,œoe,øo,łl,đd,ðd,þth,ıi",
            "аa,бb,вv,гg,дd,еe,ёyo,жzh,зz,иi,йy,кk,лl,мm,нn,оo,пp,рr,сs,тt,уu,фf,хkh,цts,"
                    + "чch,шsh,щshch,ъ,ыy,ь,эe,юyu,яya,іi,їyi,єye,ґg,ўu,јj,љlj,њnj,ћc,ђdj,џdz,ѕdz",
            "αa,βv,γg,δd,εe,ζz,ηi,θth,ιi,κk,λl,μm,νn,ξx,οo,πp,ρr,σs,ςs,τt,υy,φf,χch,ψps,ωo");

    private Transliteration() {}

    /** @param alphabets each letter followed by what it is written as, which may be nothing */
    private static Map<Integer, String> letters(String... alphabets) {
        Map<Integer, String> letters = new HashMap<>();
        for (String alphabet : alphabets) {
            for (String letter : alphabet.split(",")) {
                letters.put(letter.codePointAt(0), letter.substring(1));
            }
        }
        return Map.copyOf(letters);
    }

    static String of(String text) {
        StringBuilder ascii = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (LETTERS.containsKey(Character.toLowerCase(c))) {
                append(ascii, c);
            } else {
                // A letter with marks is written as the letter.
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                        .codePoints()
                        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                        .forEach(part -> append(ascii, part));
            }
        });
        return ascii.toString();
    }

    private static void append(StringBuilder ascii, int c) {
        String letter = LETTERS.get(Character.toLowerCase(c));
        if (letter == null) {
            ascii.appendCodePoint(c);
        } else if (Character.isUpperCase(c) && !letter.isEmpty()) {
            ascii.append(Character.toUpperCase(letter.charAt(0))).append(letter.substring(1));
        } else {
            ascii.append(letter);
        }
    }
}

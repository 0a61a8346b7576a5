package app.bellhop.work.contacts;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Writes Latin, Cyrillic and Greek letters with those of ASCII; other characters come back as they are. */
final class Transliteration {

    private static final Map<Integer, String> LETTERS = letters(
            "ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i",
            "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch"
                    + " ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѕ dz",
            "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o");

    private Transliteration() {}

    private static Map<Integer, String> letters(String... pairs) {
        Map<Integer, String> letters = new HashMap<>();
        for (String alphabet : pairs) {
            String[] words = alphabet.split(" ");
            for (int i = 0; i < words.length; i += 2) {
                letters.put(words[i].codePointAt(0), words[i + 1].equals("-") ? "" : words[i + 1]);
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

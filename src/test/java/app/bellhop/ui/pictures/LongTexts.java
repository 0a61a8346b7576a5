package app.bellhop.ui.pictures;

/** Texts that are 40 % longer. */
public final class LongTexts {

    private static final double LONGER = 0.4;

    private LongTexts() {}

    /** The same with more words, or with a longer one where it is a single word. */
    public static String of(String text) {
        String more = text.contains(" ") ? " und was noch dazu" : "wortende";
        int length = (int) Math.ceil(text.length() * LONGER);
        return text + more.repeat(length / more.length() + 1).substring(0, length);
    }
}

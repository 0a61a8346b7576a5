package app.bellhop.cloud.sns;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers as people write them, by Google's tables of numbering plans. */
public final class PhoneNumbers {

    /** Digits, and the signs that people put between them; a few after a last slash are another number or an extension. */
    private static final Pattern NUMBER = Pattern.compile("(?!.*/\\s*\\d{1,3}$)\\+?[\\d\\s().\\-/·•]+");

    private PhoneNumbers() {}

    /** The country's English name; empty for a number that no plan holds. */
    public static String country(String e164) {
        return parse(e164)
                .map(number -> PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(number.getCountryCode()))
                .filter(code -> !code.equals("ZZ"))
                .map(code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH))
                .orElse("");
    }

    /** Whether numbers of this length are given out in that country. SNS itself checks less. */
    public static boolean possible(String e164) {
        return parse(e164)
                .filter(PhoneNumberUtil.getInstance()::isPossibleNumber)
                .isPresent();
    }

    /** Whether it has an extension, which an SMS can't reach. */
    public static boolean hasExtension(String typed) {
        return parse(plain(typed))
                .or(() -> parse("+1" + plain(typed)))
                .filter(PhoneNumber::hasExtension)
                .isPresent();
    }

    /**
     * A number as people write it made E.164, without the zero of {@code +44 (0)20}; {@code 00} becomes {@code +}.
     *
     * @param region whose numbers are written without a country code, as {@code US}; empty where each has its own
     * @return empty if it isn't a number, has an extension, or its country is unknown
     */
    public static Optional<String> e164(String typed, String region) {
        String number = plain(typed);
        if (!NUMBER.matcher(number).matches() || region.isEmpty() && !number.startsWith("+")) {
            return Optional.empty();
        }
        return parse(number, region)
                .filter(parsed -> !parsed.hasExtension())
                .filter(PhoneNumbers::fits)
                .map(parsed -> PhoneNumberUtil.getInstance().format(parsed, PhoneNumberFormat.E164))
                .filter(SnsRules::phoneNumber);
    }

    /** Neither two in one nor one that lacks its area code or its end: in place of its own, another would be taken off. */
    private static boolean fits(PhoneNumber number) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        return util.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                && (!number.isItalianLeadingZero() || util.isValidNumber(number)); // Too short to take its zero away.
    }

    /** With digits and signs of ASCII, and {@code +} for {@code 00}. */
    private static String plain(String typed) {
        String ascii = digits(Normalizer.normalize(Endpoints.cell(typed.strip()), Normalizer.Form.NFKC))
                .replaceAll("\\p{Cf}", "") // Invisible marks of direction come with numbers copied from elsewhere.
                .replaceAll("\\p{Pd}", "-")
                .strip()
                .replaceFirst("(?i)^tel[:.]+\\s*", "");
        return ascii.replaceFirst("^[\\s(]*0\\s*0(?=[\\s)]*[1-9(])", "+").replaceFirst("^\\(\\+(\\d+)\\)", "+$1");
    }

    /** With the digits of ASCII for those of any script. */
    private static String digits(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return plain.toString();
    }

    /** The regions that have telephone numbers, as {@code US}, in order. */
    public static List<String> regions() {
        return PhoneNumberUtil.getInstance().getSupportedRegions().stream()
                .sorted()
                .toList();
    }

    private static Optional<PhoneNumber> parse(String number) {
        return parse(number, "");
    }

    private static Optional<PhoneNumber> parse(String number, String region) {
        try {
            return Optional.of(PhoneNumberUtil.getInstance().parse(number, region.isEmpty() ? null : region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}

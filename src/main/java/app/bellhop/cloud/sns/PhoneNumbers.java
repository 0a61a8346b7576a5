package app.bellhop.cloud.sns;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of phone numbers without asking anybody, by Google's tables. */
public final class PhoneNumbers {

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

    /**
     * A number as people write it made E.164: spaces, brackets, dots and hyphens go, {@code 00} becomes {@code +}.
     *
     * @param region whose numbers are written without a country code, as {@code US}; empty where each has its own
     * @return empty if it is not a number, or its country is unknown
     */
    public static Optional<String> e164(String typed, String region) {
        String digits = typed.strip().replaceAll("[\\s().\\-/\\u00A0]", "");
        String number = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        if (SnsRules.phoneNumber(number)) {
            return Optional.of(number);
        }
        if (region.isEmpty() || number.startsWith("+")) {
            return Optional.empty();
        }
        try {
            PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number, region);
            return PhoneNumberUtil.getInstance().isPossibleNumber(parsed)
                    ? Optional.of(PhoneNumberUtil.getInstance().format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The regions that have telephone numbers, as {@code US}, in order. */
    public static List<String> regions() {
        return PhoneNumberUtil.getInstance().getSupportedRegions().stream()
                .sorted()
                .toList();
    }

    private static Optional<PhoneNumber> parse(String e164) {
        try {
            return Optional.of(PhoneNumberUtil.getInstance().parse(e164, null));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}

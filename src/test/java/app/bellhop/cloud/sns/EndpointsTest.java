package app.bellhop.cloud.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints and phone numbers as people write them, and when two are the same. */
class EndpointsTest {

    @ParameterizedTest
    @CsvSource({
        "email, Ada@X.org, ada@x.ORG",
        "email, Ada <ada@x.org>, ada@x.org",
        "email, ada@m\u00FCnchen.de, ADA@xn--mnchen-3ya.de",
        "https, HTTPS://X.org/a, https://x.org/a",
        "http, http://X.org:8080/a?b=C, http://x.ORG:8080/a?b=C",
        "sms, +1 (415) 555-0100, +14155550100",
        "sms, 0044 (0)20 7946 0958, +442079460958"
    })
    void theSame(String protocol, String one, String other) {
        assertEquals(Endpoints.identity(protocol, one), Endpoints.identity(protocol, other));
    }

    @ParameterizedTest
    @CsvSource({
        "https, https://x.org/Orders, https://x.org/orders",
        "https, https://x.org/a?key=A, https://x.org/a?key=a",
        "https, https://Ada:Secret@x.org/a, https://ada:secret@x.org/a",
        "https, https://x.org/a, https://x.org/a/",
        "http, http://x.org/a, http://x.org:8080/a",
        "sqs, arn:aws:sqs:us-east-1:1:Orders, arn:aws:sqs:us-east-1:1:orders",
        "lambda, arn:aws:lambda:us-east-1:1:function:F, arn:aws:lambda:us-east-1:1:function:f",
        "lambda, arn:aws:lambda:us-east-1:1:function:f, arn:aws:lambda:us-east-1:1:function:f:live",
        "firehose, arn:aws:firehose:r:1:deliverystream/S, arn:aws:firehose:r:1:deliverystream/s",
        "application, arn:aws:sns:r:1:endpoint/GCM/App/a, arn:aws:sns:r:1:endpoint/GCM/app/a",
        "email, ada+a@x.org, ada+b@x.org"
    })
    void two(String protocol, String one, String other) {
        assertNotEquals(Endpoints.identity(protocol, one), Endpoints.identity(protocol, other));
    }

    /** As spreadsheets and address books write them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ada@x.org;",
                "ada@x.org,",
                "\u200Bada@x.org",
                "ada\uFF20x.org",
                "ada@x\u3002org",
                "=\"ada@x.org\"",
                "'ada@x.org",
                "Ada <ada@x.org>;",
                "<mailto:ada@x.org>,"
            })
    void emailsWithWhatTablesPutAround(String written) {
        assertEquals("ada@x.org", Endpoints.plain("email", written));
    }

    @ParameterizedTest
    @CsvSource({"o'brien@x.org", "\u00FCnal@x.org", "ada@x.org (work)", "ada+a@x.org", "'ada@x.org, bob@x.org'"})
    void emailsThatStayAsTheyAre(String written) {
        assertEquals(written, Endpoints.plain("email", written));
    }

    /** Of the country that the table is from. */
    @ParameterizedTest
    @CsvSource({
        "DE, 030 / 90 18 20, +4930901820",
        "DE, 0171 1234567, +491711234567",
        "FR, 06 12 34 56 78, +33612345678",
        "FR, 01.42.68.53.00, +33142685300",
        "CH, 079 123 45 67, +41791234567",
        "NL, 06-12345678, +31612345678",
        "SE, 070-123 45 67, +46701234567",
        "AT, 0664/1234567, +436641234567",
        "IT, 06 0606 1234, +390606061234",
        "IT, 347 123 4567, +393471234567",
        "GB, (020) 7946 0958, +442079460958",
        "GB, 07700 900123, +447700900123",
        "US, 1-415-555-0100, +14155550100",
        "US, 011 44 20 7946 0958, +442079460958",
        "US, 415.555.0100, +14155550100",
        "US, '\uFF14\uFF11\uFF15\u3000\uFF15\uFF15\uFF15\u3000\uFF10\uFF11\uFF10\uFF10', +14155550100",
        "'', +49 (0) 30 / 90 18 20, +4930901820",
        "'', 0049(0)30901820, +4930901820",
        "'', +33 (0) 6 12 34 56 78, +33612345678",
        "'', 0041 (0)79 123 45 67, +41791234567",
        "'', +31 (0)6 12345678, +31612345678",
        "'', +46 (0)70-123 45 67, +46701234567",
        "'', +43 (0)664 1234567, +436641234567",
        "'', +39 (0)6 0606 1234, +390606061234",
        "'', 0039 06 0606 1234, +390606061234",
        "'', +44 (0)7700 900123, +447700900123",
        "'', 001 415 555 0100, +14155550100",
        "'', +1 (415) 555\u20130100, +14155550100",
        "'', +\u0664\u0664 \u0662\u0660 \u0667\u0669\u0664\u0666 \u0660\u0669\u0665\u0668, +442079460958",
        "'', \u202A+1 415 555 0100\u202C, +14155550100",
        "'', =\"+442079460958\", +442079460958",
        "'', '''+44 20 7946 0958', +442079460958",
        "'', Tel: +44 20 7946 0958, +442079460958",
        "'', Tel. +44 20 7946 0958, +442079460958",
        "US, =\"4155550100\", +14155550100"
    })
    void phonesOfEveryCountry(String region, String written, String number) {
        assertEquals(Optional.of(number), PhoneNumbers.e164(written, region));
    }

    /** What is left out would reach somebody else. */
    @ParameterizedTest
    @CsvSource({
        "US, 415 555 0100 ext. 5",
        "US, 415 555 0100 x5",
        "US, 415 555 0100 #5",
        "US, '415 555 0100, 5'",
        "US, 415 555 0100/0101",
        "'', +1 415 555 0100;ext=5",
        "'', +1 415 555 0100 extension 5",
        "'', +1 415 555 0100/0101",
        "'', +33 1 42 68 53 00 poste 12",
        "'', +49 30 901820 Durchwahl 42",
        "'', +44 20 7946 0958 or +44 20 7946 0959",
        "'', +44 20 7946 0958 / +44 20 7946 0959",
        "'', +49 30 123456/78",
        "'', +43 1 234 5678 / 12",
        "'', +1 415 555 01",
        "'', +44 20 7946",
        "GB, 020 7946",
        "'', 415 555 0100",
        "US, 555-0100",
        "'', +1 555-0100",
        "US, 1-800-FLOWERS",
        "'', +"
    })
    void notOnePhone(String region, String written) {
        assertEquals(Optional.empty(), PhoneNumbers.e164(written, region));
    }
}

package app.bellhop.aws.client;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.async.SimplePublisher;

/**
 * Makes answers readable that the SDK could not read for one bad value: dates and numbers that are none are left out, keys
 * that are not encoded as the answer says are encoded, and so are the characters that XML cannot hold. Lists are repaired
 * only where that is wanted, as it costs time.
 */
public final class ListingRepair implements ExecutionInterceptor {

    /** Set on a request whose answer is to be repaired. */
    public static final ExecutionAttribute<Boolean> WANTED = new ExecutionAttribute<>("ListingRepair");

    private static final String LAST_MODIFIED = "Last-Modified";
    private static final String RETAINED_UNTIL = "x-amz-object-lock-retain-until-date";
    private static final List<String> COUNTS =
            List.of("Content-Length", "x-amz-mp-parts-count", "x-amz-tagging-count", "x-amz-missing-meta");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    /** A day, or a time with or without a zone, as databases and scripts write them. */
    private static final DateTimeFormatter LOOSE_DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]['UTC']")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private static final Pattern DATE =
            Pattern.compile("<(LastModified|CreationDate|Initiated|RestoreExpiryDate)>([^<]*)</\\1>");
    private static final Pattern COUNT = Pattern.compile(
            "<(Size|KeyCount|Max(?:Keys|Parts|Uploads|Buckets)|(?:Next)?PartNumberMarker|PartNumber)>([^<]*)</\\1>");

    /** All but sizes are small for the SDK, too. */
    private static final Pattern SMALL = Pattern.compile("[0-9]{1,9}");

    private static final Pattern LARGE = Pattern.compile("[0-9]{1,18}");

    private static final Pattern NAME =
            Pattern.compile("<(Key|Prefix|Delimiter|StartAfter|KeyMarker|NextKeyMarker)>([^<]*)</\\1>");
    private static final Pattern URL_ENCODED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*");
    private static final Pattern ENCODING = Pattern.compile("<EncodingType>url</EncodingType>");
    private static final Pattern ROOT = Pattern.compile("<List\\w+Result[^>]*>");
    private static final Pattern DECLARATION = Pattern.compile("^<\\?xml[^>]*\\?>");

    /** An ampersand that begins no reference that XML knows. */
    private static final Pattern AMPERSAND =
            Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,9}|#x[0-9A-Fa-f]{1,7});)");

    /** What may be a character that XML cannot hold: as such, and as a reference. */
    private static final Pattern CHARACTER = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]|&#(?:x([0-9A-Fa-f]{1,7})|([0-9]{1,9}));");

    /** A byte that begins no character, for what is none: see UnreadableNames. */
    private static final String NO_TEXT = "%FF";

    /** Neither {@code true} nor {@code false}, which the SDK reads as false: the rest of the list would be missing. */
    private static final Pattern UNCLEAR =
            Pattern.compile("<IsTruncated>(?!(?:true|false)</)[^<]*</IsTruncated>|<IsTruncated/>");

    private static final Pattern YES = Pattern.compile("(?i)<IsTruncated>\\s*(?:true|1|t|yes|y)\\s*<.*");
    private static final Pattern NO = Pattern.compile("(?i)<IsTruncated>\\s*(?:false|0|f|no|n)\\s*<.*");

    /** The failure of a list that does not say clearly whether there is more; none once that is repaired. */
    static Optional<CloudException> unclear(String start, ExecutionAttributes attributes) {
        return Boolean.TRUE.equals(attributes.getAttribute(WANTED))
                        || !UNCLEAR.matcher(start).find()
                ? Optional.empty()
                : Optional.of(new CloudException(
                        ErrorKind.NETWORK,
                        Failure.local(
                                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                                "",
                                Reason.of(AnswerProblem.UNREADABLE)),
                        new IllegalArgumentException("IsTruncated")));
    }

    /** Whether a request may have failed because its answer could not be read. */
    public static boolean mayHelp(Throwable failure) {
        return AwsErrors.find(failure, javax.xml.stream.XMLStreamException.class) != null
                || AwsErrors.find(failure, DateTimeException.class) != null
                || AwsErrors.find(failure, IllegalArgumentException.class) != null;
    }

    /** Dates and numbers in the head of an answer, too: most say when the object was modified. */
    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse answer = context.httpResponse();
        Optional<String> modified = answer.firstMatchingHeader(LAST_MODIFIED);
        Optional<String> retained = answer.firstMatchingHeader(RETAINED_UNTIL);
        boolean dated = modified.isEmpty() || date(modified.get(), HTTP_DATE).isPresent();
        // One that cannot be read at all stays: who left it out would copy the object without its lock.
        boolean locked = retained.flatMap(ListingRepair::instant).isEmpty()
                || date(retained.get(), DateTimeFormatter.ISO_OFFSET_DATE_TIME).isPresent();
        List<String> unreadable = COUNTS.stream()
                .filter(name -> answer.firstMatchingHeader(name)
                        .filter(count -> !LARGE.matcher(count.strip()).matches())
                        .isPresent())
                .toList();
        if (dated && locked && unreadable.isEmpty()) {
            return answer;
        }
        return answer.copy(head -> {
            if (!dated) {
                replace(head, LAST_MODIFIED, instant(modified.orElseThrow()), HTTP_DATE);
            }
            if (!locked) {
                replace(head, RETAINED_UNTIL, instant(retained.orElseThrow()), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            }
            unreadable.forEach(head::removeHeader);
        });
    }

    private static void replace(
            SdkHttpResponse.Builder head, String name, Optional<Instant> date, DateTimeFormatter form) {
        head.removeHeader(name);
        date.ifPresent(at -> head.putHeader(name, form.format(at.atOffset(ZoneOffset.UTC))));
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<Publisher<ByteBuffer>> body = context.responsePublisher();
        return Boolean.TRUE.equals(attributes.getAttribute(WANTED))
                        && context.httpResponse().isSuccessful()
                ? body.map(ListingRepair::repaired)
                : body;
    }

    private static Publisher<ByteBuffer> repaired(Publisher<ByteBuffer> body) {
        SimplePublisher<ByteBuffer> repaired = new SimplePublisher<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SdkPublisher.adapt(body)
                .subscribe(buffer -> bytes.writeBytes(BinaryUtils.copyBytesFrom(buffer)))
                .whenComplete((done, e) -> {
                    if (e == null) {
                        String text = repaired(XmlText.lossless(bytes.toByteArray()));
                        repaired.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                        repaired.complete();
                    } else {
                        repaired.error(e);
                    }
                });
        return repaired;
    }

    static String repaired(String xml) {
        String document = DECLARATION.matcher(xml.stripLeading()).replaceFirst("");
        String whole = AMPERSAND.matcher(document).replaceAll("&amp;");
        String clear = UNCLEAR.matcher(whole).replaceFirst(said -> truncated(said.group()));
        String dated = DATE.matcher(clear).replaceAll(date -> Matcher.quoteReplacement(dated(date)));
        return encoded(COUNT.matcher(dated).replaceAll(count -> Matcher.quoteReplacement(counted(count))));
    }

    /** Left out where it says nothing: then there is more if the answer names the next page. */
    private static String truncated(String said) {
        boolean yes = YES.matcher(said).matches();
        return yes || NO.matcher(said).matches() ? "<IsTruncated>" + yes + "</IsTruncated>" : "";
    }

    private static String counted(MatchResult count) {
        String number = count.group(2).strip();
        Pattern form = count.group(1).equals("Size") ? LARGE : SMALL;
        return form.matcher(number).matches() ? "<" + count.group(1) + ">" + number + "</" + count.group(1) + ">" : "";
    }

    private static String dated(MatchResult date) {
        return instant(date.group(2).strip())
                .map(instant -> "<" + date.group(1) + ">" + instant + "</" + date.group(1) + ">")
                .orElse("");
    }

    /** Dates without a zone are taken for UTC. */
    private static Optional<Instant> instant(String text) {
        return date(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .or(() -> date(text, HTTP_DATE))
                .or(() -> date(text, LOOSE_DATE));
    }

    private static Optional<Instant> date(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * A server that does not encode what it says it does is noticed by one name that no encoding makes. Elsewhere than in
     * names, what XML cannot hold is told by its code.
     */
    private static String encoded(String xml) {
        boolean said = ENCODING.matcher(xml).find();
        boolean odd = NAME.matcher(xml).results().anyMatch(name -> unreadable(name.group(2)));
        boolean raw = odd
                || said
                        && NAME.matcher(xml)
                                .results()
                                .anyMatch(name ->
                                        !URL_ENCODED.matcher(name.group(2)).matches());
        if (!raw) {
            return escaped(xml);
        }
        String names = NAME.matcher(xml)
                .replaceAll(name -> Matcher.quoteReplacement("<" + name.group(1) + ">"
                        + escaped(name.group(2).replace("%", "%25").replace("+", "%2B")) + "</" + name.group(1) + ">"));
        String all = escaped(names);
        return said ? all : ROOT.matcher(all).replaceFirst("$0<EncodingType>url</EncodingType>");
    }

    private static boolean unreadable(String text) {
        return CHARACTER.matcher(text).results().anyMatch(found -> !legal(code(found)));
    }

    private static String escaped(String text) {
        return CHARACTER.matcher(text).replaceAll(found -> {
            int code = code(found);
            return Matcher.quoteReplacement(legal(code) ? found.group() : percents(code));
        });
    }

    private static int code(MatchResult found) {
        if (found.group(1) != null) {
            return Integer.parseInt(found.group(1), 16);
        }
        return found.group(2) != null
                ? Integer.parseInt(found.group(2))
                : found.group().charAt(0);
    }

    private static boolean legal(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || code >= ' ' && code < Character.MIN_SURROGATE
                || code > Character.MAX_SURROGATE && code < 0xFFFE
                || code >= Character.MIN_SUPPLEMENTARY_CODE_POINT && code <= Character.MAX_CODE_POINT;
    }

    private static String percents(int code) {
        StringBuilder bytes = new StringBuilder();
        if (!Character.isValidCodePoint(code) || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
            return NO_TEXT;
        }
        String character = Character.toString(code);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            bytes.append(String.format("%%%02X", b));
        }
        return bytes.toString();
    }
}

package app.bellhop.aws.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.async.SimplePublisher;

/**
 * Makes answers readable that the SDK could not read for one bad value: dates and sizes that are none are left out, keys that
 * are not encoded as the answer says are encoded, and so are the characters that XML cannot hold. Lists are repaired only
 * where that is wanted, as it costs time.
 */
public final class ListingRepair implements ExecutionInterceptor {

    /** Set on a request whose answer is to be repaired. */
    public static final ExecutionAttribute<Boolean> WANTED = new ExecutionAttribute<>("ListingRepair");

    private static final String LAST_MODIFIED = "Last-Modified";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private static final Pattern DATE = Pattern.compile("<(LastModified|CreationDate|Initiated)>([^<]*)</\\1>");
    private static final Pattern SIZE = Pattern.compile("<Size>([^<]*)</Size>");
    private static final Pattern NAME =
            Pattern.compile("<(Key|Prefix|Delimiter|StartAfter|KeyMarker|NextKeyMarker)>([^<]*)</\\1>");
    private static final Pattern URL_ENCODED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*");
    private static final Pattern ENCODING = Pattern.compile("<EncodingType>url</EncodingType>");
    private static final Pattern ROOT = Pattern.compile("<List\\w+Result[^>]*>");

    /** As characters, and as references to them. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]|&#(?:x0*([0-9A-Fa-f]{1,2})|0*([0-9]{1,2}));");

    /** Whether a request may have failed because its answer could not be read. */
    public static boolean mayHelp(Throwable failure) {
        return AwsErrors.find(failure, javax.xml.stream.XMLStreamException.class) != null
                || AwsErrors.find(failure, DateTimeException.class) != null
                || AwsErrors.find(failure, IllegalArgumentException.class) != null;
    }

    /** A date in the head of an answer, too: most say when the object was modified. */
    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse answer = context.httpResponse();
        Optional<String> modified = answer.firstMatchingHeader(LAST_MODIFIED);
        if (modified.isEmpty() || date(modified.get(), HTTP_DATE).isPresent()) {
            return answer;
        }
        Optional<Instant> other = instant(modified.get());
        return answer.copy(head -> {
            head.removeHeader(LAST_MODIFIED);
            other.ifPresent(date -> head.putHeader(LAST_MODIFIED, HTTP_DATE.format(date.atOffset(ZoneOffset.UTC))));
        });
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
                        String text = repaired(bytes.toString(StandardCharsets.UTF_8));
                        repaired.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                        repaired.complete();
                    } else {
                        repaired.error(e);
                    }
                });
        return repaired;
    }

    static String repaired(String xml) {
        String dated = DATE.matcher(xml).replaceAll(date -> Matcher.quoteReplacement(dated(date)));
        String sized = SIZE.matcher(dated).replaceAll(size -> size.group(1).matches("[0-9]{1,18}") ? "$0" : "");
        return encoded(sized);
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
                .or(() -> date(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC)));
    }

    private static Optional<Instant> date(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A server that does not encode what it says it does is noticed by one name that no encoding makes. */
    private static String encoded(String xml) {
        boolean said = ENCODING.matcher(xml).find();
        boolean control = CONTROL.matcher(xml).find();
        boolean raw = control
                || NAME.matcher(xml)
                        .results()
                        .anyMatch(name -> !URL_ENCODED.matcher(name.group(2)).matches());
        if (!raw || !said && !control) {
            return xml;
        }
        String names = NAME.matcher(xml)
                .replaceAll(name -> Matcher.quoteReplacement("<" + name.group(1) + ">"
                        + escaped(name.group(2).replace("%", "%25").replace("+", "%2B")) + "</" + name.group(1) + ">"));
        String all = escaped(names);
        return said ? all : ROOT.matcher(all).replaceFirst("$0<EncodingType>url</EncodingType>");
    }

    private static String escaped(String text) {
        return CONTROL.matcher(text).replaceAll(found -> {
            int code = found.group(1) != null
                    ? Integer.parseInt(found.group(1), 16)
                    : found.group(2) != null
                            ? Integer.parseInt(found.group(2))
                            : found.group().charAt(0);
            boolean legal = code >= ' ' || code == '\t' || code == '\n' || code == '\r';
            return Matcher.quoteReplacement(legal ? found.group() : String.format("%%%02X", code));
        });
    }
}

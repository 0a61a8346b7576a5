package app.bellhop.work.activity;

import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.cloud.activity.Redaction;
import app.bellhop.cloud.activity.Withheld;
import app.bellhop.settings.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls as Python that makes them with boto3. Secrets and bodies are placeholders. */
public final class BotoCode {

    /** What boto3 works out from the body and the key itself. */
    private static final Pattern OF_BODY = Pattern.compile("ContentLength|ContentMD5|Checksum(CRC.*|SHA.*|MD5|XX.*)");

    private static final Pattern OF_KEY = Pattern.compile(".*SSECustomerKeyMD5");

    private static final String BODY = "Body";

    /** As one writes them; the others as the API lists them. */
    private static final List<String> FIRST = List.of("CopySource", "Bucket", "Key", "TopicArn");

    private final PythonWriter python = new PythonWriter();
    private final Connection connection;

    private BotoCode(Connection connection) {
        this.connection = connection;
    }

    /**
     * The lines for calls as they were made, behind those that make the clients.
     *
     * @param calls the oldest first
     * @param left how many more there were that were not kept
     */
    public static String of(Connection connection, List<ApiCall> calls, int left) {
        BotoCode code = new BotoCode(connection);
        List<String> lines = new ArrayList<>();
        for (ApiCall call : calls) {
            if (!call.error().isEmpty()) {
                lines.add("# Failed: " + call.error());
            }
            lines.add(code.line(call));
        }
        if (left > 0) {
            lines.add(more(left));
        }
        return code.program(calls, lines);
    }

    /**
     * A script of calls that writes what they wrote. Multipart uploads and copies are those of boto3, as their IDs would be
     * others; calls that failed are comments.
     *
     * @param calls the oldest first
     * @param left how many more there were that were not kept
     */
    public static String script(Connection connection, List<ApiCall> calls, int left) {
        BotoCode code = new BotoCode(connection);
        MultipartCalls multipart = new MultipartCalls(calls);
        List<ApiCall> own =
                calls.stream().filter(call -> !multipart.isStep(call)).toList();
        List<String> lines = new ArrayList<>();
        for (ApiCall call : own) {
            String line = multipart.isBegin(call) ? code.whole(call, multipart) : code.line(call);
            lines.add(call.failed() ? commented("Failed: " + call.error() + "\n" + line) : line);
        }
        if (left > 0) {
            lines.add(more(left));
        }
        return code.program(own, lines);
    }

    private static String more(int left) {
        return "# " + left + " more calls were made, which Bellhop has not kept.";
    }

    private static String commented(String lines) {
        return lines.lines().map(line -> "# " + line).collect(Collectors.joining("\n"));
    }

    private String program(Collection<ApiCall> calls, List<String> lines) {
        List<String> services = calls.stream().map(ApiCall::service).distinct().toList();
        boolean links = calls.stream().anyMatch(call -> call.operation().equals("GeneratePresignedUrl"));
        return new BotoClients(connection, links).lines(services, python.imports()) + "\n" + String.join("\n", lines)
                + "\n";
    }

    private String line(ApiCall call) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        FIRST.stream().filter(call.arguments()::containsKey).forEach(name -> arguments.put(name, ""));
        arguments.putAll(call.arguments());
        boolean body = arguments.get(BODY) instanceof Withheld;
        arguments
                .keySet()
                .removeIf(name -> OF_KEY.matcher(name).matches()
                        || body && OF_BODY.matcher(name).matches()
                        // boto3 asks for it, and takes it back, unless it is told.
                        || name.equals("EncodingType") && call.operation().startsWith("List"));
        String method = call.service() + "." + BotoNames.method(call.operation());
        String line = python.call(method, List.of(), arguments, file(call));
        return line.contains(Redaction.REDACTED) ? "# Fill in what is " + Redaction.REDACTED + ".\n" + line : line;
    }

    private String whole(ApiCall begin, MultipartCalls multipart) {
        Map<String, Object> extra = new LinkedHashMap<>(begin.arguments());
        extra.keySet()
                .removeIf(name -> OF_KEY.matcher(name).matches()
                        || List.of("Bucket", "Key", "ChecksumType", "ChecksumAlgorithm")
                                .contains(name));
        Map<String, Object> named = extra.isEmpty() ? Map.of() : Map.of("ExtraArgs", extra);
        String condition = multipart.isConditional(begin)
                ? "# Bellhop made sure that nothing else is replaced, which boto3 can't here.\n"
                : "";
        return condition
                + multipart
                        .source(begin)
                        .map(source ->
                                python.call("s3.copy", List.of(source, begin.place(), begin.subject()), named, ""))
                        .orElseGet(() -> python.call(
                                "s3.upload_file", List.of(file(begin), begin.place(), begin.subject()), named, ""));
    }

    /** Stands for the file that was sent: its path is not known. */
    private static String file(ApiCall call) {
        String key = call.subject();
        return key.substring(key.lastIndexOf('/') + 1);
    }
}

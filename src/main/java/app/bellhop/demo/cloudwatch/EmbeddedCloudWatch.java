package app.bellhop.demo.cloudwatch;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The demo's CloudWatch: GetMetricData of what its SNS counted, in the protocol that the SDK speaks (RPC v2 CBOR). */
public final class EmbeddedCloudWatch {

    /** What the paths of requests begin with; the operation follows. */
    public static final String PATH = "/service/GraniteServiceVersion20100801/operation/";

    /** The tag of a number that is a time in seconds. */
    private static final int TIME = 1;

    private static final int MINUTE = 60;

    /** A response of the protocol. */
    public record Answer(int status, byte[] cbor) {}

    @FunctionalInterface
    public interface Counts {

        /** The counts of a topic's metric, by minutes since the epoch; from the first minute, before the last one. */
        Map<Long, Long> perMinute(String topic, String metric, long from, long before);
    }

    private final CBORMapper cbor = new CBORMapper();

    public Answer answer(String path, byte[] body, Counts counts) {
        if (!path.equals(PATH + "GetMetricData")) {
            return refusal(404, "UnknownOperationException", "The demo answers GetMetricData only.");
        }
        try {
            return new Answer(200, metricData(cbor.readTree(body), counts));
        } catch (JacksonException e) {
            return refusal(400, "SerializationException", "The request isn't CBOR.");
        }
    }

    public Answer refusal(int status, String code, String message) {
        return new Answer(
                status,
                cbor.writeValueAsBytes(Map.of("__type", "com.amazonaws.cloudwatch#" + code, "message", message)));
    }

    private byte[] metricData(JsonNode request, Counts counts) {
        long start = (long) request.path("StartTime").asDouble();
        long end = (long) request.path("EndTime").asDouble();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = (CBORGenerator) cbor.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("MetricDataResults");
            for (JsonNode query : request.path("MetricDataQueries")) {
                JsonNode stat = query.path("MetricStat");
                String metric = stat.path("Metric").path("MetricName").asString("");
                String topic = stat.path("Metric")
                        .path("Dimensions")
                        .path(0)
                        .path("Value")
                        .asString("");
                long period = Math.max(MINUTE, stat.path("Period").asLong(MINUTE));
                Map<Long, Long> sums = new TreeMap<>(Comparator.reverseOrder()); // The newest first.
                counts.perMinute(topic, metric, start / MINUTE, end / MINUTE)
                        .forEach((minute, count) -> sums.merge(minute * MINUTE / period * period, count, Long::sum));
                write(out, query.path("Id").asString(""), metric, sums);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(CBORGenerator out, String id, String label, Map<Long, Long> sums) {
        out.writeStartObject();
        out.writeStringProperty("Id", id);
        out.writeStringProperty("Label", label);
        out.writeStringProperty("StatusCode", "Complete");
        out.writeArrayPropertyStart("Timestamps");
        for (long time : sums.keySet()) {
            out.writeTag(TIME);
            out.writeNumber(time);
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("Values");
        for (long sum : sums.values()) {
            out.writeNumber((double) sum);
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}

package app.bellhop.demo.sqs;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The demo's SQS, which answers at the same address as its SNS: what SNS delivers to and clients receive from. */
public final class EmbeddedSqs implements AutoCloseable {

    /** What the header {@code X-Amz-Target} begins with. */
    public static final String TARGET = "AmazonSQS.";

    /**
     * A response of the JSON protocol.
     *
     * @param queryError the header {@code x-amzn-query-error}; null without an error
     */
    public record Answer(int status, String json, @Nullable String queryError) {}

    private final SqsStore store;
    private final MessageActions messages;
    private final Map<String, SqsAction> actions = new HashMap<>();

    /**
     * @param file where to keep queues and messages
     * @param endpoint what URLs of queues begin with
     */
    public EmbeddedSqs(Path file, Supplier<URI> endpoint) {
        store = new SqsStore(file);
        messages = new MessageActions(store);
        actions.putAll(new QueueActions(store, endpoint, messages::wake).actions());
        actions.putAll(messages.actions());
    }

    /**
     * Answers a request; one that waits for messages blocks for up to 20 seconds.
     *
     * @param target of the header {@code X-Amz-Target}
     * @param region that the request was signed for
     */
    public Answer answer(String target, byte[] body, String region) {
        SqsAction action = actions.get(target.substring(TARGET.length()));
        try {
            if (action == null) {
                throw new SqsError("UnknownOperationException", "InvalidAction", "The action is not valid.");
            }
            return new Answer(
                    200, action.run(JsonMapper.shared().readTree(body), region).toString(), null);
        } catch (SqsError e) {
            return refusal(e);
        } catch (JacksonException e) {
            return refusal(SqsError.invalid("The request isn't JSON."));
        }
    }

    private static Answer refusal(SqsError e) {
        String json = JsonMapper.shared()
                .createObjectNode()
                .put("__type", "com.amazonaws.sqs#" + e.shape)
                .put("message", e.getMessage())
                .toString();
        return new Answer(400, json, e.queryCode + ";Sender");
    }

    /**
     * Delivers a topic's message to a queue.
     *
     * @return whether the queue exists and its policy lets the topic send
     */
    public boolean deliver(String topicArn, String queueArn, TopicMessage message) {
        String policy = store.settings(queueArn, SqsStore.ATTRIBUTE).getOrDefault("Policy", "");
        if (!store.exists(queueArn) || !QueuePolicy.allows(policy, topicArn, queueArn)) {
            return false;
        }
        Map<String, String> system = new LinkedHashMap<>();
        system.put("SenderId", "AIDASNSDEMO");
        if (!message.trace().isEmpty()) {
            system.put("AWSTraceHeader", message.trace());
        }
        if (queueArn.endsWith(".fifo")) {
            system.put("MessageDeduplicationId", message.deduplication());
        } else if (!message.group().isEmpty() && message.deduplication().isEmpty()) {
            system.put("MessageGroupId", message.group()); // Of a standard topic, it orders nothing.
        }
        messages.add(
                queueArn,
                message.body(),
                JsonMapper.shared().writeValueAsString(message.attributes()),
                queueArn.endsWith(".fifo") ? message.group() : "",
                system);
        return true;
    }

    @Override
    public void close() {
        messages.close();
        store.close();
    }
}

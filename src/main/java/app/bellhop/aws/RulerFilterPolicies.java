package app.bellhop.aws;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.sns.FilterPolicies;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Filter policies by AWS's own engine, the one that Amazon runs in EventBridge and SNS. */
public final class RulerFilterPolicies implements FilterPolicies {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLACE =
            Pattern.compile("\\s+at \\[Source: .*line: (\\d+), column: (\\d+)]\\s*$", Pattern.DOTALL);

    /** What SNS allows a policy at the most, in bytes. */
    private static final int MAX_BYTES = 150 * 1024;

    @Override
    public Optional<DocumentProblem> check(String policy) {
        try {
            if (!JSON.readTree(policy).isObject()) {
                return Optional.of(new DocumentProblem(1, 1, "A filter policy is a JSON object { … }."));
            }
        } catch (JacksonException e) {
            return Optional.of(DocumentProblem.of(e));
        }
        if (policy.length() > MAX_BYTES) {
            return Optional.of(new DocumentProblem(1, 1, "A filter policy has at most 150 KB."));
        }
        String problem = JsonRuleCompiler.check(policy);
        if (problem == null) {
            return Optional.empty();
        }
        Matcher place = PLACE.matcher(problem);
        return Optional.of(
                place.find()
                        ? new DocumentProblem(
                                Integer.parseInt(place.group(1)),
                                Integer.parseInt(place.group(2)),
                                problem.substring(0, place.start()) + ".")
                        : new DocumentProblem(1, 1, problem + "."));
    }

    @Override
    public boolean accepts(String policy, boolean bodyScope, Message message) {
        if (policy.isBlank()) {
            return true;
        }
        try {
            JsonNode event = bodyScope ? JSON.readTree(message.text()) : event(message);
            return event.isObject() && Ruler.matchesRule(event.toString(), policy);
        } catch (Exception e) {
            return false; // A body that is no JSON, or a policy that SNS would never have taken.
        }
    }

    private static ObjectNode event(Message message) {
        ObjectNode event = JSON.createObjectNode();
        message.attributes().forEach((name, attribute) -> event.set(name, value(attribute)));
        return event;
    }

    private static JsonNode value(MessageAttribute attribute) {
        if (attribute.type().startsWith("String.Array")) {
            return JSON.readTree(attribute.value());
        }
        return attribute.type().startsWith("Number")
                ? JSON.getNodeFactory().numberNode(new BigDecimal(attribute.value()))
                : JSON.getNodeFactory().stringNode(attribute.value());
    }
}

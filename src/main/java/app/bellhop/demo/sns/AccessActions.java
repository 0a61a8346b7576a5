package app.bellhop.demo.sns;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may use a topic, what its messages may hold, and the phone numbers of the SMS sandbox. */
final class AccessActions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String POLICY = "Policy";
    private static final String STATEMENT = "Statement";

    /** Owns the data protection policies: they are no attributes of their topics. */
    private static final String PROTECTION = "data-protection";

    /** Owns the sandbox's numbers, each with its status and code. */
    private static final String SANDBOX = "sandbox";

    private static final String VERIFIED = "Verified";
    private static final int CODES = 1_000_000;

    private final SnsStore store;
    private final Delivery delivery;
    private final SecureRandom random = new SecureRandom();

    AccessActions(SnsStore store, Delivery delivery) {
        this.store = store;
        this.delivery = delivery;
    }

    Map<String, Action> actions() {
        return Map.of(
                "AddPermission", this::addPermission,
                "RemovePermission", this::removePermission,
                "PutDataProtectionPolicy", this::protect,
                "GetDataProtectionPolicy", this::protection,
                "CreateSMSSandboxPhoneNumber", this::addNumber,
                "VerifySMSSandboxPhoneNumber", this::verify,
                "ListSMSSandboxPhoneNumbers", this::numbers,
                "DeleteSMSSandboxPhoneNumber", this::deleteNumber);
    }

    private ObjectNode policy(String topic) {
        String own = store.attributes(topic).getOrDefault(POLICY, "");
        return (ObjectNode) JSON.readTree(own.isEmpty() ? TopicActions.ownersPolicy(topic) : own);
    }

    private static ArrayNode withoutStatement(JsonNode policy, String label) {
        ArrayNode kept = JSON.createArrayNode();
        policy.path(STATEMENT).forEach(statement -> {
            if (!statement.path("Sid").asString("").equals(label)) {
                kept.add(statement);
            }
        });
        return kept;
    }

    private void addPermission(Parameters p, String region, Reply reply) {
        String topic = p.require("TopicArn");
        String label = p.require("Label");
        List<String> accounts = p.texts("AWSAccountId");
        List<String> actions = p.texts("ActionName");
        store.requireTopic(topic);
        ObjectNode policy = policy(topic);
        ArrayNode statements = withoutStatement(policy, label);
        if (statements.size() < policy.path(STATEMENT).size()) {
            throw SnsError.invalid("Statement already exists");
        }
        if (actions.isEmpty() || !TopicActions.TOPIC_ACTIONS.containsAll(actions)) {
            throw SnsError.invalid("Policy statement action out of service scope!");
        }
        ObjectNode added = statements.addObject().put("Sid", label).put("Effect", "Allow");
        ArrayNode principals = added.putObject("Principal").putArray("AWS");
        accounts.forEach(account -> principals.add("arn:aws:iam::" + account + ":root"));
        ArrayNode allowed = added.putArray("Action");
        actions.forEach(action -> allowed.add("SNS:" + action));
        added.put("Resource", topic);
        policy.set(STATEMENT, statements);
        store.setAttribute(topic, POLICY, policy.toString());
    }

    private void removePermission(Parameters p, String region, Reply reply) {
        String topic = p.require("TopicArn");
        String label = p.require("Label");
        store.requireTopic(topic);
        ObjectNode policy = policy(topic);
        policy.set(STATEMENT, withoutStatement(policy, label));
        store.setAttribute(topic, POLICY, policy.toString());
    }

    private void protect(Parameters p, String region, Reply reply) {
        String topic = p.require("ResourceArn");
        String policy = p.get("DataProtectionPolicy").orElse("");
        store.requireTopic(topic);
        if (!policy.isEmpty() && !TopicActions.isJsonObject(policy)) {
            throw SnsError.invalid("DataProtectionPolicy: failed to parse JSON.");
        }
        store.setAttribute(PROTECTION, topic, policy);
    }

    private void protection(Parameters p, String region, Reply reply) {
        String topic = p.require("ResourceArn");
        store.requireTopic(topic);
        reply.text("DataProtectionPolicy", store.attributes(PROTECTION).getOrDefault(topic, ""));
    }

    private void addNumber(Parameters p, String region, Reply reply) {
        String number = PublishActions.number(p.require("PhoneNumber"));
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        store.setAttribute(SANDBOX, number, code);
        delivery.deliverSms(number, Message.plain(null, null, "Your AWS verification code is " + code));
    }

    private String status(String number) {
        String status = store.attributes(SANDBOX).get(number);
        if (status == null) {
            throw new SnsError(404, "ResourceNotFound", "Resource does not exist");
        }
        return status;
    }

    private void verify(Parameters p, String region, Reply reply) {
        String number = p.require("PhoneNumber");
        String code = p.require("OneTimePassword");
        String status = status(number);
        if (!status.equals(VERIFIED) && !status.equals(code)) {
            throw new SnsError(400, "VerificationError", "The one-time password is invalid.");
        }
        store.setAttribute(SANDBOX, number, VERIFIED);
    }

    private void numbers(Parameters p, String region, Reply reply) {
        reply.open("PhoneNumbers");
        store.attributes(SANDBOX)
                .forEach((number, status) -> reply.open("member")
                        .text("PhoneNumber", number)
                        .text("Status", status.equals(VERIFIED) ? VERIFIED : "Pending")
                        .close("member"));
        reply.close("PhoneNumbers");
    }

    private void deleteNumber(Parameters p, String region, Reply reply) {
        String number = p.require("PhoneNumber");
        status(number);
        store.removeAttribute(SANDBOX, number);
    }
}

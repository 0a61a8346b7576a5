package app.bellhop.cloud.policy;

import app.bellhop.cloud.Partition;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sqs.TemporaryQueues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the smallest IAM policy that allows some operations on some resources. */
public final class LeastPolicy {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** As AWS's documentation writes policies. */
    private static final ObjectWriter WRITER = JSON.writer()
            .with(new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)));

    private static final String LIST = "s3:ListBucket";

    /** S3 actions on objects; all others but one are on buckets. */
    private static final Pattern OF_OBJECT =
            Pattern.compile("s3:(Get|Put|Delete|Restore)Object.*|s3:AbortMultipartUpload|s3:ListMultipartUploadParts");

    /** Actions that IAM can't limit to a resource. */
    private static final Set<Operation> OF_ACCOUNT = EnumSet.of(
            Operation.ListBuckets,
            Operation.ListDirectoryBuckets,
            Operation.ListTopics,
            Operation.ListSubscriptions,
            Operation.GetSubscriptionAttributes,
            Operation.SetSubscriptionAttributes,
            Operation.Unsubscribe,
            Operation.ListQueues);

    /** What one statement allows, and on which bucket's prefixes it allows to list. */
    private record Grant(List<String> resources, List<String> prefixes) {}

    private final Partition partition;
    private final Map<Grant, Set<String>> actions = new LinkedHashMap<>();

    private LeastPolicy(Partition partition) {
        this.partition = partition;
    }

    /** A policy that allows one action. */
    public static String of(String action, String resource) {
        LeastPolicy policy = new LeastPolicy(Partition.AWS);
        policy.allow(action, new Grant(List.of(resource), List.of()));
        return policy.json();
    }

    /**
     * A policy for using features.
     *
     * @param places buckets and prefixes; all buckets if there are none
     * @param topics their ARNs; all topics if there are none
     */
    public static String of(
            Partition partition, Collection<UseCase> features, List<S3Location> places, List<String> topics) {
        LeastPolicy policy = new LeastPolicy(partition);
        List<S3Location> directories =
                places.stream().filter(S3Location::isDirectoryBucket).toList();
        List<S3Location> all = places.isEmpty()
                ? List.of(new S3Location("*", ""))
                : places.stream().filter(place -> !place.isDirectoryBucket()).toList();
        for (UseCase feature : new TreeSet<>(features)) {
            for (Operation operation : new TreeSet<>(feature.operations())) {
                policy.allow(feature, operation, all, topics);
                policy.allow(operation, directories);
            }
        }
        return policy.json();
    }

    private void allow(Operation operation, List<S3Location> directories) {
        if (operation.iamAction.startsWith("s3:") && !OF_ACCOUNT.contains(operation)) {
            directories.stream()
                    .map(this::bucket)
                    .forEach(bucket -> allow(operation.actionOn(bucket), resources(bucket)));
        }
    }

    private void allow(UseCase feature, Operation operation, List<S3Location> places, List<String> topics) {
        String action = operation.iamAction;
        String service = action.substring(0, action.indexOf(':'));
        if (OF_ACCOUNT.contains(operation) || feature == UseCase.SMS) {
            allow(action, resources("*"));
        } else if (service.equals("sns")) {
            allow(
                    action,
                    topics.isEmpty() ? resources(partition.arn("sns", "*", "*", "*")) : new Grant(topics, List.of()));
        } else if (service.equals("sqs")) {
            String queues = feature == UseCase.LISTEN ? TemporaryQueues.PREFIX + "*" : "*";
            allow(action, resources(partition.arn("sqs", "*", "*", queues)));
        } else if (!service.equals("s3")) {
            allow(action, resources("*"));
        } else if (places.isEmpty()) {
            return; // There are only directory buckets.
        } else if (OF_OBJECT.matcher(action).matches()) {
            allow(
                    action,
                    new Grant(
                            places.stream()
                                    .map(p -> new S3Location(p.bucket(), p.key() + "*").arn(partition))
                                    .toList(),
                            List.of()));
        } else if (action.equals(LIST)) {
            places.forEach(place -> allow(
                    action,
                    new Grant(List.of(bucket(place)), place.isRoot() ? List.of() : List.of(place.key() + "*"))));
        } else {
            allow(action, new Grant(places.stream().map(this::bucket).distinct().toList(), List.of()));
        }
    }

    private String bucket(S3Location place) {
        return new S3Location(place.bucket(), "").arn(partition);
    }

    private static Grant resources(String resource) {
        return new Grant(List.of(resource), List.of());
    }

    private void allow(String action, Grant grant) {
        actions.computeIfAbsent(grant, none -> new TreeSet<>()).add(action);
    }

    private String json() {
        ObjectNode document = JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode statements = document.putArray("Statement");
        actions.forEach((grant, allowed) -> {
            ObjectNode statement = statements.addObject().put("Effect", "Allow");
            put(statement, "Action", new ArrayList<>(allowed));
            put(statement, "Resource", grant.resources());
            if (!grant.prefixes().isEmpty()) {
                put(statement.putObject("Condition").putObject("StringLike"), "s3:prefix", grant.prefixes());
            }
        });
        return WRITER.writeValueAsString(document);
    }

    private static void put(ObjectNode node, String name, List<String> values) {
        if (values.size() == 1) {
            node.put(name, values.get(0));
        } else {
            values.forEach(node.putArray(name)::add);
        }
    }
}

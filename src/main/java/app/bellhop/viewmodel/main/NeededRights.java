package app.bellhop.viewmodel.main;

import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.LeastPolicy;
import app.bellhop.cloud.policy.UseCase;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.place.TypedPlace;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Asks what Bellhop is used for, and shows the smallest IAM policy that allows it. */
final class NeededRights {

    private static final Set<UseCase> USUAL = Set.of(UseCase.BROWSE, UseCase.DOWNLOAD);
    private static final Pattern TOPIC = Pattern.compile("arn:[a-z-]+:sns:[^:]*:[^:]*:\\S+");
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    private final Partition partition;
    private final Map<UseCase, Field<Boolean>> features = new EnumMap<>(UseCase.class);
    private final Field<String> places;
    private final Field<String> topics;
    private final Field<String> policy;

    /**
     * @param place to begin with, or empty
     * @param topic the ARN to begin with, or empty
     */
    NeededRights(Partition partition, String place, String topic) {
        this.partition = partition;
        for (UseCase feature : UseCase.values()) {
            features.put(feature, Field.check(feature.name(), Texts.of(feature), USUAL.contains(feature)));
        }
        places = Field.text("places", Texts.get("rights.places"), place);
        topics = Field.text("topics", Texts.get("rights.topics"), topic);
        policy = Field.longText("policy", Texts.get("rights.policy"), policy(USUAL, place, topic));
    }

    /**
     * Asks, and copies the policy.
     *
     * @param place to begin with
     * @param topic to begin with
     */
    static Command command(
            UiContext context,
            Partition partition,
            ObservableValue<@Nullable S3Location> place,
            ObservableValue<@Nullable Topic> topic) {
        return Command.of(CommandIds.NEEDED_RIGHTS).icon("fth-shield").does(() -> {
            S3Location at = place.getValue();
            Topic of = topic.getValue();
            NeededRights rights = new NeededRights(partition, at == null ? "" : at.uri(), of == null ? "" : of.arn());
            context.ask(rights.form(), typed -> context.copy(rights.policy(typed), Texts.get("rights.copied")));
        });
    }

    Form form() {
        List<Field<?>> all = new ArrayList<>(features.values());
        all.addAll(List.of(places, topics, policy));
        Form form = Form.of(Texts.get("rights.title"), Texts.get("rights.text"), Texts.get("error.action.copyPolicy"))
                .fields(all)
                .columns("neededRightsDialog", places)
                .hint(places, answers -> all(answers.get(places)))
                .hint(topics, answers -> all(answers.get(topics)))
                .check(places, answers -> badPlaces(answers.get(places)))
                .check(topics, answers -> badTopics(answers.get(topics)));
        for (Field<?> field : all) {
            form = field == policy ? form : form.fill(field, this::filled);
        }
        return form;
    }

    /** The policy that the user takes along. */
    String policy(Answers answers) {
        return answers.get(policy);
    }

    private List<Answer<?>> filled(Answers answers) {
        List<UseCase> chosen = Arrays.stream(UseCase.values())
                .filter(feature -> answers.get(Objects.requireNonNull(features.get(feature))))
                .toList();
        return List.of(new Answer<>(policy, Optional.of(policy(chosen, answers.get(places), answers.get(topics)))));
    }

    private String policy(Iterable<UseCase> chosen, String typedPlaces, String typedTopics) {
        List<UseCase> all = new ArrayList<>();
        chosen.forEach(all::add);
        return LeastPolicy.of(
                partition,
                all,
                names(typedPlaces)
                        .flatMap(text -> TypedPlace.find(text).stream())
                        .toList(),
                names(typedTopics).filter(text -> TOPIC.matcher(text).matches()).toList());
    }

    private static Stream<String> names(String typed) {
        return SEPARATOR.splitAsStream(typed.strip()).filter(name -> !name.isEmpty());
    }

    private static String all(String typed) {
        return typed.isBlank() ? Texts.get("rights.all") : "";
    }

    private static String badPlaces(String typed) {
        return names(typed).allMatch(name -> TypedPlace.find(name).isPresent()) ? "" : Texts.get("rights.badPlace");
    }

    private static String badTopics(String typed) {
        return names(typed).allMatch(name -> TOPIC.matcher(name).matches()) ? "" : Texts.get("rights.badTopic");
    }
}
